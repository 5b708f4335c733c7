//! Tables of fields and closed lists in Norwegian, for writers.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::subject::SUBJECTS;
use crate::yaml::shape::{Field, ListedWord, Presence, Record, Shape};

/// The text around the tables; a line `<!-- name -->` is replaced by the table of that name.
const TEXT: &str = include_str!("felt.md");

/// Returns `docs/felt.md`.
pub(super) fn document() -> String {
    let mut out = String::new();
    for line in TEXT.lines() {
        let name = line
            .strip_prefix("<!-- ")
            .and_then(|rest| rest.strip_suffix(" -->"));
        match name {
            None => out.push_str(&format!("{line}\n")),
            Some("alle") => {
                let head = SUBJECTS.iter().find_map(|subject| subject.record.shared);
                if let Some((head, _)) = head {
                    record(head, &mut out);
                }
            }
            Some("lister") => closed_lists(&mut out),
            Some(name) => {
                let subject = SUBJECTS.iter().find(|subject| subject.name == name);
                if let Some(subject) = subject {
                    record(subject.record, &mut out);
                }
            }
        }
    }
    out
}

/// Writes a table of the fields of `record`, and below it one for each field that is itself a
/// record.
fn record(record: &Record, out: &mut String) {
    table(record.fields, out);
    for field in record.fields {
        if let Some(nested) = (field.shape)().record() {
            // Writing to a string cannot fail.
            let _ = write!(out, "\n### `{}`\n\n", field.key);
            table(nested.fields, out);
        }
    }
}

fn table(fields: &[Field], out: &mut String) {
    out.push_str("| felt | hva det er | form |\n| --- | --- | --- |\n");
    for field in fields {
        let must = match field.presence {
            Presence::Required | Presence::AtLeastOne => "**må**: ",
            Presence::Optional | Presence::List => "",
        };
        let many = match field.presence {
            Presence::List | Presence::AtLeastOne => "liste: ",
            Presence::Required | Presence::Optional => "",
        };
        let _ = writeln!(
            out,
            "| `{}` | {must}{} | {many}{} |",
            field.key,
            field.about,
            form(field)
        );
    }
}

fn form(field: &Field) -> String {
    match (field.shape)() {
        Shape::Word { list, .. } => format!("[{list}](#{})", list.replace(' ', "-")),
        Shape::Record(_) => format!("felt, se `{}` under", field.key),
        _ => field.expected.to_owned(),
    }
}

/// Writes every closed list with the meaning of its words, sorted by name.
fn closed_lists(out: &mut String) {
    let mut lists = BTreeMap::new();
    for subject in &SUBJECTS {
        let shared = subject.record.shared.map(|(record, _)| record);
        for record in shared.into_iter().chain([subject.record]) {
            gather(record, &mut lists);
        }
    }
    for (name, words) in lists {
        let _ = write!(out, "\n### {name}\n\n| verdi | betyr |\n| --- | --- |\n");
        for ListedWord { word, nb, .. } in words {
            let _ = writeln!(out, "| `{word}` | {nb} |");
        }
    }
}

fn gather(record: &Record, lists: &mut BTreeMap<&'static str, Vec<ListedWord>>) {
    for field in record.fields {
        let shape = (field.shape)();
        if let Shape::Word { list, words } = shape {
            lists.insert(list, words);
        } else if let Some(nested) = shape.record() {
            gather(nested, lists);
        }
    }
}
