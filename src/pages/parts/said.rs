//! The one who says what a statement of use says.

use serde::Serialize;

use crate::knowledge::Usage;
use crate::knowledge::attribution::SaidBy;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Word;
use crate::text::PartialDate;

/// The one who says what a statement of use says.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Said<'a> {
    /// The name of the one who says it; `None` for the municipality itself.
    name: Option<&'a str>,
    /// The kind of source, where it has something to sell.
    seller: Option<Word>,
    /// The year in which the statement was last known to be true.
    year: Option<i16>,
}

impl<'a> Reader<'a> {
    /// Returns who says what `usage` states; `None` where it names no source.
    pub(crate) fn said(&self, usage: &'a Usage) -> Option<Said<'a>> {
        let (name, kind) = match self.knowledge().said_by(usage) {
            SaidBy::Municipality => (None, None),
            SaidBy::Other { name, kind } => (Some(name), kind),
            SaidBy::Nobody => return None,
        };
        Some(Said {
            name,
            seller: kind
                .filter(|kind| kind.has_interest())
                .map(|kind| self.word(kind)),
            year: usage.confirmed.map(PartialDate::year),
        })
    }
}
