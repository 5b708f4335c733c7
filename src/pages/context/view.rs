//! The small things that templates are given again and again: links, words, texts.

use std::borrow::Cow;

use serde::Serialize;

use crate::knowledge::Freshness;
use crate::knowledge::freshness::AgeBasis;
use crate::knowledge::wording::Wording;
use crate::text::{Lang, Vocabulary};

/// A link by its words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Link<'a> {
    /// Its words.
    pub(crate) title: Cow<'a, str>,
    /// Address on the site, without base path; or a whole address elsewhere.
    pub(crate) address: Cow<'a, str>,
    /// The language of the words, where they come from a document; none for interface words
    /// and for names, which are the same in all.
    pub(crate) lang: Option<Lang>,
}

impl<'a> Link<'a> {
    /// A link whose words are of the interface, or a name.
    pub(crate) fn new(title: impl Into<Cow<'a, str>>, address: impl Into<Cow<'a, str>>) -> Self {
        Self {
            title: title.into(),
            address: address.into(),
            lang: None,
        }
    }

    /// The same to a place in the page.
    pub(crate) fn at(mut self, id: &str) -> Self {
        self.address = format!("{}#{id}", self.address).into();
        self
    }
}

/// A value of a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Word {
    /// As in the files: for classes and symbols.
    pub(crate) slug: &'static str,
    /// In the language of the page, lower case.
    pub(crate) label: &'static str,
}

impl Word {
    /// The word for `value` to a reader of `lang`.
    pub(crate) fn new(value: impl Vocabulary, lang: Lang) -> Self {
        Self {
            slug: value.slug(),
            label: value.label(lang),
        }
    }
}

/// Words from a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Text<'a> {
    /// The words, plain text.
    pub(crate) text: &'a str,
    /// Their language.
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

/// The name of `freshness` in templates and classes.
pub(crate) fn freshness(freshness: Freshness) -> &'static str {
    match freshness {
        Freshness::Fresh => "fresh",
        Freshness::Ageing => "ageing",
        Freshness::Stale => "stale",
        Freshness::Undated => "undated",
    }
}

/// The name of `basis` in templates and texts.
pub(crate) fn age_basis(basis: AgeBasis) -> &'static str {
    match basis {
        AgeBasis::Reviewed => "reviewed",
        AgeBasis::Written => "written",
        AgeBasis::Source => "source",
        AgeBasis::Period => "period",
    }
}
