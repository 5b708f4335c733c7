//! What becomes of the values that people write in fields and data: what is read as it stands, what
//! is told, and where. Each row is a slip or a spelling that someone makes.

mod common;
#[path = "values/files.rs"]
mod files;

use common::{Run, Site};

const MUNICIPALITY: &str = "---\ntittel: Skien\nkommunenummer: '4003'\nfylke: Telemark\nmålform: bokmål\nbruk:\n  - løsning: digisos\n    status: i-bruk\n    bekreftet: 2025-01-15\n---\n\nTekst.\n";
const SOLUTION: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\ntype: fagsystem\neierskap: kommersiell\ntemaer: [arbeid]\n---\n\nTekst.\n";
const REPORT: &str = "---\ntittel: Skien tok i bruk\nsammendrag: Slik gikk det.\ndato: 2025-03-01\nkommuner: [skien]\nløsninger: [digisos]\ntemaer: [arbeid]\nstatus: drift\n---\n\nTekst.\n";
const SETTINGS: &str = "title: Prøve\nbase_url: https://prove.example.no\nchecks:\n  missing-accessibility-statement: \"off\"\n  missing-publisher: \"off\"\n  missing-source: \"off\"\n  empty-body: \"off\"\n  missing-answer: \"off\"\n  stale-statement: \"off\"\n  orphan-page: \"off\"\n";

/// A site with a document of each kind, in which nothing is told.
fn site() -> Site {
    Site::of(&[
        ("site.yaml", SETTINGS),
        ("content/kommuner/skien.md", MUNICIPALITY),
        ("content/losninger/digisos.md", SOLUTION),
        ("content/erfaringer/skien-digisos.md", REPORT),
        ("content/sider/om.md", "---\ntittel: Om\n---\n\nTekst.\n"),
    ])
}

