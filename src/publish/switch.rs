//! The new tree, completed in the staging folder and put in place in one step.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::error::{Left, PublishError, WriteError};
use super::foreign::Foreign;
use super::names::folders_above;
use super::new_site::{self, NewSite};
use super::staging::Staging;
use super::{folder, system};

/// The number of attempts while others create and remove the output.
const ATTEMPTS: usize = 5;

/// The result of the exchange.
pub(super) enum Outcome {
    /// The new tree is in place.
    Done(Vec<Left>),
    /// The exchange is impossible on this system or with these files; nothing has changed.
    Impossible(Staging),
}

/// Completes the new tree and exchanges it with `output`.
pub(super) fn put_in_place<E: Send>(
    staging: Staging,
    output: &Path,
    site: &NewSite<'_, '_, E>,
    foreign: &Foreign,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Outcome, PublishError<E>> {
    let paths = site.paths();
    create_folders(&staging, output, &paths)?;
    let is_linked = site
        .unchanged
        .par_iter()
        .map(|file| link_or_write(&staging, output, file))
        .try_reduce(|| true, |one, other| Ok(one && other))?;
    let is_whole = is_linked && bring(&staging, output, foreign).is_ok();
    if !is_whole {
        return Ok(Outcome::Impossible(staging));
    }
    sync(&staging, &paths)?;
    if stop() {
        return Err(WriteError::Stopped.into());
    }
    match exchange(&staging.tree(), output) {
        Ok(()) => {}
        Err(error) if is_refusal_of_the_step(&error) => return Ok(Outcome::Impossible(staging)),
        Err(error) => return Err(WriteError::at(output)(error).into()),
    }
    // The site is in place; that it may not survive a power cut this second is not an error.
    let _ = staging.sync_names();
    Ok(Outcome::Done(staging.remove()))
}

/// Creates the folders of `paths`, each with the rights and the owner of the one it replaces.
fn create_folders(staging: &Staging, output: &Path, paths: &[&str]) -> Result<(), WriteError> {
    let folders: FxHashSet<&str> = paths.iter().flat_map(|path| folders_above(path)).collect();
    let tree = staging.tree();
    folders.into_par_iter().try_for_each(|inside| {
        let there = tree.join(inside);
        staging
            .create_folder(&there)
            .map_err(WriteError::at(&there))?;
        // A folder of the site whose owner cannot be preserved is the site's all the same.
        let _ = folder::copy_attributes(&output.join(inside), &there);
        Ok(())
    })
}

/// Links an unchanged file of the output into the new tree. `false` where that one is in another
/// file system.
fn link_or_write<E>(
    staging: &Staging,
    output: &Path,
    file: &new_site::File<'_, E>,
) -> Result<bool, PublishError<E>> {
    let (from, to) = (output.join(&file.path), staging.tree().join(&file.path));
    match fs::hard_link(&from, &to) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => Ok(false),
        // Gone since it was compared, too many links, another's file, a file system without links.
        Err(_) => {
            let modified = from.symlink_metadata().and_then(|about| about.modified());
            let bytes = (file.render)().map_err(PublishError::Render)?;
            staging.put(&file.path, &bytes)?;
            if let Ok(modified) = modified {
                let file = File::options().append(true).open(&to);
                let _ = file.and_then(|file| file.set_modified(modified));
            }
            Ok(true)
        }
    }
}

/// Links the files that others have put in the output into the new tree.
fn bring(staging: &Staging, output: &Path, foreign: &Foreign) -> io::Result<()> {
    let tree = staging.tree();
    for inside in &foreign.folders {
        let (from, to) = (output.join(inside), tree.join(inside));
        staging.create_folder(&to)?;
        match folder::copy_attributes(&from, &to) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            done => done?,
        }
    }
    foreign.others.par_iter().try_for_each(|inside| {
        let (from, to) = (output.join(inside), tree.join(inside));
        match fs::hard_link(&from, &to) {
            // Gone since it was found.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            #[cfg(unix)]
            Err(error) => match fs::read_link(&from) {
                Ok(target) => std::os::unix::fs::symlink(target, &to),
                Err(_) => Err(error),
            },
            done => done,
        }
    })?;
    for inside in foreign.folders.iter().rev() {
        folder::copy_times(&output.join(inside), &tree.join(inside));
    }
    folder::copy_attributes(output, &tree)
}

/// Makes the whole tree survive a power cut.
fn sync(staging: &Staging, paths: &[&str]) -> Result<(), WriteError> {
    let tree = staging.tree();
    if system::sync_all(&tree).map_err(WriteError::at(&tree))? {
        return Ok(());
    }
    let folders: FxHashSet<&str> = paths.iter().flat_map(|path| folders_above(path)).collect();
    paths.par_iter().try_for_each(|path| {
        let path = tree.join(path);
        File::open(&path)
            .and_then(|file| system::sync_file(&file))
            .map_err(WriteError::at(&path))
    })?;
    folders.into_par_iter().try_for_each(|inside| {
        let path = tree.join(inside);
        system::sync_folder(&path).map_err(WriteError::at(&path))
    })?;
    system::sync_folder(&tree)
        .and_then(|()| staging.sync_names())
        .map_err(WriteError::at(&tree))
}

/// Exchanges `tree` and `output`; where the output has vanished, `tree` moves there.
fn exchange(tree: &Path, output: &Path) -> io::Result<()> {
    let mut outcome = Ok(());
    for _ in 0..ATTEMPTS {
        outcome = match system::exchange(tree, output) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                system::rename_new(tree, output)
            }
            outcome => outcome,
        };
        let is_back =
            matches!(&outcome, Err(error) if error.kind() == io::ErrorKind::AlreadyExists);
        if !is_back {
            break;
        }
    }
    outcome?;
    if tree.symlink_metadata().is_ok_and(|about| !about.is_dir()) {
        // Something other than a folder had been put there meanwhile.
        system::exchange(tree, output)?;
        return Err(io::ErrorKind::NotADirectory.into());
    }
    Ok(())
}

/// Returns whether the system refused the exchange as such, so that another way may succeed.
fn is_refusal_of_the_step(error: &io::Error) -> bool {
    use io::ErrorKind;
    matches!(
        error.kind(),
        ErrorKind::Unsupported
            | ErrorKind::InvalidInput
            | ErrorKind::CrossesDevices
            | ErrorKind::ResourceBusy
            | ErrorKind::PermissionDenied
    )
}
