//! Keeps files from one run to the next: in a folder beside `site.yaml` that git ignores. All of it
//! can be deleted at any time.
//!
//! A hash of the bytes stands before them, so that no incomplete or damaged file is taken for a
//! complete one. Whoever stores a file knows by its name or content whether it is out of date.
//! Where the folder cannot be written, nothing is kept.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// The folder, from the root of the site.
const FOLDER: &str = ".digitv-cache";
/// The length in bytes of the hash before the bytes.
const HASH: usize = blake3::OUT_LEN;

/// A part of the cache of a site, or none.
#[derive(Clone, Debug, Default)]
pub struct Store {
    folder: Option<PathBuf>,
}

impl Store {
    /// No cache: all is made each time.
    pub const NOWHERE: &'static Self = &Self { folder: None };

    /// Returns the part called `part` of the cache of the site at `root`.
    pub fn of(root: &Path, part: &str) -> Self {
        let folder = root.join(FOLDER).join(part);
        // A link could lead anywhere, and its target must not be written to.
        let mut parts = folder.ancestors().take_while(|part| *part != root);
        let is_ours =
            parts.all(|part| part.symlink_metadata().map_or(true, |about| about.is_dir()));
        Self {
            folder: is_ours.then_some(folder),
        }
    }

    /// Returns whether there is a cache at all.
    pub fn keeps(&self) -> bool {
        self.folder.is_some()
    }

    /// Returns the bytes that are stored under `name`.
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        read(&self.folder.as_ref()?.join(name))
    }

    /// Stores `bytes` under `name`. A failure costs time, and is ignored.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        if let Some(folder) = &self.folder {
            let _ = keep(folder, name, bytes);
        }
    }

    /// Deletes all files but those in `names`.
    pub fn keep_only(&self, names: &BTreeSet<&str>) {
        for entry in self.files() {
            let name = entry.file_name();
            if !name.to_str().is_some_and(|name| names.contains(name)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Returns every file that is stored.
    pub fn files(&self) -> impl Iterator<Item = DirEntry> {
        let folder = self.folder.as_ref();
        let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
        let entries = entries.into_iter().flatten().flatten();
        entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn nothing_is_kept_behind_a_link() {
        let (root, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join(FOLDER)).unwrap();
        Store::of(root.path(), "bilder").keep("a.webp", b"made");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_is_damaged_is_not_there() {
        let root = tempfile::tempdir().unwrap();
        let store = Store::of(root.path(), "bilder");
        assert_eq!(store.get("a.webp"), None);
        store.keep("a.webp", b"made");
        assert_eq!(store.get("a.webp").unwrap(), b"made");
        let file = root.path().join(".digitv-cache/bilder/a.webp");
        let mut bytes = fs::read(&file).unwrap();
        bytes.pop();
        fs::write(&file, bytes).unwrap();
        assert_eq!(store.get("a.webp"), None);
        store.keep("b.webp", b"other");
        store.keep_only(&BTreeSet::from(["b.webp"]));
        assert!(!file.exists());
        assert!(file.with_file_name("b.webp").exists());
    }
}
