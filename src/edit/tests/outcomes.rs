//! Tests of the outcome of a change whose document says another thing than its writer saw.

use serde_yaml::Value;

use crate::content::Kind;
use crate::content::change::Change;
use crate::edit::{Applied, Outcome, apply};

const TEXT: &str = "---\ntittel: Nome # navnet\nbruk:\n  - løsning: digisos\n    status: i-bruk\n    bekreftet: 2020\n  - {løsning: altinn, status: pilot} # en linje\nkommunenummer: \"4018\"\ntemaer: arkiv\n---\n\nInnledning.\n\n## Hva vi gjorde\n\nMye.\n\n### Først\n\nDette.\n\n## Hva det kostet\n";

fn value(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).expect("YAML")
}

fn set(field: &str, from: &str, to: &str) -> Change {
    let from = Some(value(from)).filter(|from| !from.is_null());
    Change::set(field.parse().expect("a path"), from, value(to))
}

fn applied(changes: &[Change]) -> Applied {
    apply(Kind::Municipality, TEXT, changes)
}

/// Returns what stands in place of `old` after the change, and nothing else differs.
fn becomes(change: Change, old: &str, new: &str) {
    let applied = applied(&[change]);
    assert_eq!(applied.outcomes, [Outcome::Done]);
    let text = applied.edited.expect("done").text;
    assert_eq!(TEXT.matches(old).count(), 1, "{old}");
    assert_eq!(text, TEXT.replacen(old, new, 1));
}

#[test]
fn the_value_changes_where_the_file_says_what_the_writer_saw() {
    becomes(
        set("tittel", "Nome", "'Nome: ny'"),
        "tittel: Nome #",
        "tittel: \"Nome: ny\" #",
    );
    becomes(
        set("bruk[digisos].bekreftet", "2020", "2026-11-30"),
        "bekreftet: 2020",
        "bekreftet: 2026-11-30",
    );
    becomes(
        set("bruk[altinn].status", "pilot", "i-bruk"),
        "status: pilot",
        "status: i-bruk",
    );
    becomes(
        set("bruk[altinn].siden", "~", "2021"),
        "status: pilot}",
        "status: pilot, siden: 2021}",
    );
    becomes(
        set("bruk[digisos].siden", "~", "2021"),
        "status: i-bruk\n",
        "status: i-bruk\n    siden: 2021\n",
    );
    becomes(set("kommunenummer", "4018", "4019"), "\"4018\"", "\"4019\"");
    becomes(
        set("digitv.merknad", "~", "Med fra 2020."),
        "kommunenummer: \"4018\"\n",
        "kommunenummer: \"4018\"\ndigitv: {merknad: Med fra 2020.}\n",
    );
}

#[test]
fn entries_are_added_and_taken_out() {
    let entry = "{løsning: framsikt, status: i-bruk}";
    let add = |field: &str, entry: &str| Change::add(field.parse().expect("a path"), value(entry));
    becomes(
        add("bruk", entry),
        "pilot} # en linje\n",
        "pilot} # en linje\n  - {løsning: framsikt, status: i-bruk}\n",
    );
    becomes(
        add("kompetanse", "{tema: arkiv}"),
        "en linje\n",
        "en linje\nkompetanse:\n  - tema: arkiv\n",
    );
    let out = |field: &str| Change::remove(field.parse().expect("a path"), None, "slutt");
    becomes(
        out("bruk[altinn]"),
        "  - {løsning: altinn, status: pilot} # en linje\n",
        "",
    );
    becomes(out("bruk[digisos].status"), "    status: i-bruk\n", "");
}

#[test]
fn what_is_so_already_changes_nothing() {
    let out = Change::remove("bruk[framsikt]".parse().expect("a path"), None, "slutt");
    let same = Change::add(
        "bruk".parse().expect("a path"),
        value("{status: pilot, løsning: altinn}"),
    );
    let applied = applied(&[
        set("tittel", "Noe", "Nome"),
        set("bruk[digisos].bekreftet", "2019", "'2020'"),
        out,
        same,
    ]);
    assert!(
        applied
            .outcomes
            .iter()
            .all(|outcome| *outcome == Outcome::AlreadySo),
        "{applied:?}"
    );
    assert_eq!(applied.edited, None);
}

#[test]
fn a_third_value_is_a_conflict_and_nothing_of_the_set_is_made() {
    let applied = applied(&[
        set("bruk[digisos].bekreftet", "2020", "2026"),
        set("bruk[digisos].status", "pilot", "avsluttet"),
        set("bruk[framsikt].status", "pilot", "i-bruk"),
        set("fylke", "Telemark", "Vestfold"),
    ]);
    let conflict = |expected: &str, found: Option<&str>| Outcome::Conflict {
        expected: Some(value(expected)),
        found: found.map(value),
    };
    assert_eq!(
        applied.outcomes,
        [
            Outcome::Done,
            conflict("pilot", Some("i-bruk")),
            conflict("pilot", None),
            conflict("Telemark", None)
        ]
    );
    assert_eq!(applied.edited, None);
}

#[test]
fn what_cannot_be_meant_is_refused_with_the_reason() {
    let reason = |field: &str| match &applied(&[set(field, "~", "x")]).outcomes[..] {
        [Outcome::Refused { reasons }] => reasons.join(" "),
        other => format!("{other:?}"),
    };
    assert_eq!(
        reason("titel"),
        "det finnes ikke noe felt som heter `titel`; mente du `tittel`?"
    );
    assert!(reason("bruk.status").contains("hvilket punkt"));
    assert!(reason("fylke[a]").contains("ikke ei liste"));
    assert!(reason("tekst[hvorfor]").contains("ingen overskrift"));
}

#[test]
fn the_text_changes_under_its_heading() {
    becomes(
        set(
            "tekst[hva-vi-gjorde]",
            "'Mye.\n\n\n  ### Først\n\n\n  Dette.'",
            "Alt.",
        ),
        "Mye.\n\n### Først\n\nDette.\n",
        "Alt.\n",
    );
    becomes(
        set("tekst[forst]", "Dette.", "'Alt.\n\n\n  Og mer.'"),
        "Dette.\n",
        "Alt.\n\nOg mer.\n",
    );
    becomes(
        set("tekst[hva-det-kostet]", "~", "Lite."),
        "kostet\n",
        "kostet\n\nLite.\n",
    );
    let applied = applied(&[set("tekst[hva-vi-gjorde]", "Lite.", "Alt.")]);
    assert!(matches!(applied.outcomes[..], [Outcome::Conflict { .. }]));
    let broken = super::outcomes::applied(&[set("tekst[forst]", "Dette.", "'## Ny'")]);
    assert!(
        matches!(broken.outcomes[..], [Outcome::Refused { .. }]),
        "{broken:?}"
    );
}
