//! Walking the folders of a site: which files count, and under which names.

use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::ignored::{is_ignored, is_left_behind};
use super::{CONFIG_FILE, CONTENT_DIR, Found, THEMES_DIR, unreadable};
use crate::diagnostic::{Check, Diagnostic};

/// Every file of the site under `root`, by name, and what could not be looked into.
pub(super) fn files(root: &Path) -> (Vec<Found>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for name in [CONFIG_FILE, CONTENT_DIR, THEMES_DIR] {
        part(root, name, &mut found, &mut problems);
    }
    (found, problems)
}

/// The part of the site that is called `name`: the file, or every file in the folder. `None`
/// where a link leads there, so that only the way from the top tells what is in it.
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

/// Whether the site can have a file or a folder called `name`, relative to its root.
pub(super) fn counts(name: &str) -> bool {
    let mut parts = name.split('/');
    let first = parts.next().unwrap_or_default();
    name == CONFIG_FILE || ([CONTENT_DIR, THEMES_DIR].contains(&first) && !parts.any(is_ignored))
}

fn part(root: &Path, name: &str, found: &mut Vec<Found>, problems: &mut Vec<Diagnostic>) {
    let path = root.join(name);
    if name == CONFIG_FILE {
        if let Ok(about) = path.metadata()
            && about.is_file()
        {
            found.push(Found::new(name.into(), path, Some(&about)));
        }
    } else if name.contains('/') {
        if path.symlink_metadata().is_ok() {
            walk(root, &path, found, problems);
        }
    } else if path.is_dir() {
        walk(root, &path, found, problems);
    }
}

fn walk(root: &Path, top: &Path, found: &mut Vec<Found>, problems: &mut Vec<Diagnostic>) {
    // Links are followed, so a shared folder can be linked in; `stays_inside` keeps what they
    // lead to within the site.
    let mut entries = WalkDir::new(top)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| !is_passed_over(entry));
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) if entry.file_type().is_file() => match site_name(root, entry.path()) {
                Some(name) if entry.path_is_symlink() && !stays_inside(root, entry.path()) => {
                    problems.push(leads_out(name))
                }
                Some(name) => {
                    let about = entry.metadata().ok();
                    found.push(Found::new(name, entry.into_path(), about.as_ref()));
                }
                None => problems.push(
                    Diagnostic::new(
                        Check::InvalidFileName,
                        lossy_name(root, entry.path()),
                        None,
                        "filnavnet er ikke gyldig Unicode",
                    )
                    .help("Gi fila et nytt navn."),
                ),
            },
            Ok(entry)
                if entry.file_type().is_dir()
                    && entry.path_is_symlink()
                    && !stays_inside(root, entry.path()) =>
            {
                entries.skip_current_dir();
                problems.push(leads_out(lossy_name(root, entry.path())));
            }
            Ok(_) => {}
            Err(error) => {
                let name = lossy_name(root, error.path().unwrap_or(top));
                let error = error
                    .into_io_error()
                    .unwrap_or_else(|| std::io::Error::other("mappene går i ring"));
                problems.push(unreadable(name, &error));
            }
        }
    }
}

fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // A folder is not left behind, whatever it is called: somebody has made it.
    (entry.depth() > 0 && is_ignored(&name))
        || (!entry.file_type().is_dir() && is_left_behind(&name))
}

fn stays_inside(root: &Path, path: &Path) -> bool {
    match (root.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(target)) => target.starts_with(root),
        _ => false,
    }
}

/// The name of `path` within the site, with `/` between parts whatever the system.
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

fn leads_out(name: Arc<str>) -> Diagnostic {
    Diagnostic::new(
        Check::UnreadableFile,
        name,
        None,
        "lenka peker ut av mappa for nettstedet",
    )
    .help("Kopier det den peker til, inn i stedet for å lenke.")
}
