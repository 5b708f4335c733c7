//! Checks contributions: what can be seen in the file itself, and whether the documents are there.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};
use tr::tr;

use super::RECEIVED;
use super::entry::ProposedChange;
use super::file::{Contribution, read};
use crate::content::field_path::FieldPath;
use crate::content::index::ContentIndex;
use crate::content::path::{Place, Role, role};
use crate::content::records::{self, Declared, FieldFault, declared};
use crate::content::{Kind, privacy};
use crate::diagnostic::{Check, Diagnostic, Near, Part, Problem, Step, nearest};
use crate::source::Snapshot;
use crate::yaml::fields::FromYaml;
use crate::yaml::hidden;
use crate::yaml::problems::Problems;
use crate::yaml::written::Written;

/// Returns the diagnostics of the contribution `file`, as far as it can be judged by itself. Of one
/// that was taken in, only personal data is reported: it tells what was once.
pub fn check_file(file: &Arc<str>, bytes: &[u8]) -> Vec<Diagnostic> {
    let mut read = match read(file, bytes) {
        Ok(read) => read,
        Err(diagnostic) => return vec![*diagnostic],
    };
    let private = privacy::in_document(file, read.text);
    if file.starts_with(RECEIVED) {
        return private;
    }
    let mut diagnostics = hidden::in_file(file, read.text);
    if let Some(contribution) = &read.contribution {
        check_values(contribution, &mut read.problems);
    }
    diagnostics.extend(read.problems.into_found());
    diagnostics.extend(private);
    diagnostics
}

/// Checks the field and the value of each change by the declaration of the field.
fn check_values(contribution: &Contribution, problems: &mut Problems) {
    problems.within(Step::Key("endringer".into()), |problems| {
        for (index, change) in contribution.changes.iter().enumerate() {
            problems.within(Step::Index(index), |problems| {
                check_change(change, problems)
            });
        }
    });
}

fn check_change(change: &ProposedChange, problems: &mut Problems) {
    let kind = change.document.place.kind;
    match (&change.field, &change.new) {
        (None, Some(Value::Mapping(fields))) => {
            let is_translation = change.document.place.is_translation;
            problems.within(Step::Key("ny".into()), |problems| match is_translation {
                true => check_translation(kind, fields, problems),
                false => records::check_fields(kind, fields, problems),
            });
        }
        (None, Some(_)) => problems.within(Step::Key("ny".into()), |problems| {
            let message = tr!("et nytt dokument er felt under hverandre");
            problems.add(Problem::new(Check::WrongType, message).help(tr!(
                "Skriv feltene på linjene under, med innrykk. Er det et punkt i ei liste, skriv `felt`."
            )));
        }),
        (Some(_), _) => check_field(kind, change, problems),
        (None, None) => {}
    }
}

/// Checks the fields of a new translation: those that it lacks are in its main version.
fn check_translation(kind: Kind, fields: &Mapping, problems: &mut Problems) {
    let named = fields
        .iter()
        .filter_map(|(key, value)| Some((key.as_str()?, value)));
    for (key, value) in named {
        problems.within(Step::Key(key.to_owned().into()), |problems| match declared(
            kind,
            &FieldPath::of(key),
        ) {
            Ok(field) => check_value(field, value, problems),
            Err(fault) => problems.add(no_such_field(&fault)),
        });
    }
}

/// Checks a value by the declaration of its field.
fn check_value(field: Declared, value: &Value, problems: &mut Problems) {
    match value {
        Value::Sequence(items) if field.is_list() => {
            for (index, item) in items.iter().enumerate() {
                problems.within(Step::Index(index), |problems| {
                    (field.field.accepts)(item, problems);
                });
            }
        }
        one => (field.field.accepts)(one, problems),
    }
}

fn check_field(kind: Kind, change: &ProposedChange, problems: &mut Problems) {
    let Some(path) = &change.field else { return };
    if path.of_body().is_some() {
        if let Some(to) = change.to.as_ref().filter(|to| !to.is_string()) {
            problems.within(Step::Key("til".into()), |problems| {
                let _ = String::from_yaml(to, problems);
            });
        }
        return;
    }
    let field = match declared(kind, path) {
        Ok(field) => field,
        Err(fault) => {
            problems.within(Step::Key("felt".into()), |problems| {
                problems.add(no_such_field(&fault));
            });
            return;
        }
    };
    if let Some(to) = &change.to {
        problems.within(Step::Key("til".into()), |problems| {
            check_value(field, to, problems);
        });
    }
    if let Some(new) = &change.new {
        problems.within(Step::Key("ny".into()), |problems| {
            if field.is_list() {
                (field.field.accepts)(new, problems);
                return;
            }
            let message = tr!(
                "`{key}` er ikke ei liste, så det kan ikke få et nytt punkt",
                key = field.field.key
            );
            problems.add(
                Problem::new(Check::InvalidValue, message)
                    .help(tr!("Skriv `til` for en ny verdi.")),
            );
        });
    }
}

