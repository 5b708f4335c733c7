//! Files that a site has in its theme and that nothing uses: mostly a mistake in the name of a file
//! that was meant to replace a built-in one.

use std::collections::BTreeSet;

use super::files::Files;
use super::shared::FRAME;
use crate::diagnostic::nearest;

/// A file of a theme that is not used.
#[derive(Debug, PartialEq, Eq)]
pub struct Unused {
    /// Its path in the theme.
    pub path: String,
    /// The built-in file that was probably meant.
    pub meant: Option<String>,
}

/// Returns the unused files among `own`, the files of a theme by path with their bytes.
pub fn unused<'a>(own: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<Unused> {
    let own: Vec<_> = own.into_iter().collect();
    let built_in = Files::built_in("");
    let known: BTreeSet<&str> = built_in.paths().collect();
    // A file that a template, a style sheet or a script names is used.
    let texts: Vec<&str> = own
        .iter()
        .filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
        .collect();
    own.iter()
        .filter(|(path, _)| !known.contains(path) && !is_about(path))
        .filter_map(|(path, bytes)| {
            let meant = meant(path, &known);
            let is_used = is_used(path, bytes, &texts, meant.is_some());
            (!is_used).then(|| Unused {
                path: (*path).to_owned(),
                meant,
            })
        })
        .collect()
}

/// Returns whether the file is documentation of the theme, or a hidden one.
fn is_about(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    let has_start = [
        "readme",
        "license",
        "licence",
        "lisens",
        "changelog",
        "notice",
        "ofl",
    ]
    .iter()
    .any(|start| name.starts_with(start));
    is_hidden || has_start || (name.ends_with(".md") && !path.contains('/'))
}

fn is_used(path: &str, bytes: &[u8], texts: &[&str], looks_like_a_slip: bool) -> bool {
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    let is_named = || texts.iter().any(|text| names(text, name));
    match folder {
        // Every style sheet is joined to the others.
        "css" => path.ends_with(".css") && !looks_like_a_slip,
        "texts" => {
            let is_text = name.starts_with("nb/") || name.starts_with("nn/");
            is_text && (name.ends_with(".yaml") || name.ends_with(".yml")) && !looks_like_a_slip
        }
        "templates" => defines_components(bytes) || name.starts_with(FRAME) || is_named(),
        "static" | "scripts" => is_named(),
        _ => false,
    }
}

/// Returns whether `text` has the name in quotes, alone or at the end of a path.
fn names(text: &str, name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name);
    text.match_indices(name).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let opens = before.is_none_or(|sign| "\"'`/(".contains(sign));
        let closes = after.is_none_or(|sign| "\"'`)#?".contains(sign));
        opens && closes
    })
}

/// Returns whether a template defines components, which any template may call by name.
fn defines_components(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.match_indices("{%").any(|(at, _)| {
        let rest = text[at + 2..].trim_start_matches('-').trim_start();
        rest.starts_with("component ")
    })
}

/// Returns the built-in file whose name differs little from `path`: another folder, letter case, a
/// number before it, or a letter or two.
fn meant(path: &str, known: &BTreeSet<&str>) -> Option<String> {
    let name = plain(path);
    let same = known.iter().find(|known| plain(known) == name);
    if let Some(same) = same {
        return Some((*same).to_owned());
    }
    let (stem, ending) = name.rsplit_once('.')?;
    let near: Vec<_> = known
        .iter()
        .filter_map(|known| {
            let plain = plain(known);
            let (known_stem, known_ending) = plain.rsplit_once('.')?;
            (known_ending == ending).then(|| (known_stem.to_owned(), *known))
        })
        .collect();
    let found = nearest(stem, near)?;
    // Names are short, so only a small difference counts as a mistake.
    let plain = plain(found);
    let known_stem = plain.rsplit_once('.')?.0;
    let distance = strsim::osa_distance(stem, known_stem);
    let is_small = distance <= if stem.chars().count() < 5 { 1 } else { 2 };
    is_small.then(|| found.to_owned())
}

/// Returns the name without folder, case and the number that orders style sheets.
fn plain(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let unnumbered =
        name.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '-');
    let name = if unnumbered.starts_with('.') {
        &name
    } else {
        unnumbered
    };
    name.replace('_', "-").replace(".yml", ".yaml")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unused_files(files: &[(&str, &str)]) -> Vec<String> {
        let files = files.iter().map(|(path, text)| (*path, text.as_bytes()));
        let found = unused(files).into_iter();
        found
            .map(|one| format!("{} {}", one.path, one.meant.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_mistake_in_a_name_is_reported_with_the_file_that_was_meant() {
        for (path, meant) in [
            ("templates/topicc.html", "templates/topic.html"),
            ("templates/Topic.html", "templates/topic.html"),
            ("templates/not_found.html", "templates/not-found.html"),
            ("template/topic.html", "templates/topic.html"),
            ("topic.html", "templates/topic.html"),
            ("css/10-tokenz.css", "css/10-tokens.css"),
            ("css/11-tokens.css", "css/10-tokens.css"),
            ("css/tokens.css", "css/10-tokens.css"),
            ("styles/20-base.css", "css/20-base.css"),
            ("texts/nb/pagess.yaml", "texts/nb/pages.yaml"),
            ("texts/nb/frame.yml", "texts/nb/frame.yaml"),
            ("texts/no/frame.yaml", "texts/nb/frame.yaml"),
            ("static/favicn.svg", "static/favicon.svg"),
            ("img/favicon.svg", "static/favicon.svg"),
            ("scripts/search/bx.js", "scripts/search/box.js"),
            (
                "templates/partials/fotter.html",
                "templates/partials/footer.html",
            ),
        ] {
            assert_eq!(unused_files(&[(path, "x")]), [format!("{path} {meant}")]);
        }
    }

    #[test]
    fn a_file_that_nothing_names_is_reported() {
        for path in [
            "static/bakgrunn.png",
            "scripts/egen.js",
            "templates/ny-side.html",
            "notat.txt",
        ] {
            assert_eq!(unused_files(&[(path, "x")]), [format!("{path} ")]);
        }
    }

    #[test]
    fn a_file_that_is_used_is_not_reported() {
        let files = [
            ("README.md", "om temaet"),
            ("LICENSE", "MIT"),
            ("static/fonts/OFL.txt", "lisens"),
            (".gitkeep", ""),
            ("css/99-egen.css", "a { background: url(\"x\") }"),
            ("css/15-farger.css", ":root {}"),
            ("texts/nb/egen.yaml", "egen: {a: b}"),
            (
                "templates/topic.html",
                "{% include \"partials/egen.html\" %}{{ \"img/kart.png\" | asset }}",
            ),
            ("templates/partials/egen.html", "hei"),
            (
                "templates/components/egne.html",
                "{%- component kort() -%}{% endcomponent kort %}",
            ),
            ("static/img/kart.png", "PNG"),
            ("scripts/egen/start.js", "import './del.js';"),
            ("scripts/egen/del.js", "export {};"),
            ("templates/base.html", "{{ \"egen/start.js\" | asset }}"),
        ];
        assert_eq!(unused_files(&files), [""; 0]);
    }
}
