//! Mistakes in content, settings and themes, as they are told.

use super::*;

#[test]
fn are_told_all_at_once_for_people() {
    let run = Site::fixture("mistakes").run(&["check"]).finds_errors();
    assert_snapshot!(run.told());
}

#[test]
fn are_told_all_at_once_for_programs() {
    let run = Site::fixture("mistakes").check().finds_errors();
    assert_snapshot!(run.stdout());
}

#[test]
fn are_at_least_45_different_ones() {
    let run = Site::fixture("mistakes").check().finds_errors();
    let different: BTreeSet<String> = run
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|record| format!("{} {}", record["code"], record["message"]))
        .collect();
    assert!(different.len() >= 45, "{}", different.len());
}

#[test]
fn build_nothing() {
    let site = Site::fixture("mistakes");
    site.build().finds_errors().says("Ingenting er skrevet");
    assert!(!site.root().join("public").exists());
}

#[test]
fn in_the_settings_are_told_together() {
    let run = Site::fixture("mistakes-in-settings")
        .run(&["check"])
        .finds_errors();
    assert_snapshot!(run.told());
}

#[test]
fn in_the_list_of_topics_are_told_together() {
    let run = Site::fixture("mistakes-in-data")
        .run(&["check"])
        .finds_errors();
    assert_snapshot!(run.told());
}

#[test]
fn in_a_theme_name_its_file() {
    let site = Site::fixture("mistakes-in-theme");
    let found = site.check().finds_errors().found();
    assert!(
        found.contains(&"invalid-theme themes/digitv/templates/page.html".to_owned()),
        "{found:?}"
    );
    site.build().finds_errors();
}

/// A check that no fixture shows may have stopped working without anyone knowing.
#[test]
fn show_every_check_that_content_can_set_off() {
    let sites = [
        "mistakes",
        "mistakes-in-settings",
        "mistakes-in-data",
        "mistakes-in-theme",
        "hints",
    ];
    let shown: BTreeSet<String> = sites
        .iter()
        .flat_map(|name| Site::fixture(name).check().found())
        .filter_map(|found| Some(found.split_once(' ')?.0.to_owned()))
        .collect();
    // Git cannot hold these, or should not: they are made in tests/hostile/ and
    // tests/bounds.rs.
    let made = [
        "invalid-utf8",
        "file-too-large",
        "unreadable-file",
        "too-much",
        "too-deep",
        "output-too-large",
    ];
    let made_elsewhere = [
        "unused-theme-file",
        "unwritable-name",
        "unknown-repository",
        "large-image",
        // Only where other sites are asked, in tests/external.rs.
        "dead-link",
        // Only where something is kept from the public, in tests/audiences.rs.
        "network-link",
    ];
    let missing: Vec<_> = Check::ALL
        .iter()
        .map(|check| check.name())
        .filter(|name| {
            !shown.contains(*name) && !made.contains(name) && !made_elsewhere.contains(name)
        })
        .collect();
    assert_eq!(missing, [""; 0]);
}

/// The columns of a diagnostic are what an editor shows: characters from 1, and the marked
/// text is the exact value.
#[test]
fn are_placed_under_the_exact_value() {
    let site = Site::fixture("mistakes");
    let run = site.check().finds_errors();
    for (file, name, marked) in [
        (
            "kommuner/bruk-av-ukjent-losning.md",
            "unknown-reference",
            "rikti",
        ),
        (
            "kommuner/malform-finnes-ikke.md",
            "unknown-value",
            "riksmål",
        ),
        (
            "erfaringer/gevinsttype-finnes-ikke.md",
            "unknown-value",
            "penger",
        ),
        ("losninger/ukjent-felt.md", "unknown-field", "levrandør"),
        (
            "losninger/tema-finnes-ikke.md",
            "unknown-reference",
            "sak-og-arkivv",
        ),
        ("erfaringer/dato-pa-norsk.md", "invalid-date", "17.05.2024"),
        ("kommuner/mobilnummer.md", "mobile-number", "400 00 000"),
    ] {
        assert_eq!(
            marked_text(&site, &run, file, name),
            Some(marked.to_owned()),
            "{file}"
        );
    }
}

fn marked_text(site: &Site, run: &Run, file: &str, name: &str) -> Option<String> {
    let json = run.json();
    let file = format!("content/{file}");
    let record = json
        .as_array()?
        .iter()
        .find(|record| record["file"] == *file && record["name"] == name)?;
    let number = |field: &str| {
        record[field]
            .as_u64()
            .and_then(|number| usize::try_from(number).ok())
    };
    let text = std::fs::read_to_string(site.root().join(&file)).ok()?;
    let line = text.lines().nth(number("line")? - 1)?;
    let (start, end) = (number("column")?, number("end_column")?);
    Some(line.chars().skip(start - 1).take(end - start).collect())
}
