//! Says in words what a contribution does, to the one who decides.

use std::fmt::Write;

use serde_yaml::Value;
use tr::tr;

use crate::cli::difference;
use crate::content::change::Change;
use crate::edit::Outcome;
use crate::edit::describe::{Titles, date_said, in_words, place, sender, value_at};
use crate::site::intake::{Edit, Intake};
use crate::text::characters::visible;

/// Returns who sends the contribution and when, and the words that go with it.
pub(super) fn heading(name: &str, intake: &Intake, titles: &Titles) -> String {
    let contribution = &intake.contribution;
    let by = contribution.sender.as_ref();
    let by = sender(
        by.and_then(|sender| sender.role.as_deref()),
        by.and_then(|sender| sender.municipality),
        titles,
    );
    let mut out = format!("{name}: {by}, {}\n", date_said(contribution.date));
    for line in intake.words.lines() {
        let _ = writeln!(out, "  | {line}");
    }
    visible(&out).into_owned()
}

/// Returns the changes in words, with those that cannot be made and why.
pub(super) fn changes(intake: &Intake, titles: &Titles) -> String {
    let mut out = String::new();
    for edit in &intake.documents {
        if edit.before.is_none() {
            let _ = writeln!(out, "  {}", tr!("nytt dokument: {file}", file = edit.file));
        }
        for (change, outcome) in &edit.changes {
            let _ = writeln!(out, "  {}", one(edit, change, outcome, titles));
        }
    }
    if intake.documents.is_empty() {
        let _ = writeln!(
            out,
            "  {}",
            tr!("ingen endringer, bare ord til redaksjonen")
        );
    }
    visible(&out).into_owned()
}

fn one(edit: &Edit, change: &Change, outcome: &Outcome, titles: &Titles) -> String {
    let title = titles.of_file(&edit.file);
    let said = in_words(edit.kind, title, change, titles);
    match outcome {
        Outcome::Done => said,
        Outcome::AlreadySo => tr!("{said} (står slik fra før)", said),
        Outcome::Conflict { expected, found } => {
            let value = |value: &Option<Value>| match value {
                Some(value) => value_at(edit.kind, &change.field, value, titles),
                None => tr!("ingenting"),
            };
            tr!(
                "KONFLIKT: {title}: {field}: avsenderen så {expected}, men der står {found}",
                title,
                field = place(&change.field, titles),
                expected = value(expected),
                found = value(found)
            )
        }
        Outcome::Refused { reasons } => tr!(
            "KAN IKKE GJØRES: {said}: {reasons}",
            said,
            reasons = reasons.join("; ")
        ),
    }
}

/// Returns the lines that become different.
pub(super) fn difference(intake: &Intake) -> String {
    let mut out = String::new();
    for edit in &intake.documents {
        let Some(after) = &edit.after else { continue };
        let before = edit.before.as_deref().map(String::from_utf8_lossy);
        out.push('\n');
        out.push_str(&difference::lines(&edit.file, before.as_deref(), after));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    visible(&out).into_owned()
}
