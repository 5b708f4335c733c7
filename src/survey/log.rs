//! The contribution that an answer becomes, so that the history of who said what stays in git.

use serde_yaml::{Mapping, Value};

use crate::content::change::{Act, Change};
use crate::survey::answer::By;

/// Returns the file of a contribution: what `by` has changed in `document`.
pub fn contribution(document: &str, by: &By, changes: &[Change]) -> String {
    let text = |text: &str| Value::from(text);
    let mut sender = Mapping::new();
    if let Some(role) = &by.role {
        sender.insert(text("rolle"), text(role));
    }
    if let Some(slug) = document.strip_prefix("kommuner/") {
        sender.insert(text("kommune"), text(slug));
    }
    let mut fields = Mapping::new();
    fields.insert(text("innspill"), Value::from(1));
    fields.insert(text("fra"), Value::Mapping(sender));
    if let Some(day) = by.date {
        fields.insert(text("dato"), Value::from(day.to_string()));
    }
    let changes = changes.iter().map(|change| one(document, change));
    fields.insert(text("endringer"), Value::Sequence(changes.collect()));
    let yaml = serde_yaml::to_string(&fields).unwrap_or_default();
    let words = by.words.as_deref().unwrap_or_default();
    let end = if words.is_empty() {
        String::new()
    } else {
        format!("\n{words}\n")
    };
    format!("---\n{yaml}---\n{end}")
}

fn one(document: &str, change: &Change) -> Value {
    let mut fields = Mapping::new();
    let mut say = |key: &str, value: Value| drop(fields.insert(Value::from(key), value));
    say("dokument", Value::from(document));
    say("felt", Value::from(change.field.to_string()));
    match &change.act {
        Act::Set { from, to } => {
            if let Some(from) = from {
                say("fra", from.clone());
            }
            say("til", to.clone());
        }
        Act::Add { entry, before } => {
            say("ny", entry.clone());
            if let Some(before) = before {
                say("foran", Value::from(before.clone()));
            }
        }
        Act::Remove { from, reason } => {
            if let Some(from) = from {
                say("fra", from.clone());
            }
            say("fjern", Value::from(reason.clone()));
        }
    }
    if let Some(source) = &change.source {
        say("kilde", Value::from(source.clone()));
    }
    Value::Mapping(fields)
}
