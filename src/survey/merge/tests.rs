//! Properties of merging, under random changes on both sides.

use proptest::prelude::*;
use serde_yaml::Value;

use super::merge;
use crate::survey::answer::{Answer, By, Cell, Row, Seen};
use crate::survey::choices::{Choice, Choices, List};
use crate::survey::facts::{Facts, field};
use crate::survey::plan::{Part, sheet};
use crate::survey::values::{Raw, shown};
use crate::text::Lang;

const SOLUTIONS: [&str; 4] = ["altinn", "digisos", "framsikt", "visma"];
const STATUS: [&str; 4] = ["i-bruk", "pilot", "planlagt", "fases-ut"];
const DAY: &str = "2026-12-15";
const ASKED: [&str; 2] = ["status", "merknad"];

/// Returns what a file says of a solution: its status and a remark, where it says anything.
type Said = Option<(usize, Option<u8>)>;

fn choices() -> Choices {
    let solutions = SOLUTIONS.map(|slug| Choice::new(slug.into(), slug.into(), Vec::new()));
    Choices {
        lang: Lang::Nb,
        solutions: List(solutions.to_vec()),
        topics: List::default(),
    }
}

fn remark(number: u8) -> String {
    format!("Merknad {number}")
}

fn file(said: &[Said]) -> String {
    let mut text =
        "---\ntittel: Nome # navnet\nkommunenummer: '4018'\nfylke: Telemark\nmålform: nøytral\n"
            .to_owned();
    if said.iter().any(Option::is_some) {
        text.push_str("bruk:\n");
    }
    for (slug, said) in SOLUTIONS.iter().zip(said) {
        let Some((status, note)) = said else { continue };
        text.push_str(&format!(
            "  - løsning: {slug}\n    status: {}\n    bekreftet: 2020\n",
            STATUS[*status]
        ));
        if let Some(note) = note {
            text.push_str(&format!("    merknad: {}\n", remark(*note)));
        }
    }
    text.push_str("---\n\nTekst.\n");
    text
}

fn value(said: Said, key: &str) -> Option<Value> {
    let (status, note) = said?;
    match key {
        "status" => Some(Value::from(STATUS[status])),
        _ => note.map(|note| Value::from(remark(note))),
    }
}

/// Returns an answer of somebody who saw `base` and writes `answer`, row by row.
fn answer(base: &[Said], answer: &[Said], confirmed: &[bool]) -> Answer {
    let sheet = sheet("bruk").expect("the sheet of use");
    let choices = choices();
    let mut all = Answer::empty("nome.xlsx");
    all.by = By {
        role: Some("Rådgiver".into()),
        date: DAY.parse().ok(),
        ..By::default()
    };
    for (place, slug) in SOLUTIONS.iter().enumerate() {
        let (base, said) = (base[place], answer[place]);
        let at = |letter: char| all.at("Løsninger", format!("{letter}{place}"));
        let columns = sheet
            .asked()
            .filter(|(_, column)| ASKED.contains(&column.key));
        let asked = columns.map(|(_, column)| {
            let list = choices.list(sheet, column);
            let cell = |value: &Option<Value>| {
                value
                    .as_ref()
                    .map_or(Raw::Empty, |value| shown(value, column.form, list.as_ref()))
            };
            let seen = value(base, column.key);
            let letter = if column.key == "status" { 'C' } else { 'F' };
            let shown = cell(&seen).text();
            let raw = cell(&value(said, column.key));
            (
                column,
                Cell {
                    at: at(letter),
                    raw,
                    seen: Seen::Known { value: seen, shown },
                },
            )
        });
        let asked = asked.collect();
        let confirm = match confirmed[place] {
            true => Raw::Text("Ja".into()),
            false => Raw::default(),
        };
        assert_eq!(sheet.place_of(Part::Confirm), Some(1));
        let confirm = Cell {
            at: at('B'),
            raw: confirm,
            seen: Seen::Known {
                value: None,
                shown: String::new(),
            },
        };
        all.rows.push(Row {
            sheet,
            at: at('A'),
            document: "kommuner/nome".into(),
            entry: base.map(|_| (*slug).to_owned()),
            identity: serde_yaml::from_str(&format!("{{løsning: {slug}}}")).ok(),
            named: Vec::new(),
            asked,
            confirm: Some(confirm),
            reason: None,
        });
    }
    all
}

/// Returns what a text says of a solution.
fn found(text: &str, slug: &str, key: &str) -> Option<Value> {
    let entries = Facts::read(text).expect("fields").entries("bruk");
    let is_it = |entry: &&Value| field(entry, "løsning").and_then(Value::as_str) == Some(slug);
    field(entries.iter().find(is_it)?, key).cloned()
}

