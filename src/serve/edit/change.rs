//! Takes in what a form on the page has made: a contribution, checked and applied as `digitv motta`
//! does it, but at once.

use std::collections::BTreeSet;
use std::sync::Arc;

use hyper::StatusCode;
use serde::Serialize;
use tr::tr;

use super::history::Written;
use super::new_picture::NewPicture;
use super::outcome::Conflict;
use super::session::{Session, Standing};
use super::{Editing, Refusal};
use crate::content::contribution;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::{Shown, overlays};
use crate::edit::Outcome;
use crate::edit::describe::{Titles, in_words, place, value_at};
use crate::serve::state::State;
use crate::site::Loaded;
use crate::site::intake::{self, Edit, Intake};
use crate::source::Snapshot;

/// The name of the contribution while it is checked. It is never written.
const NAME: &str = "endring-fra-sida.md";

/// A contribution that can be made, and the site as it would be then.
pub(super) struct Prepared {
    pub(super) documents: Vec<Edit>,
    pub(super) words: Vec<String>,
    /// `true` where it has words to the editors too, which belong to no document.
    has_words_to_editors: bool,
    pub(super) after: Loaded,
    /// The pictures beside the document that it makes.
    pictures: Vec<Written>,
}

/// The answer to something that was written.
#[derive(Serialize)]
pub(super) struct Saved {
    /// Says what was done, in sentences; none where all of it stood there already.
    done: Vec<String>,
    /// The files that were written.
    files: Vec<Arc<str>>,
    /// The addresses of the documents, with the base path, in the order of the files.
    addresses: Vec<String>,
    /// The findings of the check in these files.
    found: Vec<Shown>,
    /// `true` where words to the editors were left out.
    words_left: bool,
    #[serde(flatten)]
    standing: Standing,
}

impl Editing {
    /// Makes the changes of `text`, a contribution, puts `pictures` beside the document that it makes, and
    /// returns what has come of it.
    pub(super) fn change(
        &self,
        session: &mut Session,
        state: &State,
        text: &str,
        pictures: &[NewPicture],
    ) -> Result<Saved, Refusal> {
        let prepared = self.prepare(session, state, text, pictures)?;
        let written = prepared.documents.iter().filter_map(|edit| {
            let after = edit.after.as_ref()?;
            Some(Written {
                file: edit.file.clone(),
                before: edit.before.clone(),
                after: Some(after.as_bytes().into()),
            })
        });
        let written: Vec<Written> = prepared.pictures.iter().cloned().chain(written).collect();
        if prepared.documents.is_empty() {
            return Err(Refusal::malformed(tr!(
                "Her er det ingen endring, bare ord til redaksjonen, og de hører ikke til i noe dokument. Ingenting er skrevet."
            )));
        }
        let mut words = Vec::new();
        if !written.is_empty() {
            self.write(session, &written)?;
            words = prepared.words;
            session.history.push(words.clone(), written.clone());
        }
        Ok(Saved {
            words_left: prepared.has_words_to_editors,
            ..saved(session, words, &written, &prepared.after)
        })
    }

    /// Tries the changes of `text`, a contribution, with `pictures` beside the document that it makes, and
    /// writes nothing.
    pub(super) fn prepare(
        &self,
        session: &mut Session,
        state: &State,
        text: &str,
        pictures: &[NewPicture],
    ) -> Result<Prepared, Refusal> {
        let named = files_named(state, text);
        let files = self.files_now(session, state, &named);
        let pictures = match (named.first(), pictures) {
            (_, []) => Vec::new(),
            (Some(file), pictures) if named.len() == 1 && files.get(file).is_none() => {
                self.beside(session, &files, file, pictures)?
            }
            _ => {
                return Err(Refusal::malformed(tr!(
                    "Bilder kan bare følge med når ett nytt dokument blir laget. Ingenting er skrevet."
                )));
            }
        };
        let put = pictures.iter().map(|put| (&put.file, put.after.as_ref()));
        let before = session.checker.check(files.with(put));
        let checker = &mut session.checker;
        let (files, found) =
            intake::problems(&before, NAME, text.as_bytes(), |files| checker.check(files));
        refuse(&files, &found)?;
        let Some(intake) = intake::read(&before, NAME, text.as_bytes()) else {
            return Err(Refusal::content(
                tr!("Endringa kan ikke leses. Ingenting er skrevet."),
                overlays(&found, &files),
            ));
        };
        let titles = Titles::of(&before.files);
        refuse_conflicts(&intake, &titles)?;
        let (after, found) = intake::consequences(&before, NAME, &intake.documents, |files| {
            checker.check(files)
        });
        refuse(&after.files, &found)?;
        let placed = pictures.iter().map(|put| put.words());
        Ok(Prepared {
            words: words(&intake, &titles).into_iter().chain(placed).collect(),
            has_words_to_editors: !intake.words.is_empty(),
            documents: intake.documents,
            after,
            pictures,
        })
    }
}

