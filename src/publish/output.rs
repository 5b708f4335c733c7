//! Checks of the folders that may be written to.

use std::path::{Component, Path, PathBuf};

use tr::tr;

use crate::source::{CONTENT_DIR, THEMES_DIR};

/// A reason why a folder cannot be the output.
#[derive(Debug, PartialEq, Eq)]
pub enum OutputError {
    /// It is the site's own folder, or one that the site is in.
    HoldsTheSite,
    /// It is among the sources.
    AmongTheSources,
    /// Something other than a folder is there.
    NotAFolder,
}

impl std::fmt::Display for OutputError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&match self {
            Self::HoldsTheSite => {
                tr!("nettstedets egen mappe kan ikke også være mappa det skrives til")
            }
            Self::AmongTheSources => tr!("mappa ligger blant kildene (content eller themes)"),
            Self::NotAFolder => tr!("det ligger noe der som ikke er ei mappe"),
        })
    }
}

/// Refuses an `output` where a build of the site at `root` would do harm.
pub fn check_output(root: &Path, output: &Path) -> Result<(), OutputError> {
    if output.exists() && !output.is_dir() {
        return Err(OutputError::NotAFolder);
    }
    let root = real(root);
    let output = real(output);
    if root.starts_with(&output) {
        return Err(OutputError::HoldsTheSite);
    }
    if [CONTENT_DIR, THEMES_DIR]
        .iter()
        .any(|folder| output.starts_with(root.join(folder)))
    {
        return Err(OutputError::AmongTheSources);
    }
    Ok(())
}

/// Returns `path` with links followed, also where its last parts do not exist yet.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut found = PathBuf::new();
    // Part by part, so that `..` leads to the folder above the target of a link, as it does for the
    // system.
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                found.pop();
            }
            part => {
                found.push(part);
                found = found.canonicalize().unwrap_or(found);
            }
        }
    }
    found
}

/// Returns the first link to a folder on the way from `output` to the file `path` in it: a file
/// written or removed past it would be outside the output.
pub(super) fn link_on_the_way(output: &Path, path: &str) -> Option<PathBuf> {
    let folders = path
        .match_indices('/')
        .map(|(end, _)| output.join(&path[..end]));
    folders.into_iter().find(|folder| {
        folder
            .symlink_metadata()
            .is_ok_and(|about| about.is_symlink())
    })
}

/// Returns whether there is a file at `path` in `output`, and no link on the way to it.
pub(super) fn is_file(output: &Path, path: &str) -> bool {
    let about = output.join(path).symlink_metadata();
    about.is_ok_and(|about| about.is_file()) && link_on_the_way(output, path).is_none()
}
