//! Properties that hold for every change on every document.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rayon::prelude::*;
use serde_yaml::{Mapping, Value};

use super::documents::{Document, Sort, Trial, all, fields, trials};
use crate::content::change::Act;
use crate::diagnostic::Step;
use crate::edit::{Outcome, apply};

/// Text that must not be taken for anything else.
const HARD: [&str; 8] = [
    "Ord",
    "Husk: «dette», og #1",
    "'enkle' og \"doble\" \\ \\n",
    "- ikke ei liste",
    "2026-11-30",
    "007",
    "[a, b]: {c} & *d ! | > % @ `",
    "nei",
];

/// The ways that a file may be stored in.
fn variants(text: &str) -> [(&'static str, String); 4] {
    let windows = text.replace("\r\n", "\n").replace('\n', "\r\n");
    let marked = format!("\u{feff}{}", text.trim_start_matches('\u{feff}'));
    let cut = text.trim_end().to_owned();
    [
        ("as it is", text.to_owned()),
        ("CRLF", windows),
        ("BOM", marked),
        ("no last line end", cut),
    ]
}

/// Returns what the fields must be after the change, worked out here from the steps.
fn expected(root: &Value, trial: &Trial) -> Value {
    let mut root = root.clone();
    let (last, above) = trial.steps.split_last().expect("steps");
    let mut place = &mut root;
    for step in above {
        place = match step {
            Step::Key(key) => &mut place[&**key],
            Step::Index(index) => &mut place[*index],
        };
    }
    match (&trial.change.act, last) {
        (Act::Set { to, .. }, Step::Key(key)) => {
            place
                .as_mapping_mut()
                .expect("fields")
                .insert(Value::from(&**key), to.clone());
        }
        (Act::Set { to, .. }, Step::Index(index)) => place[*index] = to.clone(),
        (Act::Add { entry, .. }, Step::Key(key)) => {
            let items = place[&**key].as_sequence_mut().expect("a list");
            items.insert(trial.before.unwrap_or(items.len()), entry.clone());
        }
        (Act::Remove { .. }, Step::Key(key)) => {
            place.as_mapping_mut().expect("fields").remove(&**key);
        }
        (Act::Remove { .. }, Step::Index(index)) => {
            place.as_sequence_mut().expect("a list").remove(*index);
        }
        (Act::Add { .. }, Step::Index(_)) => {}
    }
    without_empty(root)
}

/// Takes out the lists and fields in which nothing is left.
fn without_empty(value: Value) -> Value {
    let is_left = |value: &Value| match value {
        Value::Sequence(items) => !items.is_empty(),
        Value::Mapping(map) => !map.is_empty(),
        _ => true,
    };
    match value {
        Value::Sequence(items) => Value::Sequence(
            items
                .into_iter()
                .map(without_empty)
                .filter(is_left)
                .collect(),
        ),
        Value::Mapping(map) => {
            let pairs = map
                .into_iter()
                .map(|(key, value)| (key, without_empty(value)));
            Value::Mapping(
                pairs
                    .filter(|(_, value)| is_left(value))
                    .collect::<Mapping>(),
            )
        }
        other => other,
    }
}

/// Decides whether `long` is `short` with one piece more.
fn is_one_piece_more(long: &str, short: &str) -> bool {
    let (long, short) = (long.as_bytes(), short.as_bytes());
    let same = long
        .iter()
        .zip(short)
        .take_while(|(one, other)| one == other)
        .count();
    let rest = long.iter().rev().zip(short.iter().rev());
    let same_at_end = rest.take_while(|(one, other)| one == other).count();
    long.len() >= short.len() && same + same_at_end >= short.len()
}

/// Tries one change; `Err` says what is wrong.
fn tried(document: &Document, text: &str, trial: &Trial) -> Result<(), String> {
    let applied = apply(document.kind, text, std::slice::from_ref(&trial.change));
    let Some(edited) = applied.edited else {
        return match &applied.outcomes[..] {
            [Outcome::AlreadySo] => Ok(()),
            other => Err(format!("not made: {other:?}")),
        };
    };
    let new = &edited.text;
    if edited.undo.apply(new).as_deref() != Some(text) {
        return Err("cannot be undone".into());
    }
    let root = fields(text).ok_or("cannot be read before")?;
    let read = fields(new).ok_or("cannot be read after")?;
    if without_empty(read) != expected(&root, trial) {
        return Err("says another thing".into());
    }
    let pure = match trial.sort {
        Sort::NewField => is_one_piece_more(new, text),
        Sort::NewEntry | Sort::NewEntryBefore => {
            is_one_piece_more(new, text) || !root_is_list(&root, trial)
        }
        Sort::FieldOut | Sort::EntryOut => is_one_piece_more(text, new),
        Sort::Scalar => same_around(text, new, trial),
    };
    if !pure {
        return Err(format!("more than the value differs:\n{new}"));
    }
    let carriage = |text: &str| text.matches('\r').count() == text.matches('\n').count();
    if carriage(text) != carriage(new) && text.contains('\r') {
        return Err("line ends are mixed".into());
    }
    Ok(())
}

fn root_is_list(root: &Value, trial: &Trial) -> bool {
    let found = trial.steps.iter().try_fold(root, |value, step| match step {
        Step::Key(key) => value.get(&**key),
        Step::Index(index) => value.get(*index),
    });
    found.is_some_and(Value::is_sequence)
}

/// Decides whether no line differs but those of the old value and the new one.
fn same_around(old: &str, new: &str, trial: &Trial) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let same = old
        .iter()
        .zip(&new)
        .take_while(|(one, other)| one == other)
        .count();
    let rest = old.iter().rev().zip(new.iter().rev());
    let same_at_end = rest.take_while(|(one, other)| one == other).count();
    let differing = old.len().saturating_sub(same + same_at_end);
    let Act::Set {
        from: Some(from), ..
    } = &trial.change.act
    else {
        return false;
    };
    // A value may stand on several lines, of a few words each at the least.
    let words = from
        .as_str()
        .map_or(1, |text| text.split_whitespace().count());
    differing <= 1 + words
}

