//! Gathers what is not known of a document, for the sentence that says so.

use serde::Serialize;

use crate::content::unknown::Unknown;
use crate::knowledge::DocumentId;
use crate::pages::context::reader::Reader;
use crate::text::{Lang, Vocabulary as _};

/// The open questions of a document.
#[derive(Serialize)]
pub(crate) struct UnknownsView<'a> {
    /// The things, each as it goes on from «Vi har ikke sett».
    items: Vec<&'a str>,
    /// The language of the sentence where the writer has own words, for pages in another.
    lang: Option<Lang>,
}

impl<'a> Reader<'a> {
    /// Returns what is not known of a document; `None` where it lists nothing.
    pub(crate) fn unknowns(&self, id: DocumentId) -> Option<UnknownsView<'a>> {
        let unknowns = self.knowledge().unknowns(id, self.lang)?;
        let is_report = matches!(id, DocumentId::Report(_));
        let has_own_words = |unknown: &Unknown| matches!(unknown, Unknown::Told(_));
        let lang = unknowns.list.iter().any(has_own_words);
        let words = |unknown: &'a Unknown| match unknown {
            Unknown::Told(text) => text.as_str(),
            Unknown::Listed(missing) if is_report => missing.label(self.interface),
            Unknown::Listed(missing) => missing.of_today(self.interface),
        };
        Some(UnknownsView {
            items: unknowns.list.iter().map(words).collect(),
            lang: lang.then_some(unknowns.lang),
        })
    }
}
