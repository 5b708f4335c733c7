//! Files of others in the output: found, so that they are preserved, and so that nothing is written
//! over them.

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::WriteError;
use super::manifest::Manifest;
use super::names::{MANIFEST, STAGING, folders_above, is_own};
use super::retire::join;
use super::system;

/// The files and folders that no build wrote, with paths relative to the output.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Folders that no build created, or that hold something that no build wrote; each after those
    /// above it.
    pub(super) folders: Vec<PathBuf>,
    /// Everything else.
    pub(super) others: Vec<PathBuf>,
    /// Those whose place the new site needs.
    pub(super) in_the_way: Vec<String>,
    /// `true` where there is something that cannot be linked into another tree: another file
    /// system, or a folder that cannot be read.
    pub(super) is_fixed: bool,
}

/// Finds what no build wrote. `earlier` is the list of what the last build wrote, `new` that of the
/// new site; `is_changed` returns whether a file of the new site differs from the one in place.
pub(super) fn find(
    output: &Path,
    earlier: &Manifest,
    new: &Manifest,
    is_changed: &(dyn Fn(&str) -> bool + Sync),
) -> Result<Foreign, WriteError> {
    let mount = match system::mount(output) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Foreign::default()),
        mount => mount.map_err(WriteError::at(output))?,
    };
    let walk = Walk {
        output,
        mount,
        earlier,
        new,
        is_changed,
    };
    let mut found = walk.folder(PathBuf::new(), Some(""));
    found.folders.sort();
    found.in_the_way.sort();
    Ok(found)
}

struct Walk<'a> {
    output: &'a Path,
    mount: (u64, u64),
    earlier: &'a Manifest,
    new: &'a Manifest,
    is_changed: &'a (dyn Fn(&str) -> bool + Sync),
}

impl Walk<'_> {
    fn folder(&self, inside: PathBuf, name: Option<&str>) -> Foreign {
        let path = self.output.join(&inside);
        let mut found = Foreign::default();
        let is_root = name == Some("");
        let is_ours = name.is_some_and(|name| is_root || self.earlier.has_below(name));
        if !is_ours {
            found
                .in_the_way
                .extend(self.takes_a_place(&inside, name, true));
            found.folders.push(inside.clone());
        }
        if !system::mount(&path).is_ok_and(|mount| mount == self.mount) {
            found.is_fixed = true;
        }
        let entries = match fs::read_dir(&path).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries,
            // Gone since its name was read.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return found,
            Err(_) => {
                found.is_fixed = true;
                return found;
            }
        };
        let holds_foreign = |below: &Foreign| !below.others.is_empty() || !below.folders.is_empty();
        let entry = |entry: fs::DirEntry| self.entry(&inside, name, &entry);
        let below = if entries.len() < 8 {
            entries
                .into_iter()
                .map(entry)
                .fold(Foreign::default(), Foreign::and)
        } else {
            entries
                .into_par_iter()
                .map(entry)
                .reduce(Foreign::default, Foreign::and)
        };
        if is_ours && !is_root && holds_foreign(&below) {
            found.folders.push(inside);
        }
        found.and(below)
    }

    fn entry(&self, inside: &Path, folder: Option<&str>, entry: &fs::DirEntry) -> Foreign {
        let name = join(folder, &entry.file_name());
        let inside = inside.join(entry.file_name());
        let Ok(kind) = entry.file_type() else {
            return Foreign::default();
        };
        if self.is_the_writers(folder, name.as_deref(), kind) {
            return Foreign::default();
        }
        if kind.is_dir() {
            return self.folder(inside, name.as_deref());
        }
        let name = name.as_deref();
        if kind.is_file() && name.is_some_and(|name| self.earlier.has(name)) {
            return Foreign::default();
        }
        let is_kept_file = kind.is_file()
            && name.is_some_and(|name| self.new.has(name) && !(self.is_changed)(name));
        if is_kept_file {
            // Equal to a file of the new site: it counts as written by the build from now on.
            return Foreign::default();
        }
        Foreign {
            in_the_way: self
                .takes_a_place(&inside, name, false)
                .into_iter()
                .collect(),
            others: vec![inside],
            ..Foreign::default()
        }
    }

    fn is_the_writers(&self, folder: Option<&str>, name: Option<&str>, kind: FileType) -> bool {
        let Some(name) = name.filter(|_| folder == Some("")) else {
            return false;
        };
        (name == MANIFEST && kind.is_file())
            || is_own(self.output, name)
            || (name.starts_with(STAGING)
                && kind.is_dir()
                && super::staging::is_ours(&self.output.join(name)))
    }

    /// Returns the name of something foreign whose place, or a place within or above it, the new
    /// site needs.
    fn takes_a_place(&self, inside: &Path, name: Option<&str>, is_folder: bool) -> Option<String> {
        let shown = || inside.display().to_string();
        let Some(name) = name else {
            // No file of a site has such a name, but one may have the name of a folder above.
            let above = inside.ancestors().skip(1).filter_map(Path::to_str);
            return above
                .into_iter()
                .any(|folder| self.new.has(folder))
                .then(shown);
        };
        let is_in_place = name == MANIFEST
            || self.new.has(name)
            || (!is_folder && self.new.has_below(name))
            || folders_above(name).any(|folder| self.new.has(folder));
        is_in_place.then(shown)
    }
}

impl Foreign {
    fn and(mut self, other: Self) -> Self {
        self.folders.extend(other.folders);
        self.others.extend(other.others);
        self.in_the_way.extend(other.in_the_way);
        self.is_fixed |= other.is_fixed;
        self
    }
}
