//! The list of the files that a build wrote, stored in the output, so that the next build knows
//! which files it may replace and remove.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use super::names::{MANIFEST, is_inside};

/// Paths of files, relative to the output. The list itself is not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeSet<String>);

impl Manifest {
    pub(super) fn of<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        Self(paths.map(str::to_owned).collect())
    }

    /// Reads the list that the last build left; empty where there is none. Lines that lead out of
    /// the output are ignored: the list is only trusted within it.
    pub(super) fn read(output: &Path) -> io::Result<Self> {
        Self::read_file(&output.join(MANIFEST))
    }

    /// Reads the list in the file at `path`.
    pub(super) fn read_file(path: &Path) -> io::Result<Self> {
        let bytes = match path.symlink_metadata() {
            Ok(about) if about.is_file() => fs::read(path)?,
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => Vec::new(),
        };
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().filter(|path| is_inside(path));
        Ok(Self(lines.map(str::to_owned).collect()))
    }

    /// Returns the list as it is stored.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for path in &self.0 {
            text.push_str(path);
            text.push('\n');
        }
        text
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains(path)
    }

    /// Returns whether a file of the list lies in `folder`, at any depth.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let first = format!("{folder}/");
        self.0
            .range(first.clone()..)
            .next()
            .is_some_and(|path| path.starts_with(&first))
    }

    pub(super) fn add(&mut self, path: &str) {
        self.0.insert(path.to_owned());
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Returns the paths in this list that are not in `later`.
    pub(super) fn without<'a>(&'a self, later: &'a Self) -> impl Iterator<Item = &'a str> {
        self.paths().filter(|path| !later.has(path))
    }
}
