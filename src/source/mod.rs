//! Finds and reads files: a [`Snapshot`] holds everything that the site is made from.
//!
//! The modules that import this one decide what the files mean.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::io;
use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

mod door;
mod found;
mod ignored;
mod layout;
mod limit;
mod store;
mod tree;
mod walk;

pub use layout::{CONFIG_FILE, CONTENT_DIR, THEMES_DIR};
pub use store::Store;
pub use tree::{Changes, Touched, Tree};

use crate::diagnostic::{Diagnostic, SourceText};
use door::{Refused, Root};
use found::read_limited;
use limit::Limit;

/// Every file of the site, as it was when it was read. Paths are relative to the root, with `/`
/// between parts.
///
/// A clone costs nothing, and does not change with the original.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    files: Arc<BTreeMap<Arc<str>, Arc<[u8]>>>,
}

impl Snapshot {
    /// Reads `site.yaml`, `content/` and `themes/` under `root`. Files that cannot be read are left
    /// out and reported.
    pub fn read(root: &Path) -> (Self, Vec<Diagnostic>) {
        let Ok(door) = Root::open(root) else {
            return (Self::default(), Vec::new());
        };
        let (found, mut problems) = walk::files(root);
        let read: Vec<_> = found
            .into_par_iter()
            .map(|file| match read_limited(&door, &file) {
                Ok(bytes) => Ok((file.name, bytes.into())),
                Err(problem) => Err(problem),
            })
            .collect();
        let mut files = BTreeMap::new();
        for outcome in read {
            match outcome {
                Ok((name, bytes)) => {
                    files.insert(name, bytes);
                }
                Err(problem) => problems.push(problem),
            }
        }
        let files = Arc::new(files);
        (Self { files }, problems)
    }

    /// Returns a snapshot of the given files, for tests and for sites in memory.
    pub fn from_files<N: Into<Arc<str>>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (N, B)>,
    ) -> Self {
        let files = files
            .into_iter()
            .map(|(name, bytes)| (name.into(), bytes.into().into()))
            .collect();
        let files = Arc::new(files);
        Self { files }
    }

    /// Returns the bytes of one file.
    pub fn get(&self, name: &str) -> Option<&Arc<[u8]>> {
        self.files.get(name)
    }

    /// Returns the same files with some changed: each with the bytes given, or left out.
    #[must_use]
    pub fn with<'a>(
        &self,
        others: impl IntoIterator<Item = (&'a Arc<str>, Option<&'a Arc<[u8]>>)>,
    ) -> Self {
        let mut files = (*self.files).clone();
        for (name, bytes) in others {
            match bytes {
                Some(bytes) => files.insert(name.clone(), bytes.clone()),
                None => files.remove(name),
            };
        }
        let files = Arc::new(files);
        Self { files }
    }

    /// Returns every file, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<[u8]>)> {
        self.files.iter()
    }

    /// Returns the files under `folder`, by name.
    pub fn under<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a Arc<str>, &'a Arc<[u8]>)> {
        // Names with the same beginning are adjacent.
        let from = (Bound::Included(folder), Bound::Unbounded);
        let alike = self.files.range::<str, _>(from);
        let alike = alike.take_while(move |(name, _)| name.starts_with(folder));
        alike.filter(move |(name, _)| name[folder.len()..].starts_with('/'))
    }

    /// Returns the names of the files that are in only one of the two, or that differ. Quick where
    /// both come from one reading: a file that was not read again is the very same piece of memory.
    pub fn differences<'a>(&'a self, other: &'a Self) -> Vec<&'a Arc<str>> {
        if Arc::ptr_eq(&self.files, &other.files) {
            return Vec::new();
        }
        let mut differences = Vec::new();
        let (mut here, mut there) = (self.iter().peekable(), other.iter().peekable());
        loop {
            let order = match (here.peek(), there.peek()) {
                (None, None) => return differences,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((one, _)), Some((other, _))) if Arc::ptr_eq(one, other) => Ordering::Equal,
                (Some((one, _)), Some((other, _))) => one.cmp(other),
            };
            let one = (order.is_le()).then(|| here.next()).flatten();
            let other = (order.is_ge()).then(|| there.next()).flatten();
            let same = match (one, other) {
                (Some((_, one)), Some((_, other))) => Arc::ptr_eq(one, other) || one == other,
                _ => false,
            };
            if !same {
                differences.extend(one.or(other).map(|(name, _)| name));
            }
        }
    }
}

/// Reads the file `name` (relative to `root`, `/` between parts) as it is now, with no link on the way.
///
/// # Errors
/// Returns an error where there is no such ordinary file, or where it is larger than its kind may be.
pub fn read_file(root: &Path, name: &str) -> io::Result<Vec<u8>> {
    let limit = Limit::of(name).bytes;
    Root::open(root)?
        .read(name, limit)
        .map_err(|why| match why {
            Refused::System(error) => error,
            Refused::Link | Refused::NotAFile => io::ErrorKind::InvalidInput.into(),
            Refused::TooLarge(_) => io::ErrorKind::FileTooLarge.into(),
        })
}

impl SourceText for Snapshot {
    fn bytes(&self, file: &str) -> Option<&[u8]> {
        self.get(file).map(|bytes| &**bytes)
    }
}
