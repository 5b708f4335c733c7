//! Files whose size pages tell: made when first asked for, and kept.

use std::sync::OnceLock;

use super::outputs::File;
use super::render_error::RenderError;

/// The bytes of such files, by file.
pub(crate) struct MadeFiles(Vec<OnceLock<Result<Vec<u8>, RenderError>>>);

impl MadeFiles {
    pub(crate) fn new() -> Self {
        Self(File::ALL.iter().map(|_| OnceLock::new()).collect())
    }

    /// Returns the bytes of `file`, which `make` makes the first time. The same site makes the same
    /// bytes, so it does not matter who asks first.
    pub(crate) fn get(
        &self,
        file: File,
        make: impl FnOnce() -> Result<Vec<u8>, RenderError>,
    ) -> Result<&[u8], RenderError> {
        let made = self.0[file as usize].get_or_init(make).as_ref();
        made.map(Vec::as_slice).map_err(Clone::clone)
    }
}
