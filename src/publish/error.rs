//! Errors of writing a site.

use std::io;
use std::path::{Path, PathBuf};

/// An error of publishing. The site that was in place is unchanged.
#[derive(Debug)]
pub enum PublishError<E> {
    /// A file could not be rendered.
    Render(E),
    /// A file could not be written.
    Write(WriteError),
}

/// An error of writing a site, independent of how its files are rendered.
#[derive(Debug)]
pub enum WriteError {
    /// Files are in the way that no build wrote, relative to the output.
    InTheWay(Vec<String>),
    /// Another build writes to the same folder, and did not end in time.
    Busy,
    /// The caller asked to stop.
    Stopped,
    /// The output is a link to something that does not exist.
    DanglingLink(PathBuf),
    /// The system refused a call.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The error of the call.
        error: io::Error,
    },
    /// The system refused a call in the middle of writing in place, and then refused to undo. The
    /// output is mixed until the next build, which begins with what this one could not do.
    Unfinished {
        /// The file or folder.
        path: PathBuf,
        /// The error of the call.
        error: io::Error,
    },
}

impl WriteError {
    /// Makes the error of a failed call on `path`.
    pub(super) fn at(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io {
            path: path.as_ref().to_owned(),
            error,
        }
    }
}

impl<E> From<WriteError> for PublishError<E> {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}

/// A file or folder that a build should have removed and could not. The next build tries again.
#[derive(Debug)]
pub struct Left {
    /// The file or folder.
    pub path: PathBuf,
    /// The error of removing it.
    pub error: io::Error,
    /// `true` where visitors of the site still see it.
    pub published: bool,
}

impl Left {
    /// Returns what is left, hidden from visitors, after an attempt to remove it with the result
    /// `done`.
    pub(super) fn unless_gone(path: &Path, done: io::Result<()>) -> Option<Self> {
        match done {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Some(Self::hidden(path, error))
            }
            _ => None,
        }
    }

    /// Returns something left that visitors do not see.
    pub(super) fn hidden(path: &Path, error: io::Error) -> Self {
        Self {
            path: path.to_owned(),
            error,
            published: false,
        }
    }
}
