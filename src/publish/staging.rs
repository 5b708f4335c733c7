//! The staging folder, where a build makes its files before any of them is put in place.
//!
//! It is beside the output, in the same file system, hidden, and open to its owner alone: a web
//! server that serves the folder above does not serve it. Where nothing can be created beside the
//! output it is inside it. A note in it identifies it, so that the next build recognises it and
//! removes it where a build was stopped.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::error::{Left, WriteError};
use super::manifest::Manifest;
use super::names::STAGING;
use super::{retire, system};

/// The note in the folder.
const NOTE: &str = "LES-MEG.txt";
const NOTE_TEXT: &str = "Her lager `digitv build` neste utgave av nettstedet.\n\
Mappa kan slettes når ingen bygging er i gang.\n";
/// The folder of the new tree, in the staging folder; of the old one once they are exchanged.
const TREE: &str = "tree";
/// The list of the files of the new site, in the staging folder from before the trees are exchanged.
const LIST: &str = "files";
/// The number of names that are tried, should something else have the first.
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
    /// Creates a staging folder beside `output` or else in it.
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
                    let note = Note::on(&staging.tree(), output)?;
                    fs::write(staging.folder.join(NOTE), note.text())?;
                    return Ok(staging);
                }
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Writes the list of the files of the new site, which must be there before the trees are
    /// exchanged: it says which files of the old tree are replaced.
    pub(super) fn list(&self, new: &Manifest) -> Result<(), WriteError> {
        let list = self.folder.join(LIST);
        fs::write(&list, new.text()).map_err(WriteError::at(&list))
    }

    /// Returns the folder of the new tree.
    pub(super) fn tree(&self) -> PathBuf {
        self.folder.join(TREE)
    }

    /// Returns whether it lies beside the output, not in it.
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

    /// Removes the folder, and returns what could not be removed. Where the trees have been
    /// exchanged, files that others have put in the old one meanwhile are moved to the output.
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

/// Removes what stopped builds have left; returns what could not be removed. Only the build that
/// holds the lock of `output` may call it.
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

/// Returns the names that a staging folder for `output` may have in `place`. They hold a hash of
/// the output's own name, so that builds to neighbouring folders do not affect each other.
fn candidates(place: &Path, output: &Path) -> impl Iterator<Item = PathBuf> {
    let name = output.file_name().unwrap_or(OsStr::new("/"));
    let hash = blake3::hash(name.as_encoded_bytes()).to_hex();
    let place = place.to_owned();
    (0..NAMES).map(move |number| place.join(format!("{STAGING}{}-{number}", &hash[..16])))
}

fn is_one_mount(one: &Path, other: &Path) -> bool {
    matches!((system::mount(one), system::mount(other)), (Ok(one), Ok(other)) if one == other)
}

/// Returns whether a folder with the name of a staging folder is one: it holds what one holds and
/// nothing else, and the note is whole. Where the build was stopped, or the power cut, before it
/// was, the note is the beginning of one, or there is none and the tree is empty.
pub(super) fn is_ours(folder: &Path) -> bool {
    if !folder.symlink_metadata().is_ok_and(|about| about.is_dir()) {
        return false;
    }
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    let mut entries = entries.flatten();
    let knows_all = entries.all(|entry| {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        let name = entry.file_name();
        (name == TREE && is_folder) || (is_file && (name == NOTE || name == LIST))
    });
    knows_all
        && match Note::read(folder) {
            Ok(text) => Note::parse(&text).is_some() || Note::is_torn(&text),
            Err(_) => is_empty(&folder.join(TREE)),
        }
}

fn is_empty(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

type Identity = (u64, u64);

/// The identities of the two trees: where they have been exchanged, the one in the staging folder
/// is the old one.
struct Note {
    new: Identity,
    old: Identity,
}

impl Note {
    fn on(new: &Path, old: &Path) -> io::Result<Self> {
        Ok(Self {
            new: system::identity(new)?.unwrap_or_default(),
            // There may be none.
            old: system::identity(old)
                .unwrap_or_default()
                .unwrap_or_default(),
        })
    }

    fn text(&self) -> String {
        let (new, old) = (self.new, self.old);
        format!(
            "{NOTE_TEXT}{TREE} {} {} {} {}\n",
            new.0, new.1, old.0, old.1
        )
    }

    fn read(folder: &Path) -> io::Result<String> {
        let bytes = fs::read(folder.join(NOTE))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn parse(text: &str) -> Option<Self> {
        let line = text.strip_prefix(NOTE_TEXT)?.strip_suffix('\n')?;
        let mut words = line.strip_prefix(TREE)?.split_whitespace();
        let mut number = || words.next()?.parse().ok();
        let note = Self {
            new: (number()?, number()?),
            old: (number()?, number()?),
        };
        words.next().is_none().then_some(note)
    }

    /// Returns whether the note is incomplete, as a stopped build or a power cut leaves it. The
    /// trees are exchanged only when the note survives a power cut, so they have not been.
    fn is_torn(text: &str) -> bool {
        let is_blank = text.bytes().all(|byte| byte == 0);
        is_blank || NOTE_TEXT.starts_with(text) || text.starts_with(NOTE_TEXT)
    }
}

fn remove(folder: &Path, output: &Path) -> Vec<Left> {
    let tree = folder.join(TREE);
    let note = Note::read(folder).ok().and_then(|text| Note::parse(&text));
    let there = system::identity(&tree).ok().flatten();
    let refused = match (note, there) {
        (Some(note), Some(there)) if note.new != there => {
            let listed = Manifest::read_file(&folder.join(LIST)).unwrap_or_default();
            retire::old_tree(&tree, output, &listed, note.old == there)
        }
        // Links are not followed, and files linked here are still linked in the output.
        _ => Left::unless_gone(&tree, fs::remove_dir_all(&tree))
            .into_iter()
            .collect(),
    };
    if !refused.is_empty() {
        return refused;
    }
    // The note last: a build that is stopped here can be resumed by the next.
    let note = folder.join(NOTE);
    let list = folder.join(LIST);
    [
        Left::unless_gone(&list, fs::remove_file(&list)),
        Left::unless_gone(&note, fs::remove_file(&note)),
        Left::unless_gone(folder, fs::remove_dir(folder)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
