//! Makes a move on the disk, all of it or nothing.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use tr::tr;

use super::plan::Plan;
use super::relocation::Relocation;
use crate::cli::not_written::not_all_written;
use crate::cli::output::Failure;
use crate::edit::{FileStep, Files};
use crate::source::Snapshot;

/// Moves the files of `relocation` and writes the texts of `plan`, all of it or nothing.
pub(super) fn write(
    root: &Path,
    before: &Snapshot,
    relocation: &Relocation,
    plan: &Plan,
) -> Result<(), Failure> {
    let texts = plan.texts.iter().map(|(file, text)| FileStep::Replace {
        name: file,
        before: before.get(file).map_or(&[][..], |bytes| bytes),
        after: text.as_bytes(),
    });
    let names = relocation.files.iter();
    let names = names.map(|(file, new)| FileStep::Rename { name: file, new });
    // The texts are written while the files have their old names.
    let steps: Vec<FileStep<'_>> = texts.chain(names).collect();
    let made = Files::of(root).make_all(&steps);
    made.map_err(|failed| not_all_written(&failed, &tr!("Ingenting er flyttet.")))?;
    remove_empty_folders(root, relocation);
    Ok(())
}

/// Removes the folders that files have moved out of, where nothing is left in them.
fn remove_empty_folders(root: &Path, relocation: &Relocation) {
    let mut files: Vec<&Arc<str>> = relocation.files.keys().collect();
    // The deepest first.
    files.sort_by_key(|file| std::cmp::Reverse(file.matches('/').count()));
    for file in files {
        if let Some((folder, _)) = file.rsplit_once('/') {
            // A folder with something in it stays.
            let _ = fs::remove_dir(root.join(folder));
        }
    }
}
