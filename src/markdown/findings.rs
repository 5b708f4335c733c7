//! Collects the findings on a text, with places counted from the start of the file.

use std::ops::Range;
use std::sync::Arc;

use tr::tr;

use super::model::Input;
use crate::diagnostic::{Capped, Check, Diagnostic, Fix, Remedy};

/// The longest piece of the text that a message repeats, in characters.
const MAX_QUOTE: usize = 80;

pub(super) struct Findings<'a> {
    found: Capped,
    file: &'a Arc<str>,
    text: &'a str,
    offset: usize,
}

impl<'a> Findings<'a> {
    pub(super) fn new(input: &Input<'a>) -> Self {
        Self {
            found: Capped::default(),
            file: input.file,
            text: input.text,
            offset: input.offset,
        }
    }

    /// Adds a finding; `place` is a range of the text.
    pub(super) fn add(
        &mut self,
        check: Check,
        place: &Range<usize>,
        message: String,
        help: String,
    ) {
        let range = self.in_file(place);
        self.found.add_with(check, || {
            let found = Diagnostic::new(check, self.file.clone(), range, message);
            match help.is_empty() {
                true => found,
                false => found.help(help),
            }
        });
    }

    /// Adds a finding; `right` is what is to stand at `place`, where there is one answer.
    pub(super) fn add_with_fix(
        &mut self,
        check: Check,
        place: &Range<usize>,
        message: String,
        help: String,
        right: Option<String>,
    ) {
        let range = self.in_file(place);
        self.found.add_with(check, || {
            let place = range.clone().into();
            let remedy = right.map(Remedy::Passage);
            let fix = remedy.map(|remedy| Box::new(Fix { place, remedy }));
            let found = Diagnostic::new(check, self.file.clone(), range, message);
            Diagnostic {
                fix,
                ..found.help(help)
            }
        });
    }

    /// Returns whether one more finding of `check` would be stored.
    pub(super) fn has_room(&self, check: Check) -> bool {
        self.found.has_room(check)
    }

    /// Returns a range of the text as a range of the file, of whole characters.
    pub(super) fn in_file(&self, place: &Range<usize>) -> Range<usize> {
        let end = self.text.ceil_char_boundary(place.end.min(self.text.len()));
        let start = self.text.floor_char_boundary(place.start.min(end));
        self.offset + start..self.offset + end
    }

    /// Returns the stored findings, by place.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_vec();
        found.sort_by_key(|found| found.range().map(|range| (range.start, range.end)));
        found
    }
}

/// Returns `text` between quotation marks, shortened where it is long.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(MAX_QUOTE) {
        Some((end, _)) => tr!("«{text}…»", text = &text[..end]),
        None => tr!("«{text}»", text),
    }
}
