//! What a designer relies on when looking at the style guide.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::fixture::Fixture;
use super::site;

/// What scripts make things of: the page of the search and the lists show it.
const FOR_SCRIPTS: [&str; 6] = [
    "choice_parts",
    "list_head",
    "search_box",
    "search_found",
    "search_kinds",
    "search_parts",
];

fn theme(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("themes/digitv")
        .join(folder);
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    files
        .filter(|path| path.is_file())
        .map(|file| {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&file).unwrap())
        })
        .collect()
}

#[test]
fn nothing_leads_to_it_and_no_search_finds_it() {
    let site = site();
    assert!(
        site.at("/stilguide/")
            .contains("name=\"robots\" content=\"noindex\"")
    );
    for (address, html) in site.pages() {
        let is_itself = address == "/stilguide/";
        assert!(is_itself || !html.contains("/stilguide/"), "{address}");
    }
    assert!(!site.at("/sitemap.xml").contains("stilguide"));
}

#[test]
fn every_part_of_the_style_sheet_is_shown() {
    let html = site().at("/stilguide/");
    let parts = theme("css").into_iter().map(|(name, _)| name);
    let missing: Vec<_> = parts
        .filter(|name| ("40".."80").contains(&&name[..2]))
        .filter(|name| !html.contains(&format!("css/{name}")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_component_is_shown() {
    let components = theme("templates/components");
    let templates: BTreeMap<_, _> = theme("templates").into_iter().collect();
    let guide = &templates["style-guide.html"];
    let included = guide.split("{% include \"").skip(1);
    let included = included.filter_map(|after| templates.get(after.split('"').next()?));
    let guide: Vec<_> = std::iter::once(guide).chain(included).collect();
    let is_called = |text: &str, name: &str| {
        let call = format!("<{name}");
        let mut calls = text.split(&call).skip(1);
        calls.any(|after| after.starts_with([' ', '>', '/']))
    };
    let shown = |name: &str| {
        // What is a part of another component is shown with it.
        guide.iter().any(|text| is_called(text, name))
            || components.iter().any(|(_, text)| is_called(text, name))
    };
    let declared = components
        .iter()
        .flat_map(|(_, text)| text.split("{% component ").skip(1));
    let names = declared.filter_map(|after| after.split('(').next());
    let missing: Vec<_> = names
        .filter(|name| !FOR_SCRIPTS.contains(name) && !shown(name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_site_with_nothing_in_it_has_it_too() {
    assert!(
        Fixture::empty()
            .at("/stilguide/")
            .contains("--ds-color-accent-base-default")
    );
}
