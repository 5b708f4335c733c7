//! Repairs and reports links that are not quite links: an address with spaces, a reference to
//! nothing, brackets and parentheses that are swapped. The parser asks here wherever brackets turn
//! out to be only brackets; where one reading is plain they become a link after all.

mod report;
mod spaced;

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr};

pub(super) use report::Report;
pub(super) use spaced::Spaced;
pub use spaced::spaced_link;

use report::report_of;
use spaced::spaced;

/// The links of one text that the parser did not read as links.
pub(super) struct UnreadLinks<'a> {
    text: &'a str,
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    spaced: Vec<Spaced>,
    reports: Vec<Report>,
}

impl<'a> UnreadLinks<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            found: RefCell::default(),
        }
    }

    /// Answers the parser, which found no definition for the brackets of `link`.
    pub(super) fn answer(&self, link: &BrokenLink<'_>) -> Option<(CowStr<'a>, CowStr<'a>)> {
        if let Some(spaced) = spaced(self.text, link) {
            let piece = |range: Range<usize>| CowStr::Borrowed(&self.text[range]);
            let address = piece(spaced.address.clone());
            let title = spaced.title.clone().map_or("".into(), piece);
            self.found.borrow_mut().spaced.push(spaced);
            return Some((address, title));
        }
        if let Some(report) = report_of(self.text, link) {
            self.found.borrow_mut().reports.push(report);
        }
        None
    }

    /// Returns the link with spaces in its address that begins at `start`.
    pub(super) fn take_spaced(&self, start: usize) -> Option<Spaced> {
        let spaced = &mut self.found.borrow_mut().spaced;
        let at = spaced.iter().position(|spaced| spaced.start == start)?;
        Some(spaced.swap_remove(at))
    }

    /// Returns the findings so far, and removes them.
    pub(super) fn take_reports(&self) -> Vec<Report> {
        std::mem::take(&mut self.found.borrow_mut().reports)
    }
}
