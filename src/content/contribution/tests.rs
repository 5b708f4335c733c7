//! Tests of what is found in contributions.

use crate::content::index::Rules;
use crate::content::{DocumentCache, Library};
use crate::diagnostic::{Check, Diagnostic};
use crate::source::Snapshot;
use crate::yaml::resolve::resolve;

const NOME: &str = "---\ntittel: Nome\nkommunenummer: '4018'\nfylke: Telemark\nmålform: nøytral\nbruk:\n  - {løsning: digisos, status: i-bruk}\n---\n\nTekst.\n";

const RIGHT: &str = "---
innspill: 1
fra: {rolle: Digitaliseringsrådgiver, kommune: nome}
dato: 2026-11-30
endringer:
  - {dokument: kommuner/nome, felt: \"bruk[digisos].bekreftet\", fra: 2020, til: 2026-11-30, kilde: kommunen}
  - dokument: kommuner/nome
    felt: bruk
    ny: {løsning: framsikt, status: i-bruk, siden: 2021}
  - {dokument: kommuner/nome, felt: \"bruk[altinn]\", fjern: Vi sluttet i 2024}
  - {dokument: kommuner/nome, felt: \"tekst\", fra: Tekst., til: Mer tekst.}
  - dokument: erfaringer/nome-kveld
    ny: {tittel: Kveldsåpent, sammendrag: Åpent., dato: 2026, kommuner: [nome], temaer: [arkiv], status: drift}
    tekst: Det gikk bra.
---

Hilsen oss.
";

/// Returns the findings in a contribution beside a site with one municipality.
fn found_in(name: &str, text: &str) -> Vec<Diagnostic> {
    let file = format!("content/innspill/{name}");
    let files = Snapshot::from_files([(file.as_str(), text), ("content/kommuner/nome.md", NOME)]);
    let rules = Rules {
        drafts: true,
        ..Rules::default()
    };
    let mut cache = DocumentCache::default();
    let (library, problems) = Library::read(&files, &rules, &mut cache);
    assert_eq!(library.municipalities.len(), 1);
    let mut all: Vec<_> = cache.index().problems().cloned().chain(problems).collect();
    resolve(&mut all, &files);
    all.retain(|found| *found.file == *file);
    all
}

/// Returns the check and the marked text of each finding.
fn marked(text: &str) -> Vec<(Check, &str)> {
    let found = found_in("a.md", text).into_iter();
    found
        .map(|found| {
            (
                found.check,
                found.range().map_or("", |range| &text[range.clone()]),
            )
        })
        .collect()
}

#[test]
fn a_contribution_that_is_right_is_accepted() {
    assert_eq!(found_in("2026-11-30-nome.md", RIGHT), []);
}

#[test]
fn what_is_wrong_is_marked_where_it_stands() {
    for (right, wrong, check, place) in [
        ("innspill: 1", "innspill: 2", Check::InvalidValue, "2"),
        (
            "dato: 2026-11-30\nend",
            "dato: i går\nend",
            Check::InvalidDate,
            "i går",
        ),
        (
            "kommune: nome}",
            "kommune: nomme}",
            Check::UnknownReference,
            "nomme",
        ),
        (
            "kommuner/nome, felt: \"tekst\"",
            "kommuner/nomme, felt: \"tekst\"",
            Check::UnknownReference,
            "kommuner/nomme",
        ),
        (
            "kommuner/nome, felt: \"tekst\"",
            "nome, felt: \"tekst\"",
            Check::InvalidValue,
            "nome",
        ),
        (
            "\"bruk[altinn]\"",
            "\"bruk[altinn]x\"",
            Check::InvalidValue,
            "\"bruk[altinn]x\"",
        ),
        (
            "[digisos].bekreftet",
            "[digisos].bekreft",
            Check::UnknownField,
            "\"bruk[digisos].bekreft\"",
        ),
        ("til: 2026-11-30", "til: i dag", Check::InvalidDate, "i dag"),
        (
            "status: i-bruk, siden",
            "status: brukes, siden",
            Check::UnknownValue,
            "brukes",
        ),
        ("fjern: Vi", "fjerne: Vi", Check::MissingField, ""),
        (
            "erfaringer/nome-kveld",
            "kommuner/nome",
            Check::DuplicateSlug,
            "kommuner/nome",
        ),
        (
            "status: drift}",
            "status: drift, farge: rød}",
            Check::UnknownField,
            "farge",
        ),
        (
            "Hilsen oss.",
            "Ring 912 34 567.",
            Check::MobileNumber,
            "912 34 567",
        ),
        (
            "rolle: Digitaliseringsrådgiver",
            "rolle: kari.nordmann@gmail.com",
            Check::PersonalEmail,
            "kari.nordmann@gmail.com",
        ),
    ] {
        assert_eq!(RIGHT.matches(right).count(), 1, "{right}");
        let text = RIGHT.replace(right, wrong);
        let found = marked(&text);
        let is_found = found
            .iter()
            .any(|(found, marked)| *found == check && (place.is_empty() || *marked == place));
        assert!(is_found, "{wrong}: {found:?}");
    }
}

#[test]
fn of_one_that_was_taken_in_only_personal_data_is_told() {
    let old = RIGHT
        .replace("kommuner/nome", "kommuner/borte")
        .replace("bekreftet", "borte");
    assert_eq!(found_in("mottatt/a.md", &old), []);
    let private = old.replace("Hilsen oss.", "Ring 912 34 567.");
    let checks: Vec<_> = found_in("mottatt/a.md", &private)
        .into_iter()
        .map(|found| found.check)
        .collect();
    assert_eq!(checks, [Check::MobileNumber]);
}
