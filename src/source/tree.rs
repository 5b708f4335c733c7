//! The files of a site as they are now: read once, then looked at again where something may have
//! changed. What is told of a change is only a hint of where to look; what counts is the content.

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

/// A file system may keep times no finer than this: a file that was written so shortly before it
/// was read may have been written again since without looking any different.
const COARSEST_CLOCK: Duration = Duration::from_secs(2);

/// Every file of a site, and what could not be read, as they were when last looked at.
pub struct Tree {
    root: PathBuf,
    files: Snapshot,
    problems: Vec<Diagnostic>,
    /// When and how large the files were that were read.
    stamps: BTreeMap<Arc<str>, Stamp>,
}

/// How a file looked from outside when it was read.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    /// `None` where it was written so recently that this says nothing.
    settled: Option<SystemTime>,
}

/// Where something may have changed.
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

/// What differed when the files were looked at again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new, that differ or that are gone, by name.
    pub files: BTreeSet<Arc<str>>,
    /// Files that had something in them and are now empty, as they are for a moment in the
    /// middle of being saved.
    pub emptied: bool,
    /// Whether what cannot be read is not as it was.
    pub problems: bool,
}

impl Changes {
    /// Whether everything was as before.
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
    /// Reads the files of the site at `root`. What cannot be read is told and left out.
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

    /// The files.
    pub fn files(&self) -> &Snapshot {
        &self.files
    }

    /// What could not be read.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Looks again where something may have changed, and tells what has.
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
            // A file that something was told of is read, however it looks from outside.
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

    /// The names of `paths` that can be of the site, none of them within another. `None` where
    /// only a look at everything will do.
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

    /// Puts what was `found` in the place of what is known of the part of the site, or of all.
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
        // A folder that is no longer there has no files either.
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
            // Names that begin alike stand together.
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

/// Whether `name` is `part`, or lies in the folder `part`.
fn is_within(name: &str, part: &str) -> bool {
    let rest = name.strip_prefix(part);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests;
