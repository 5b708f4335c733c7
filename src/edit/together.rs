//! Changes several files, all of them or none: what can be prepared is written beside them first,
//! and what takes its place is taken back where a later step fails.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::files::{FileError, Files, beside, hidden, persist_new, readable};

/// A file that is to become different.
#[derive(Clone, Copy, Debug)]
pub enum FileStep<'a> {
    /// A file gets other bytes.
    Replace {
        /// Its name.
        name: &'a str,
        /// The bytes that it was read as.
        before: &'a [u8],
        /// The bytes that it gets.
        after: &'a [u8],
    },
    /// A file is made.
    Create {
        /// Its name, which no file has.
        name: &'a str,
        /// Its bytes.
        text: &'a [u8],
    },
    /// A file gets another name.
    Rename {
        /// Its name.
        name: &'a str,
        /// The name that it gets, which no file has.
        new: &'a str,
    },
}

impl FileStep<'_> {
    /// Returns the name of the file that the step begins with.
    fn name(&self) -> &str {
        match self {
            Self::Replace { name, .. } | Self::Create { name, .. } | Self::Rename { name, .. } => {
                name
            }
        }
    }
}

/// The reason why no file was changed, or why some were that should not have been.
#[derive(Debug)]
pub struct NotAll {
    /// The file that could not be written.
    pub name: String,
    /// The reason.
    pub error: FileError,
    /// The files that are changed all the same, since they could not be taken back.
    pub left: Vec<String>,
}

/// A step whose bytes are on the disk, beside the place where they are to be.
enum Prepared<'a> {
    Replace {
        step: FileStep<'a>,
        path: PathBuf,
        new: NamedTempFile,
        /// The old file under another name.
        old: TempPath,
    },
    Create {
        step: FileStep<'a>,
        path: PathBuf,
        new: NamedTempFile,
    },
    Rename {
        step: FileStep<'a>,
    },
}

/// A step that is made, and what takes it back.
enum Done<'a> {
    Replaced {
        step: FileStep<'a>,
        path: PathBuf,
        old: TempPath,
    },
    Created {
        step: FileStep<'a>,
        path: PathBuf,
    },
    Renamed {
        step: FileStep<'a>,
    },
}

