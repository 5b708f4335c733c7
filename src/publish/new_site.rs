//! The files of a site that is to be published.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::manifest::Manifest;

/// A file to publish: its place in the output, with `/` between parts, and the function that
/// renders it.
pub struct File<'a, E> {
    /// Its path: `losninger/digisos/index.html`.
    pub path: String,
    /// Returns the bytes.
    #[allow(clippy::type_complexity, reason = "a name for it would say no more")]
    pub render: Box<dyn Fn() -> Result<Cow<'a, [u8]>, E> + Sync + Send + 'a>,
}

/// The files of a new site, by whether they have changed.
pub(super) struct NewSite<'a, 'f, E> {
    /// Those that are new or differ, by their paths.
    pub(super) changed: BTreeMap<&'a str, &'a File<'f, E>>,
    /// Those that are unchanged.
    pub(super) unchanged: Vec<&'a File<'f, E>>,
    pub(super) earlier: &'a Manifest,
    pub(super) new: &'a Manifest,
}

impl<'a, 'f, E> NewSite<'a, 'f, E> {
    pub(super) fn of(
        files: impl Iterator<Item = &'a File<'f, E>>,
        differs: &[bool],
        earlier: &'a Manifest,
        new: &'a Manifest,
    ) -> Self {
        let (changed, unchanged): (Vec<_>, Vec<_>) =
            files.zip(differs).partition(|(_, differs)| **differs);
        Self {
            changed: changed
                .into_iter()
                .map(|(file, _)| (&*file.path, file))
                .collect(),
            unchanged: unchanged.into_iter().map(|(file, _)| file).collect(),
            earlier,
            new,
        }
    }

    pub(super) fn is_changed(&self, path: &str) -> bool {
        self.changed.contains_key(path)
    }

    /// Returns the paths of all files.
    pub(super) fn paths(&self) -> Vec<&'a str> {
        let unchanged = self.unchanged.iter().map(|file| &*file.path);
        self.changed.keys().copied().chain(unchanged).collect()
    }
}
