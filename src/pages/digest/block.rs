//! A digest consists of sections of text, lists and tables, each figure with the address of what it
//! rests on, whatever form it is written in.

use serde::Serialize;

use crate::pages::charts::segments::Segment;
use crate::text::Lang;

/// A digest, in words.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Digest {
    /// Its title.
    pub(super) title: String,
    /// The paragraphs that say which two states are compared.
    pub(super) lead: Vec<Words>,
    /// Its sections.
    pub(super) sections: Vec<Section>,
    /// The rules of counting, and the source.
    pub(super) end: Vec<Words>,
}

/// A section.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Section {
    /// Its id on a page.
    pub(super) id: &'static str,
    /// Its title.
    pub(super) title: String,
    /// Its parts.
    pub(super) blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(in crate::pages) enum Block {
    /// A heading within the section.
    Heading {
        /// Its words.
        words: Words,
    },
    /// A paragraph.
    Text {
        /// Its words.
        words: Words,
    },
    /// A list.
    List {
        /// Its entries.
        items: Vec<Words>,
    },
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Table {
    /// Its name, for those who do not see it.
    pub(super) caption: String,
    /// The headings of its columns. All but the first hold numbers.
    pub(super) head: Vec<String>,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// The meanings of the parts of its bars.
    pub(super) legend: Vec<Meaning>,
    /// `true` where its rows have bars.
    pub(super) has_bars: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Row {
    /// The thing that it is about.
    pub(super) name: Words,
    /// Its numbers, a cell each.
    pub(super) cells: Vec<Words>,
    /// The parts of its bar.
    pub(super) bar: Vec<Segment>,
}

/// The meaning of a part of a bar.
#[derive(Clone, Debug, Serialize)]
pub(in crate::pages) struct Meaning {
    /// The kind of the part.
    pub(super) kind: &'static str,
    /// Its meaning.
    pub(super) text: String,
}

/// Some words, parts of which are links.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub(in crate::pages) struct Words(pub(super) Vec<Piece>);

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::pages) struct Piece {
    /// The text.
    pub(super) text: String,
    /// The web address of what it rests on.
    pub(super) url: Option<String>,
    /// The language, where it is of a document.
    pub(super) lang: Option<Lang>,
    /// `true` where it matters more than the rest.
    pub(super) strong: bool,
}

impl Words {
    /// Returns words without a link.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self::default().then(text)
    }

    /// Appends words without a link.
    #[must_use]
    pub(super) fn then(mut self, text: impl Into<String>) -> Self {
        self.0.push(Piece {
            text: text.into(),
            url: None,
            lang: None,
            strong: false,
        });
        self
    }

    /// Appends a piece.
    #[must_use]
    pub(super) fn with(mut self, piece: Piece) -> Self {
        self.0.push(piece);
        self
    }

    /// Appends other words.
    #[must_use]
    pub(super) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }
}
