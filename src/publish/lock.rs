//! A lock: only one build at a time writes to a folder.
//!
//! The folder itself is locked, through a handle to it: nothing is left behind, however the build
//! ends. When a new folder replaces it, that one is locked first, so at no time is the folder that
//! the path leads to without a lock. Where folders cannot be locked (Windows, some network file
//! systems) a file in the folder is.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use same_file::Handle;

use super::names::LOCK;

/// The number of attempts to lock a folder that others exchange all the time.
const ATTEMPTS: usize = 100;

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    held: Vec<File>,
    /// The file that is locked, where it is not the folder.
    file: Option<PathBuf>,
}

impl Lock {
    /// Locks `folder`; `None` where another build has it.
    pub(super) fn try_on(folder: &Path) -> io::Result<Option<Self>> {
        for _ in 0..ATTEMPTS {
            let handle = match File::open(folder) {
                Ok(handle) if cfg!(unix) => handle,
                Err(error) if cfg!(unix) => return Err(error),
                _ => return Self::try_on_file(folder),
            };
            match handle.try_lock() {
                Ok(()) if leads_to(folder, &handle)? => {
                    return Ok(Some(Self {
                        held: vec![handle],
                        file: None,
                    }));
                }
                // Another build has put a new folder in its place meanwhile.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(_)) => return Self::try_on_file(folder),
            }
        }
        Ok(None)
    }

    fn try_on_file(folder: &Path) -> io::Result<Option<Self>> {
        let path = folder.join(LOCK);
        if path.symlink_metadata().is_ok_and(|about| !about.is_file()) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        for _ in 0..ATTEMPTS {
            let file = OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            match file.try_lock() {
                Ok(()) if leads_to(&path, &file)? => {
                    return Ok(Some(Self {
                        held: vec![file],
                        file: Some(path),
                    }));
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Returns whether another folder may take the place of the one that is locked.
    pub(super) fn may_move(&self) -> bool {
        self.file.is_none()
    }

    /// Locks `folder` as well, which is to replace the one that is locked.
    pub(super) fn extend_to(&mut self, folder: &Path) -> io::Result<()> {
        if self.may_move() {
            let handle = File::open(folder)?;
            handle.try_lock().map_err(io::Error::from)?;
            self.held.push(handle);
        }
        Ok(())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed before it is unlocked: a build that locks it later sees that the path no longer
        // leads there.
        if let Some(file) = &self.file {
            let _ = std::fs::remove_file(file);
        }
    }
}

fn leads_to(path: &Path, handle: &File) -> io::Result<bool> {
    match Handle::from_path(path) {
        Ok(there) => Ok(there == Handle::from_file(handle.try_clone()?)?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
