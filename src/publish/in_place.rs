//! Writing in the existing folder, where no other can replace it: on Windows, on file systems
//! without an atomic exchange, where the output is a mount point or holds one, and where nothing
//! can be created beside it.
//!
//! Files wait beside their places, in folders that only their owner may look into, and the files
//! they replace are saved there. So it is known before the first change that every folder is
//! writable, and every change can be undone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::carry_out::{carry_out, withdraw};
use super::error::{Left, WriteError};
use super::journal::{Clear, Journal, Put, State};
use super::manifest::Manifest;
use super::names::{MANIFEST, WAITING, folders_above};
use super::new_site::NewSite;
use super::output::is_file;
use super::staging::Staging;
use super::system;

/// Moves the files of `site` that differ to their places in `output`, and removes those that no
/// longer belong.
pub(super) fn put_in_place<E>(
    staging: &Staging,
    output: &Path,
    site: &NewSite<'_, '_, E>,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<Left>, WriteError> {
    let changed: Vec<&str> = site.changed.keys().copied().collect();
    let journal = plan(output, &changed, site.earlier, site.new);
    if !journal.remove.is_empty() {
        let mut both = site.new.clone();
        journal.remove.iter().for_each(|path| both.add(path));
        // Written as a new file, so that nothing is written through a link to another's.
        let _ = fs::remove_file(staging.tree().join(MANIFEST));
        staging.put(MANIFEST, both.text().as_bytes())?;
    }
    if let Err(error) = prepare(&journal, staging, output, stop) {
        withdraw(&journal, State::Plan, output);
        return Err(error);
    }
    carry_out(&journal, output)
}

/// Works out the steps.
fn plan(output: &Path, changed: &[&str], earlier: &Manifest, new: &Manifest) -> Journal {
    let mut places = Places::new(output);
    let mut journal = Journal::default();
    let mut clear_folders = BTreeSet::new();
    let mut clear = Vec::new();
    for path in earlier.without(new).filter(|path| is_file(output, path)) {
        let file_above = folders_above(path).find(|folder| new.has(folder));
        if let Some(file) = file_above {
            let down_to = folders_above(path).take_while(|folder| folder.len() >= file.len());
            clear_folders.extend(down_to.map(str::to_owned));
        }
        if file_above.is_some() || new.has_below(path) {
            clear.push(path);
        } else {
            journal.remove.push(path.to_owned());
        }
    }
    let mut folders = BTreeSet::new();
    for path in changed {
        let missing = folders_above(path).take_while(|folder| !is_folder(output, folder));
        folders.extend(missing.map(str::to_owned));
    }
    // Nothing waits in a folder that is to be removed or created.
    let stays = |folder: &str| !clear_folders.contains(folder) && is_folder(output, folder);
    for path in clear {
        let kept = places.beside(path, stays);
        journal.clear.push(Clear {
            path: path.to_owned(),
            kept: format!("{kept}.old"),
        });
    }
    for path in changed {
        let waiting = places.beside(path, stays);
        let kept = is_file(output, path).then(|| format!("{waiting}.old"));
        journal.put.push(Put {
            path: (*path).to_owned(),
            waiting,
            kept,
        });
    }
    journal.waiting = places.folders.into_values().collect();
    // Sorted by their names, folders come after those above them.
    journal.folders = folders.into_iter().collect();
    journal.clear_folders = clear_folders.into_iter().rev().collect();
    journal
}

fn is_folder(output: &Path, path: &str) -> bool {
    let about = output.join(path).symlink_metadata();
    about.is_ok_and(|about| about.is_dir())
}

/// Assigns waiting places.
struct Places<'a> {
    output: &'a Path,
    /// The folder of waiting files for each folder.
    folders: BTreeMap<String, String>,
    given: usize,
}

impl<'a> Places<'a> {
    fn new(output: &'a Path) -> Self {
        Self {
            output,
            folders: BTreeMap::new(),
            given: 0,
        }
    }

    /// Returns a waiting place in the nearest folder above `path` that `stays`: in the same file
    /// system.
    fn beside(&mut self, path: &str, stays: impl Fn(&str) -> bool) -> String {
        let above = folders_above(path)
            .find(|folder| stays(folder))
            .unwrap_or("");
        let output = self.output;
        let folder = self.folders.entry(above.to_owned()).or_insert_with(|| {
            let name = |number: usize| match above {
                "" => format!("{WAITING}{number}"),
                above => format!("{above}/{WAITING}{number}"),
            };
            (0..)
                .map(name)
                .find(|name| output.join(name).symlink_metadata().is_err())
                .unwrap_or_else(|| name(0))
        });
        self.given += 1;
        format!("{folder}/{}", self.given)
    }
}

/// Writes every file to its waiting place and saves those that are replaced. Nothing visible
/// changes until the last step, in which the plan becomes one to be carried out.
fn prepare(
    journal: &Journal,
    staging: &Staging,
    output: &Path,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<(), WriteError> {
    journal.write_plan(output)?;
    for folder in &journal.waiting {
        let folder = output.join(folder);
        system::create_private_folder(&folder).map_err(WriteError::at(&folder))?;
    }
    let tree = staging.tree();
    journal.put.par_iter().try_for_each(|put| {
        let place = output.join(&put.path);
        move_or_copy(&tree.join(&put.path), &output.join(&put.waiting))
            .and_then(|()| match &put.kept {
                Some(kept) => link_or_copy(&place, &output.join(kept)),
                None => Ok(()),
            })
            .map_err(WriteError::at(&place))
    })?;
    sync(journal, output)?;
    if stop() {
        return Err(WriteError::Stopped);
    }
    State::Plan.become_state(State::Commit, output)
}

fn move_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            fs::copy(from, to).map(|_| ())
        }
        done => done,
    }
}

fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(error),
        // Too many links, another's file, a file system without links.
        Err(_) => fs::copy(from, to).map(|_| ()),
        done => done,
    }
}

/// Makes all waiting files survive a power cut.
fn sync(journal: &Journal, output: &Path) -> Result<(), WriteError> {
    let mut devices = BTreeSet::new();
    let mut by_file = false;
    for folder in &journal.waiting {
        let folder = output.join(folder);
        let device = system::mount(&folder).map_err(WriteError::at(&folder))?;
        if devices.insert(device.0) {
            by_file |= !system::sync_all(&folder).map_err(WriteError::at(&folder))?;
        }
    }
    if !by_file {
        return Ok(());
    }
    let waiting = journal.put.iter().map(|put| &put.waiting);
    let kept = journal.put.iter().filter_map(|put| put.kept.as_ref());
    let files: Vec<&String> = waiting.chain(kept).collect();
    files.par_iter().try_for_each(|path| {
        let path = output.join(path);
        // Opened for writing, which Windows requires.
        let file = File::options().read(true).write(true).open(&path);
        file.and_then(|file| system::sync_file(&file))
            .map_err(WriteError::at(&path))
    })?;
    journal.waiting.iter().try_for_each(|folder| {
        let folder = output.join(folder);
        system::sync_folder(&folder).map_err(WriteError::at(&folder))
    })
}
