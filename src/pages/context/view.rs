//! The small values that most templates use: links, words, texts.

use std::borrow::Cow;

use serde::Serialize;

use crate::knowledge::Freshness;
use crate::knowledge::freshness::AgeBasis;
use crate::knowledge::wording::Wording;
use crate::text::{Lang, Vocabulary};

/// A link with its text.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Link<'a> {
    /// Its text.
    pub(crate) title: Cow<'a, str>,
    /// An address on the site, without base path; or a whole address elsewhere.
    pub(crate) address: Cow<'a, str>,
    /// The language of the text, where it comes from a document; none for interface texts and for
    /// names, which are the same in all.
    pub(crate) lang: Option<Lang>,
}

impl<'a> Link<'a> {
    /// Returns a link whose text is of the interface, or a name.
    pub(crate) fn new(title: impl Into<Cow<'a, str>>, address: impl Into<Cow<'a, str>>) -> Self {
        Self {
            title: title.into(),
            address: address.into(),
            lang: None,
        }
    }

    /// Returns the same link to the element `id` of the page.
    pub(crate) fn at(mut self, id: &str) -> Self {
        self.address = [&self.address, "#", id].concat().into();
        self
    }
}

/// A value of a closed list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Word {
    /// The value as in the files, for classes and symbols.
    pub(crate) slug: &'static str,
    /// The label in the language of the page, in lower case.
    pub(crate) label: Cow<'static, str>,
}

impl Word {
    /// Returns the word for `value` in `lang`.
    pub(crate) fn new(value: impl Vocabulary, lang: Lang) -> Self {
        Self {
            slug: value.slug(),
            label: value.label(lang).into(),
        }
    }
}

/// Text from a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Text<'a> {
    /// The plain text.
    pub(crate) text: &'a str,
    /// Its language.
    pub(crate) lang: Lang,
}

impl<'a> From<Wording<'a>> for Text<'a> {
    fn from(wording: Wording<'a>) -> Self {
        Self {
            text: wording.text,
            lang: wording.lang,
        }
    }
}

/// Returns the name of `freshness` in templates and classes.
pub(crate) fn freshness(freshness: Freshness) -> &'static str {
    match freshness {
        Freshness::Fresh => "fresh",
        Freshness::Ageing => "ageing",
        Freshness::Stale => "stale",
        Freshness::Undated => "undated",
    }
}

/// Returns the name of `basis` in templates and texts.
pub(crate) fn age_basis(basis: AgeBasis) -> &'static str {
    match basis {
        AgeBasis::Reviewed => "reviewed",
        AgeBasis::Written => "written",
        AgeBasis::Source => "source",
        AgeBasis::Period => "period",
    }
}
