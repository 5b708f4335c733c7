//! The hidden names that the writer uses, and the checks of a name read from a file.

use std::path::{Component, Path};

/// The list of the files of the last build, in the output.
pub(super) const MANIFEST: &str = ".digitv-files";
/// A file in the output that a build locks, where folders cannot be locked.
pub(super) const LOCK: &str = ".digitv-lock";
/// The journal of a build that writes in place; its state follows the name.
pub(super) const JOURNAL: &str = ".digitv-journal";
/// The suffixes of the name: the journal is being prepared, carried out, or undone.
pub(super) const JOURNAL_STATES: [&str; 3] = ["-plan", "-commit", "-undo"];
/// A folder for files that wait beside their place; a number follows.
pub(super) const WAITING: &str = ".digitv-new-";
/// A folder beside (or, where that is impossible, in) the output where a build makes its files.
pub(super) const STAGING: &str = ".digitv-build-";
/// The staging folder of earlier versions, in the output.
const FORMER_STAGING: &str = ".digitv-staging-";
/// The list that earlier versions left when they were stopped.
const FORMER_LIST: &str = ".digitv-files.new";

/// Returns whether `name`, directly in the output, belongs to the writer and is not part of a site.
pub(super) fn is_own(output: &Path, name: &str) -> bool {
    let is_journal = name
        .strip_prefix(JOURNAL)
        .is_some_and(|state| JOURNAL_STATES.contains(&state));
    if is_journal || name == LOCK || name == FORMER_LIST {
        let path = output.join(name);
        path.symlink_metadata().is_ok_and(|about| about.is_file())
    } else {
        is_former_staging(output, name)
    }
}

/// Returns whether `name` is a staging folder that an earlier version left: by its name, and
/// because it holds nothing but files with numbers for names.
fn is_former_staging(output: &Path, name: &str) -> bool {
    let folder = output.join(name);
    let is_number = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    name.strip_prefix(FORMER_STAGING).is_some_and(|rest| {
        rest.len() == 6 && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }) && folder.symlink_metadata().is_ok_and(|about| about.is_dir())
        && std::fs::read_dir(&folder).is_ok_and(|entries| {
            entries.into_iter().all(|entry| {
                entry.is_ok_and(|entry| {
                    entry.file_type().is_ok_and(|kind| kind.is_file())
                        && entry.file_name().to_str().is_some_and(is_number)
                })
            })
        })
}

/// Removes files and folders that earlier versions left in the output when they were stopped.
pub(super) fn remove_former(output: &Path) {
    for entry in std::fs::read_dir(output).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        if is_former_staging(output, name) {
            let _ = std::fs::remove_dir_all(entry.path());
        } else if name == FORMER_LIST && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Returns whether `path`, read from a file, stays within the folder that it is relative to.
pub(super) fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && Path::new(path)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
}

/// Returns the folders above `path`, the nearest first, without the output itself.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(end, _)| &path[..end])
}
