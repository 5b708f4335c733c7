//! Holds the headings of a text while it is written: their levels, their ids, and the plain text of
//! the sections between them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::model::{Heading, PAGE_ID_PREFIX, Section};
use super::prose::Tally;
use crate::text::slug::slugify;

/// The longest id, in bytes; it is cut between words.
const MAX_ID: usize = 80;

/// The id of a heading without letters.
const ID_OF_NO_LETTERS: &str = "avsnitt";

/// The headings so far.
#[derive(Default)]
pub(super) struct Outline {
    pub(super) headings: Vec<Heading>,
    /// The place of each in the text.
    pub(super) places: Vec<Range<usize>>,
    pub(super) sections: Vec<Section>,
    /// The ids given, and the number to try next where one is needed again.
    pub(super) ids: FxHashMap<String, usize>,
    /// The headings that the next one may stand under: level as written and as published.
    pub(super) above: Vec<(u8, u8)>,
    /// `true` after the first heading, published or not.
    pub(super) seen: bool,
    pub(super) open: Option<OpenHeading>,
}

pub(super) struct OpenHeading {
    /// The position in the HTML where it begins.
    pub(super) start: usize,
    pub(super) written: u8,
    pub(super) place: Range<usize>,
    /// The plain text of the section before it.
    pub(super) before: String,
    pub(super) tally: Tally,
    pub(super) citations: usize,
    /// The name that its attributes give it in addresses.
    pub(super) name: Option<String>,
}

impl Outline {
    /// Returns the headings, and the text of all sections; `last` is that of the last.
    pub(super) fn finish(mut self, last: &str) -> (Vec<Heading>, Vec<Section>) {
        self.end_section(last);
        (self.headings, self.sections)
    }

    /// Returns the text of the heading that the following text stands under.
    pub(super) fn current(&self) -> Option<&str> {
        self.headings.last().map(|heading| heading.text.as_str())
    }

    pub(super) fn end_section(&mut self, text: &str) {
        self.sections.push(Section {
            heading: self.headings.len().checked_sub(1),
            // A copy takes what it needs; `shrink_to_fit` would leave up to twice that in place.
            text: text.to_owned(),
        });
    }

    /// Returns the level to publish, and whether one was skipped. Headings at the same level under
    /// the same heading stay alike, and no level is skipped on the page: readers who jump from
    /// heading to heading take a missing level for a missing part.
    pub(super) fn level(&mut self, written: u8) -> (u8, bool) {
        while self
            .above
            .last()
            .is_some_and(|(above, _)| *above >= written)
        {
            self.above.pop();
        }
        // The title of the page is level 1.
        let (above, published) = self.above.last().copied().unwrap_or((1, 1));
        let level = (published + 1).min(6);
        self.above.push((written, level));
        (level, written > above + 1)
    }

    /// Returns a readable id for a heading, unique in the text.
    pub(super) fn id(&mut self, text: &str) -> String {
        let mut id = id_of(text);
        if id.is_empty() {
            id.push_str(ID_OF_NO_LETTERS);
        } else if id.starts_with(PAGE_ID_PREFIX) {
            id = format!("{ID_OF_NO_LETTERS}-{id}");
        }
        let Some(mut number) = self.ids.get(&id).copied() else {
            self.ids.insert(id.clone(), 2);
            return id;
        };
        let unique = loop {
            let numbered = format!("{id}-{number}");
            number += 1;
            if !self.ids.contains_key(&numbered) {
                break numbered;
            }
        };
        self.ids.insert(id, number);
        self.ids.insert(unique.clone(), 2);
        unique
    }
}

/// Returns the id of a heading with this text, and the anchor of a link with this text; empty where
/// there are no letters.
pub(super) fn id_of(text: &str) -> String {
    let mut id = slugify(text);
    if id.len() > MAX_ID {
        let end = id[..=MAX_ID].rfind('-').unwrap_or(MAX_ID);
        id.truncate(end);
    }
    id
}
