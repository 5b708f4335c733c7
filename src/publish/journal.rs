//! The journal of a build that writes in place: its steps, stored in the output from before the
//! first change until after the last.
//!
//! Its state is in its name, so that it changes in one step and without any space on the disk:
//!
//! - `plan`: files are made and saved beside their places; nothing visible has changed. A build
//!   that finds it removes all of that.
//! - `commit`: everything is there, and is moved to its place. A build that finds it continues.
//! - `undo`: the system refused one of the changes. A build that finds it continues undoing.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::WriteError;
use super::names::{JOURNAL, WAITING, is_inside};
use super::system;

/// A file that is moved to its place; all paths are relative to the output.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Put {
    /// Its place.
    pub(super) path: String,
    /// Its waiting place.
    pub(super) waiting: String,
    /// The place where the file that it replaces is saved, if it replaces one.
    pub(super) kept: Option<String>,
}

/// A file of an earlier build where the new site has a folder, or in a folder where the new site
/// has a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Clear {
    /// Its place.
    pub(super) path: String,
    /// The place where it is saved.
    pub(super) kept: String,
}

/// The steps of a build, in this order.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Journal {
    /// Folders for waiting and saved files.
    pub(super) waiting: Vec<String>,
    /// Files that must be moved away.
    pub(super) clear: Vec<Clear>,
    /// Folders that must be removed, each before those above it.
    pub(super) clear_folders: Vec<String>,
    /// Folders that are new, each after those above it.
    pub(super) folders: Vec<String>,
    /// Files that are moved to their places.
    pub(super) put: Vec<Put>,
    /// Files that no longer belong.
    pub(super) remove: Vec<String>,
}

/// The state of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Plan,
    Commit,
    Undo,
}

impl State {
    pub(super) fn path(self, output: &Path) -> PathBuf {
        let state = match self {
            Self::Plan => "plan",
            Self::Commit => "commit",
            Self::Undo => "undo",
        };
        output.join(format!("{JOURNAL}-{state}"))
    }

    /// Moves the journal on to the state `to`, in one step that survives a power cut.
    pub(super) fn become_state(self, to: Self, output: &Path) -> Result<(), WriteError> {
        let path = to.path(output);
        fs::rename(self.path(output), &path)
            .and_then(|()| system::sync_folder(output))
            .map_err(WriteError::at(path))
    }
}

impl Journal {
    /// Returns the journal that a build has left in `output`. `None` in place of the journal where
    /// it is not whole, as when a build was stopped while it wrote the plan.
    pub(super) fn find(output: &Path) -> io::Result<Option<(State, Option<Self>)>> {
        for state in [State::Undo, State::Commit, State::Plan] {
            let path = state.path(output);
            match path.symlink_metadata() {
                Ok(about) if about.is_file() => {
                    let journal = serde_json::from_slice(&fs::read(path)?).ok();
                    return Ok(Some((state, journal.filter(Self::is_sound))));
                }
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(None)
    }

    /// Writes the journal as a plan, so that it survives a power cut.
    pub(super) fn write_plan(&self, output: &Path) -> Result<(), WriteError> {
        let path = State::Plan.path(output);
        let write = || -> io::Result<()> {
            let mut options = fs::OpenOptions::new();
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file: File = options.write(true).create_new(true).open(&path)?;
            file.write_all(&serde_json::to_vec(self)?)?;
            system::sync_file(&file)?;
            system::sync_folder(output)
        };
        write().map_err(WriteError::at(&path))
    }

    /// Returns whether every path in it stays in the output, and whether waiting and saved files
    /// are in folders for that: a journal that somebody has changed has no effect elsewhere.
    fn is_sound(&self) -> bool {
        let waits = |path: &str| {
            is_inside(path)
                && path
                    .rsplit_once('/')
                    .is_some_and(|(folder, _)| self.waiting.iter().any(|known| known == folder))
        };
        let is_waiting = |folder: &String| {
            let name = folder.rsplit('/').next().unwrap_or(folder);
            is_inside(folder) && name.starts_with(WAITING)
        };
        let folders = self.clear_folders.iter().chain(&self.folders);
        self.waiting.iter().all(is_waiting)
            && folders.chain(&self.remove).all(|path| is_inside(path))
            && self
                .clear
                .iter()
                .all(|clear| is_inside(&clear.path) && waits(&clear.kept))
            && self.put.iter().all(|put| {
                is_inside(&put.path) && waits(&put.waiting) && put.kept.as_deref().is_none_or(waits)
            })
    }
}
