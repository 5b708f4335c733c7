//! Caches variants from one run to the next: a folder beside `site.yaml` that git ignores. All of
//! it can be deleted at any time.
//!
//! A name holds a hash of the source of the variant, so nothing in the folder can be out of date; a
//! hash of the variant itself stands before its bytes, so that no incomplete file is taken for a
//! complete one. Where the folder cannot be written, variants are made again each time.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// The folder, from the root of the site.
const FOLDER: &str = ".digitv-cache/bilder";
/// The length in bytes of the hash before the variant.
const HASH: usize = blake3::OUT_LEN;

/// The cache of variants, or none.
#[derive(Clone, Debug, Default)]
pub struct Store {
    folder: Option<PathBuf>,
}

impl Store {
    /// No cache: all variants are made each time.
    pub const NOWHERE: &'static Self = &Self { folder: None };

    /// Returns the cache of the site at `root`.
    pub fn of(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        // A link could lead anywhere, and its target must not be written to.
        let mut parts = folder.ancestors().take_while(|part| *part != root);
        let is_ours =
            parts.all(|part| part.symlink_metadata().map_or(true, |about| about.is_dir()));
        Self {
            folder: is_ours.then_some(folder),
        }
    }

    /// Returns whether there is a cache at all.
    pub(super) fn keeps(&self) -> bool {
        self.folder.is_some()
    }

    /// Returns the variant that is stored under `name`.
    pub(super) fn get(&self, name: &str) -> Option<Vec<u8>> {
        read(&self.folder.as_ref()?.join(name))
    }

    /// Stores `bytes` under `name`. A failure costs time, and is ignored.
    pub(super) fn keep(&self, name: &str, bytes: &[u8]) {
        if let Some(folder) = &self.folder {
            let _ = keep(folder, name, bytes);
        }
    }

    /// Deletes all files but those in `names`.
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
