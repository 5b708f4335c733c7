//! The style guide: it shows the whole theme, and nothing links to it.

use std::collections::BTreeSet;
use std::path::Path;

use super::fixture::Fixture;
use crate::pages::Output;

/// Classes that no example can have: scripts add them, they name the kind of page, or they belong
/// to the metadata of one page.
const OF_SCRIPTS_AND_PAGES: &[&str] = &[
    // Added by `table/sortable.js`, `compare/table.js`, `like/table.js`.
    "is-empty",
    "sort",
    "compare--chosen",
    "like-why",
    // A choice of `search/box.js`, at the foot of the search page.
    "search-shortcut",
    // The page itself, its text, and the elements beside a title or a search field on it.
    "article__body",
    "hero__row--no-map",
    "hero__text",
    "page-kind--municipalities",
    "page-kind--numbers",
    "table--ages",
    "table--ages__bar",
    "bar-table__title",
    "title--split",
    "title__side",
    "table-frame",
    "names--register",
    // The frame that `search/page.js` shows hits in.
    "browse__facets",
    "browse__head",
    "browse__results",
    "found__count",
    "found__head",
    "found__mean",
    "found__more",
    "found__none",
    "found__waiting",
    "links",
    "search-head",
];

/// Returns the files of the built-in style sheet that are of components, with their content.
fn component_files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/digitv/css");
    let files = std::fs::read_dir(folder).unwrap();
    let mut found: Vec<_> = files
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.path()))
        .filter(|(name, _)| matches!(name[..2].parse(), Ok(40..64_u8 | 70..80)))
        .map(|(name, path)| (name, std::fs::read_to_string(path).unwrap()))
        .collect();
    found.extend(files_of("forms"));
    found.extend(files_of("charts"));
    found.sort();
    found
}

/// Returns the files of a style sheet of its own.
fn files_of(sheet: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/digitv/css");
    let folder = folder.join(sheet);
    let files = std::fs::read_dir(folder).unwrap();
    let paths = files.map(|entry| entry.unwrap().path());
    paths
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            (
                format!("{sheet}/{name}"),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect()
}

/// Returns the classes that a style sheet has rules for.
fn classes(css: &str) -> BTreeSet<&str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let rules = css
        .split('}')
        .filter_map(|rule| rule.split('{').rev().nth(1));
    rules
        .flat_map(|selector| selector.split('.').skip(1))
        .map(|piece| &piece[..piece.find(|c| !is_part(c)).unwrap_or(piece.len())])
        .filter(|class| class.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect()
}

#[test]
fn every_file_and_every_class_of_a_component_has_an_example() {
    let html = super::site().at("/stilguide/");
    let shown: BTreeSet<&str> = html
        .split("class=\"")
        .skip(1)
        .filter_map(|piece| piece.split('"').next())
        .flat_map(str::split_whitespace)
        .collect();
    let mut missing = Vec::new();
    for (file, css) in component_files() {
        assert!(html.contains(&format!("css/{file}")), "{file} is not named");
        for class in classes(&css) {
            if !shown.contains(class) && !OF_SCRIPTS_AND_PAGES.contains(&class) {
                missing.push(format!("{file}: .{class}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn it_is_in_no_menu_no_sitemap_and_no_search() {
    let site = super::site();
    let guide = site.at("/stilguide/");
    assert!(guide.contains("<meta name=\"robots\" content=\"noindex\">"));
    for route in site.plan.all_routes(&site.context()) {
        if &*route.address != "/stilguide/" {
            let text = site.render(route);
            assert!(!text.contains("stilguide"), "{}", route.address);
        }
    }
}

#[test]
fn it_gives_way_to_a_page_of_the_site() {
    let page = "---\ntittel: Vår stil\n---\n\nTekst.\n";
    let site = Fixture::new(super::BASE, &[("content/sider/stilguide.md", page)]);
    assert_eq!(site.conflicts(), []);
    let route = site.plan.route("/stilguide/").unwrap();
    assert!(matches!(route.output, Output::Document(..)));
}
