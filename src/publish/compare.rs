//! Comparing the files of a new site with those in place.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::error::WriteError;
use super::staging::Staging;

/// Compares files with those in an output, and writes those that differ to a staging folder. The
/// folder is created for the first of them: where all are the same, nothing is.
pub(super) struct Compare<'a> {
    output: &'a Path,
    staging: OnceLock<Staging>,
    creating: Mutex<()>,
}

impl<'a> Compare<'a> {
    /// Compares files with those in `output`.
    pub(super) fn with(output: &'a Path) -> Self {
        Self {
            output,
            staging: OnceLock::new(),
            creating: Mutex::new(()),
        }
    }

    /// Writes the file unless the one in place has exactly these bytes; returns whether it did.
    pub(super) fn put_if_changed(&self, path: &str, bytes: &[u8]) -> Result<bool, WriteError> {
        if is_same(&self.output.join(path), bytes) {
            return Ok(false);
        }
        loop {
            if let Some(staging) = self.staging.get() {
                return staging.put(path, bytes).map(|()| true);
            }
            let _alone = self.creating.lock().unwrap_or_else(PoisonError::into_inner);
            if self.staging.get().is_none() {
                // Nobody else sets it while it is being created.
                let _ = self.staging.set(Staging::create(self.output)?);
            }
        }
    }

    /// Returns the staging folder, if anything differed.
    pub(super) fn into_staging(self) -> Option<Staging> {
        self.staging.into_inner()
    }
}

/// Returns whether the file at `target` has exactly `bytes`. Sizes differ most often, and are cheap
/// to compare.
fn is_same(target: &Path, bytes: &[u8]) -> bool {
    target
        .symlink_metadata()
        .is_ok_and(|about| about.is_file() && about.len() == bytes.len() as u64)
        && fs::read(target).is_ok_and(|there| there == bytes)
}
