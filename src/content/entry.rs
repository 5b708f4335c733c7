//! The documents of every kind as one type, and the comparison of two reads of a document.

use std::sync::Arc;

use super::{Document, Entry, HasHead, Municipality, Page, Report, Solution};

/// A document of any kind.
#[derive(Clone, Debug)]
pub enum AnyEntry {
    /// A municipality.
    Municipality(Entry<Municipality>),
    /// A solution.
    Solution(Entry<Solution>),
    /// A report.
    Report(Entry<Report>),
    /// A page.
    Page(Entry<Page>),
}

impl AnyEntry {
    /// Returns the one or two files of the document.
    pub fn files(&self) -> impl Iterator<Item = &Arc<str>> {
        let (main, translation) = match self {
            Self::Municipality(entry) => entry.files(),
            Self::Solution(entry) => entry.files(),
            Self::Report(entry) => entry.files(),
            Self::Page(entry) => entry.files(),
        };
        std::iter::once(main).chain(translation)
    }
}

impl<F: HasHead> Entry<F> {
    fn files(&self) -> (&Arc<str>, Option<&Arc<str>>) {
        (
            &self.main.file,
            self.translation
                .as_ref()
                .map(|translation| &translation.file),
        )
    }

    /// Decides whether both have the same titles, headings and link targets. A title may come from
    /// a heading.
    pub(super) fn same_outline(&self, other: &Self) -> bool {
        let same_translation = match (&self.translation, &other.translation) {
            (Some(translation), Some(other)) => same_outline(translation, other),
            (translation, other) => translation.is_none() && other.is_none(),
        };
        same_translation && same_outline(&self.main, &other.main)
    }
}

fn same_outline<F: HasHead>(one: &Document<F>, other: &Document<F>) -> bool {
    let same_title = one.head().title == other.head().title;
    let (one, other) = (&one.body, &other.body);
    let links = one.links.iter().zip(&other.links);
    same_title
        && one.headings == other.headings
        && one.links.len() == other.links.len()
        // Their positions in the text may differ.
        && links.into_iter().all(|(one, other)| one.to == other.to && one.anchor == other.anchor)
}
