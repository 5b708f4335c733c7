//! The open data: tables, catalogue and their relations.

use std::collections::{BTreeMap, BTreeSet};

use oxjsonld::JsonLdParser;
use oxrdf::{Term, Triple};
use oxttl::TurtleParser;

use super::fixture::Fixture;
use super::{BASE, site};
use crate::diagnostic::Check;
use crate::pages::Context;
use crate::pages::files::data::Table;
use crate::pages::outputs::File;
use crate::text::Lang;

const DCAT: &str = "http://www.w3.org/ns/dcat#";
const DCT: &str = "http://purl.org/dc/terms/";
const FOAF: &str = "http://xmlns.com/foaf/0.1/";
const VCARD: &str = "http://www.w3.org/2006/vcard/ns#";
const EU: &str = "http://publications.europa.eu/resource/authority/";

/// Returns the rows of a table, each by column.
fn rows(site: &Fixture, table: Table) -> Vec<BTreeMap<String, String>> {
    let text = site.at(table.file.address());
    let text = text
        .strip_prefix('\u{feff}')
        .expect("a mark for spreadsheets");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), table.columns, "{table:?}");
    reader.deserialize().map(Result::unwrap).collect()
}

/// Returns the values of a column; a cell with several values gives each of them.
fn values(rows: &[BTreeMap<String, String>], column: &str) -> BTreeSet<String> {
    let cells = rows.iter().flat_map(|row| row[column].split('|'));
    cells
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The catalogue, as a consumer parses it.
struct Catalogue(Vec<Triple>);

impl Catalogue {
    fn of(site: &Fixture) -> Self {
        let turtle = site.at("/data/katalog.ttl");
        let triples = TurtleParser::new().for_slice(&turtle);
        Self(
            triples
                .map(|triple| triple.expect("sound Turtle"))
                .collect(),
        )
    }

    fn all(&self, subject: &str, property: &str) -> Vec<&Term> {
        let fits = |triple: &&Triple| {
            triple.subject.to_string() == format!("<{subject}>")
                && triple.predicate.as_str() == property
        };
        self.0
            .iter()
            .filter(fits)
            .map(|triple| &triple.object)
            .collect()
    }

    fn of_kind(&self, class: &str) -> Vec<String> {
        let is = |triple: &&Triple| matches!(&triple.object, Term::NamedNode(node) if node.as_str() == class);
        let named = self
            .0
            .iter()
            .filter(is)
            .map(|triple| triple.subject.to_string());
        named
            .map(|name| name.trim_matches(['<', '>']).to_owned())
            .collect()
    }

    fn iris(&self, subject: &str, property: &str) -> Vec<String> {
        let all = self.all(subject, property).into_iter();
        all.map(|term| match term {
            Term::NamedNode(node) => node.as_str().to_owned(),
            other => panic!("{subject} {property}: {other} is no address"),
        })
        .collect()
    }

    /// Asserts that a text is there once in bokmål and once in nynorsk.
    fn assert_in_both(&self, subject: &str, property: &str) {
        let all = self.all(subject, property).into_iter();
        let languages: Vec<_> = all
            .map(|term| match term {
                Term::Literal(text) if !text.value().trim().is_empty() => {
                    text.language().map(str::to_owned)
                }
                other => panic!("{subject} {property}: {other}"),
            })
            .collect();
        assert_eq!(
            languages,
            [Some("nb".to_owned()), Some("nn".to_owned())],
            "{subject} {property}"
        );
    }
}

#[test]
fn the_catalogue_has_what_dcat_ap_no_asks_for() {
    let site = site();
    let catalogue = Catalogue::of(&site);
    let catalogues = catalogue.of_kind(&format!("{DCAT}Catalog"));
    assert_eq!(catalogues, [format!("{BASE}/data/katalog.ttl#katalog")]);
    let datasets = catalogue.of_kind(&format!("{DCAT}Dataset"));
    assert_eq!(
        datasets,
        catalogue.iris(&catalogues[0], &format!("{DCAT}dataset"))
    );
    assert_eq!(datasets.len(), Table::ALL.len() + 1);
    for described in catalogues.iter().chain(&datasets) {
        catalogue.assert_in_both(described, &format!("{DCT}title"));
        catalogue.assert_in_both(described, &format!("{DCT}description"));
        let publisher = catalogue.iris(described, &format!("{DCT}publisher"));
        assert_eq!(publisher.len(), 1);
        let name = catalogue.all(&publisher[0], &format!("{FOAF}name"));
        assert_eq!(name[0].to_string(), "\"Utgiveren\"");
        let contact = catalogue.iris(described, &format!("{DCAT}contactPoint"));
        assert!(!catalogue.all(&contact[0], &format!("{VCARD}fn")).is_empty());
        let page = catalogue.iris(&contact[0], &format!("{VCARD}hasURL"));
        assert_eq!(page, ["https://meld-fra.no/feil"]);
    }
    for dataset in &datasets {
        let themes = catalogue.iris(dataset, &format!("{DCAT}theme"));
        assert!(
            themes.contains(&format!("{EU}data-theme/GOVE")),
            "{themes:?}"
        );
        let access = catalogue.iris(dataset, &format!("{DCT}accessRights"));
        assert_eq!(access, [format!("{EU}access-right/PUBLIC")]);
        for file in catalogue.iris(dataset, &format!("{DCAT}distribution")) {
            let licence = catalogue.iris(&file, &format!("{DCT}license"));
            assert_eq!(licence, [format!("{EU}licence/CC_BY_4_0")]);
            assert!(
                !catalogue
                    .iris(&file, &format!("{DCAT}mediaType"))
                    .is_empty()
            );
        }
    }
}

#[test]
fn every_file_in_the_catalogue_exists() {
    let site = site();
    let catalogue = Catalogue::of(&site);
    let files = catalogue.of_kind(&format!("{DCAT}Distribution"));
    let places: BTreeSet<String> = files
        .iter()
        .flat_map(|file| catalogue.iris(file, &format!("{DCAT}accessURL")))
        .collect();
    for place in &places {
        let address = place.strip_prefix(BASE).expect("a file of this site");
        assert!(site.plan.route(address).is_some(), "{address}");
    }
    for table in Table::ALL {
        assert!(
            places.contains(&format!("{BASE}{}", table.file.address())),
            "{table:?}"
        );
    }
}

#[test]
fn the_themes_of_a_data_set_are_those_of_los() {
    let site = site();
    let catalogue = Catalogue::of(&site);
    let themes = |name: &str| {
        let dataset = format!("{BASE}/data/katalog.ttl#{name}");
        catalogue.iris(&dataset, &format!("{DCAT}theme"))
    };
    let health = "https://psi-norge.no/los/helse".to_owned();
    assert!(themes("losninger").contains(&health));
    assert!(!themes("kommuner").contains(&health));
}

#[test]
fn both_forms_of_the_catalogue_say_the_same() {
    let site = site();
    let turtle = Catalogue::of(&site);
    let json = site.at("/data/katalog.jsonld");
    let quads = JsonLdParser::new().for_slice(&json);
    let in_json: BTreeSet<String> = quads
        .map(|quad| Triple::from(quad.expect("sound JSON-LD")).to_string())
        .collect();
    let in_turtle: BTreeSet<String> = turtle.0.iter().map(Triple::to_string).collect();
    assert_eq!(in_json, in_turtle);
}

#[test]
fn a_site_without_optional_settings_has_a_catalogue() {
    let site = Fixture::empty();
    let catalogue = Catalogue::of(&site);
    let contact = "https://example.no/data/katalog.ttl#kontakt";
    let ways = catalogue.iris(contact, &format!("{VCARD}hasURL"));
    assert_eq!(ways, ["https://example.no/"]);
    assert_eq!(rows(&site, Table::MUNICIPALITIES), []);
}

#[test]
fn a_catalogue_without_an_iri_is_an_error() {
    let site = Fixture::empty();
    let context = site.context();
    let mut config = context.config.clone();
    config.base_url = "https://example.no/å b".to_owned();
    let context = Context {
        config: &config,
        ..context
    };
    for file in [File::Turtle, File::JsonLd] {
        let route = site.plan.route(file.address()).expect("a route");
        let error = site.plan.render(route, &context).expect_err("no catalogue");
        let diagnostic = error.into_diagnostic();
        assert_eq!(diagnostic.check, Check::InvalidConfig);
        assert!(
            diagnostic
                .message
                .starts_with("datakatalogen kan ikke lages: "),
            "{}",
            diagnostic.message
        );
    }
}

#[test]
fn the_tables_hold_the_whole_graph() {
    let site = site();
    let knowledge = site.context().knowledge;
    let per_municipality = |count: &dyn Fn(&crate::knowledge::node::MunicipalityEdges) -> usize| {
        let ids = knowledge.municipality_ids();
        ids.map(|id| count(&knowledge.municipality(id).edges))
            .sum::<usize>()
    };
    for (table, expected) in [
        (Table::USAGES, knowledge.usages.len()),
        (Table::MUNICIPALITIES, knowledge.municipalities.len()),
        (Table::SOLUTIONS, knowledge.solutions.len()),
        (Table::REPORTS, knowledge.reports.len()),
        (Table::NEEDS, per_municipality(&|edges| edges.needs.len())),
        (
            Table::COMPETENCES,
            per_municipality(&|edges| edges.competences.len()),
        ),
        (Table::TOPICS, knowledge.topic_ids().len()),
        (Table::UPKEEP, knowledge.municipalities.len()),
    ] {
        assert!(expected > 0, "{table:?}");
        assert_eq!(rows(&site, table).len(), expected, "{table:?}");
    }
    assert_eq!(site.at("/dekning.csv"), site.at("/data/bruk.csv"));
}

#[test]
fn pages_say_how_large_the_files_are_that_they_lead_to() {
    let site = site();
    let size = |file: File| {
        let route = site.plan.route(file.address()).expect("a route");
        let bytes = site.plan.render(route, &site.context());
        let bytes = bytes.expect("the file is made").len();
        crate::markdown::size_in_words(bytes as u64, Lang::Nb)
    };
    let page = site.at("/dekning/");
    for (kind, file) in [
        ("Excel", File::CoverageWorkbook),
        ("CSV", File::CoverageTable),
    ] {
        let link = format!("Last ned: {kind}, {}", size(file));
        assert!(page.contains(&link), "{link}");
    }
    let page = site.at("/vedlikehold/");
    assert!(page.contains(&format!("Last ned: Excel, {}", size(File::UpkeepWorkbook))));
}

#[test]
fn a_report_has_its_decisions_and_what_was_counted() {
    let report = "---
tittel: Vedtatt
sammendrag: Et vedtak.
dato: 2026-09-01
kommuner: [dalen]
status: drift
temaer: [skole]
vedtak:
  - {organ: Dalen kommunestyre, dato: 2026-05-12, utfall: vedtatt}
  - {organ: Rådmannen, utfall: innstilling}
omfang:
  - {hva: brett, antall: 120, enhet: stykk, dato: 2026}
  - {hva: skoler, antall: 4}
---
";
    let site = Fixture::new(BASE, &[("content/erfaringer/vedtatt.md", report)]);
    let all = rows(&site, Table::REPORTS);
    let row = all.iter().find(|row| row["erfaring"] == "vedtatt").unwrap();
    assert_eq!(
        row["vedtak"],
        "Dalen kommunestyre, 2026-05-12, vedtatt|Rådmannen, innstilling"
    );
    assert_eq!(row["omfang"], "brett: 120 stykk (2026)|skoler: 4");
}

#[test]
fn every_name_in_a_table_is_an_id_in_another() {
    let site = site();
    let ids = |table: Table| values(&rows(&site, table), table.columns[0]);
    for (column, of) in [
        ("kommune", Table::MUNICIPALITIES),
        ("kommuner", Table::MUNICIPALITIES),
        ("losning", Table::SOLUTIONS),
        ("losninger", Table::SOLUTIONS),
        ("bygger_pa", Table::SOLUTIONS),
        ("integreres_med", Table::SOLUTIONS),
        ("alternativ_til", Table::SOLUTIONS),
        ("erstattet_av", Table::SOLUTIONS),
        ("erfaring", Table::REPORTS),
        ("gjenbrukt_fra", Table::REPORTS),
        ("tema", Table::TOPICS),
        ("temaer", Table::TOPICS),
    ] {
        let known = ids(of);
        for table in Table::ALL {
            if table.columns.contains(&column) {
                let named = values(&rows(&site, table), column);
                assert!(named.is_subset(&known), "{table:?} {column}: {named:?}");
            }
        }
    }
}

#[test]
fn a_row_leads_to_the_page_and_to_the_source() {
    let site = site();
    let reports = rows(&site, Table::REPORTS);
    let report = reports
        .iter()
        .find(|row| row["erfaring"] == "dalen-alarm")
        .unwrap();
    assert_eq!(report["adresse"], format!("{BASE}/erfaringer/dalen-alarm/"));
    assert_eq!(report["kommuner"], "dalen|fjell");
    assert_eq!(report["dato"], "2026-09-10");
    for table in [
        Table::REPORTS,
        Table::SOLUTIONS,
        Table::MUNICIPALITIES,
        Table::TOPICS,
    ] {
        for row in rows(&site, table) {
            let address = row["adresse"].strip_prefix(BASE).unwrap();
            assert!(site.plan.route(address).is_some(), "{address}");
        }
    }
}

#[test]
fn the_table_of_coverage_has_each_statement() {
    let csv = site().at("/dekning.csv");
    let rows: Vec<_> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows.len(), 1 + 7);
    assert!(rows[0].starts_with("losning,losning_navn,kommune,"));
    assert_eq!(
        rows[1],
        "alarm,Alarm,dalen,4001,Dalen,i-bruk,2019,,2026-09-01,ja,https://www.dal-kommune.no/alarm,dalen-alarm,2027-06,,kommunen,kommunen,,nei"
    );
}
