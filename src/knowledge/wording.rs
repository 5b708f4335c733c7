//! The words of a fact in the reader's language. Facts come from the main version; where the
//! twin says the same in nynorsk, these give the twin's words.

use super::{CompetenceId, Knowledge, NeedId, UsageId};
use crate::content::Lang;

/// A text and the language it is in, so that a page can mark what differs from its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording<'k> {
    /// The text.
    pub text: &'k str,
    /// Its language.
    pub lang: Lang,
}

impl Knowledge {
    /// What a municipality needs, in its own words, for a reader of `lang`.
    pub fn need_text(&self, _need: NeedId, _lang: Lang) -> Wording<'_> {
        unimplemented!()
    }

    /// What a municipality knows, in its own words.
    pub fn competence_text(&self, _competence: CompetenceId, _lang: Lang) -> Option<Wording<'_>> {
        unimplemented!()
    }

    /// What to know of a statement of use.
    pub fn usage_note(&self, _usage: UsageId, _lang: Lang) -> Option<Wording<'_>> {
        unimplemented!()
    }
}
