use super::*;

/// No field names anything that is kept.
const NOBODY: fn(&str, &str) -> bool = |_, _| false;

#[test]
fn what_names_something_that_is_kept_goes_with_it() {
    let names = |field: &str, value: &str| field == "løsning" && value == "h" || value == "m";
    for (yaml, expected) in [
        ("løsning: h\na: h\n", "a: h\n"),
        ("a: [m, b]\n", "a: [ b]\n"),
        ("a:\n  - m\n  - b\n", "a:\n  - b\n"),
        (
            "bruk:\n  - løsning: h\n    status: i-bruk\n  - løsning: b\n",
            "bruk:\n  - løsning: b\n",
        ),
        (
            "bruk:\n  - løsning: b\n    medlemmer: [m]\n  - løsning: c\n    medlemmer: [m, n]\n",
            "bruk:\n  - løsning: c\n    medlemmer: [ n]\n",
        ),
        ("kontakt: {rolle: R, kommune: m}\nb: 1\n", "b: 1\n"),
        ("a:\n  b: [m]\n  c: 1\nd: 1\n", "d: 1\n"),
    ] {
        let Cut::Parts(text) = for_the_public(yaml, &names) else {
            panic!("{yaml}");
        };
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let left: String = lines.map(line).collect();
        assert_eq!(left, expected, "{yaml}");
    }
    assert_eq!(for_the_public("løsning: b\n", &names), Cut::Nothing);
}

#[test]
fn who_knows_of_a_document_sees_it_without_the_parts_that_are_kept() {
    let yaml = "synlighet: nettverk\ntittel: T\nbruk:\n  - løsning: a\n    synlighet: nettverk\n  - løsning: b\n";
    assert_eq!(for_the_public(yaml, &NOBODY), Cut::Whole);
    let Cut::Parts(text) = for_those_who_know(yaml, &NOBODY) else {
        panic!("{yaml}");
    };
    assert!(!text.contains("løsning: a"), "{text}");
    assert!(
        text.contains("tittel: T") && text.contains("- løsning: b"),
        "{text}"
    );
    assert_eq!(text.len(), yaml.len());
    let plain = "synlighet: nettverk\ntittel: T\n";
    assert_eq!(for_those_who_know(plain, &NOBODY), Cut::Nothing);
}

/// Returns what is left of `yaml`, with no spaces at the ends of its lines and no empty lines.
fn left(yaml: &str) -> String {
    match for_the_public(yaml, &NOBODY) {
        Cut::Parts(text) => {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            lines.map(line).collect()
        }
        other => format!("{other:?}"),
    }
}

/// Returns a line with its indent, and one space wherever there are several.
fn line(line: &str) -> String {
    let said = line.trim_start();
    let words: Vec<&str> = said.split_whitespace().collect();
    format!("{}{}\n", &line[..line.len() - said.len()], words.join(" "))
}

#[test]
fn an_entry_of_a_list_is_taken_out_and_the_others_stay_where_they_are() {
    let yaml = "tittel: Å\nbruk:\n  - løsning: a\n    status: i-bruk\n  - løsning: hemmelig\n    \
                merknad: |\n      Én linje\n\n      og én til\n    synlighet: nettverk\n  - løsning: b\n\
                kilder: [KS]\n";
    assert_eq!(
        left(yaml),
        "tittel: Å\nbruk:\n  - løsning: a\n    status: i-bruk\n  - løsning: b\nkilder: [KS]\n"
    );
    let Cut::Parts(text) = for_the_public(yaml, &NOBODY) else {
        panic!("parts");
    };
    assert_eq!(text.len(), yaml.len());
    assert_eq!(text.find("- løsning: b"), yaml.find("- løsning: b"));
    assert_eq!(text.lines().count(), yaml.lines().count());
}

#[test]
fn entries_are_taken_out_however_they_are_written() {
    for (yaml, expected) in [
        (
            "a:\n- b: 1\n  synlighet: nettverk\n- b: 2\n",
            "a:\n- b: 2\n",
        ),
        (
            "a:\n  -\n    b: 1\n    synlighet: nettverk\n  - b: 2\n",
            "a:\n  - b: 2\n",
        ),
        (
            "a:\n  - {b: 1, synlighet: nettverk}\n  - b: 2\n",
            "a:\n  - b: 2\n",
        ),
        (
            "a: [{b: 1, synlighet: nettverk}, {b: 2}]\n",
            "a: [ {b: 2}]\n",
        ),
        ("a: [x, {b: 1, synlighet: nettverk}]\n", "a: [x ]\n"),
        (
            "a: [{synlighet: nettverk}, {synlighet: nettverk}]\nc: 1\n",
            "a: [ ]\nc: 1\n",
        ),
        ("a:\n  b: 1\n  synlighet: nettverk\nc: 1\n", "c: 1\n"),
        ("a: {b: 1, synlighet: nettverk}\nc: 1\n", "c: 1\n"),
        (
            "a: {b: {c: 1, synlighet: nettverk}, d: 1}\n",
            "a: { d: 1}\n",
        ),
        (
            "a:\n  - b: 1\n# ikke ut\n    synlighet: nettverk\n  - b: 2\n",
            "a:\n  - b: 2\n",
        ),
        (
            "a:\n  - b:\n      c: 1\n      synlighet: nettverk\n    d: 2\n",
            "a:\n  -\n    d: 2\n",
        ),
        (
            "a:\r\n  - b: 1\r\n    synlighet: nettverk\r\n  - b: 2\r\n",
            "a:\n  - b: 2\n",
        ),
        (
            "a:\n  - b: 1\n    \"synlig\\u0068et\": nettverk\n  - b: 2\n",
            "a:\n  - b: 2\n",
        ),
        (
            "a:\n  - b: 1\n    synlighet: netverk # feil\n  - b: 2\n",
            "a:\n  - b: 2\n",
        ),
        (
            "a:\n  - b: [{c: 1}]\n    'synlighet': ['nettverk']\n  - b: 2\n",
            "a:\n  - b: 2\n",
        ),
        (
            "{\"a\": [{\"b\": 1, \"synlighet\": \"nettverk\"}], \"c\": 1}",
            "{\"a\": [ ], \"c\": 1}\n",
        ),
    ] {
        assert_eq!(left(yaml), expected, "{yaml}");
    }
}

#[test]
fn a_file_without_a_mark_and_one_that_is_marked_are_told_apart() {
    for yaml in [
        "tittel: A\n",
        "tittel: synlighet\nbruk: []\n",
        "tittel: 'Om synlighet: nettverk'\n",
        "a: {b: 1, synlighet: offentlig}\n",
        "a:\n  - synlighet:\n    b: 1\n",
        "a: [b\n",
    ] {
        assert_eq!(for_the_public(yaml, &NOBODY), Cut::Nothing, "{yaml}");
    }
    for yaml in [
        "synlighet: nettverk\n",
        "tittel: A\nsynlighet: Nettverk\n",
        "+++\nsynlighet = \"nettverk\"\n+++",
    ] {
        assert_eq!(for_the_public(yaml, &NOBODY), Cut::Whole, "{yaml}");
    }
}

#[test]
fn what_cannot_be_taken_out_for_certain_is_refused() {
    for yaml in [
        "a: &x\n  b: 1\n  synlighet: nettverk\nc: *x\n",
        "+++\n[a]\nb = 1\nsynlighet = \"nettverk\"\n+++",
    ] {
        assert_eq!(for_the_public(yaml, &NOBODY), Cut::Refused, "{yaml}");
    }
}