/// Returns the problem of a path that leads to no field.
fn no_such_field(fault: &FieldFault) -> Problem {
    let (check, help) = match fault {
        FieldFault::Unknown(name, known) => {
            let help = match nearest(name, known.iter().map(|key| (*key, *key))) {
                Some(meant) => tr!("Mente du `{meant}`?", meant),
                None => tr!("`docs/felt.md` viser feltene."),
            };
            (Check::UnknownField, help)
        }
        FieldFault::NoList(name) => (Check::InvalidValue, tr!("Skriv bare `{name}`.", name)),
        FieldFault::WhichEntry(name) => {
            let help = tr!("Skriv hva punktet er, som `{name}[digisos]`.", name);
            (Check::InvalidValue, help)
        }
    };
    Problem::new(check, fault.to_string()).help(help)
}

/// Returns a diagnostic for each document that a contribution names and that is not there, and for
/// each new one that is.
pub fn unknown_documents(snapshot: &Snapshot, index: &ContentIndex) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (file, bytes) in snapshot.under(super::FOLDER.trim_end_matches('/')) {
        if role(file) != Some(Role::Contribution) || file.starts_with(RECEIVED) {
            continue;
        }
        let Ok(mut read) = read(file, bytes) else {
            continue;
        };
        if let Some(contribution) = read.contribution.take() {
            let mut problems = Problems::reading(file.clone(), Written::new(bytes.clone(), 0..0));
            check_documents(&contribution, index, &mut problems);
            diagnostics.extend(problems.into_found());
        }
    }
    diagnostics
}

fn check_documents(contribution: &Contribution, index: &ContentIndex, problems: &mut Problems) {
    let sender = contribution.sender.as_ref();
    if let Some(municipality) = sender.and_then(|sender| sender.municipality) {
        let place = Place {
            kind: Kind::Municipality,
            slug: municipality,
            is_translation: false,
        };
        if index.file_at(&place).is_none() {
            let path = vec![Step::Key("fra".into()), Step::Key("kommune".into())];
            let message = tr!("kommunen `{municipality}` finnes ikke her", municipality);
            let problem = Problem::new(Check::UnknownReference, message);
            let help = tr!("Skriv navnet på fila til kommunen, uten `.md`, eller ta det bort.");
            problems.add_to(path, Part::Value, problem.help(help));
        }
    }
    let mut near = None;
    for (at, change) in contribution.changes.iter().enumerate() {
        let found = index.file_at(&change.document.place);
        let name = &change.document.name;
        let is_new = change.field.is_none() && change.new.is_some();
        let problem = match (is_new, found) {
            (false, None) => {
                let names = near.get_or_insert_with(|| {
                    let names = index.names_of_documents();
                    Near::of(names.map(|name| (name.clone(), name)))
                });
                let meant = names.nearest(name);
                Problem::new(
                    Check::UnknownReference,
                    tr!("dokumentet `{name}` finnes ikke", name),
                )
                .help(match meant {
                    Some(meant) => tr!("Mente du `{meant}`?", meant),
                    None => tr!("Skriv mappa og filnavnet uten `.md`, som `kommuner/nome`."),
                })
            }
            (true, Some(file)) => Problem::new(
                Check::DuplicateSlug,
                tr!("dokumentet finnes fra før: `{file}`", file),
            )
            .help(tr!(
                "Gi det nye et annet navn, som `{free}`, eller skriv endringer av det som finnes.",
                free = free_name(&change.document.place, index)
            )),
            _ => continue,
        };
        let path = vec![
            Step::Key("endringer".into()),
            Step::Index(at),
            Step::Key("dokument".into()),
        ];
        problems.add_to(path, Part::Value, problem);
    }
}

/// Returns the name of `place` with the first number that no document has.
fn free_name(place: &Place, index: &ContentIndex) -> String {
    let numbered = |number: usize| format!("{}/{}-{number}", place.kind.folder(), place.slug);
    let taken: Vec<String> = index.names_of_documents().collect();
    // One of so many names is not among them.
    let numbers = 2..taken.len() + 3;
    let names = numbers.map(numbered);
    let mut free = names.filter(|name| !taken.contains(name));
    free.next().unwrap_or_default()
}
