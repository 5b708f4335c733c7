//! Holds the footnotes of a text while it is written, and numbers them by first citation.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::prose::Prose;

/// The state of the footnotes.
#[derive(Default)]
pub(super) struct Notes {
    /// The index in `cited`, by label in small letters.
    pub(super) numbers: HashMap<String, usize>,
    /// The labels in order of first citation, and the number of citations of each.
    pub(super) cited: Vec<(String, usize)>,
    pub(super) citations: usize,
    pub(super) written: BTreeMap<String, Note>,
    pub(super) open: Vec<OpenNote>,
}

/// A footnote that is written.
pub(super) struct Note {
    pub(super) html: String,
    pub(super) prose: Prose,
    /// The labels that it cites, one for each placeholder in the HTML.
    pub(super) cites: Vec<String>,
    pub(super) place: Range<usize>,
}

/// A footnote that is being written, and what it interrupts.
pub(super) struct OpenNote {
    pub(super) label: String,
    pub(super) html_around: String,
    pub(super) prose_around: Prose,
    pub(super) cites: Vec<String>,
    pub(super) place: Range<usize>,
}

impl Notes {
    /// Returns whether a footnote is being written.
    pub(super) fn is_writing(&self) -> bool {
        !self.open.is_empty()
    }

    /// Returns the number of citations so far.
    pub(super) fn citations(&self) -> usize {
        self.citations
    }

    /// Returns the number of a note, and the number of its citations with this one.
    pub(super) fn cite(&mut self, label: &str) -> (usize, usize) {
        let number = match self.numbers.get(label) {
            Some(number) => *number,
            None => {
                self.cited.push((label.to_owned(), 0));
                self.numbers.insert(label.to_owned(), self.cited.len());
                self.cited.len()
            }
        };
        self.citations += 1;
        let times = &mut self.cited[number - 1].1;
        *times += 1;
        (number, *times)
    }
}
