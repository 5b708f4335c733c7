//! Walking the folders of a site: which files count, and under which names.

use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::{CONFIG_FILE, CONTENT_DIR, Found, THEMES_DIR, unreadable};
use crate::diagnostic::{Check, Diagnostic};

/// Every file of the site under `root`, by name, and what could not be looked into.
pub(super) fn files(root: &Path) -> (Vec<Found>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    let config = root.join(CONFIG_FILE);
    if let Ok(about) = config.metadata()
        && about.is_file()
    {
        found.push(Found {
            name: CONFIG_FILE.into(),
            path: config,
            size: about.len(),
        });
    }
    for folder in [CONTENT_DIR, THEMES_DIR] {
        let top = root.join(folder);
        if top.is_dir() {
            walk(root, &top, &mut found, &mut problems);
        }
    }
    (found, problems)
}

fn walk(root: &Path, top: &Path, found: &mut Vec<Found>, problems: &mut Vec<Diagnostic>) {
    // Links are followed, so a shared folder can be linked in; `stays_inside` keeps what they
    // lead to within the site.
    let mut entries = WalkDir::new(top)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_ignored(entry));
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) if entry.file_type().is_file() => match site_name(root, entry.path()) {
                Some(name) if entry.path_is_symlink() && !stays_inside(root, entry.path()) => {
                    problems.push(leads_out(name))
                }
                Some(name) => {
                    let size = entry.metadata().map_or(0, |about| about.len());
                    found.push(Found {
                        name,
                        path: entry.into_path(),
                        size,
                    });
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

/// Hidden files, and what editors and operating systems leave behind.
fn is_ignored(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "node_modules"
        || name == "Thumbs.db"
}

fn stays_inside(root: &Path, path: &Path) -> bool {
    match (root.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(target)) => target.starts_with(root),
        _ => false,
    }
}

/// The name of `path` within the site, with `/` between parts whatever the system.
fn site_name(root: &Path, path: &Path) -> Option<Arc<str>> {
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
