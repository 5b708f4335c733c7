//! Where variants are kept from one run to the next: a folder beside `site.yaml` that git does not
//! keep. All of it can be thrown away at any time.
//!
//! A name holds a hash of what the variant is made of, so nothing in the folder can be out of
//! date; a hash of the variant itself stands before it, so nothing half written is taken for
//! whole. Where the folder cannot be written, variants are made anew each time.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// The folder, from the root of the site.
const FOLDER: &str = ".digitv-cache/bilder";
/// Length of the hash before the bytes.
const HASH: usize = blake3::OUT_LEN;

/// A place for variants, or none.
#[derive(Clone, Debug, Default)]
pub struct Store {
    folder: Option<PathBuf>,
}

impl Store {
    /// None: all are made anew.
    pub const NOWHERE: &'static Self = &Self { folder: None };

    /// The place that the site at `root` has.
    pub fn of(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        // A link could lead anywhere, and what it leads to is not ours to write in.
        let mut parts = folder.ancestors().take_while(|part| *part != root);
        let is_ours =
            parts.all(|part| part.symlink_metadata().map_or(true, |about| about.is_dir()));
        Self {
            folder: is_ours.then_some(folder),
        }
    }

    /// Returns whether there is a place at all.
    pub(super) fn keeps(&self) -> bool {
        self.folder.is_some()
    }

    /// Returns what is kept under `name`.
    pub(super) fn get(&self, name: &str) -> Option<Vec<u8>> {
        read(&self.folder.as_ref()?.join(name))
    }

    /// Keeps `bytes` under `name`. Not to be able to costs time, no more.
    pub(super) fn keep(&self, name: &str, bytes: &[u8]) {
        if let Some(folder) = &self.folder {
            let _ = keep(folder, name, bytes);
        }
    }

    /// Throws away what is not among `names`.
    pub fn keep_only(&self, names: &BTreeSet<&str>) {
        let entries = self
            .folder
            .iter()
            .filter_map(|folder| fs::read_dir(folder).ok());
        for entry in entries.flatten().flatten() {
            let name = entry.file_name();
            let is_used = name.to_str().is_some_and(|name| names.contains(name));
            if !is_used && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let mut kept = fs::read(path).ok()?;
    let (hash, bytes) = kept.split_at_checked(HASH)?;
    let is_whole = blake3::hash(bytes).as_bytes() == hash;
    kept.drain(..HASH);
    is_whole.then_some(kept)
}

fn keep(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut aside = NamedTempFile::new_in(folder)?;
    aside.write_all(blake3::hash(bytes).as_bytes())?;
    aside.write_all(bytes)?;
    aside.persist(folder.join(name))?;
    Ok(())
}
