//! Collects what is wrong with a text, with places counted from the start of the file.

use std::ops::Range;

use super::{Finding, Input};
use crate::diagnostic::Check;

/// More than these nobody reads at once: the rest are counted.
const MAX_FINDINGS: usize = 500;

/// The longest piece of the text that a message repeats, in characters.
const MAX_QUOTE: usize = 80;

pub(super) struct Findings<'a> {
    found: Vec<Finding>,
    left_out: usize,
    text: &'a str,
    offset: usize,
}

impl<'a> Findings<'a> {
    pub(super) fn new(input: &Input<'a>) -> Self {
        Self {
            found: Vec::new(),
            left_out: 0,
            text: input.text,
            offset: input.offset,
        }
    }

    /// Adds a finding; `place` is a range of the text.
    pub(super) fn add(&mut self, check: Check, place: &Range<usize>, message: String, help: &str) {
        if self.found.len() == MAX_FINDINGS {
            self.left_out += 1;
            return;
        }
        self.found.push(Finding {
            check,
            range: self.in_file(place),
            message,
            help: (!help.is_empty()).then(|| help.to_owned()),
        });
    }

    /// A range of the text as a range of the file, of whole characters.
    pub(super) fn in_file(&self, place: &Range<usize>) -> Range<usize> {
        let end = self.text.ceil_char_boundary(place.end.min(self.text.len()));
        let start = self.text.floor_char_boundary(place.start.min(end));
        self.offset + start..self.offset + end
    }

    /// All of them, by place.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        self.found
            .sort_by_key(|finding| (finding.range.start, finding.range.end));
        if let (Some(last), 1..) = (self.found.last_mut(), self.left_out) {
            let more = format!(
                "Teksten har {} feil til som ikke vises før disse er rettet.",
                self.left_out
            );
            last.help = Some(match last.help.take() {
                Some(help) => format!("{help} {more}"),
                None => more,
            });
        }
        self.found
    }
}

/// `text` between quotation marks, shortened where it is long.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(MAX_QUOTE) {
        Some((end, _)) => format!("«{}…»", &text[..end]),
        None => format!("«{text}»"),
    }
}
