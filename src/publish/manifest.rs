//! Which files a build wrote: a list kept in the output, so that the next build knows what is
//! its own to replace and remove.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path};

/// Name of the list in the output. A dot file: servers do not show it, and it says no more than
/// the site itself.
const NAME: &str = ".digitv-files";

/// Paths of files, relative to the output.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest(BTreeSet<String>);

impl Manifest {
    pub(super) fn of<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        Self(paths.map(str::to_owned).collect())
    }

    /// The list that the last build left; empty where there is none. Lines that lead out of the
    /// output are passed over: the list is only trusted within it.
    pub(super) fn read(output: &Path) -> Self {
        let text = fs::read_to_string(output.join(NAME)).unwrap_or_default();
        let inside = |path: &&str| {
            !path.is_empty()
                && Path::new(path)
                    .components()
                    .all(|part| matches!(part, Component::Normal(_)))
        };
        Self(text.lines().filter(inside).map(str::to_owned).collect())
    }

    /// Leaves the list for the next build; not touched where it is as `earlier`.
    pub(super) fn write(&self, output: &Path, earlier: &Self) -> io::Result<()> {
        if self == earlier {
            return Ok(());
        }
        let mut text = String::new();
        for path in &self.0 {
            text.push_str(path);
            text.push('\n');
        }
        let aside = output.join(format!("{NAME}.new"));
        fs::write(&aside, text)?;
        fs::rename(aside, output.join(NAME))
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.0.contains(path)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}
