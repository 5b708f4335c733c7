//! The search without scripts: the register, and the description for browsers. The tests of
//! [`crate::search`] cover the results.

use super::audit;
use super::fixture::Fixture;
use super::{BASE, site};

#[test]
fn the_search_page_is_a_register_of_everything_without_script() {
    let site = site();
    let page = site.at("/sok/");
    for address in [
        "/erfaringer/dalen-alarm/",
        "/losninger/alarm/",
        "/kommuner/oya/",
        "/temaer/tomt/",
        "/regioner/ostregionen/",
        "/om/",
    ] {
        assert!(
            page.contains(&format!("href=\"/kunnskap{address}\"")),
            "{address}"
        );
    }
    assert!(page.contains("href=\"#s-a\">A</a>") && page.contains("id=\"s-a\">A</h3>"));
    assert!(page.contains("/losninger/alarm/\">Alarm</a><span class=\"sub\">Løsning</span>"));
    // In the other written form the translation stands for its document.
    let nynorsk = site.at("/nn/sok/");
    assert!(nynorsk.contains("/nn/losninger/alarm/\">"));
    assert!(nynorsk.contains("<span class=\"sub\">Løysing</span>"));
}

#[test]
fn a_long_register_has_a_page_for_each_letter() {
    let files: Vec<(String, String)> = (0..500)
        .map(|n| {
            (
                format!("content/sider/nr-{n}.md"),
                format!("---\ntittel: Åpne data nr. {n}\n---\nTekst.\n"),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let site = Fixture::new(BASE, &files);
    let front = site.at("/sok/");
    assert!(front.contains("href=\"/kunnskap/sok/aa/\">Å</a>"));
    assert!(!front.contains("/nr-7/"), "the page itself stays small");
    let letter = site.at("/nn/sok/aa/");
    assert!(letter.contains("/nr-7/") && !letter.contains("/losninger/alarm/"));
    assert!(letter.contains("href=\"/kunnskap/nn/sok/aa/\" aria-current=\"page\""));
    assert!(site.at("/sok/q/").contains("Ingenting på Q ennå."));
    assert!(site.at("/sitemap.xml").contains("/kunnskap/sok/aa/</loc>"));
    let exists = |address: &str| site.plan.route(address).is_some();
    let problems = audit::problems(&site.pages(), "/kunnskap", exists);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn browsers_can_offer_the_search() {
    let site = site();
    let description = site.at("/opensearch.xml");
    assert!(description.contains(
        "<Url type=\"text/html\" template=\"https://example.no/kunnskap/sok/?q={searchTerms}\"/>"
    ));
    let page = site.at("/om/");
    assert!(page.contains("type=\"application/opensearchdescription+xml\""));
    assert!(page.contains("action=\"/kunnskap/sok/\""));
    assert!(page.contains("data-search=\"/kunnskap/search/manifest.json\""));
}

#[test]
fn the_search_page_names_the_files_that_answers_are_made_of() {
    let site = site();
    let files = |page: &str| {
        let page = site.at(page);
        let file = |name: &str| {
            let start = page
                .split_once(&format!("data-{name}=\"/kunnskap"))
                .unwrap()
                .1;
            site.at(start.split_once('"').unwrap().0)
        };
        let first: serde_json::Value = serde_json::from_str(&file("first")).unwrap();
        (file("module"), first)
    };
    let (module, first) = files("/sok/");
    assert!(module.ends_with("export { createAnswers };\n"));
    assert_eq!(first["root"], "/kunnskap");
    let count = |list: &serde_json::Value| list.as_array().unwrap().len();
    assert_eq!(count(&first["places"]), site.knowledge.municipalities.len());
    assert_eq!(count(&first["solutions"]), site.knowledge.solutions.len());
    let address = |first: &serde_json::Value, title: &str| {
        let solutions = first["solutions"].as_array().unwrap();
        let found = solutions.iter().find(|one| one[0] == title);
        found.unwrap()[1].clone()
    };
    assert_eq!(address(&first, "Alarm"), "/losninger/alarm/");
    // In the other written form titles and addresses are those of the translations.
    let (_, nynorsk) = files("/nn/sok/");
    assert_eq!(
        address(&nynorsk, "Alarm på nynorsk"),
        "/nn/losninger/alarm/"
    );
}

#[test]
fn answers_have_the_counts_of_the_graph() {
    let site = site();
    let page = site.at("/sok/");
    let start = page.split_once("data-first=\"/kunnskap").unwrap().1;
    let first = site.at(start.split_once('"').unwrap().0);
    let first: serde_json::Value = serde_json::from_str(&first).unwrap();
    let mut facts = Vec::new();
    let names = first["facts"]["files"].as_str().unwrap().as_bytes();
    let sizes = first["facts"]["groups"].as_array().unwrap();
    for (name, size) in names.chunks(8).zip(sizes) {
        let name = str::from_utf8(name).unwrap();
        for at in 0..size.as_u64().unwrap() {
            let file = site.at(&format!("/search/files/{name}-{at}.json"));
            let file: Vec<serde_json::Value> = serde_json::from_str(&file).unwrap();
            facts.extend(file);
        }
    }
    for (id, facts) in site.knowledge.solution_ids().zip(&facts) {
        let usage = site.knowledge.solution_usage(id);
        assert_eq!(facts["counts"], serde_json::to_value(usage.counts).unwrap());
        let counted = |kind: u64| {
            let statements = facts["statements"].as_array().unwrap().iter();
            statements.filter(|one| one[2] == kind).count()
        };
        assert_eq!(counted(0), usage.counts.confirmed);
        assert_eq!(counted(1), usage.counts.older);
        assert_eq!(counted(3), usage.counts.stopped);
    }
}