fn said() -> impl Strategy<Value = Vec<Said>> {
    let note = proptest::option::of(0..3u8);
    let said = proptest::option::weighted(0.8, (0..STATUS.len(), note));
    proptest::collection::vec(said, SOLUTIONS.len())
}

/// Returns `base` with some entries as `other` has them.
fn mixed(base: &[Said], other: &[Said], takes: &[bool]) -> Vec<Said> {
    let each = base.iter().zip(other).zip(takes);
    each.map(|((base, other), takes)| {
        if *takes && other.is_some() {
            *other
        } else {
            *base
        }
    })
    .collect()
}

proptest! {
    /// The value of today is lost to no answer that did not see it; what could not be taken in is
    /// told; and what nobody answered stays byte by byte.
    #[test]
    fn no_update_is_lost_and_every_conflict_is_told(
        base in said(),
        ours in said(),
        theirs in said(),
        take_ours in proptest::collection::vec(any::<bool>(), SOLUTIONS.len()),
        take_theirs in proptest::collection::vec(any::<bool>(), SOLUTIONS.len()),
        confirmed in proptest::collection::vec(any::<bool>(), SOLUTIONS.len()),
    ) {
        let today = mixed(&base, &ours, &take_ours);
        let written = mixed(&base, &theirs, &take_theirs);
        let text = file(&today);
        let sent = answer(&base, &written, &confirmed);
        let merged = merge(&text, "kommuner/nome", &sent, &choices());
        for (place, slug) in SOLUTIONS.iter().enumerate() {
            for key in ASKED {
                let seen = value(base[place], key);
                let now = value(today[place], key);
                let wanted = value(written[place], key);
                let after = found(&merged.text, slug, key);
                let is_told = merged.faults.iter().any(|fault| {
                    fault.at.cell.ends_with(char::from(b'0' + u8::try_from(place).unwrap_or(0)))
                });
                if wanted == seen {
                    prop_assert_eq!(&after, &now, "{} {}: not answered, so it stays", slug, key);
                } else if now == seen || now == wanted {
                    prop_assert!(after == wanted || is_told, "{} {}: answered, and nobody else did", slug, key);
                } else {
                    prop_assert_eq!(&after, &now, "{} {}: the other side is not lost", slug, key);
                    prop_assert!(is_told, "{} {}: the conflict is told", slug, key);
                }
            }
        }
        // The rest of the file is as it was.
        prop_assert!(merged.text.starts_with("---\ntittel: Nome # navnet\nkommunenummer: '4018'\n"));
        prop_assert!(merged.text.ends_with("---\n\nTekst.\n"));
        // The same answer once more changes nothing.
        let again = merge(&merged.text, "kommuner/nome", &sent, &choices());
        prop_assert_eq!(&again.text, &merged.text);
        prop_assert_eq!(again.changes, vec![]);
    }

    /// A confirmation dates what was seen, and nothing that others have changed since.
    #[test]
    fn only_what_was_seen_is_confirmed(
        base in said(),
        ours in said(),
        takes in proptest::collection::vec(any::<bool>(), SOLUTIONS.len()),
    ) {
        let today = mixed(&base, &ours, &takes);
        let sent = answer(&base, &base, &[true; SOLUTIONS.len()]);
        let merged = merge(&file(&today), "kommuner/nome", &sent, &choices());
        for (place, slug) in SOLUTIONS.iter().enumerate() {
            if base[place].is_none() || today[place].is_none() {
                continue;
            }
            let dated = found(&merged.text, slug, "bekreftet") == Some(Value::from(DAY));
            prop_assert_eq!(dated, base[place] == today[place], "{}", slug);
        }
    }
}

#[test]
fn a_no_with_what_is_right_is_no_fault_the_second_time() {
    let base = [Some((0, None)), None, None, None];
    let phased_out = [Some((3, None)), None, None, None];
    let mut sent = answer(&base, &phased_out, &[false; SOLUTIONS.len()]);
    let confirm = sent.rows[0].confirm.as_mut().expect("a cell");
    confirm.raw = Raw::Text("Nei".into());
    let first = merge(&file(&base), "kommuner/nome", &sent, &choices());
    assert!(first.faults.is_empty() && !first.changes.is_empty());
    let again = merge(&first.text, "kommuner/nome", &sent, &choices());
    assert!(again.faults.is_empty(), "{:?}", again.faults);
    assert_eq!(again.changes, []);
    // Without anything that is right instead, it is still asked for.
    let mut sent = answer(&base, &base, &[false; SOLUTIONS.len()]);
    let confirm = sent.rows[0].confirm.as_mut().expect("a cell");
    confirm.raw = Raw::Text("Nei".into());
    let denied = merge(&file(&base), "kommuner/nome", &sent, &choices());
    assert_eq!(denied.faults.len(), 1);
}
