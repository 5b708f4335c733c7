//! Removing the old tree after the new one has replaced it.
//!
//! The files of earlier builds are removed. Files of others have been linked into the new tree
//! already; those put there in the last moment are moved over. The list of files is removed last,
//! so that a build that is stopped here can be resumed by the next.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::Left;
use super::manifest::Manifest;
use super::names::{MANIFEST, is_own};
use super::{folder, system};

/// Removes the old tree at `old`, which the one at `output` has replaced. `listed` are files of the
/// site beside those that the lists in both trees name. `is_sure` is `true` where `old` is known to
/// be the old tree: if somebody has copied what a stopped build left, it can be a new one that is
/// not whole.
pub(super) fn old_tree(old: &Path, output: &Path, listed: &Manifest, is_sure: bool) -> Vec<Left> {
    let lists = Manifest::read(old).and_then(|ours| Ok((ours, Manifest::read(output)?)));
    let (mut ours, new) = match lists {
        Ok(lists) => lists,
        Err(error) => return vec![Left::hidden(old, error)],
    };
    if !is_sure {
        new.paths()
            .chain(listed.paths())
            .for_each(|path| ours.add(path));
    }
    let trees = Trees {
        old,
        output,
        ours,
        new,
        is_sure,
    };
    let mut left = trees.empty(Path::new(""), Some(""));
    if left.is_empty() {
        let list = old.join(MANIFEST);
        left.extend(Left::unless_gone(&list, fs::remove_file(&list)));
        left.extend(Left::unless_gone(old, fs::remove_dir(old)));
    }
    left
}

struct Trees<'a> {
    old: &'a Path,
    output: &'a Path,
    ours: Manifest,
    new: Manifest,
    is_sure: bool,
}

impl Trees<'_> {
    /// Empties the folder `inside` of the old tree. `name` is its path with `/` between parts,
    /// where it can be written so.
    fn empty(&self, inside: &Path, name: Option<&str>) -> Vec<Left> {
        let folder = self.old.join(inside);
        let entries = match fs::read_dir(&folder).and_then(Iterator::collect::<io::Result<Vec<_>>>)
        {
            Ok(entries) => entries,
            Err(error) => return vec![Left::hidden(&folder, error)],
        };
        let entry = |entry: fs::DirEntry| {
            let path = inside.join(entry.file_name());
            let name = join(name, &entry.file_name());
            if name.as_deref() == Some(MANIFEST) {
                return Vec::new();
            }
            let kind = match entry.file_type() {
                Ok(kind) => kind,
                Err(error) => return vec![Left::hidden(&entry.path(), error)],
            };
            if kind.is_dir() && !self.is_own(name.as_deref()) {
                self.folder(&path, name.as_deref())
            } else {
                let done = self.file(&path, name.as_deref(), kind);
                Left::unless_gone(&entry.path(), done).into_iter().collect()
            }
        };
        // A folder with one file, as most have, is not worth handing to another thread.
        if entries.len() < 8 {
            entries.into_iter().flat_map(entry).collect()
        } else {
            entries.into_par_iter().flat_map_iter(entry).collect()
        }
    }

    fn is_own(&self, name: Option<&str>) -> bool {
        name.is_some_and(|name| is_own(self.old, name))
    }

    fn folder(&self, inside: &Path, name: Option<&str>) -> Vec<Left> {
        let is_foreign = !name.is_some_and(|name| self.ours.has_below(name));
        let here = self.old.join(inside);
        if is_foreign && let Err(error) = self.create_folders(inside) {
            return vec![Left::hidden(&here, error)];
        }
        let mut left = self.empty(inside, name);
        if left.is_empty() {
            left.extend(Left::unless_gone(&here, fs::remove_dir(&here)));
        }
        left
    }

    fn file(&self, inside: &Path, name: Option<&str>, kind: fs::FileType) -> io::Result<()> {
        let here = self.old.join(inside);
        if self.is_own(name) {
            return if kind.is_dir() {
                fs::remove_dir_all(here)
            } else {
                fs::remove_file(here)
            };
        }
        let is_ours = kind.is_file() && name.is_some_and(|name| self.ours.has(name));
        let there = self.output.join(inside);
        if is_ours || is_same(&here, &there)? {
            return fs::remove_file(here);
        }
        if let Some(parent) = inside.parent() {
            self.create_folders(parent)?;
        }
        match system::rename_new(&here, &there) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            done => return done,
        }
        // Its owner has replaced it since it was linked into the new tree, here or there.
        let is_replaceable = self.is_sure
            && !name.is_some_and(|name| self.new.has(name))
            && there.symlink_metadata().is_ok_and(|about| !about.is_dir());
        match (is_replaceable, is_newer(&here, &there)?) {
            (true, true) => fs::rename(here, there),
            (true, false) => fs::remove_file(here),
            (false, _) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    /// Creates the missing folders down to `inside` in the output.
    fn create_folders(&self, inside: &Path) -> io::Result<()> {
        let mut path = PathBuf::new();
        for part in inside.components() {
            path.push(part);
            let there = self.output.join(&path);
            match there.symlink_metadata() {
                Ok(about) if about.is_dir() => {}
                Ok(_) => return Err(io::ErrorKind::NotADirectory.into()),
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Err(_) => {
                    folder::create(&there)?;
                    folder::copy_attributes(&self.old.join(&path), &there)?;
                }
            }
        }
        Ok(())
    }
}

/// Returns the path of `entry` in the folder `name`, with `/` between parts.
pub(super) fn join(name: Option<&str>, entry: &OsStr) -> Option<String> {
    match (name?, entry.to_str()?) {
        ("", entry) => Some(entry.to_owned()),
        (name, entry) => Some(format!("{name}/{entry}")),
    }
}

/// Returns whether both are the same file, or links that lead to the same place.
fn is_same(here: &Path, there: &Path) -> io::Result<bool> {
    let identity = match system::identity(there) {
        Err(error) if is_missing(&error) => return Ok(false),
        identity => identity?,
    };
    let is_one = identity.is_some() && identity == system::identity(here)?;
    let leads_to = |path: &Path| fs::read_link(path).ok();
    let is_same_link = || leads_to(here).is_some_and(|target| leads_to(there) == Some(target));
    Ok(is_one || is_same_link() || has_same_bytes(here, there))
}

fn has_same_bytes(here: &Path, there: &Path) -> bool {
    let length = |path: &Path| {
        let about = path.symlink_metadata().ok()?;
        about.is_file().then_some(about.len())
    };
    length(here).is_some_and(|here| length(there) == Some(here))
        && matches!((fs::read(here), fs::read(there)), (Ok(here), Ok(there)) if here == there)
}

fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Returns whether `here` was changed last, its name included; also where both were changed at the
/// same tick of the clock.
fn is_newer(here: &Path, there: &Path) -> io::Result<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let changed = |path: &Path| {
            let about = path.symlink_metadata()?;
            Ok::<_, io::Error>((about.ctime(), about.ctime_nsec()))
        };
        Ok(changed(here)? >= changed(there)?)
    }
    #[cfg(not(unix))]
    {
        let changed = |path: &Path| path.symlink_metadata()?.modified();
        Ok(changed(here)? >= changed(there)?)
    }
}
