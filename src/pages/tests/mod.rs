//! Tests over a whole small site: properties that readers, search engines and other tools depend
//! on.

use std::collections::{BTreeSet, HashSet};

use fixture::Fixture;

mod audit;
mod contracts;
mod data;
mod feeds;
mod fixture;
mod many_pages;
mod numbers;
mod region;
mod search;
mod style_guide;
mod topic;

const BASE: &str = "https://example.no/kunnskap";

fn site() -> Fixture {
    Fixture::new(BASE, &[])
}

#[test]
fn every_route_is_there_once_and_in_order() {
    let site = site();
    assert_eq!(site.conflicts(), []);
    let addresses: Vec<_> = site
        .plan
        .routes
        .iter()
        .map(|route| &route.address)
        .collect();
    assert!(addresses.is_sorted());
    let files: HashSet<_> = site
        .plan
        .routes
        .iter()
        .map(|route| route.file().to_lowercase())
        .collect();
    assert_eq!(files.len(), site.plan.routes.len());
    for expected in [
        "/",
        "/nn/",
        "/erfaringer/dalen-alarm/",
        "/losninger/alarm/",
        "/nn/losninger/alarm/",
        "/kommuner/oya/",
        "/temaer/tomt/",
        "/nn/temaer/tomt/",
        "/regioner/ostregionen/",
        "/om/",
        "/sok/",
        "/nn/sok/",
        "/avtaler/",
        "/avtaler.ics",
        "/tall/",
        "/dekning.csv",
        "/data/bruk.csv",
        "/data/katalog.ttl",
        "/opensearch.xml",
        "/sitemap.xml",
        "/atom.xml",
        "/404.html",
        "/_headers",
        "/_redirects",
        "/.nojekyll",
        "/om-oss/",
        "/kommuner/4001/",
        "/kommuner/0101/",
    ] {
        assert!(site.plan.route(expected).is_some(), "{expected}");
    }
}

