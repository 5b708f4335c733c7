//! The fields as they are written in the file. YAML reads `1.10` as the number 1.1 and `~` as null;
//! a field of text is what was written.

use crate::diagnostic::{Part, Step};
use std::cell::OnceCell;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::locate::Places;

/// The text of the fields of a document. The places are computed when they are first needed, which
/// is in few documents.
pub struct Written {
    bytes: Arc<[u8]>,
    yaml: Range<usize>,
    places: OnceCell<Places>,
    /// The main version, for the fields that a translation does not have.
    main: Option<Box<Written>>,
}

impl Written {
    /// Returns the fields that are at `yaml` in `bytes`.
    pub fn new(bytes: Arc<[u8]>, yaml: Range<usize>) -> Self {
        Self {
            bytes,
            yaml,
            places: OnceCell::new(),
            main: None,
        }
    }

    /// Returns the same, with the fields of `main` for those that it does not have.
    #[must_use]
    pub fn over(mut self, main: Self) -> Self {
        self.main = Some(Box::new(main));
        self
    }

    /// Returns the value at `path` as it is written, if it is a plain one.
    pub fn value(&self, path: &[Step]) -> Option<&str> {
        match self.places().scalar(path) {
            Some(range) => self.text().get(range),
            None if self.has(path) => None,
            None => self.main.as_ref()?.value(path),
        }
    }

    /// Returns the text after the name of the field at `path`, up to the end of its line.
    pub fn after_name(&self, path: &[Step]) -> Option<&str> {
        if !self.has(path) {
            return self.main.as_ref()?.after_name(path);
        }
        let name = self.places().find(path, Part::Key)?;
        let rest = self.text().get(name.end..)?.lines().next()?;
        Some(
            rest.trim_start_matches(['"', '\''])
                .strip_prefix(':')?
                .trim(),
        )
    }

    fn has(&self, path: &[Step]) -> bool {
        self.places()
            .find(path.get(..1).unwrap_or_default(), Part::Key)
            .is_some()
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::new(self.text(), 0))
    }

    fn text(&self) -> &str {
        let yaml = self.bytes.get(self.yaml.clone()).unwrap_or_default();
        std::str::from_utf8(yaml).unwrap_or_default()
    }
}

impl fmt::Debug for Written {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Written")
            .field("yaml", &self.yaml)
            .finish_non_exhaustive()
    }
}
