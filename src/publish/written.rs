//! The outcome of writing a site.

use std::path::Path;
use std::time::SystemTime;

use super::error::Left;
use super::extent::Extent;
use super::manifest::Manifest;

/// The changes that a build made to the output.
#[derive(Debug)]
pub struct Written {
    /// The size of the site.
    pub extent: Extent,
    /// The files that are others than before.
    pub changes: Changes,
    /// Files and folders that should have been removed and could not be.
    pub left: Vec<Left>,
    /// The time before the first file was compared.
    pub(super) compared: SystemTime,
    /// The time when all files that differ were written, before any of them was put in place.
    pub(super) placed: SystemTime,
}

/// The paths of the files that are others than before, relative to the output, with `/` between
/// parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those that the site did not have.
    pub added: Vec<String>,
    /// Those that differed.
    pub changed: Vec<String>,
    /// Those that no longer belonged.
    pub removed: Vec<String>,
}

impl Changes {
    /// Returns the changes of a build that wrote `written` to `output`, where those of `earlier` were,
    /// and removed `stale` but for what is `left`.
    pub(super) fn of<'a>(
        written: impl Iterator<Item = &'a str>,
        earlier: &Manifest,
        stale: &[&str],
        left: &[Left],
        output: &Path,
    ) -> Self {
        let is_left = |path: &str| {
            let path = output.join(path);
            left.iter().any(|left| left.published && left.path == path)
        };
        let (changed, added) = written
            .map(str::to_owned)
            .partition(|path| earlier.has(path));
        let removed = stale.iter().filter(|path| !is_left(path));
        Self {
            added,
            changed,
            removed: removed.map(|path| (*path).to_owned()).collect(),
        }
    }
}