#[test]
fn pages_are_valid_and_every_link_has_a_target() {
    let site = site();
    let exists = |address: &str| site.plan.route(address).is_some();
    let problems = audit::problems(&site.pages(), "/kunnskap", exists);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_site_at_the_root_of_its_host_is_valid_too() {
    let site = Fixture::new("https://example.no", &[]);
    let exists = |address: &str| site.plan.route(address).is_some();
    let problems = audit::problems(&site.pages(), "", exists);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn an_empty_site_has_all_its_own_pages() {
    let site = fixture::Fixture::empty();
    let exists = |address: &str| site.plan.route(address).is_some();
    let problems = audit::problems(&site.pages(), "", exists);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let (one, other) = (site(), site());
    for route in one.plan.all_routes(&one.context()) {
        assert_eq!(
            one.render(route),
            other.at(&route.address),
            "{}",
            route.address
        );
    }
}

#[test]
fn what_is_put_into_the_built_in_templates_changes_no_page() {
    // Those of a site's own are used as they are.
    let own: Vec<(String, String)> = (crate::theme::built_in_files().into_iter())
        .filter(|(path, _)| path.starts_with("templates/"))
        .map(|(path, text)| {
            let text = String::from_utf8_lossy(&text).into_owned();
            (format!("themes/digitv/{path}"), text)
        })
        .collect();
    let own: Vec<(&str, &str)> = (own.iter())
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let (built_in, plain) = (site(), Fixture::new(BASE, &own));
    for (address, html) in plain.pages() {
        assert!(html == built_in.at(&address), "{address}");
    }
}

#[test]
fn every_interface_text_is_found() {
    // A missing text is shown as its key.
    let is_key = |text: &str| {
        text.split_once('.').is_some_and(|(group, name)| {
            let is_part = |part: &str| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            };
            is_part(group) && is_part(name)
        })
    };
    for (address, html) in site().pages() {
        let texts = html.split('>').filter_map(|piece| piece.split('<').next());
        let attributes = html.split('"').skip(1).step_by(2);
        let keys: BTreeSet<_> = texts
            .chain(attributes)
            .map(str::trim)
            .filter(|text| is_key(text))
            .collect();
        assert!(keys.is_empty(), "{address}: {keys:?}");
    }
}

#[test]
fn each_page_says_its_language_and_links_to_its_other_version() {
    let site = site();
    for (address, lang, other) in [
        ("/", "nb", Some("/nn/")),
        ("/nn/dekning/", "nn", Some("/dekning/")),
        ("/losninger/alarm/", "nb", Some("/nn/losninger/alarm/")),
        ("/nn/losninger/alarm/", "nn", Some("/losninger/alarm/")),
        ("/kommuner/fjell/", "nn", None),
        ("/english/", "en", None),
    ] {
        let html = site.at(address);
        assert!(
            html.contains(&format!("<html lang=\"{lang}\"")),
            "{address}"
        );
        let hreflang = html.matches("hreflang=").count();
        match other {
            Some(other) => {
                let link = format!("href=\"https://example.no/kunnskap{other}\"");
                assert!(html.contains(&link), "{address} → {other}");
            }
            None => assert_eq!(hreflang, 0, "{address}"),
        }
    }
}

#[test]
fn text_in_the_other_written_form_is_marked() {
    let site = site();
    let list = site.at("/erfaringer/");
    assert!(list.contains("/erfaringer/fjell-arkiv/\" lang=\"nn\">Fjell gav opp arkivet"));
    let nynorsk = site.at("/nn/erfaringer/");
    assert!(nynorsk.contains("/erfaringer/fjell-arkiv/\">Fjell gav opp arkivet"));
    assert!(nynorsk.contains("/erfaringer/utenfra/\" lang=\"nb\">"));
    let solution = site.at("/losninger/alarm/");
    assert!(solution.contains("lang=\"nn\">Berre i to grender."));
    assert!(site.at("/nn/losninger/").contains("/nn/losninger/alarm/"));
}

#[test]
fn unknown_facts_are_stated_in_words() {
    let site = site();
    let page = site.at("/kommuner/oya/");
    assert!(page.contains("Ikke oppgitt"));
    assert!(page.contains("Ingen opplysninger om bruk ennå"));
    let page = site.at("/losninger/ubrukt/");
    assert!(page.contains("Det betyr ikke at ingen gjør det"));
    assert!(page.contains("Om noen av kommunene her bruker den."));
    let coverage = site.at("/dekning/");
    assert!(coverage.contains("ikke oppgitt"));
}

#[test]
fn values_of_documents_are_escaped() {
    let site = site();
    let page = site.at("/losninger/nyarkiv/");
    assert!(page.contains("«Nyarkiv» &amp; co"));
    assert!(page.contains("sier &lt;noen&gt;"));
    assert!(!page.contains("<noen>"));
    assert!(
        site.at("/kommuner/dalen/")
            .contains("Byttes ut &lt;snart&gt; &amp; stille.")
    );
}

#[test]
fn old_addresses_and_numbers_redirect() {
    let site = site();
    let page = site.at("/kommuner/4001/");
    assert!(
        page.contains("content=\"0; url=&#x2f;kunnskap")
            || page.contains("content=\"0; url=/kunnskap/kommuner/dalen/\""),
        "{page}"
    );
    assert!(site.at("/om-oss/").contains("/kunnskap/om/"));
    // Two municipalities have had this number: the reader must choose.
    let split = site.at("/kommuner/3001/");
    assert!(!split.contains("http-equiv=\"refresh\""));
    assert!(split.contains("/kommuner/dalen/") && split.contains("/kommuner/vik/"));
}

#[test]
fn an_address_of_the_site_itself_cannot_be_taken() {
    let errors = Fixture::errors(&[(
        "content/sider/dekning.md",
        "---\ntittel: Vår dekning\n---\nTekst.\n",
    )]);
    let messages: Vec<_> = errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(
        messages,
        ["adressa `/dekning/` er opptatt av ei side som nettstedet lager selv"]
    );
    assert_eq!(&*errors[0].file, "content/sider/dekning.md");
}

#[test]
fn structured_data_parses_and_says_what_the_page_says() {
    let site = site();
    for (address, html) in site.pages() {
        let Some((_, rest)) = html.split_once("<script type=\"application/ld+json\">") else {
            assert!(html.contains("noindex"), "{address}");
            continue;
        };
        let text = rest.split("</script>").next().unwrap_or_default();
        let value: serde_json::Value =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{address}: {error}\n{text}"));
        assert_eq!(value["@context"], "https://schema.org", "{address}");
    }
    let report = site.at("/erfaringer/dalen-alarm/");
    for part in [
        "\"@type\":\"Report\"",
        "\"inLanguage\":\"nb\"",
        "\"datePublished\":\"2026-09-10\"",
        "BreadcrumbList",
    ] {
        assert!(report.contains(part), "{part}");
    }
}

#[test]
fn the_sitemap_has_the_pages_and_nothing_else() {
    let sitemap = site().at("/sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.no/kunnskap/losninger/alarm/</loc><lastmod>2026-11-01</lastmod><xhtml:link rel=\"alternate\" hreflang=\"nb\""));
    assert!(sitemap.contains("<loc>https://example.no/kunnskap/erfaringer/utenfra/</loc><lastmod>2026-10-02</lastmod></url>"));
    assert!(!sitemap.contains("404") && !sitemap.contains("/om-oss/"));
}

