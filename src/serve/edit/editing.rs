//! The files of a site, as a page may change them: read as they are at this moment, and written all or
//! none.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::git::Git;
use super::history::{Bytes, Written};
use super::outcome::Refusal;
use super::session::{Session, Start};
use crate::edit::{FileError, Files};
use crate::serve::state::State;
use crate::source::{Snapshot, read_file};

/// The files of a site, as a page may change them.
pub(crate) struct Editing {
    pub(super) root: PathBuf,
    files: Files,
    /// One request at a time: what is checked is what is written.
    session: Mutex<Session>,
}

impl Editing {
    /// Returns the editing of the site whose folder is `root`.
    pub(crate) fn of(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            files: Files::of(root),
            session: Mutex::default(),
        }
    }

    /// Returns the session, once no other request has it.
    pub(super) fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the bytes of a file as they are at this moment.
    pub(super) fn now(&self, file: &str) -> Bytes {
        read_file(&self.root, file).ok().map(Arc::from)
    }

    /// Returns the files of the site with those that may have changed since `state` read again: all
    /// that were written here, and those in `named`.
    pub(super) fn files_now(
        &self,
        session: &Session,
        state: &State,
        named: &BTreeSet<Arc<str>>,
    ) -> Snapshot {
        let names = session.touched.union(named);
        let read: Vec<_> = names.map(|name| (name, self.now(name))).collect();
        let files = state.files();
        let is_other = |(name, bytes): &&(&Arc<str>, Bytes)| files.get(name) != bytes.as_ref();
        let other = read.iter().filter(is_other);
        files.with(other.map(|(name, bytes)| (*name, bytes.as_ref())))
    }

    /// Writes all of `files`, or none: where one cannot be written, those before it are put back.
    pub(super) fn write(&self, session: &mut Session, files: &[Written]) -> Result<(), Refusal> {
        for written in files {
            self.note_start(session, written);
        }
        for (at, written) in files.iter().enumerate() {
            let Err(error) = self.put(written, &written.before, &written.after) else {
                continue;
            };
            for before in files[..at].iter().rev() {
                // What cannot be put back has been changed by others since, and is theirs.
                let _ = self.put(before, &before.after, &before.before);
            }
            return Err(Refusal::unwritten(&written.file, &error));
        }
        Ok(())
    }

    fn put(&self, written: &Written, from: &Bytes, to: &Bytes) -> Result<(), FileError> {
        match (from, to) {
            (Some(from), Some(to)) => self.files.replace(&written.file, from, to),
            (None, Some(to)) => self.files.create(&written.file, to),
            (Some(from), None) => self.files.remove(&written.file, from),
            (None, None) => Ok(()),
        }
    }

    /// Remembers a file as it was before it was first written since the last commit.
    fn note_start(&self, session: &mut Session, written: &Written) {
        session.touched.insert(written.file.clone());
        if !session.started.contains_key(&written.file) {
            let was_uncommitted =
                Git::of(&self.root).is_some_and(|git| git.has_changed(&written.file));
            let start = Start {
                bytes: written.before.clone(),
                was_uncommitted,
            };
            session.started.insert(written.file.clone(), start);
        }
    }
}
