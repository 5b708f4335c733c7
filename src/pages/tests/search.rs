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
