//! Makes a move on the disk, all of it or nothing.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::plan::Plan;
use super::relocation::Relocation;
use crate::cli::not_written::not_written;
use crate::cli::output::Failure;
use crate::edit::{FileError, Files};
use crate::source::Snapshot;

/// A step that is done.
enum Step<'a> {
    Renamed(&'a str, &'a str),
    Replaced(&'a str, &'a [u8], &'a [u8]),
}

/// Moves the files of `relocation` and writes the texts of `plan`. Where a step fails, those before
/// it are taken back.
pub(super) fn write(
    root: &Path,
    before: &Snapshot,
    relocation: &Relocation,
    plan: &Plan,
) -> Result<(), Failure> {
    let files = Files::of(root);
    let mut done = Vec::new();
    let mut steps: Vec<Step<'_>> = Vec::new();
    for (file, new) in &relocation.files {
        steps.push(Step::Renamed(file, new));
    }
    for (file, text) in &plan.texts {
        let old = before.get(file).map_or(&[][..], |bytes| bytes);
        steps.push(Step::Replaced(
            relocation.name_of(file),
            old,
            text.as_bytes(),
        ));
    }
    for step in steps {
        if let Err(error) = make(&files, &step) {
            let (Step::Renamed(name, _) | Step::Replaced(name, ..)) = step;
            let is_undone = done.iter().rev().all(|step| undo(&files, step));
            let help = if is_undone {
                "Ingenting er flyttet."
            } else {
                "Noe av det som ble gjort, kunne ikke tas tilbake. `git status` viser hva."
            };
            return Err(not_written(name, &error, help));
        }
        done.push(step);
    }
    remove_empty_folders(root, relocation);
    Ok(())
}

fn make(files: &Files, step: &Step<'_>) -> Result<(), FileError> {
    match step {
        Step::Renamed(file, new) => files.rename(file, new),
        Step::Replaced(file, before, after) => files.replace(file, before, after),
    }
}

fn undo(files: &Files, step: &Step<'_>) -> bool {
    let undone = match step {
        Step::Renamed(file, new) => files.rename(new, file),
        Step::Replaced(file, before, after) => files.replace(file, after, before),
    };
    undone.is_ok()
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
