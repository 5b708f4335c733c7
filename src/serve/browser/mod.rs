//! The scripts that run in the page. They are served as files of the same site, so the published
//! policy holds for them too: nothing inline, nothing from elsewhere.
//!
//! The editor is made of the modules of the forms, which the theme has. Its scripts name them by where
//! they stand in the repository; they are served with the addresses that the theme publishes them at.

use std::borrow::Cow;

mod words;

pub(super) use words::words;

/// The beginning of the names by which scripts refer to those of the theme.
const OF_THEME: &str = "../../../../themes/digitv/scripts/";

/// Returns the text of the file called `name`. `asset` gives the address of a file of the theme.
pub(super) fn file(
    name: &str,
    asset: &dyn Fn(&str) -> Option<String>,
) -> Option<Cow<'static, str>> {
    let text = match name {
        "reload.js" => include_str!("reload.js"),
        "morph.js" => include_str!("morph.js"),
        "align.js" => include_str!("align.js"),
        "overlay.js" => include_str!("overlay.js"),
        "overlay.css" => include_str!("overlay.css"),
        "empty.css" => include_str!("empty.css"),
        _ => return edit_file(name.strip_prefix("edit/")?).map(|text| linked(text, asset)),
    };
    Some(text.into())
}

fn edit_file(name: &str) -> Option<&'static str> {
    Some(match name {
        "ask.js" => include_str!("edit/ask.js"),
        "bar.js" => include_str!("edit/bar.js"),
        "dialog.js" => include_str!("edit/dialog.js"),
        "edit.css" => include_str!("edit/edit.css"),
        "new.js" => include_str!("edit/new.js"),
        "parts.js" => include_str!("edit/parts.js"),
        "pictures.js" => include_str!("edit/pictures.js"),
        "preview.js" => include_str!("edit/preview.js"),
        "place.js" => include_str!("edit/place.js"),
        "start.js" => include_str!("edit/start.js"),
        "statement.js" => include_str!("edit/statement.js"),
        "way.js" => include_str!("edit/way.js"),
        "writing.js" => include_str!("edit/writing.js"),
        _ => return None,
    })
}

/// Returns `text` with the addresses of the scripts of the theme in place of their names. One that the
/// theme does not have keeps its name, which leads nowhere, so that the browser says which it is.
fn linked(text: &'static str, asset: &dyn Fn(&str) -> Option<String>) -> Cow<'static, str> {
    let mut pieces = text.split(OF_THEME);
    let mut linked = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(['\'', '"']).unwrap_or(piece.len());
        let (name, rest) = piece.split_at(end);
        match asset(name) {
            Some(address) => linked.push_str(&address),
            None => {
                linked.push_str(OF_THEME);
                linked.push_str(name);
            }
        }
        linked.push_str(rest);
    }
    linked.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_the_theme_are_named_by_their_addresses() {
        let asset =
            |name: &str| (name == "forms/kit.js").then(|| "/assets/forms/kit.1.js".to_owned());
        let text = "import { a } from '../../../../themes/digitv/scripts/forms/kit.js';\nimport './b.js';\nimport '../../../../themes/digitv/scripts/c.js';\n";
        assert_eq!(
            linked(text, &asset),
            "import { a } from '/assets/forms/kit.1.js';\nimport './b.js';\nimport '../../../../themes/digitv/scripts/c.js';\n"
        );
    }
}
