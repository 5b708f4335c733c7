//! Carrying out a journal, and undoing it. Each step looks at what is there and does what is still
//! to be done, so it can be stopped anywhere and begun again.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::error::{Left, WriteError};
use super::folder;
use super::journal::{Journal, State};
use super::manifest::Manifest;
use super::names::{MANIFEST, folders_above};
use super::output::link_on_the_way;
use super::system;

/// Resumes or undoes what a stopped build has left, so that the old or the new site is complete.
pub(super) fn resume(output: &Path) -> Result<(), WriteError> {
    let found = Journal::find(output).map_err(WriteError::at(output))?;
    match found {
        None => Ok(()),
        Some((State::Plan, journal)) => {
            withdraw(&journal.unwrap_or_default(), State::Plan, output);
            Ok(())
        }
        Some((State::Commit, Some(journal))) => match carry_out(&journal, output) {
            // What could not be done has been undone: the old site is in place.
            Ok(_) | Err(WriteError::Io { .. }) => Ok(()),
            Err(error) => Err(error),
        },
        Some((State::Undo, Some(journal))) => undo(&journal, output),
        // A journal that is not whole cannot be carried out.
        Some((state, None)) => remove(&state.path(output)).map_err(WriteError::at(output)),
    }
}

/// Carries out `journal`, which is in the state `commit`; returns what could not be removed. After
/// an error the old site is in place, unless it is [`WriteError::Unfinished`].
pub(super) fn carry_out(journal: &Journal, output: &Path) -> Result<Vec<Left>, WriteError> {
    if let Err(refused) = put_all(journal, output) {
        State::Commit
            .become_state(State::Undo, output)
            .map_err(unfinished)?;
        undo(journal, output)?;
        return Err(refused);
    }
    let mut left = remove_stale(journal, output);
    let listed = match journal.remove.is_empty() {
        true => Ok(()),
        false => write_list(journal, &left, output),
    };
    let place = State::Commit.path(output);
    if let Err(error) = place.symlink_metadata() {
        // The output has been removed, and the waiting files with it.
        return Err(WriteError::at(output)(error));
    }
    // The journal is removed last. Otherwise the next build resumes it, and sees that there is
    // nothing left to do.
    match listed.and_then(|()| sync_names(journal, output)) {
        Ok(()) => left.extend(withdraw(journal, State::Commit, output)),
        Err(error) => left.push(Left::hidden(&place, error)),
    }
    Ok(left)
}

fn unfinished(error: WriteError) -> WriteError {
    match error {
        WriteError::Io { path, error } => WriteError::Unfinished { path, error },
        other => other,
    }
}

/// Moves all files to their places.
fn put_all(journal: &Journal, output: &Path) -> Result<(), WriteError> {
    for clear in &journal.clear {
        no_link(output, &clear.path)?;
        let (from, to) = (output.join(&clear.path), output.join(&clear.kept));
        if to.symlink_metadata().is_err() {
            ignore_missing(fs::rename(&from, to)).map_err(WriteError::at(&from))?;
        }
    }
    for path in &journal.clear_folders {
        no_link(output, path)?;
        let path = output.join(path);
        if path.symlink_metadata().is_ok_and(|about| about.is_dir()) {
            fs::remove_dir(&path).map_err(WriteError::at(&path))?;
        }
    }
    for path in &journal.folders {
        no_link(output, path)?;
        let path = output.join(path);
        folder::create(&path).map_err(WriteError::at(&path))?;
    }
    for put in &journal.put {
        no_link(output, &put.path)?;
        let (from, to) = (output.join(&put.waiting), output.join(&put.path));
        let moved = match &put.kept {
            Some(_) => fs::rename(from, &to),
            None => system::rename_new(&from, &to),
        };
        match moved {
            // It was moved before this was stopped.
            Err(error) if error.kind() == io::ErrorKind::NotFound && to.is_file() => {}
            moved => moved.map_err(WriteError::at(&to))?,
        }
    }
    Ok(())
}

/// Makes the names of everything that has been moved and removed survive a power cut.
fn sync_names(journal: &Journal, output: &Path) -> io::Result<()> {
    let mut by_folder = false;
    let mut devices = BTreeSet::new();
    for waiting in &journal.waiting {
        let waiting = output.join(waiting);
        // Gone where this is resumed near its end.
        let device = system::mount(&waiting).map(|mount| mount.0);
        if device.is_ok_and(|device| devices.insert(device)) {
            by_folder |= !system::sync_all(&waiting)?;
        }
    }
    let put = journal.put.iter().map(|put| &put.path);
    let paths = put.chain(&journal.remove).filter(|_| by_folder);
    let folders: BTreeSet<&str> = paths.flat_map(|path| folders_above(path)).collect();
    for folder in folders {
        ignore_missing(system::sync_folder(&output.join(folder)))?;
    }
    Ok(())
}

