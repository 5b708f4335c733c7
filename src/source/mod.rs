//! Finding and reading files: a [`Snapshot`] of everything that the site is made from.
//!
//! What the files mean is the business of the rooms further down.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

mod door;
mod ignored;
mod limit;
mod tree;
mod walk;

use door::{Refused, Root};
pub use tree::{Changes, Touched, Tree};

use crate::diagnostic::{Check, Diagnostic};
use limit::Limit;

/// Name of the file of settings; the folder that holds it is the root of a site.
pub const CONFIG_FILE: &str = "site.yaml";
/// The folder of documents.
pub const CONTENT_DIR: &str = "content";
/// The folder of themes.
pub const THEMES_DIR: &str = "themes";

/// Every file of the site, as it was when it was read. Paths are relative to the root, with `/`
/// between parts.
///
/// A clone costs nothing, and stays as it is when the other changes.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    files: Arc<BTreeMap<Arc<str>, Arc<[u8]>>>,
}

impl Snapshot {
    /// Reads `site.yaml`, `content/` and `themes/` under `root`. What cannot be read is told
    /// and left out.
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

    /// A snapshot of files that are given, for tests and for sites that live in memory.
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

    /// The bytes of one file.
    pub fn get(&self, name: &str) -> Option<&Arc<[u8]>> {
        self.files.get(name)
    }

    /// Returns the same files but for some: each with the bytes given, or left out.
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

    /// Every file, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Arc<[u8]>)> {
        self.files.iter()
    }

    /// The files under `folder`, by name.
    pub fn under<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a Arc<str>, &'a Arc<[u8]>)> {
        // Names that begin alike stand together.
        let from = (Bound::Included(folder), Bound::Unbounded);
        let alike = self.files.range::<str, _>(from);
        let alike = alike.take_while(move |(name, _)| name.starts_with(folder));
        alike.filter(move |(name, _)| name[folder.len()..].starts_with('/'))
    }

    /// The names of the files that are in one of both alone, or differ. Quick where both come of
    /// one reading: a file that was not read again is the very same piece of memory.
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

/// A file that was found.
struct Found {
    name: Arc<str>,
    size: u64,
    modified: Option<SystemTime>,
}

impl Found {
    fn new(name: Arc<str>, about: Option<&fs::Metadata>) -> Self {
        Self {
            name,
            size: about.map_or(0, fs::Metadata::len),
            modified: about.and_then(|about| about.modified().ok()),
        }
    }
}

fn read_limited(root: &Root, file: &Found) -> Result<Vec<u8>, Diagnostic> {
    let limit = Limit::of(&file.name);
    if file.size > limit.bytes {
        return Err(limit.passed_by(&file.name, file.size));
    }
    root.read(&file.name, limit.bytes).map_err(|why| match why {
        Refused::Link => is_link(file.name.clone()),
        Refused::NotAFile => is_special(file.name.clone(), "noe annet enn ei vanlig fil"),
        Refused::TooLarge(size) => limit.passed_by(&file.name, size),
        Refused::System(error) => unreadable(file.name.clone(), &error),
    })
}

/// A file or folder that cannot be read, in words that help.
fn unreadable(name: Arc<str>, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "du har ikke tilgang til den".to_owned(),
        io::ErrorKind::NotFound => "den finnes ikke lenger".to_owned(),
        _ => error.to_string(),
    };
    Diagnostic::new(
        Check::UnreadableFile,
        name,
        None,
        format!("fila kan ikke leses: {why}"),
    )
}

/// A link. What it leads to may be anything on the machine, and is not looked at.
fn is_link(name: Arc<str>) -> Diagnostic {
    let message = "dette er ei lenke (symlink), og lenker blir ikke fulgt";
    Diagnostic::new(Check::UnreadableFile, name, None, message)
        .help("Kopier fila eller mappa hit i stedet for å lenke til den.")
}

/// A pipe, a socket or a device, which could hold a reader for ever.
fn is_special(name: Arc<str>, what: &str) -> Diagnostic {
    let message = format!("dette er {what}, som ikke kan leses");
    Diagnostic::new(Check::UnreadableFile, name, None, message).help("Ta det bort fra mappa.")
}