impl Files {
    /// Makes all of `steps`, in their order. Names are those that the files have when a step is
    /// prepared, before any is made.
    ///
    /// # Errors
    /// Returns the first that cannot be made; those before it are taken back.
    pub fn make_all(&self, steps: &[FileStep<'_>]) -> Result<(), NotAll> {
        let mut folders = NewFolders::default();
        let mut prepared = Vec::with_capacity(steps.len());
        for step in steps {
            match self.prepare(*step, &mut folders) {
                Ok(step) => prepared.push(step),
                Err(error) => {
                    // The files beside go before the folders that they are in.
                    drop(prepared);
                    folders.remove();
                    return Err(not_made(step, error, Vec::new()));
                }
            }
        }
        let mut done = Vec::with_capacity(steps.len());
        for (step, prepared) in steps.iter().zip(prepared) {
            match self.make(prepared) {
                Ok(made) => done.push(made),
                Err(error) => {
                    let left = done.into_iter().rev();
                    let left = left.filter_map(|made| self.take_back(made)).collect();
                    folders.remove();
                    return Err(not_made(step, error, left));
                }
            }
        }
        Ok(())
    }

    fn prepare<'a>(
        &self,
        step: FileStep<'a>,
        folders: &mut NewFolders,
    ) -> Result<Prepared<'a>, FileError> {
        match step {
            FileStep::Replace {
                name,
                before,
                after,
            } => {
                let (path, new) = self.replacement(name, before, after)?;
                let old = kept(&path)?;
                Ok(Prepared::Replace {
                    step,
                    path,
                    new,
                    old,
                })
            }
            FileStep::Create { name, text } => {
                let path = self.free(name)?;
                folders.make(&path)?;
                // Links may have been on the way to a folder that was there.
                let path = self.free(name)?;
                let new = beside(&path, text)?;
                readable(new.path())?;
                Ok(Prepared::Create { step, path, new })
            }
            FileStep::Rename { name, new } => {
                fs::symlink_metadata(self.path(name)?)?;
                folders.make(&self.free(new)?)?;
                Ok(Prepared::Rename { step })
            }
        }
    }

    fn make<'a>(&self, prepared: Prepared<'a>) -> Result<Done<'a>, FileError> {
        match prepared {
            Prepared::Replace {
                step,
                path,
                new,
                old,
            } => {
                // The last look is as late as can be.
                if let FileStep::Replace { name, before, .. } = step
                    && !self.is_as(name, before)
                {
                    return Err(FileError::Changed);
                }
                new.persist(&path).map_err(|error| error.error)?;
                Ok(Done::Replaced { step, path, old })
            }
            Prepared::Create { step, path, new } => {
                persist_new(new, &path)?;
                Ok(Done::Created { step, path })
            }
            Prepared::Rename { step } => {
                if let FileStep::Rename { name, new } = step {
                    self.rename(name, new)?;
                }
                Ok(Done::Renamed { step })
            }
        }
    }

    /// Takes a step back. Returns the name of the file where that fails, or where somebody has
    /// written to it since.
    fn take_back(&self, done: Done<'_>) -> Option<String> {
        let (step, is_back) = match done {
            Done::Replaced { step, path, old } => {
                let is_back = self.is_as_made(step) && old.persist(path).is_ok();
                (step, is_back)
            }
            Done::Created { step, path } => {
                let is_back = self.is_as_made(step) && fs::remove_file(path).is_ok();
                (step, is_back)
            }
            Done::Renamed { step } => {
                let is_back = match step {
                    FileStep::Rename { name, new } => self.rename(new, name).is_ok(),
                    _ => true,
                };
                (step, is_back)
            }
        };
        (!is_back).then(|| step.name().to_owned())
    }

    /// Decides whether the file of `step` has the bytes that the step gave it.
    fn is_as_made(&self, step: FileStep<'_>) -> bool {
        match step {
            FileStep::Replace { name, after, .. } => self.is_as(name, after),
            FileStep::Create { name, text } => self.is_as(name, text),
            FileStep::Rename { .. } => true,
        }
    }

    /// Returns the path of the file `name`, which is not there.
    fn free(&self, name: &str) -> Result<PathBuf, FileError> {
        let path = self.path(name)?;
        match path.symlink_metadata() {
            Ok(_) => Err(FileError::Exists),
            Err(_) => Ok(path),
        }
    }
}

/// Keeps the file at `path` under a second name, so that it can be put back without writing. Where
/// the file system has no second names, it is a copy.
fn kept(path: &Path) -> io::Result<TempPath> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let linked = hidden().make_in(folder, |name| fs::hard_link(path, name));
    let kept = linked.or_else(|_| {
        let copy = |name: &Path| fs::copy(path, name).map(drop);
        hidden().make_in(folder, copy)
    });
    Ok(kept?.into_temp_path())
}

fn not_made(step: &FileStep<'_>, error: FileError, left: Vec<String>) -> NotAll {
    let name = step.name().to_owned();
    NotAll { name, error, left }
}

/// The folders that were made on the way.
#[derive(Default)]
struct NewFolders(Vec<PathBuf>);

impl NewFolders {
    /// Makes the folder of `file`, with those above it.
    fn make(&mut self, file: &Path) -> io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let above = folder.ancestors();
        let missing: Vec<_> = above.take_while(|folder| !folder.exists()).collect();
        self.0.extend(missing.into_iter().rev().map(Path::to_owned));
        fs::create_dir_all(folder)
    }

    /// Removes them again, where nothing is in them.
    fn remove(self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests;