/// Of so many changes one is tried, unless `DIGITV_EDIT_ALL` asks for all.
const EVERY: usize = 60;

#[test]
fn every_change_of_every_document_does_what_it_means_and_no_more() {
    let every = match std::env::var_os("DIGITV_EDIT_ALL") {
        Some(_) => 1,
        None => EVERY,
    };
    let documents = documents();
    assert!(documents.len() > 150, "{}", documents.len());
    let counted: Vec<(Sort, Option<String>)> = documents
        .par_iter()
        .enumerate()
        .flat_map_iter(|(at, document)| {
            let trials = trials(document, HARD[at % HARD.len()])
                .into_iter()
                .enumerate();
            let chosen = trials.filter(move |(number, _)| (at + number) % every == 0);
            // Each is tried in one of the ways that a file may be stored in.
            let texts = variants(&document.text);
            chosen.map(move |(number, trial)| {
                let (way, text) = &texts[(number / every) % texts.len()];
                let failure = tried(document, text, &trial).err();
                let Document { name, .. } = document;
                let told = |failure| format!("{name} ({way}): {:?}: {failure}", trial.change);
                (trial.sort, failure.map(told))
            })
        })
        .collect();
    let mut tried = BTreeMap::<Sort, (usize, usize)>::new();
    for (sort, failure) in &counted {
        let (all, failed) = tried.entry(*sort).or_default();
        *all += 1;
        *failed += usize::from(failure.is_some());
    }
    let failures: Vec<_> = counted
        .into_iter()
        .filter_map(|(_, failure)| failure)
        .take(5)
        .collect();
    assert!(failures.is_empty(), "{tried:?}\n{}", failures.join("\n\n"));
    assert_eq!(tried.len(), 6, "{tried:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn sets_of_changes_are_applied_one_after_the_other_and_undone(
        which in any::<prop::sample::Index>(),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        words in "[a-zæøå0-9:#'\"\\[\\]{},&*!|>%@`\\\\ -]{1,30}",
        way in 0..4_usize,
    ) {
        let documents = documents();
        let document = which.get(documents);
        let (_, text) = &variants(&document.text)[way];
        let words = words.trim();
        prop_assume!(!words.is_empty());
        let trials = trials(document, words);
        prop_assume!(!trials.is_empty());
        let changes: Vec<_> = picks.iter().map(|pick| pick.get(&trials).change.clone()).collect();
        let applied = apply(document.kind, text, &changes);
        prop_assert_eq!(applied.outcomes.len(), changes.len());
        let is_right = |outcome: &Outcome| matches!(outcome, Outcome::Done | Outcome::AlreadySo);
        match applied.edited {
            Some(edited) => {
                prop_assert!(applied.outcomes.iter().all(is_right));
                prop_assert_eq!(edited.undo.apply(&edited.text), Some(text.clone()));
                prop_assert!(fields(&edited.text).is_some());
                // Once more, everything is as it should be.
                let again = apply(document.kind, &edited.text, &changes[changes.len() - 1..]);
                let is_addition = matches!(changes[changes.len() - 1].act, Act::Set { .. } | Act::Add { .. });
                prop_assert!(!is_addition || again.edited.is_none(), "{:?}", again.outcomes);
            }
            None => prop_assert!(applied.outcomes.iter().all(|outcome| *outcome == Outcome::AlreadySo) || !applied.outcomes.iter().all(is_right)),
        }
    }
}

/// The documents, read once.
fn documents() -> &'static [Document] {
    static DOCUMENTS: std::sync::OnceLock<Vec<Document>> = std::sync::OnceLock::new();
    DOCUMENTS.get_or_init(all)
}
