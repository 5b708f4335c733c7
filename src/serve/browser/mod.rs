//! The scripts that run in the page. They are served as files of the same site, so the published
//! policy holds for them too: nothing inline, nothing from elsewhere.

/// Returns the text of the file called `name`.
pub(super) fn file(name: &str) -> Option<&'static str> {
    Some(match name {
        "reload.js" => include_str!("reload.js"),
        "morph.js" => include_str!("morph.js"),
        "align.js" => include_str!("align.js"),
        "overlay.js" => include_str!("overlay.js"),
        "overlay.css" => include_str!("overlay.css"),
        "empty.css" => include_str!("empty.css"),
        _ => return None,
    })
}
