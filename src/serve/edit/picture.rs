//! Puts a picture beside the document that it belongs to.

use std::collections::BTreeSet;

use serde::Serialize;

use super::change::{Saved, saved};
use super::document::place_of;
use super::history::Written;
use super::new_picture::NewPicture;
use super::session::Session;
use super::{Editing, Refusal};
use crate::serve::state::State;
use crate::site::intake;

/// The answer to a picture that was put beside its document.
#[derive(Serialize)]
pub(super) struct Placed {
    /// The name to refer to it by in the text of the document.
    name: String,
    #[serde(flatten)]
    saved: Saved,
}

/// The answer to a picture that could be put beside a document.
#[derive(Serialize)]
pub(super) struct Usable {
    /// The name to refer to it by in the text of the document.
    name: String,
}

impl Editing {
    /// Puts `picture` beside `document`.
    pub(super) fn picture(
        &self,
        session: &mut Session,
        state: &State,
        document: &str,
        picture: &NewPicture,
    ) -> Result<Placed, Refusal> {
        let (beside, _) = self.file_of(session, state, document)?;
        let files = self.files_now(session, state, &BTreeSet::new());
        let written = self.beside(session, &files, &beside, std::slice::from_ref(picture))?;
        let put = written.iter().map(|put| (&put.file, put.after.as_ref()));
        let after = session.checker.check(files.with(put));
        self.write(session, &written)?;
        let words: Vec<String> = written.iter().map(Written::words).collect();
        session.history.push(words.clone(), written.clone());
        Ok(Placed {
            name: picture.name.clone(),
            saved: saved(session, words, &written, &after),
        })
    }

    /// Says whether `picture` can be put beside `document`, which need not be there yet, and writes nothing.
    pub(super) fn try_picture(
        &self,
        session: &mut Session,
        state: &State,
        document: &str,
        picture: &NewPicture,
    ) -> Result<Usable, Refusal> {
        let place = place_of(document)?;
        let files = self.files_now(session, state, &BTreeSet::new());
        let beside = intake::file_for(&place, &intake::files_by_place(&files));
        self.beside(session, &files, &beside, std::slice::from_ref(picture))?;
        Ok(Usable {
            name: picture.name.clone(),
        })
    }
}
