//! Walks the folders of a site, and decides which files belong to it and under which names.

use std::fs::FileType;
use std::path::Path;
use std::sync::Arc;

use tr::tr;
use walkdir::{DirEntry, WalkDir};

use super::found::{Found, is_link, is_special, unreadable};
use super::ignored::{is_ignored, is_left_behind};
use super::layout::{CONFIG_FILE, CONTENT_DIR, THEMES_DIR};
use crate::diagnostic::{Check, Diagnostic};
use crate::tr_later;

/// Returns every file of the site under `root`, by name, and the problems with what could not be
/// inspected.
pub(super) fn files(root: &Path) -> (Vec<Found>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for name in [CONFIG_FILE, CONTENT_DIR, THEMES_DIR] {
        part(root, name, &mut found, &mut problems);
    }
    (found, problems)
}

/// Returns the part of the site that is called `name`: the file, or every file in the folder.
/// `None` where the path goes through a link, so that only a walk from the top shows what is in it.
pub(super) fn under(root: &Path, name: &str) -> Option<(Vec<Found>, Vec<Diagnostic>)> {
    let folders = name.match_indices('/').map(|(end, _)| &name[..end]);
    for folder in folders {
        let about = root.join(folder).symlink_metadata();
        if about.is_ok_and(|about| about.is_symlink()) {
            return None;
        }
    }
    let mut found = Vec::new();
    let mut problems = Vec::new();
    part(root, name, &mut found, &mut problems);
    Some((found, problems))
}

/// Returns whether the site can have a file or a folder called `name`, relative to its root.
pub(super) fn counts(name: &str) -> bool {
    let mut parts = name.split('/');
    let first = parts.next().unwrap_or_default();
    name == CONFIG_FILE || ([CONTENT_DIR, THEMES_DIR].contains(&first) && !parts.any(is_ignored))
}

fn part(root: &Path, name: &str, found: &mut Vec<Found>, problems: &mut Vec<Diagnostic>) {
    let path = root.join(name);
    let Ok(about) = path.symlink_metadata() else {
        return;
    };
    let is_below = name.contains('/');
    if about.is_symlink() && !is_below {
        problems.push(is_link(name.into()));
    } else if name == CONFIG_FILE {
        match special(about.file_type()) {
            Some(what) => problems.push(is_special(name.into(), what)),
            None if about.is_file() => found.push(Found::new(name.into(), Some(&about))),
            None => {}
        }
    } else if is_below || about.is_dir() {
        walk(root, &path, found, problems);
    }
}

fn walk(root: &Path, top: &Path, found: &mut Vec<Found>, problems: &mut Vec<Diagnostic>) {
    // No link is followed, also where one has taken the place of `top`.
    let entries = WalkDir::new(top)
        .follow_links(false)
        .follow_root_links(false)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_passed_over(entry));
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let name = lossy_name(root, error.path().unwrap_or(top));
                let error = error
                    .into_io_error()
                    .unwrap_or_else(|| std::io::Error::other(tr!("mappene går i ring")));
                problems.push(unreadable(name, &error));
                continue;
            }
        };
        let kind = entry.file_type();
        if kind.is_dir() {
            continue;
        }
        let Some(name) = site_name(root, entry.path()) else {
            problems.push(not_unicode(lossy_name(root, entry.path())));
            continue;
        };
        if kind.is_symlink() {
            problems.push(is_link(name));
        } else if let Some(what) = special(kind) {
            problems.push(is_special(name, what));
        } else {
            let about = entry.metadata().ok();
            found.push(Found::new(name, about.as_ref()));
        }
    }
}

/// Returns the word, in bokmål, for what is neither a file, a folder nor a link.
#[cfg(unix)]
fn special(kind: FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        Some(tr_later!("et rør (FIFO)"))
    } else if kind.is_socket() {
        Some(tr_later!("en sokkel"))
    } else {
        let is_device = kind.is_block_device() || kind.is_char_device();
        is_device.then_some(tr_later!("en enhet"))
    }
}

/// Returns the word, in bokmål, for what is neither a file, a folder nor a link.
#[cfg(not(unix))]
fn special(kind: FileType) -> Option<&'static str> {
    let is_known = kind.is_file() || kind.is_dir() || kind.is_symlink();
    (!is_known).then_some(tr_later!("noe annet enn ei vanlig fil"))
}

fn not_unicode(name: Arc<str>) -> Diagnostic {
    let message = tr!("filnavnet er ikke gyldig Unicode");
    Diagnostic::new(Check::InvalidFileName, name, None, message).help(tr!("Gi fila et nytt navn."))
}

fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // A folder is not left behind, whatever it is called: somebody has made it.
    (entry.depth() > 0 && is_ignored(&name))
        || (!entry.file_type().is_dir() && is_left_behind(&name))
}

/// Returns the name of `path` within the site, with `/` between parts on every system.
pub(super) fn site_name(root: &Path, path: &Path) -> Option<Arc<str>> {
    let parts: Option<Vec<&str>> = path
        .strip_prefix(root)
        .ok()?
        .components()
        .map(|part| part.as_os_str().to_str())
        .collect();
    Some(parts?.join("/").into())
}

fn lossy_name(root: &Path, path: &Path) -> Arc<str> {
    path.strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .replace('\\', "/")
        .into()
}