#[test]
fn each_municipality_has_all_others_by_similarity() {
    let site = site();
    let rows: Vec<(String, String, Option<f64>)> =
        serde_json::from_str(&site.at("/likhet/dalen.json")).unwrap();
    let mut others: Vec<_> = rows.iter().map(|(slug, ..)| slug.as_str()).collect();
    others.sort_unstable();
    assert_eq!(others, ["fjell", "oya", "vik"]);
    let yes = |answers: &str| answers.matches('1').count();
    assert!(rows.is_sorted_by_key(|(_, answers, _)| std::cmp::Reverse(yes(answers))));
    assert!(rows.iter().all(|(_, answers, _)| answers.len() == 4));
}

#[test]
fn every_document_can_be_edited_and_reported() {
    let site = site();
    let page = site.at("/nn/losninger/alarm/");
    assert!(
        page.contains(
            "href=\"https://kode-vert.no/samling/edit/main/content/losninger/alarm.nn.md\""
        )
    );
    assert!(page.contains("href=\"https://meld-fra.no/feil\""));
}

/// Checks that a report counts in the year of its experience, whenever it was written, both in the
/// order of the list and in its headings. A later article about it does not make it newer.
#[test]
fn the_list_of_reports_has_each_year_once() {
    let report = |title: &str, period: &str| {
        format!(
            "---\ntittel: {title}\nsammendrag: Kort om det.\ndato: 2026-01-02\nkommuner: [oya]\n\
             temaer: [helse]\nstatus: drift\n{period}kilder: [{{tittel: Avisa, dato: 2019-05}}]\n\
             ---\n\nTekst.\n"
        )
    };
    let old = report("Gammel", "periode: {til: 2018}\n");
    let from_source = report("Etter kilde", "");
    let own = report("Egen", "grunnlag: egen-erfaring\n").replace(", dato: 2019-05", "");
    let undated = report("Udatert", "grunnlag: åpne-kilder\n").replace(", dato: 2019-05", "");
    let site = Fixture::new(
        BASE,
        &[
            ("content/erfaringer/gammel.md", &old),
            ("content/erfaringer/etter-kilde.md", &from_source),
            ("content/erfaringer/udatert.md", &undated),
            ("content/erfaringer/egen.md", &own),
        ],
    );
    let list = site.at("/erfaringer/");
    let years: Vec<&str> = list
        .split("<h2 id=\"s-")
        .skip(1)
        .filter_map(|rest| rest.split_once('"').map(|(id, _)| id))
        .collect();
    assert_eq!(years, ["2026", "2019", "2018", "2015", "no-year"]);
    assert!(list.contains("<h2 id=\"s-no-year\" class=\"group-title\">Uten årstall</h2>"));
}

#[test]
fn the_map_is_on_three_kinds_of_page_and_nowhere_without_boundaries() {
    let boundaries = include_str!("../../knowledge/testdata/three-squares.geojson");
    let with = Fixture::new(
        "https://example.no/sub",
        &[("content/data/kart.geojson", boundaries)],
    );
    let figure = |html: &str| {
        let from = html.find("<figure class=\"map-figure")?;
        let to = html[from..].find("</figure>")?;
        Some(html[from..from + to + "</figure>".len()].to_owned())
    };
    let front = figure(&with.at("/")).expect("the front page has the map");
    insta::assert_snapshot!("map", front);
    let choice = figure(&with.at("/kommuner/")).expect("the list has it too");
    insta::assert_snapshot!("map_with_choice", choice);
    let nynorsk = figure(&with.at("/nn/")).expect("so has the one in nynorsk");
    assert!(nynorsk.contains("Kart over kommunane"), "{nynorsk}");
    let locator = figure(&with.at("/kommuner/dalen/")).expect("where Dalen is");
    insta::assert_snapshot!("locator", locator);
    for address in ["/", "/kommuner/", "/kommuner/dalen/"] {
        assert_eq!(figure(&site().at(address)), None, "{address}");
    }
}

#[test]
fn the_comparison_without_municipalities_says_so() {
    let alone = fixture::Fixture::empty().at("/sammenlign/");
    assert!(!alone.contains("data-compare") && !alone.contains("compare/start"));
    assert!(alone.contains("to kommuner"), "{alone}");
    let several = site().at("/sammenlign/");
    assert!(several.contains("data-compare-form") && several.contains("compare/start"));
}
