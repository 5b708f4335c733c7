//! Documents: what a Markdown file says, as types.
//!
//! One file is one document; its folder says the kind, its name the slug. This room reads one
//! file at a time and knows nothing of the others; [`crate::knowledge`] links them.

use std::collections::HashSet;
use std::sync::Arc;

pub mod date;
pub mod fields;
pub mod front_matter;
pub mod head;
pub mod locate;
pub mod municipality;
pub mod page;
pub mod parse;
pub mod path;
pub mod privacy;
pub mod report;
pub mod slug;
pub mod solution;
pub mod topic;
pub mod vocabulary;

pub use date::PartialDate;
pub use head::{Head, Source};
pub use municipality::Municipality;
pub use page::Page;
pub use path::Kind;
pub use report::Report;
pub use slug::Slug;
pub use solution::Solution;
pub use topic::Topic;
pub use vocabulary::{Lang, Vocabulary};

use crate::markdown::Body;

/// One version of a document: a file, read.
#[derive(Clone, Debug)]
pub struct Document<F> {
    /// The file, relative to the root of the site, `/` between parts.
    pub file: Arc<str>,
    /// Its address, from the root of the site, without base path: `/losninger/digisos/`.
    pub address: String,
    /// The front matter.
    pub fields: F,
    /// The body.
    pub body: Body,
}

/// A document in its one or two versions.
#[derive(Clone, Debug)]
pub struct Entry<F> {
    /// Its name in addresses and references.
    pub slug: Slug,
    /// The main version. All facts are taken from here.
    pub main: Document<F>,
    /// The same in nynorsk (`<slug>.nn.md`): its own words, the main version's facts.
    pub twin: Option<Document<F>>,
}

/// Front matter that has a head.
pub trait HasHead {
    /// The fields that all kinds share.
    fn head(&self) -> &Head;
}

macro_rules! has_head {
    ($($kind:ty),+) => {$(
        impl HasHead for $kind {
            fn head(&self) -> &Head {
                &self.head
            }
        }
    )+};
}
has_head!(Municipality, Solution, Report, Page);

impl<F: HasHead> Document<F> {
    /// The fields that all kinds share.
    pub fn head(&self) -> &Head {
        self.fields.head()
    }

    /// The language of this version.
    pub fn lang(&self) -> Lang {
        self.head().lang
    }
}

impl<F: HasHead> Entry<F> {
    /// The version for a reader of `lang`: the twin where there is one in that language, else
    /// the main version.
    pub fn version(&self, lang: Lang) -> &Document<F> {
        match &self.twin {
            Some(twin) if twin.lang() == lang => twin,
            _ => &self.main,
        }
    }

    /// Both versions, the main one first.
    pub fn versions(&self) -> impl Iterator<Item = &Document<F>> {
        std::iter::once(&self.main).chain(self.twin.as_ref())
    }
}

/// All documents of a site, by kind, each sorted by slug; topics as the list gives them.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Municipalities.
    pub municipalities: Vec<Entry<Municipality>>,
    /// Solutions.
    pub solutions: Vec<Entry<Solution>>,
    /// Reports.
    pub reports: Vec<Entry<Report>>,
    /// Plain pages.
    pub pages: Vec<Entry<Page>>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Documents that are there but not in the lists: drafts that were not asked for, and those
    /// whose errors are already reported. A reference to one is dropped without a word.
    pub hidden: HashSet<(Kind, Slug)>,
    /// Files of drafts that were not asked for: a link to one leads nowhere, and the message can
    /// say why.
    pub drafts: HashSet<Arc<str>>,
    /// Boundaries of municipalities, the bytes of `content/data/kart.geojson`.
    pub map: Option<Arc<[u8]>>,
}
