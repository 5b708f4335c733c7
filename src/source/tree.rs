//! Keeps the files of a site up to date: they are read once, then again where something may have
//! changed. A report of a change is only a hint of where to look; the content decides.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::door::Root;
use super::found::{Found, read_limited};
use super::{Snapshot, walk};
use crate::diagnostic::Diagnostic;

/// The coarsest resolution of times in a file system: a file that was written so shortly before it
/// was read may have been written again since without looking any different.
const COARSEST_CLOCK: Duration = Duration::from_secs(2);

/// Every file of a site, and the problems with those that could not be read, as of the last look.
pub struct Tree {
    root: PathBuf,
    files: Snapshot,
    problems: Vec<Diagnostic>,
    /// The time and size of each file that was read.
    stamps: BTreeMap<Arc<str>, Stamp>,
}

/// The metadata of a file when it was read.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    /// The modification time; `None` where the file was written so recently that the time proves
    /// nothing.
    settled: Option<SystemTime>,
}

/// The places where something may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// Anywhere.
    Everything,
    /// At these paths, or in these folders.
    Paths(BTreeSet<PathBuf>),
}

impl Default for Touched {
    fn default() -> Self {
        Self::Paths(BTreeSet::new())
    }
}

/// The differences found in another look at the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new, that differ or that are gone, by name.
    pub files: BTreeSet<Arc<str>>,
    /// `true` where a file that had content is now empty, as files are for a moment in the middle
    /// of being saved.
    pub emptied: bool,
    /// `true` where the problems with unreadable files have changed.
    pub problems: bool,
}

impl Changes {
    /// Returns whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.problems
    }

    /// Adds what was found in a later look.
    pub fn extend(&mut self, later: Self) {
        self.files.extend(later.files);
        self.emptied = later.emptied;
        self.problems |= later.problems;
    }
}

impl Tree {
    /// Reads the files of the site at `root`. Files that cannot be read are left out and reported.
    pub fn read(root: &Path) -> Self {
        let mut tree = Self {
            root: root.to_owned(),
            files: Snapshot::default(),
            problems: Vec::new(),
            stamps: BTreeMap::new(),
        };
        tree.look(&Touched::Everything);
        tree
    }

    /// Returns the files.
    pub fn files(&self) -> &Snapshot {
        &self.files
    }

    /// Returns the problems with files that could not be read.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Looks again where something may have changed, and returns the changes.
    pub fn look(&mut self, touched: &Touched) -> Changes {
        let mut changes = Changes::default();
        let parts = match touched {
            Touched::Everything => None,
            Touched::Paths(paths) => self.parts(paths),
        };
        let looked: Option<Vec<_>> = parts.and_then(|parts| {
            let look = |part: String| {
                let (found, problems) = walk::under(&self.root, &part)?;
                Some((part, found, problems))
            };
            parts.into_iter().map(look).collect()
        });
        match looked {
            // A file that was reported as changed is read, even if its metadata is the same.
            Some(looked) => looked.into_iter().for_each(|(part, found, problems)| {
                self.replace(Some(&part), found, problems, &mut changes);
            }),
            None => {
                let (found, problems) = walk::files(&self.root);
                self.replace(None, found, problems, &mut changes);
            }
        }
        changes
    }

    /// Returns the names of `paths` that can belong to the site, none of them within another.
    /// `None` where everything must be looked at.
    fn parts(&self, paths: &BTreeSet<PathBuf>) -> Option<Vec<String>> {
        let mut parts: Vec<String> = Vec::new();
        for path in paths {
            let name = walk::site_name(&self.root, path)?;
            if name.is_empty() {
                return None;
            }
            let is_inside = |part: &String| is_within(&name, part);
            if walk::counts(&name) && !parts.iter().any(is_inside) {
                parts.retain(|part| !is_within(part, &name));
                parts.push(name.to_string());
            }
        }
        Some(parts)
    }

    /// Replaces the known files of a part of the site, or of all of it, with those that were
    /// `found`.
    fn replace(
        &mut self,
        part: Option<&str>,
        found: Vec<Found>,
        mut problems: Vec<Diagnostic>,
        changes: &mut Changes,
    ) {
        let is_in_part = |name: &str| part.is_none_or(|part| is_within(name, part));
        let now = SystemTime::now();
        let mut there = HashSet::with_capacity(found.len());
        // A folder that no longer exists has no files either.
        let root = Root::open(&self.root);
        let found = if root.is_ok() { found } else { Vec::new() };
        let read: Vec<_> = found
            .into_par_iter()
            .map(|file| {
                let same = part.is_none() && self.looks_the_same(&file);
                let bytes = root.as_ref().ok().filter(|_| !same);
                let bytes = bytes.map(|root| read_limited(root, &file));
                (file, bytes)
            })
            .collect();
        for (file, bytes) in read {
            match bytes {
                None => {}
                Some(Ok(bytes)) => self.put(&file, bytes, now, changes),
                Some(Err(problem)) => {
                    problems.push(problem);
                    continue;
                }
            }
            there.insert(file.name);
        }
        self.remove(part, &there, changes);
        let (of_part, mut others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.problems)
            .into_iter()
            .partition(|problem| is_in_part(&problem.file));
        changes.problems |= of_part != problems;
        others.extend(problems);
        self.problems = others;
    }

    fn put(&mut self, file: &Found, bytes: Vec<u8>, now: SystemTime, changes: &mut Changes) {
        let stamp = Stamp::of(file, now);
        self.stamps.insert(file.name.clone(), stamp);
        let before = self.files.get(&file.name);
        if before.is_some_and(|before| before[..] == bytes[..]) {
            return;
        }
        changes.emptied |= bytes.is_empty() && before.is_some_and(|before| !before.is_empty());
        changes.files.insert(file.name.clone());
        let files = Arc::make_mut(&mut self.files.files);
        files.insert(file.name.clone(), bytes.into());
    }

    fn remove(&mut self, part: Option<&str>, there: &HashSet<Arc<str>>, changes: &mut Changes) {
        let files = &self.files.files;
        let is_gone = |name: &&Arc<str>| !there.contains(*name);
        let gone: Vec<Arc<str>> = match part {
            None => files.keys().filter(is_gone).cloned().collect(),
            // Names with the same beginning are adjacent.
            Some(part) => files
                .range::<str, _>((Bound::Included(part), Bound::Unbounded))
                .map(|(name, _)| name)
                .take_while(|name| name.starts_with(part))
                .filter(|name| is_within(name, part))
                .filter(is_gone)
                .cloned()
                .collect(),
        };
        for name in gone {
            Arc::make_mut(&mut self.files.files).remove(&name);
            self.stamps.remove(&name);
            changes.files.insert(name);
        }
    }

    fn looks_the_same(&self, file: &Found) -> bool {
        let stamp = self.stamps.get(&file.name);
        stamp.is_some_and(|stamp| {
            stamp.size == file.size && stamp.settled.is_some() && stamp.settled == file.modified
        })
    }
}

impl Stamp {
    fn of(file: &Found, now: SystemTime) -> Self {
        let is_settled = |written: &SystemTime| {
            let age = now.duration_since(*written);
            age.is_ok_and(|age| age > COARSEST_CLOCK)
        };
        Self {
            size: file.size,
            settled: file.modified.filter(is_settled),
        }
    }
}

/// Returns whether `name` is `part`, or lies in the folder `part`.
fn is_within(name: &str, part: &str) -> bool {
    let rest = name.strip_prefix(part);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests;