/// Removes what no longer belongs, and folders that this leaves empty.
fn remove_stale(journal: &Journal, output: &Path) -> Vec<Left> {
    let mut left = Vec::new();
    let mut folders = BTreeSet::new();
    for path in &journal.remove {
        if link_on_the_way(output, path).is_some() {
            continue;
        }
        let target = output.join(path);
        if target
            .symlink_metadata()
            .is_ok_and(|about| !about.is_file())
        {
            continue;
        }
        match remove(&target) {
            Ok(()) => folders.extend(folders_above(path)),
            Err(error) => left.push(Left {
                path: target,
                error,
                published: true,
            }),
        }
    }
    // Those below before those above. Removing a folder that is not empty fails, as it should.
    for folder in folders.into_iter().rev() {
        let _ = fs::remove_dir(output.join(folder));
    }
    left
}

/// Removes from the list of the site's files those that have been removed.
fn write_list(journal: &Journal, left: &[Left], output: &Path) -> io::Result<()> {
    let is_left = |path: &str| left.iter().any(|left| left.path == output.join(path));
    let gone: BTreeSet<&str> = journal
        .remove
        .iter()
        .map(String::as_str)
        .filter(|path| !is_left(path))
        .collect();
    let list = Manifest::read(output)?;
    // So it is where this is resumed near its end, when there may be no folder to write in.
    if !list.paths().any(|path| gone.contains(path)) {
        return Ok(());
    }
    let list = Manifest::of(list.paths().filter(|path| !gone.contains(path)));
    let Some(folder) = journal.waiting.iter().find(|folder| !folder.contains('/')) else {
        return Ok(());
    };
    let aside = output.join(folder).join("list");
    let mut file = File::create(&aside)?;
    file.write_all(list.text().as_bytes())?;
    system::sync_file(&file)?;
    fs::rename(aside, output.join(MANIFEST))
}

/// Restores the old site; the journal is in the state `undo`.
fn undo(journal: &Journal, output: &Path) -> Result<(), WriteError> {
    let refused = |path: &Path| {
        let path = path.to_owned();
        move |error| WriteError::Unfinished { path, error }
    };
    for put in journal.put.iter().rev() {
        let place = output.join(&put.path);
        let waits = output.join(&put.waiting).symlink_metadata().is_ok();
        let done = match &put.kept {
            // Where the new file still waits, the old one is in its place.
            _ if waits => Ok(()),
            Some(kept) => ignore_missing(fs::rename(output.join(kept), &place)),
            None => remove(&place),
        };
        done.map_err(refused(&place))?;
    }
    for path in journal.folders.iter().rev() {
        let _ = fs::remove_dir(output.join(path));
    }
    for path in journal.clear_folders.iter().rev() {
        let path = output.join(path);
        folder::create(&path).map_err(refused(&path))?;
    }
    for clear in &journal.clear {
        let place = output.join(&clear.path);
        ignore_missing(fs::rename(output.join(&clear.kept), &place)).map_err(refused(&place))?;
    }
    withdraw(journal, State::Undo, output);
    Ok(())
}

/// Removes the waiting and saved files, and at last the journal; returns what could not be removed.
pub(super) fn withdraw(journal: &Journal, state: State, output: &Path) -> Vec<Left> {
    let mut left = Vec::new();
    for folder in &journal.waiting {
        let folder = output.join(folder);
        if let Err(error) = remove_waiting(&folder) {
            left.push(Left::hidden(&folder, error));
        }
    }
    if left.is_empty() {
        let _ = remove(&state.path(output));
        let _ = system::sync_folder(output);
    }
    left
}

/// Removes a folder for waiting files, which holds files only.
fn remove_waiting(folder: &Path) -> io::Result<()> {
    match folder.symlink_metadata() {
        Ok(about) if about.is_dir() => {}
        Ok(_) => return Ok(()),
        Err(error) => return ignore_missing(Err(error)),
    }
    for entry in fs::read_dir(folder)? {
        remove(&entry?.path())?;
    }
    ignore_missing(fs::remove_dir(folder))
}

fn no_link(output: &Path, path: &str) -> Result<(), WriteError> {
    match link_on_the_way(output, path) {
        Some(link) => Err(WriteError::at(link)(io::ErrorKind::NotADirectory.into())),
        None => Ok(()),
    }
}

fn remove(path: &Path) -> io::Result<()> {
    ignore_missing(fs::remove_file(path))
}

fn ignore_missing(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