/// What is told of the site: `name file:line:column message help` for each.
fn told(run: &Run) -> Vec<String> {
    let json = run.json();
    let records = json.as_array().cloned().unwrap_or_default();
    let text = |record: &serde_json::Value, key: &str| match &record[key] {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    records
        .iter()
        .map(|record| {
            let parts = ["name", "file", "line", "column", "message", "help"];
            let parts = parts.map(|key| text(record, key));
            let [name, file, line, column, message, help] = parts;
            format!("{name} {file}:{line}:{column} {message} {help}")
        })
        .collect()
}

#[test]
fn the_site_of_these_tests_is_right() {
    assert_eq!(told(&site().check()), [""; 0]);
}

#[test]
fn text_is_what_stands_in_the_file() {
    let values = [
        "24.10",
        "1e3",
        "0x1F",
        "+47",
        "3.",
        ".5",
        "1_000",
        "0o17",
        "0b11",
        ".inf",
        "NaN",
        "yes",
        "no",
        "on",
        "off",
        "True",
        "12:30",
        "007",
        "2024-05-17",
        "-0",
        "1E5",
        "Nei",
    ];
    let aliases = SOLUTION.replace(
        "tittel: Digisos",
        &format!(
            "tittel: 1.10\nleverandør: 2.50\nalias: [{}]",
            values.join(", ")
        ),
    );
    let site = site().write("content/losninger/digisos.md", aliases);
    assert_eq!(told(&site.check()), [""; 0]);
    let built = site.build().succeeds();
    built
        .page("/losninger/digisos/")
        .has("<h1>1.10</h1>")
        .has("2.50")
        .has("\"name\":\"1.10\"");
    let tables: String = built
        .public()
        .texts()
        .filter(|(name, _)| name.ends_with("losninger.csv"))
        .map(|(_, text)| text)
        .collect();
    assert!(tables.contains(&values.join("|")), "{tables}");
    assert!(tables.contains(",1.10,"), "{tables}");
}

#[test]
fn what_is_lost_or_joined_in_a_field_is_told() {
    for (fields, says) in [
        (
            "leverandør: null",
            "not-as-meant content/losninger/digisos.md:3:13 `null` betyr ingenting",
        ),
        (
            "leverandør: #1 AS",
            "not-as-meant content/losninger/digisos.md:3:1 feltet `leverandør` er tomt",
        ),
        (
            "leverandør: Firma #1",
            "not-as-meant content/losninger/digisos.md:3:19 `#` begynner en merknad",
        ),
        (
            "leverandør: “Firma AS”",
            "not-as-meant content/losninger/digisos.md:3:13 anførselstegnene fra Word",
        ),
        (
            "leverandør: Firma **AS**",
            "not-as-meant content/losninger/digisos.md:3:13 feltet `leverandør` viser",
        ),
        (
            "leverandør: [Firma](https://a.no)",
            "invalid-yaml content/losninger/digisos.md:3:13 verdien begynner med en klamme",
        ),
        (
            "lisens: Se [KS](https://ks.no)",
            "not-as-meant content/losninger/digisos.md:3:9 feltet `lisens` viser",
        ),
        (
            "leverandør: MÃ¸re AS",
            "garbled-text content/losninger/digisos.md:3:13 teksten er lest med feil tegnkoding: «MÃ¸re» skulle trolig vært «Møre»",
        ),
        (
            "alias:\n  – A\n  – B",
            "wrong-type content/losninger/digisos.md:4:3 punktene i lista er lest som én tekst",
        ),
        (
            "alias:\n  -A\n  -B",
            "wrong-type content/losninger/digisos.md:4:3 punktene i lista er lest som én tekst",
        ),
        (
            "alias:\n  1. A\n  2. B",
            "wrong-type content/losninger/digisos.md:4:3 punktene i lista er lest som én tekst",
        ),
        (
            "alias:\n  - A\n    • B\n    • C",
            "wrong-type content/losninger/digisos.md:4:5 flere punkter er lest som ett",
        ),
        (
            "alias:\n  - Husk: ta med brukerne",
            "wrong-type content/losninger/digisos.md:4:5 kolonet gjør dette til et felt",
        ),
        (
            "kilder:\n  - KS: Veileder",
            "wrong-type content/losninger/digisos.md:4:5 kolonet gjør dette til et felt",
        ),
    ] {
        let text = SOLUTION.replace("tittel: Digisos", &format!("tittel: Digisos\n{fields}"));
        let run = site().write("content/losninger/digisos.md", text).check();
        let told = told(&run);
        assert!(
            told.iter().any(|told| told.starts_with(says)),
            "{fields}\n{told:#?}"
        );
    }
}

#[test]
fn a_mistyped_year_moves_no_ages_and_is_told() {
    let page = |run: &Run| run.page("/losninger/digisos/").html;
    let is_fresh = |html: &str| html.contains("1 bekreftet siste 24 måneder.");
    assert!(is_fresh(&page(&site().build().succeeds())));
    for (file, text) in [
        (
            "content/erfaringer/x.md",
            REPORT
                .replace("2025-03-01", "2062-03-01")
                .replace("Skien tok i bruk", "Skien skal ta i bruk")
                .replace("løsninger: [digisos]\n", ""),
        ),
        (
            "content/sider/x.md",
            "---\ntitle: X\ndate: 2062-03-01\n---\n\nTekst.\n".to_owned(),
        ),
        (
            "content/sider/x.md",
            "---\ntittel: X\nsist_gjennomgått: 2062-03-01\n---\n\nTekst.\n".to_owned(),
        ),
        (
            "content/sider/x.md",
            "---\ntittel: X\nkilder: [{url: 'https://a.no', dato: 2062-03-01}]\n---\n\nTekst.\n"
                .to_owned(),
        ),
    ] {
        let site = site().write(file, &text);
        let told = told(&site.check());
        assert_eq!(told.len(), 1, "{text}\n{told:#?}");
        assert!(
            told[0].starts_with(&format!("future-date {file}:")),
            "{told:#?}"
        );
        assert!(!told[0].contains(":1:1 "), "{told:#?}");
        let built = site.build().succeeds();
        assert!(is_fresh(&page(&built)), "{text}");
        let feeds = built
            .public()
            .texts()
            .filter(|(name, _)| name.ends_with("atom.xml"));
        for (name, feed) in feeds {
            let about = feed.split("<entry").next().unwrap_or_default();
            assert!(!about.contains("2062"), "{name}\n{about}");
        }
    }
}

#[test]
fn names_and_values_are_the_same_in_composed_and_decomposed_letters() {
    let decomposed = REPORT
        .replace(
            "status: drift",
            "status: ide\u{301}\nra\u{30a}d: [Bla\u{30a}ba\u{308}r]",
        )
        .replace("løsninger", "losninger");
    let site = site().write("content/erfaringer/skien-digisos.md", decomposed);
    assert_eq!(told(&site.check()), [""; 0]);
    site.build()
        .succeeds()
        .page("/erfaringer/skien-digisos/")
        .has("Blåbär");
}

#[test]
fn one_mistake_is_told_once() {
    for (from, to, says) in [
        (
            "sammendrag:",
            "samandrag:",
            "missing-field content/erfaringer/skien-digisos.md:3:1",
        ),
        (
            "sammendrag:",
            "summary:",
            "missing-field content/erfaringer/skien-digisos.md:3:1",
        ),
        (
            "sammendrag:",
            "Sammendrag:",
            "missing-field content/erfaringer/skien-digisos.md:3:1",
        ),
        (
            "dato:",
            "date:",
            "missing-field content/erfaringer/skien-digisos.md:4:1",
        ),
        (
            "løsninger:",
            "løysingar:",
            "unknown-field content/erfaringer/skien-digisos.md:6:1",
        ),
        (
            "[skien]",
            "[Skien kommune]",
            "unknown-reference content/erfaringer/skien-digisos.md:5:12",
        ),
        (
            "[arbeid]",
            "[Arbeid og sånt]",
            "unknown-reference content/erfaringer/skien-digisos.md:7:10",
        ),
        (
            "status: drift",
            "status: i drift",
            "unknown-value content/erfaringer/skien-digisos.md:8:9",
        ),
        (
            "status: drift",
            "status:drift",
            "invalid-yaml content/erfaringer/skien-digisos.md:8:1",
        ),
        (
            "status: drift",
            "status: drift\nperiode: 2024-2026",
            "wrong-type content/erfaringer/skien-digisos.md:9:10",
        ),
        (
            "dato: 2025-03-01",
            "dato: 17. mai 2024",
            "invalid-date content/erfaringer/skien-digisos.md:4:7",
        ),
    ] {
        let text = REPORT.replace(from, to);
        let told = told(
            &site()
                .write("content/erfaringer/skien-digisos.md", text)
                .check(),
        );
        assert!(
            told.len() == 1 && told[0].starts_with(says),
            "{to}\n{told:#?}"
        );
    }
}

#[test]
fn numbers_that_are_hardly_right_are_doubted() {
    for (fields, says) in [
        ("folketall: {antall: 55, år: 2025}", "folketallet"),
        ("folketall: {antall: 5500000, år: 2025}", "folketallet"),
        ("folketall: {antall: 55000, år: 2205}", "årstallet"),
        ("folketall: {antall: 55000, år: 2052}", "2052"),
        ("areal_km2: 778000", "arealet"),
        ("areal_km2: 0.7", "arealet"),
        ("digitv: {deltar: true, siden: 2062}", "2062"),
    ] {
        let text = MUNICIPALITY.replace("målform: bokmål", &format!("målform: bokmål\n{fields}"));
        let told = told(&site().write("content/kommuner/skien.md", text).check());
        assert!(
            told.len() == 1 && told[0].contains(says),
            "{fields}\n{told:#?}"
        );
    }
    for (from, to, says) in [
        ("'4003'", "'8703'", "unlikely-value"),
        ("'4003'", "'4000'", "unlikely-value"),
        (
            "bekreftet: 2025-01-15",
            "bekreftet: 1925-01-15",
            "unlikely-value",
        ),
        (
            "bekreftet: 2025-01-15",
            "siden: 2025\n    til: 2020",
            "invalid-date",
        ),
    ] {
        let text = MUNICIPALITY.replace(from, to);
        let told = told(&site().write("content/kommuner/skien.md", text).check());
        assert!(
            told.len() == 1 && told[0].starts_with(says),
            "{to}\n{told:#?}"
        );
    }
}
