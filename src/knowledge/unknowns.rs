//! Gathers what is not known of a document.

use super::{DocumentId, Knowledge};
use crate::content::unknown::Unknown;
use crate::content::{Entry, FrontMatter};
use crate::text::Lang;

/// The open questions of a document, in the words for a reader.
#[derive(Clone, Copy, Debug)]
pub struct Unknowns<'k> {
    /// The things; at least one.
    pub list: &'k [Unknown],
    /// The language of those that are told in the writer's own words.
    pub lang: Lang,
}

impl Knowledge {
    /// Returns what is not known of a document; `None` where it lists nothing.
    pub fn unknowns(&self, id: DocumentId, lang: Lang) -> Option<Unknowns<'_>> {
        match id {
            DocumentId::Municipality(id) => {
                listed(&self.municipality(id).entry, lang, |fields| &fields.missing)
            }
            DocumentId::Solution(id) => {
                listed(&self.solution(id).entry, lang, |fields| &fields.missing)
            }
            DocumentId::Report(id) => {
                listed(&self.report(id).entry, lang, |fields| &fields.missing)
            }
            DocumentId::Network(id) => {
                listed(&self.network(id).entry, lang, |fields| &fields.missing)
            }
            DocumentId::Page(_) => None,
        }
    }
}

/// Returns the list of the version for a reader of `lang`. A translation without one has the list
/// of the main version, in its words.
fn listed<F: FrontMatter>(
    entry: &Entry<F>,
    lang: Lang,
    of: fn(&F) -> &Vec<Unknown>,
) -> Option<Unknowns<'_>> {
    let main = of(&entry.main.fields);
    let version = entry.version(lang);
    let own = of(&version.fields);
    let is_worded = own.len() == main.len() && own != main;
    let (list, lang) = if is_worded {
        (own, version.lang())
    } else {
        (main, entry.main.lang())
    };
    (!list.is_empty()).then_some(Unknowns { list, lang })
}
