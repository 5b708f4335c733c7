//! What the search is given: documents as it sees them, with nothing of how pages are made.

use std::borrow::Cow;

use crate::text::Lang;

/// One version of a document, or a page of the site itself, that can be found.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Its address, with base path and without fragment.
    pub url: String,
    /// Versions of the same document have the same number: together they are one result.
    pub group: usize,
    /// Whether it is the version that readers of no particular language get.
    pub is_main: bool,
    /// Its language.
    pub lang: Lang,
    /// What sort of document it is; a value of [`Facet::Kind`].
    pub kind: Value<'a>,
    /// When its title and other names put it before everything else.
    pub naming: Naming,
    /// Its title.
    pub title: Cow<'a, str>,
    /// Other names it goes by.
    pub aliases: Vec<Cow<'a, str>>,
    /// What it is about, in a sentence or two.
    pub summary: Cow<'a, str>,
    /// Names of what it is about: topics, municipalities, solutions.
    pub names: Vec<Cow<'a, str>>,
    /// Facts that it gathers from elsewhere; they count little.
    pub related: Vec<Cow<'a, str>>,
    /// Its text.
    pub sections: Vec<Section<'a>>,
    /// When it was last changed: `2024-05-17`, or coarser.
    pub date: Option<String>,
    /// Short facts to show with the result.
    pub meta: Vec<Cow<'a, str>>,
    /// What it can be filtered by, besides kind, language and year.
    pub values: Vec<(Facet, Value<'a>)>,
}

/// When the names of a document put it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// When a query has one of them in it.
    InQuery,
    /// When one of them is the whole query: the name of a list is a common word besides.
    WholeQuery,
    /// Never: it only gathers what has the name.
    Never,
}

/// The text under one heading, or before the first.
#[derive(Clone, Debug)]
pub struct Section<'a> {
    /// The heading; `None` before the first.
    pub heading: Option<Heading<'a>>,
    /// Plain text.
    pub text: Cow<'a, str>,
}

/// A place in a document that a result can lead to.
#[derive(Clone, Debug)]
pub struct Heading<'a> {
    /// The id in the page, without `#`.
    pub id: Cow<'a, str>,
    /// Its words.
    pub title: Cow<'a, str>,
}

/// A value that documents can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value<'a> {
    /// In addresses: `helse-og-omsorg`.
    pub value: Cow<'a, str>,
    /// To show: «Helse og omsorg».
    pub label: Cow<'a, str>,
}

/// What documents can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// What sort of document.
    Kind,
    /// The topics.
    Topic,
    /// The municipalities.
    Municipality,
    /// The solutions.
    Solution,
    /// How far it has come.
    Status,
    /// The year of the date.
    Year,
    /// The language.
    Language,
}

impl Facet {
    /// Every facet, in the order that they are shown.
    pub const ALL: [Self; 7] = [
        Self::Kind,
        Self::Topic,
        Self::Municipality,
        Self::Solution,
        Self::Status,
        Self::Year,
        Self::Language,
    ];

    /// Its name in the engine's contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Topic => "topic",
            Self::Municipality => "municipality",
            Self::Solution => "solution",
            Self::Status => "status",
            Self::Year => "year",
            Self::Language => "language",
        }
    }
}
