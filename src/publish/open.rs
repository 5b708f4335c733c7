//! Opening an output: found, locked, and repaired where a build was stopped.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::error::{Left, WriteError};
use super::lock::Lock;
use super::{carry_out, names, staging};

/// The time between two attempts to take a lock that another build has.
const PAUSE: Duration = Duration::from_millis(50);

/// A folder to write a site to, locked for other builds until this is dropped.
#[derive(Debug)]
pub struct Output {
    /// The path, with links followed.
    folder: PathBuf,
    lock: Lock,
    /// Leftovers of stopped builds that could not be removed.
    left: Vec<Left>,
    // Folders that are still empty are removed again.
    _created: Created,
}

impl Output {
    /// Opens the folder at `path`, creating it where it is not there. Waits for another build that
    /// writes to it, at most `patience`; `waits` is called when that begins, and `stop` is asked
    /// meanwhile. Resumes or removes what a stopped build has left there.
    pub fn open(
        path: &Path,
        patience: Duration,
        waits: impl Fn(),
        stop: &dyn Fn() -> bool,
    ) -> Result<Self, WriteError> {
        let start = Instant::now();
        let mut is_waiting = false;
        let mut created = Vec::new();
        loop {
            if stop() {
                return Err(WriteError::Stopped);
            }
            match Self::try_open(path, &mut created) {
                Ok(Some(output)) => return Ok(output),
                // The build that had created it found nothing to write, and removed it.
                Err(WriteError::Io { error, .. })
                    if error.kind() == io::ErrorKind::NotFound && start.elapsed() < PAUSE => {}
                Err(error) => return Err(error),
                Ok(None) if start.elapsed() >= patience => return Err(WriteError::Busy),
                Ok(None) => {
                    if !is_waiting {
                        waits();
                        is_waiting = true;
                    }
                    sleep(PAUSE);
                }
            }
        }
    }

    /// Opens the folder at `path`; `None` where another build has it. `created` gathers the folders
    /// that were not there before. They are removed only by the build that has the lock: another
    /// build may have locked one that is still empty.
    fn try_open(path: &Path, created: &mut Vec<PathBuf>) -> Result<Option<Self>, WriteError> {
        created.append(&mut Created::down_to(path)?.keep());
        let folder = path.canonicalize().map_err(WriteError::at(path))?;
        let Some(lock) = Lock::try_on(&folder).map_err(WriteError::at(&folder))? else {
            return Ok(None);
        };
        let created = Created(std::mem::take(created));
        carry_out::resume(&folder)?;
        names::remove_former(&folder);
        let left = staging::remove_leftovers(&folder);
        Ok(Some(Self {
            folder,
            lock,
            left,
            _created: created,
        }))
    }

    /// Returns the folder, with links followed.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the leftovers of stopped builds that could not be removed.
    pub fn leftovers(&self) -> &[Left] {
        &self.left
    }

    /// Locks a folder that is to replace the output; `false` where none can.
    pub(super) fn lock_too(&mut self, folder: &Path) -> bool {
        self.lock.may_move() && self.lock.extend_to(folder).is_ok()
    }
}

/// Folders that were created; those that are empty when this is dropped are removed.
#[derive(Debug)]
struct Created(Vec<PathBuf>);

impl Created {
    fn down_to(path: &Path) -> Result<Self, WriteError> {
        let mut created = Self(Vec::new());
        let is_link = path
            .symlink_metadata()
            .is_ok_and(|about| about.is_symlink());
        if is_link
            && matches!(path.metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound)
        {
            return Err(WriteError::DanglingLink(path.to_owned()));
        }
        let missing: Vec<&Path> = path
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
            .collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => created.0.push(folder.to_owned()),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(WriteError::at(folder)(error)),
            }
        }
        Ok(created)
    }

    /// Returns the folders, which are then not removed.
    fn keep(mut self) -> Vec<PathBuf> {
        std::mem::take(&mut self.0)
    }
}

impl Drop for Created {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // A folder that is not empty stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_another_build_has_locked_is_not_removed_again() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("public");
        // This build creates the folder, the other one is the first to lock it.
        let mut created = Created::down_to(&path).unwrap().keep();
        let other = Output::try_open(&path, &mut Vec::new()).unwrap();
        assert!(other.is_some());
        assert!(Output::try_open(&path, &mut created).unwrap().is_none());
        assert!(path.exists());
        drop(other);
        // Now this build may remove it.
        drop(Output::try_open(&path, &mut created).unwrap());
        assert!(!path.exists());
    }
}
