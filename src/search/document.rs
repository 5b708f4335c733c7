//! Defines the input of the search: documents, with nothing of how pages are made.

use std::borrow::Cow;

use crate::text::Lang;

/// One version of a document, or a page of the site itself, that can be found.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Its address, with base path and without fragment.
    pub url: String,
    /// The group: versions of the same document have the same number, and together they are one
    /// result.
    pub group: usize,
    /// `true` for the version that readers without a preferred language get.
    pub is_main: bool,
    /// Its language.
    pub lang: Lang,
    /// Its kind; a value of [`Facet::Kind`].
    pub kind: Value<'a>,
    /// The condition for its title and other names to rank it before everything else.
    pub naming: Naming,
    /// Its title.
    pub title: Cow<'a, str>,
    /// Other names it goes by.
    pub aliases: Vec<Cow<'a, str>>,
    /// A summary, in a sentence or two.
    pub summary: Cow<'a, str>,
    /// Names of its subjects: topics, municipalities, solutions.
    pub names: Vec<Cow<'a, str>>,
    /// Facts that it collects from elsewhere; they count little.
    pub related: Vec<Cow<'a, str>>,
    /// Its text.
    pub sections: Vec<Section<'a>>,
    /// The date of what it tells of.
    pub date: Option<Dated>,
    /// The date of its last change, as `2024-05-17` or coarser; it only orders what has no date.
    pub changed: Option<String>,
    /// Short facts that are shown with the result.
    pub meta: Vec<Cow<'a, str>>,
    /// The values it can be filtered by, besides kind, language and year.
    pub values: Vec<(Facet, Value<'a>)>,
}

/// A date, with what it is the date of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The date: `2024-05-17`, or coarser.
    pub date: String,
    /// The word for what it is the date of, as the theme's texts have it: `period`, `source`.
    pub of: &'static str,
}

/// The condition for the names of a document to rank it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// A query contains one of them.
    InQuery,
    /// One of them is the whole query: the name of a list is a common word besides.
    WholeQuery,
    /// Never: it only collects documents with the name.
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
    /// Its text.
    pub title: Cow<'a, str>,
}

/// A value that documents can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value<'a> {
    /// The form in addresses: `helse-og-omsorg`.
    pub value: Cow<'a, str>,
    /// The form that is shown: «Helse og omsorg».
    pub label: Cow<'a, str>,
}

/// The properties that documents can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// The kind of document.
    Kind,
    /// The topics.
    Topic,
    /// The place: the region of the site, or the rest of the country.
    Place,
    /// The municipalities.
    Municipality,
    /// The solutions.
    Solution,
    /// The status.
    Status,
    /// The year of the date.
    Year,
    /// The language.
    Language,
}

impl Facet {
    /// Every facet, in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::Kind,
        Self::Topic,
        Self::Place,
        Self::Municipality,
        Self::Solution,
        Self::Status,
        Self::Year,
        Self::Language,
    ];

    /// Returns its name in the engine's contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Topic => "topic",
            Self::Place => "place",
            Self::Municipality => "municipality",
            Self::Solution => "solution",
            Self::Status => "status",
            Self::Year => "year",
            Self::Language => "language",
        }
    }
}