/// Returns the answer to `written`, in the site `after`.
pub(super) fn saved(
    session: &Session,
    done: Vec<String>,
    written: &[Written],
    after: &Loaded,
) -> Saved {
    let is_there = |found: &&Diagnostic| written.iter().any(|file| file.file == found.file);
    let found = after.diagnostics.iter().filter(is_there);
    let files = written.iter().map(|written| written.file.clone());
    Saved {
        done,
        files: files.collect(),
        addresses: written
            .iter()
            .filter_map(|written| address(after, &written.file))
            .collect(),
        found: overlays(found, &after.files),
        words_left: false,
        standing: session.standing(),
    }
}

/// Returns the address of the document `file`, with the base path.
fn address(after: &Loaded, file: &str) -> Option<String> {
    let base = after.config.as_ref()?.base_path();
    match crate::content::path::role(file)? {
        crate::content::path::Role::Document(place) => {
            Some(format!("{}{}", base.trim_end_matches('/'), place.address()))
        }
        _ => None,
    }
}

/// Returns the files of the documents that a contribution names, whether they are there or not.
fn files_named(state: &State, text: &str) -> BTreeSet<Arc<str>> {
    let name: Arc<str> = NAME.into();
    let read = contribution::read(&name, text.as_bytes()).ok();
    let contribution = read.and_then(|read| read.contribution);
    let changes = contribution.iter().flat_map(|one| &one.changes);
    let places = changes.map(|change| change.document.place.clone());
    let places: BTreeSet<_> = places.collect();
    let by_place = intake::files_by_place(state.files());
    places
        .iter()
        .map(|place| intake::file_for(place, &by_place))
        .collect()
}

/// Refuses what the check finds errors or personal data in.
fn refuse(files: &Snapshot, found: &[Diagnostic]) -> Result<(), Refusal> {
    let stops: Vec<&Diagnostic> = found.iter().filter(|found| intake::stops(found)).collect();
    if stops.is_empty() {
        return Ok(());
    }
    let is_private = stops.iter().any(|found| intake::is_private(found.check));
    let error = match is_private {
        true => tr!("Det ser ut til å være personopplysninger her. Ingenting er skrevet."),
        false => tr!("Endringa gir feil. Ingenting er skrevet."),
    };
    Err(Refusal::content(error, overlays(stops, files)))
}

/// Refuses changes of what is another than the writer saw, and those that cannot be made.
fn refuse_conflicts(intake: &Intake, titles: &Titles) -> Result<(), Refusal> {
    let mut conflicts = Vec::new();
    for edit in &intake.documents {
        for (change, outcome) in &edit.changes {
            let value = |value: &Option<_>| match value {
                Some(value) => value_at(edit.kind, &change.field, value, titles),
                None => tr!("ingenting"),
            };
            match outcome {
                Outcome::Done | Outcome::AlreadySo => {}
                Outcome::Conflict { expected, found } => conflicts.push(Conflict {
                    place: place(&change.field, titles),
                    seen: value(expected),
                    stands: value(found),
                }),
                Outcome::Refused { reasons } => {
                    let what = place(&change.field, titles);
                    let error = tr!(
                        "{what}: {reasons}. Ingenting er skrevet.",
                        what,
                        reasons = reasons.join("; ")
                    );
                    return Err(Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, error));
                }
            }
        }
    }
    if conflicts.is_empty() {
        return Ok(());
    }
    let error = tr!("Fila sier noe annet nå enn da du begynte. Ingenting er skrevet.");
    Err(Refusal {
        conflicts,
        ..Refusal::conflict(error)
    })
}

/// Returns what the changes do, in sentences.
fn words(intake: &Intake, titles: &Titles) -> Vec<String> {
    let mut words = Vec::new();
    for edit in &intake.documents {
        if edit.before.is_none() {
            words.push(tr!("nytt dokument: {file}", file = edit.file));
        }
        let done = edit.changes.iter();
        let done = done.filter(|(_, outcome)| *outcome == Outcome::Done);
        let title = titles.of_file(&edit.file);
        words.extend(done.map(|(change, _)| in_words(edit.kind, title, change, titles)));
    }
    words
}
