//! Tests of mending a file.

use super::*;
use crate::diagnostic::Part;

fn key(name: &'static str) -> Step {
    Step::Key(name.into())
}

fn field(path: &[Step], remedy: Remedy) -> Fix {
    Fix {
        place: Location::Field {
            path: path.to_vec(),
            part: Part::Value,
        },
        remedy,
    }
}

fn made(text: &str, fix: &Fix) -> String {
    let once = mend(Kind::Report, text, &[fix]);
    assert_eq!(once.count(), 1, "{text}");
    once.text
}

#[test]
fn only_the_name_or_the_value_differs() {
    let name = |name: &str| Remedy::Name(name.to_owned());
    let words = |words: &str| Remedy::Text(words.to_owned());
    for (path, remedy, before, after) in [
        (
            vec![key("titel")],
            name("tittel"),
            "---\r\n# a\r\ntitel :  'A'  # b\r\n---\r\n\r\ntitel\r\n",
            "---\r\n# a\r\ntittel :  'A'  # b\r\n---\r\n\r\ntitel\r\n",
        ),
        (
            vec![key("kilder"), Step::Index(1), key("\u{a0}url")],
            name("url"),
            "---\nkilder:\n  - a\n  - {\u{a0}url: https://a.no}\n---\n",
            "---\nkilder:\n  - a\n  - {url: https://a.no}\n---\n",
        ),
        (
            vec![key("\"titel\"")],
            name("tittel"),
            "---\n'\"titel\"': A\n---\n",
            "---\ntittel: A\n---\n",
        ),
        (
            vec![key("dato")],
            words("2024-05-17"),
            "---\ndato:   17. mai 2024   # sist\ntittel: A\n---\nB",
            "---\ndato:   2024-05-17   # sist\ntittel: A\n---\nB",
        ),
        (
            vec![key("kommunenummer")],
            words("0301"),
            "---\nkommunenummer: 301\n---\n",
            "---\nkommunenummer: \"0301\"\n---\n",
        ),
        (
            vec![key("løsninger"), Step::Index(0)],
            words("digisos"),
            "---\nlosninger: 'Digisos'\n---\n",
            "---\nlosninger: 'digisos'\n---\n",
        ),
        (
            vec![key("folketall")],
            Remedy::Number("27939".to_owned()),
            "---\nfolketall: 27 939\n---\n",
            "---\nfolketall: 27939\n---\n",
        ),
    ] {
        assert_eq!(made(before, &field(&path, remedy)), after);
    }
}

#[test]
fn passages_and_fields_are_mended_together() {
    let text = "---\ntitel: A\n---\n\n[a](b.md) og [c](b.md)\n";
    let passage = |from: usize| Fix {
        place: (from..from + 4).into(),
        remedy: Remedy::Passage("../x/b.md".to_owned()),
    };
    let at: Vec<usize> = text.match_indices("b.md").map(|(at, _)| at).collect();
    let name = field(&[key("titel")], Remedy::Name("tittel".to_owned()));
    let (one, other) = (passage(at[0]), passage(at[1]));
    let mended = mend(Kind::Page, text, &[&name, &other, &one]);
    assert_eq!(mended.count(), 3);
    assert_eq!(
        mended.text,
        "---\ntittel: A\n---\n\n[a](../x/b.md) og [c](../x/b.md)\n"
    );
}

#[test]
fn what_would_read_in_another_way_is_left_out() {
    let name = field(&[key("titel")], Remedy::Name("tittel".to_owned()));
    for text in [
        "---\ntitel: A\ntittel: B\n---\n",
        "---\nandre: A\n---\n",
        "---\ntitel: [A\n---\n",
        "titel: A\n",
        "",
    ] {
        let mended = mend(Kind::Page, text, &[&name]);
        assert_eq!((mended.count(), &*mended.text), (0, text));
    }
    // A passage among the fields, and one outside the file.
    let text = "---\ntittel: A\n---\nB\n";
    for range in [4..10, 18..99, 0..3] {
        let fix = Fix {
            place: range.into(),
            remedy: Remedy::Passage("x".to_owned()),
        };
        assert_eq!(mend(Kind::Page, text, &[&fix]).text, text);
    }
}

#[test]
fn many_fixes_are_made_in_one_go_and_one_that_cannot_be_stops_no_other() {
    let use_of = |name: &str, status: &str, day: &str| {
        format!("  - {{løsning: {name}, status: {status}, bekreftet: {day}}} # a\n")
    };
    let text = |name: &str, key: &str, status: &str, day: &str| {
        let uses = use_of(name, status, day).repeat(300);
        format!("---\n{key}: A\nbruk:\n{uses}kilder: [a]\n---\nB\n")
    };
    let at = |index: usize, name: &'static str| [key("bruk"), Step::Index(index), key(name)];
    let words = |words: &str| Remedy::Text(words.to_owned());
    let mut fixes = vec![field(&[key("titel")], Remedy::Name("tittel".to_owned()))];
    for index in 0..300 {
        fixes.push(field(&at(index, "løsning"), words("digisos")));
        fixes.push(field(&at(index, "status"), words("i-bruk")));
        fixes.push(field(&at(index, "bekreftet"), words("2024-05-17")));
    }
    let all: Vec<&Fix> = fixes.iter().collect();
    let before = text("Digisos", "titel", "I bruk", "17. mai 2024");
    let after = text("digisos", "tittel", "i-bruk", "2024-05-17");
    let mended = mend(Kind::Municipality, &before, &all);
    assert_eq!((mended.count(), mended.text), (901, after.clone()));
    // A field of that name is there already.
    let bad = field(&[key("bruk")], Remedy::Name("kilder".to_owned()));
    let mut all: Vec<&Fix> = fixes.iter().collect();
    all.insert(450, &bad);
    let mended = mend(Kind::Municipality, &before, &all);
    assert!(!mended.made[450]);
    assert_eq!((mended.count(), mended.text), (901, after));
}

#[test]
fn a_value_within_a_field_with_a_wrong_name_is_mended_with_it() {
    let text = "---\ntitel: A\nbruken:\n  - {løysing: Digisos, status: I bruk}\n---\n";
    let fixes = [
        field(&[key("bruken")], Remedy::Name("bruk".to_owned())),
        field(
            &[key("bruken"), Step::Index(0), key("løysing")],
            Remedy::Name("løsning".to_owned()),
        ),
        field(
            &[key("bruken"), Step::Index(0), key("løysing")],
            Remedy::Text("digisos".to_owned()),
        ),
    ];
    let all: Vec<&Fix> = fixes.iter().collect();
    let mended = mend(Kind::Municipality, text, &all);
    assert_eq!(
        mended.text,
        "---\ntitel: A\nbruk:\n  - {løsning: digisos, status: I bruk}\n---\n"
    );
    assert_eq!(mended.made, [true; 3]);
}
