//! The folder where a build makes its files before any of them takes its place.
//!
//! It lies beside the output, in the same file system, hidden, and open to its owner alone: a web
//! server that shows the folder above does not show it. Where nothing can be created beside the
//! output it lies in it. A note in it says what it is, so that the next build knows it for its own
//! and removes it where a build was stopped.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::error::{Left, WriteError};
use super::names::STAGING;
use super::{retire, system};

/// The note in the folder.
const NOTE: &str = "LES-MEG.txt";
const NOTE_TEXT: &str = "Her lager `digitv build` neste utgave av nettstedet.\n\
Mappa kan slettes når ingen bygging er i gang.\n";
/// The folder of the new tree, in the staging folder; of the old one once they have changed places.
const TREE: &str = "tree";
/// Names that are tried, should something else have the first.
const NAMES: usize = 16;

/// A staging folder, removed when dropped.
#[derive(Debug)]
pub(super) struct Staging {
    folder: PathBuf,
    /// The output that it is for.
    output: PathBuf,
    /// The folders that have been created in the tree.
    created: Mutex<HashSet<PathBuf>>,
}

impl Staging {
    /// Creates one beside `output`, or else in it.
    pub(super) fn create(output: &Path) -> Result<Self, WriteError> {
        if let Some(parent) = output
            .parent()
            .filter(|parent| is_one_mount(parent, output))
            && let Ok(staging) = Self::create_in(parent, output)
        {
            return Ok(staging);
        }
        Self::create_in(output, output).map_err(WriteError::at(output))
    }

    fn create_in(place: &Path, output: &Path) -> io::Result<Self> {
        for folder in candidates(place, output) {
            match system::create_private_folder(&folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(()) => {
                    let staging = Self {
                        folder,
                        output: output.to_owned(),
                        created: Mutex::default(),
                    };
                    fs::create_dir(staging.tree())?;
                    let (device, inode) = system::identity(&staging.tree())?.unwrap_or_default();
                    let note = format!("{NOTE_TEXT}{TREE} {device} {inode}\n");
                    fs::write(staging.folder.join(NOTE), note)?;
                    return Ok(staging);
                }
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// The folder of the new tree.
    pub(super) fn tree(&self) -> PathBuf {
        self.folder.join(TREE)
    }

    /// Whether it lies beside the output, not in it.
    pub(super) fn is_beside(&self) -> bool {
        !self.folder.starts_with(&self.output)
    }

    /// Makes the names of the folder and its tree survive a power cut.
    pub(super) fn sync_names(&self) -> io::Result<()> {
        system::sync_folder(&self.folder)?;
        self.folder.parent().map_or(Ok(()), system::sync_folder)
    }

    /// Writes a file of the new tree.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let target = self.tree().join(path);
        if let Some(folder) = target.parent() {
            self.create_folder(folder).map_err(WriteError::at(folder))?;
        }
        fs::write(&target, bytes).map_err(WriteError::at(&target))
    }

    /// Creates a folder of the new tree, with those above it.
    pub(super) fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let created = || self.created.lock().unwrap_or_else(PoisonError::into_inner);
        if !created().contains(folder) {
            fs::create_dir_all(folder)?;
            created().insert(folder.to_owned());
        }
        Ok(())
    }

    /// Removes the folder, and tells what is left of it. Where the trees have changed places, what
    /// others have put in the old one meanwhile is moved to the output.
    pub(super) fn remove(self) -> Vec<Left> {
        remove(&self.folder, &self.output)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.folder.symlink_metadata().is_ok() {
            remove(&self.folder, &self.output);
        }
    }
}

/// Removes what builds that were stopped have left; tells what could not be removed. Only for who
/// holds the lock of `output`.
pub(super) fn remove_leftovers(output: &Path) -> Vec<Left> {
    let beside = output.parent().map(|parent| candidates(parent, output));
    let within = candidates(output, output);
    beside
        .into_iter()
        .flatten()
        .chain(within)
        .filter(|folder| is_ours(folder))
        .flat_map(|folder| remove(&folder, output))
        .collect()
}

/// The names that a staging folder for `output` may have in `place`. They hold a hash of the
/// output's own name, so that builds to neighbouring folders have nothing to do with each other.
fn candidates(place: &Path, output: &Path) -> impl Iterator<Item = PathBuf> {
    let name = output.file_name().unwrap_or(OsStr::new("/"));
    let hash = blake3::hash(name.as_encoded_bytes()).to_hex();
    let place = place.to_owned();
    (0..NAMES).map(move |number| place.join(format!("{STAGING}{}-{number}", &hash[..16])))
}

fn is_one_mount(one: &Path, other: &Path) -> bool {
    matches!((system::mount(one), system::mount(other)), (Ok(one), Ok(other)) if one == other)
}

/// Whether a folder with the name of a staging folder is one: it holds the note and the tree and
/// nothing else. Where the build was stopped before it had written the note, the tree is empty.
pub(super) fn is_ours(folder: &Path) -> bool {
    if !folder.symlink_metadata().is_ok_and(|about| about.is_dir()) {
        return false;
    }
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    let mut entries = entries.flatten().map(|entry| entry.file_name());
    let knows_all = entries.all(|name| name == NOTE || name == TREE);
    let tree = folder.join(TREE);
    let is_tree = tree.symlink_metadata().map_or(true, |about| about.is_dir());
    knows_all && is_tree && (noted_tree(folder).is_some() || is_empty(&tree))
}

fn is_empty(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// The identity of the new tree, from the note. `None` where there is no whole note.
fn noted_tree(folder: &Path) -> Option<(u64, u64)> {
    let path = folder.join(NOTE);
    if !path.symlink_metadata().ok()?.is_file() {
        return None;
    }
    let text = fs::read_to_string(path).ok()?;
    let line = text.strip_prefix(NOTE_TEXT)?.strip_suffix('\n')?;
    let mut words = line.strip_prefix(TREE)?.split_whitespace();
    let identity = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    words.next().is_none().then_some(identity)
}

fn remove(folder: &Path, output: &Path) -> Vec<Left> {
    let tree = folder.join(TREE);
    let holds_new_tree = match (noted_tree(folder), system::identity(&tree)) {
        (Some(noted), Ok(Some(there))) => noted == there,
        _ => true,
    };
    let mut left = Vec::new();
    let mut keep = |path: &Path, outcome: io::Result<()>| match outcome {
        Err(error) if error.kind() != io::ErrorKind::NotFound => left.push(Left {
            path: path.to_owned(),
            error,
            published: false,
        }),
        _ => {}
    };
    if holds_new_tree {
        // Links are not followed, and what is linked here is still linked in the output.
        keep(&tree, fs::remove_dir_all(&tree));
    } else {
        let refused = retire::old_tree(&tree, output);
        if !refused.is_empty() {
            return refused;
        }
    }
    if tree.symlink_metadata().is_err() {
        keep(folder, fs::remove_file(folder.join(NOTE)));
        keep(folder, fs::remove_dir(folder));
    }
    left
}
