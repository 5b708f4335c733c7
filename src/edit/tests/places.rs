//! Ways of writing that the content does not have, or has seldom.

use serde_yaml::Value;

use crate::content::Kind;
use crate::content::change::{Act, Change};
use crate::edit::{Outcome, apply};

fn value(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).expect("YAML")
}

/// Applies a change to fields, and returns them afterwards.
fn after(fields: &str, change: Change) -> String {
    let text = format!("---\n{fields}---\nTekst\n");
    let applied = apply(Kind::Report, &text, &[change]);
    assert_eq!(applied.outcomes, [Outcome::Done], "{fields}");
    let text = applied.edited.expect("done").text;
    let fields = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.strip_suffix("---\nTekst\n"));
    fields.expect("fields").to_owned()
}

fn set(field: &str, from: &str, to: &str) -> Change {
    let from = Some(value(from)).filter(|from| !from.is_null());
    Change::set(field.parse().expect("a path"), from, value(to))
}

fn add(field: &str, entry: &str) -> Change {
    Change::add(field.parse().expect("a path"), value(entry))
}

fn add_before(field: &str, entry: &str, before: &str) -> Change {
    Change {
        act: Act::Add {
            entry: value(entry),
            before: Some(before.to_owned()),
        },
        ..add(field, entry)
    }
}

fn out(field: &str) -> Change {
    Change::remove(field.parse().expect("a path"), None, "prøve")
}

#[test]
fn values_are_replaced_in_their_own_style() {
    for (fields, change, expected) in [
        (
            "sammendrag: >-\n  En to\n  tre.\n# m\nb: 1\n",
            set("sammendrag", "En to tre.", "Ny."),
            "sammendrag: >-\n  Ny.\n# m\nb: 1\n",
        ),
        (
            "sammendrag: |\n    En\n    to\nb: 1\n",
            set("sammendrag", "En to", "'Ny\n\n\n    linje\n\n    '"),
            "sammendrag: |\n    Ny\n\n    linje\nb: 1\n",
        ),
        (
            "sammendrag: en lang\n  linje # m\nb: 1\n",
            set("sammendrag", "en lang linje", "kort"),
            "sammendrag: kort # m\nb: 1\n",
        ),
        (
            "sammendrag: 'det''s'\n",
            set("sammendrag", "\"det's\"", "\"that's\""),
            "sammendrag: 'that''s'\n",
        ),
        (
            "sammendrag:   # m\nb: 1\n",
            set("sammendrag", "~", "Ny"),
            "sammendrag: Ny   # m\nb: 1\n",
        ),
        (
            "region:\nb: 1\n",
            set("region", "~", "Grenland"),
            "region: Grenland\nb: 1\n",
        ),
        (
            "temaer: # m\n  - arkiv # n\n  - kart\n",
            set("temaer[kart]", "kart", "tale"),
            "temaer: # m\n  - arkiv # n\n  - tale\n",
        ),
        (
            "periode: {fra: 2020, til: 2021} # m\n",
            set("periode", "{fra: 2020, til: 2021}", "{fra: 2019}"),
            "periode: {fra: 2019} # m\n",
        ),
        (
            "kommuner: [a, b] # m\n",
            set("kommuner", "[a, b]", "[c]"),
            "kommuner: [c] # m\n",
        ),
        (
            "kommuner: # m\n  - a\n  - b\n",
            set("kommuner", "[a, b]", "[c, d]"),
            "kommuner: [c, d] # m\n",
        ),
    ] {
        assert_eq!(after(fields, change), expected, "{fields}");
    }
}

#[test]
fn entries_are_added_as_the_others_are_written() {
    for (fields, change, expected) in [
        ("kommuner: a\n", add("kommuner", "b"), "kommuner: [a, b]\n"),
        ("kommuner: []\n", add("kommuner", "b"), "kommuner: [b]\n"),
        ("kommuner:\n", add("kommuner", "b"), "kommuner: [b]\n"),
        (
            "kommuner: [a, b, ]\n",
            add("kommuner", "c"),
            "kommuner: [a, b, c, ]\n",
        ),
        (
            "kommuner: [\n  a,\n  b,\n]\n",
            add("kommuner", "c"),
            "kommuner: [\n  a,\n  b,\n  c,\n]\n",
        ),
        (
            "kommuner:\n- a\n- b\nx: y\n",
            add("kommuner", "c"),
            "kommuner:\n- a\n- b\n- c\nx: y\n",
        ),
        (
            "råd:\n  - tekst: A\n    # om A\n# om x\nx: y\n",
            add("råd", "{tekst: B}"),
            "råd:\n  - tekst: A\n    # om A\n  - tekst: B\n# om x\nx: y\n",
        ),
        (
            "rad:\n  - tekst: A\n",
            add("råd", "{tekst: B}"),
            "rad:\n  - tekst: A\n  - tekst: B\n",
        ),
        (
            "råd:\n    - tekst: |\n        A\n\nx: y\n",
            add("råd", "{tekst: B}"),
            "råd:\n    - tekst: |\n        A\n    - tekst: B\n\nx: y\n",
        ),
    ] {
        assert_eq!(after(fields, change), expected, "{fields}");
    }
}

