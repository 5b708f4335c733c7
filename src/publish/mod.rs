//! Writing a site to a folder, all or nothing.
//!
//! A build first makes every file: what differs from the file in place is written aside, in a
//! staging folder within the output. Only when all of them are there do they take their places,
//! by renames, and files that no longer belong are removed. So an error on the way leaves the
//! earlier site as it was, and a file that is the same is not touched at all.
//!
//! What the files are is the plan's business; see [`crate::pages`].

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

mod manifest;
mod output;

use manifest::Manifest;
use output::link_on_the_way;
pub use output::{OutputError, check_output};

/// What a build did to the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files of the site in all.
    pub files: usize,
    /// Files that were new or differed.
    pub changed: usize,
    /// Files that no longer belonged.
    pub removed: usize,
}

/// Why a site could not be written.
#[derive(Debug)]
pub enum PublishError<E> {
    /// A file could not be made.
    Produce(E),
    /// Files are in the way that no build wrote, relative to the output.
    InTheWay(Vec<String>),
    /// The system refused.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

/// A file to publish: its place in the output, with `/` between parts, and how to make it.
pub struct File<'a, E> {
    /// `losninger/digisos/index.html`
    pub path: String,
    /// Makes the bytes.
    #[allow(clippy::type_complexity, reason = "a name for it would say no more")]
    pub produce: Box<dyn Fn() -> Result<Cow<'a, [u8]>, E> + Sync + Send + 'a>,
}

/// Writes `files` to `output`; `made` is called after each, from any thread.
pub fn write<E: Send>(
    output: &Path,
    files: &[File<'_, E>],
    made: impl Fn() + Sync,
) -> Result<Written, PublishError<E>> {
    create_dir(output)?;
    let earlier = Manifest::read(output);
    let staging = Staging::new(output)?;
    let staged: Vec<Option<usize>> = files
        .par_iter()
        .enumerate()
        .map(|(number, file)| {
            let bytes = (file.produce)().map_err(PublishError::Produce)?;
            made();
            let target = output.join(&file.path);
            if is_same(&target, &bytes) {
                return Ok(None);
            }
            staging.put(number, &bytes)?;
            Ok(Some(number))
        })
        .collect::<Result<_, PublishError<E>>>()?;

    let changed: Vec<usize> = staged.into_iter().flatten().collect();
    refuse_foreign(output, files, &changed, &earlier)?;
    let manifest = Manifest::of(files.iter().map(|file| &*file.path));
    // From here on nothing but the system itself can fail.
    put_in_place(output, files, &changed, &staging)?;
    let removed = remove_stale(output, &earlier, &manifest);
    manifest
        .write(output, &earlier)
        .map_err(|error| PublishError::Io {
            path: output.to_owned(),
            error,
        })?;
    Ok(Written {
        files: files.len(),
        changed: changed.len(),
        removed,
    })
}

/// Whether the file at `target` has exactly `bytes`. Sizes differ most often, and are cheap.
fn is_same(target: &Path, bytes: &[u8]) -> bool {
    target
        .metadata()
        .is_ok_and(|about| about.is_file() && about.len() == bytes.len() as u64)
        && fs::read(target).is_ok_and(|there| there == bytes)
}

/// A file that differs from ours and that no build wrote is somebody's work: nothing is written
/// over it. Nor is anything written past a link that leads out of the output.
fn refuse_foreign<E>(
    output: &Path,
    files: &[File<'_, E>],
    changed: &[usize],
    earlier: &Manifest,
) -> Result<(), PublishError<E>> {
    let is_foreign =
        |path: &str| !earlier.has(path) && output.join(path).symlink_metadata().is_ok();
    let in_the_way: BTreeSet<String> = changed
        .iter()
        .map(|number| &*files[*number].path)
        .filter_map(|path| match link_on_the_way(output, path) {
            Some(link) => Some(
                link.strip_prefix(output)
                    .unwrap_or(&link)
                    .display()
                    .to_string(),
            ),
            None => is_foreign(path).then(|| path.to_owned()),
        })
        .collect();
    if in_the_way.is_empty() {
        Ok(())
    } else {
        Err(PublishError::InTheWay(in_the_way.into_iter().collect()))
    }
}

fn put_in_place<E>(
    output: &Path,
    files: &[File<'_, E>],
    changed: &[usize],
    staging: &Staging,
) -> Result<(), PublishError<E>> {
    let folders: BTreeSet<&str> = changed
        .iter()
        .filter_map(|number| files[*number].path.rsplit_once('/'))
        .map(|(folder, _)| folder)
        .collect();
    for folder in folders {
        create_dir(&output.join(folder))?;
    }
    for number in changed {
        let target = output.join(&files[*number].path);
        fs::rename(staging.path(*number), &target).map_err(|error| PublishError::Io {
            path: target,
            error,
        })?;
    }
    Ok(())
}

/// Removes what an earlier build wrote and this one did not, and folders that it leaves empty.
/// A file that cannot be removed stays, and stays known: the next build tries again.
fn remove_stale(output: &Path, earlier: &Manifest, manifest: &Manifest) -> usize {
    let mut removed = 0;
    for path in earlier.paths().filter(|path| !manifest.has(path)) {
        let target = output.join(path);
        let is_ours = link_on_the_way(output, path).is_none();
        let is_file = is_ours && target.symlink_metadata().is_ok_and(|about| about.is_file());
        if is_file && fs::remove_file(&target).is_ok() {
            removed += 1;
            let mut folder = target.parent();
            // Removing a folder that is not empty fails, which is where to stop.
            while let Some(empty) =
                folder.filter(|folder| *folder != output && fs::remove_dir(folder).is_ok())
            {
                folder = empty.parent();
            }
        }
    }
    removed
}

/// Where files wait until all are there; removed when dropped.
struct Staging(tempfile::TempDir);

impl Staging {
    const PREFIX: &str = ".digitv-staging-";

    fn new<E>(output: &Path) -> Result<Self, PublishError<E>> {
        // What a build that was ended on its way left behind.
        for entry in fs::read_dir(output).into_iter().flatten().flatten() {
            if entry
                .file_name()
                .to_string_lossy()
                .starts_with(Self::PREFIX)
            {
                let _ = fs::remove_dir_all(entry.path());
            }
        }
        tempfile::Builder::new()
            .prefix(Self::PREFIX)
            .tempdir_in(output)
            .map(Self)
            .map_err(|error| PublishError::Io {
                path: output.to_owned(),
                error,
            })
    }

    fn path(&self, number: usize) -> PathBuf {
        self.0.path().join(number.to_string())
    }

    fn put<E>(&self, number: usize, bytes: &[u8]) -> Result<(), PublishError<E>> {
        let path = self.path(number);
        fs::write(&path, bytes).map_err(|error| PublishError::Io { path, error })
    }
}

fn create_dir<E>(path: &Path) -> Result<(), PublishError<E>> {
    fs::create_dir_all(path).map_err(|error| PublishError::Io {
        path: path.to_owned(),
        error,
    })
}

#[cfg(test)]
mod tests;
