//! The files of a site as they were read, before anything is made of them.

use std::path::Path;
use std::time::Duration;

use rayon::prelude::*;

use super::loaded::{Clock, LoadError};
use crate::diagnostic::Diagnostic;
use crate::source::{CONFIG_FILE, Snapshot};
use crate::tr_later;

/// The files of a site, and the problems with those that could not be read.
pub struct Sources {
    pub(super) files: Snapshot,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) clock: Clock,
}

impl Sources {
    /// Reads the files of the site at `root`.
    ///
    /// # Errors
    /// Returns an error where there is no `site.yaml`.
    pub fn read(root: &Path) -> Result<Self, LoadError> {
        let mut clock = Clock::start();
        let (files, problems) = Snapshot::read(root);
        clock.lap(tr_later!("les"));
        if files.get(CONFIG_FILE).is_none()
            && !problems.iter().any(|problem| &*problem.file == CONFIG_FILE)
        {
            return Err(LoadError::NoConfig(root.to_owned()));
        }
        Ok(Self {
            files,
            problems,
            clock,
        })
    }

    /// Returns a digest of all that a site is assembled of: the name and the bytes of each file, and
    /// the problems with those that could not be read.
    pub fn digest(&self) -> blake3::Hash {
        let files: Vec<_> = self.files.iter().collect();
        let bytes = files.par_iter().map(|(_, bytes)| blake3::hash(bytes));
        let bytes: Vec<_> = bytes.collect();
        let mut all = blake3::Hasher::new();
        for ((name, _), bytes) in files.iter().zip(&bytes) {
            // No name has a zero byte, so no two lists of files are the same to the hash.
            all.update(name.as_bytes())
                .update(&[0])
                .update(bytes.as_bytes());
        }
        all.update(format!("{:?}", self.problems).as_bytes());
        all.finalize()
    }

    /// Returns how long the reading took.
    pub fn timings(&self) -> &[(&'static str, Duration)] {
        &self.clock.laps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(files: &[(&str, &str)]) -> blake3::Hash {
        let files = files.iter().copied();
        let sources = Sources {
            files: Snapshot::from_files(files),
            problems: Vec::new(),
            clock: Clock::start(),
        };
        sources.digest()
    }

    #[test]
    fn another_name_or_another_byte_is_another_digest() {
        let one = digest(&[("a", "b"), ("c", "")]);
        assert_eq!(one, digest(&[("c", ""), ("a", "b")]));
        assert_ne!(one, digest(&[("a", "b")]));
        assert_ne!(one, digest(&[("a", "B"), ("c", "")]));
        assert_ne!(one, digest(&[("a", "b"), ("d", "")]));
        assert_ne!(one, digest(&[("a", ""), ("c", "b")]));
    }
}