#[test]
fn entries_are_put_before_the_one_that_is_named() {
    for (fields, change, expected) in [
        (
            "kommuner: b # m\n",
            add_before("kommuner", "a", "b"),
            "kommuner: [a, b] # m\n",
        ),
        (
            "kommuner: [a, c] # m\n",
            add_before("kommuner", "b", "c"),
            "kommuner: [a, b, c] # m\n",
        ),
        (
            "kommuner: [\n  b, # om b\n  c,\n]\n",
            add_before("kommuner", "a", "b"),
            "kommuner: [\n  a,\n  b, # om b\n  c,\n]\n",
        ),
        (
            "kommuner: # m\n# om b\n- b\n- c\nx: y\n",
            add_before("kommuner", "a", "b"),
            "kommuner: # m\n- a\n# om b\n- b\n- c\nx: y\n",
        ),
        (
            "råd:\n  - tekst: A\n    # om A\n\n  # om C\n  - tekst: C\n",
            add_before("råd", "{tekst: B}", "C"),
            "råd:\n  - tekst: A\n    # om A\n  - tekst: B\n\n  # om C\n  - tekst: C\n",
        ),
        (
            "kostnad:\n  pristrinn:\n    - {til_innbyggere: 5000, kroner: 1}\n    - {kroner: 3}\n",
            add_before(
                "kostnad.pristrinn",
                "{til_innbyggere: 9000, kroner: 2}",
                "3",
            ),
            "kostnad:\n  pristrinn:\n    - {til_innbyggere: 5000, kroner: 1}\n    - {til_innbyggere: 9000, kroner: 2}\n    - {kroner: 3}\n",
        ),
    ] {
        assert_eq!(after(fields, change), expected, "{fields}");
    }
}

#[test]
fn what_is_to_stand_before_nothing_is_a_conflict() {
    let tried = |fields: &str, before: &str| {
        let text = format!("---\n{fields}---\n");
        let applied = apply(Kind::Report, &text, &[add_before("kommuner", "ny", before)]);
        assert_eq!(applied.edited, None);
        applied.outcomes
    };
    let conflict = Outcome::Conflict {
        expected: Some(Value::from("b")),
        found: None,
    };
    for fields in ["", "kommuner: [a]\n", "kommuner: a\n"] {
        assert_eq!(
            tried(fields, "b"),
            std::slice::from_ref(&conflict),
            "{fields}"
        );
    }
    let several = tried("kommuner: [bo, by]\n", "b");
    assert!(
        matches!(several[..], [Outcome::Refused { .. }]),
        "{several:?}"
    );
    assert_eq!(tried("kommuner: [b, ny]\n", "c"), [Outcome::AlreadySo]);
}

#[test]
fn what_is_taken_out_takes_nothing_else_along() {
    for (fields, change, expected) in [
        (
            "kommuner: [a, b, c] # m\n",
            out("kommuner[a]"),
            "kommuner: [b, c] # m\n",
        ),
        (
            "kommuner: [a, b, c] # m\n",
            out("kommuner[c]"),
            "kommuner: [a, b] # m\n",
        ),
        ("kommuner: [a]\nx: y\n", out("kommuner[a]"), "x: y\n"),
        ("kommuner: a\nx: y\n", out("kommuner[a]"), "x: y\n"),
        (
            "# over\nregion: R\n# under\nx: y\n",
            out("region"),
            "# over\n# under\nx: y\n",
        ),
        (
            "råd:\n  # om A\n  - tekst: A\n  # om B\n  - tekst: B\n",
            out("råd[A]"),
            "råd:\n  # om A\n  # om B\n  - tekst: B\n",
        ),
        (
            "kilder:\n  - url: https://example.no/\n    # om t\n    tittel: T\n",
            out("kilder[https://example.no/].url"),
            "kilder:\n  -\n    # om t\n    tittel: T\n",
        ),
        (
            "kilder:\n  - url: https://example.no/\n    tittel: T\n",
            out("kilder[https://example.no/].url"),
            "kilder:\n  - tittel: T\n",
        ),
        (
            "periode: {fra: 2020, til: 2021}\n",
            out("periode.til"),
            "periode: {fra: 2020}\n",
        ),
        ("periode: {fra: 2020}\nx: y\n", out("periode.fra"), "x: y\n"),
    ] {
        assert_eq!(after(fields, change), expected, "{fields}");
    }
}

#[test]
fn references_to_values_elsewhere_are_never_broken() {
    let text = "---\nregion: &r Grenland\nsammendrag: *r\n---\n";
    let applied = apply(Kind::Report, text, &[set("region", "Grenland", "Vestfold")]);
    assert!(
        matches!(applied.outcomes[..], [Outcome::Refused { .. }]),
        "{applied:?}"
    );
    let applied = apply(
        Kind::Report,
        text,
        &[set("sammendrag", "Grenland", "Vestfold")],
    );
    let edited = applied.edited.expect("done");
    assert_eq!(
        edited.text,
        "---\nregion: &r Grenland\nsammendrag: Vestfold\n---\n"
    );
}

#[test]
fn a_file_without_fields_gets_its_first() {
    assert_eq!(after("", set("tittel", "~", "Ny")), "tittel: Ny\n");
    assert_eq!(
        after("# bare en merknad\n", set("periode.fra", "~", "2020")),
        "periode: {fra: 2020}\n# bare en merknad\n"
    );
}
