//! Documents: the content of Markdown files, as types.
//!
//! One file is one document; its folder gives the kind, its name the slug. This module reads one
//! file at a time and knows nothing of the others; [`crate::knowledge`] links them.

use std::sync::Arc;

mod conflicts;
pub mod document_cache;
mod drafts;
mod entry;
pub mod head;
pub mod index;
pub mod library;
pub mod municipality;
pub mod page;
mod parse;
pub mod path;
mod plausible;
pub mod privacy;
pub mod published;
mod quality;
mod reading;
pub mod report;
pub mod solution;
mod title;
pub mod topic;
mod version;
pub mod vocabulary;
pub mod wordlist;

pub use document_cache::DocumentCache;
pub use entry::AnyEntry;
pub use head::{Head, Source};
pub use index::ContentIndex;
pub use library::Library;
pub use municipality::Municipality;
pub use page::Page;
pub use parse::places_in;
pub use path::Kind;
pub use report::Report;
pub use solution::Solution;
pub use topic::Topic;
pub use version::Version;
pub use wordlist::WordGroup;

use crate::markdown::Body;
use crate::text::{Lang, Slug};

/// The folder of addresses that attachments are published under, and nothing else: for it, hosts
/// send headers that keep a file from running scripts on the site's origin.
pub const ATTACHMENTS: &str = "/vedlegg/";

/// One version of a document, from one file.
#[derive(Clone, Debug)]
pub struct Document<F> {
    /// The file, relative to the root of the site, `/` between parts.
    pub file: Arc<str>,
    /// Its address, from the root of the site, without base path: `/losninger/digisos/`.
    pub address: Arc<str>,
    /// The front matter.
    pub fields: F,
    /// The body.
    pub body: Body,
}

/// A document in its one or two versions. They are shared pointers, so that a site that is linked
/// again after a change reuses every document that the change did not touch.
#[derive(Clone, Debug)]
pub struct Entry<F> {
    /// Its name in addresses and references.
    pub slug: Slug,
    /// The main version. All facts are taken from here.
    pub main: Arc<Document<F>>,
    /// Its translation to nynorsk (`<slug>.nn.md`): its own text, with the main version's facts.
    pub translation: Option<Arc<Document<F>>>,
}

/// Front matter that has a head.
pub trait HasHead {
    /// Returns the fields that all kinds share.
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
    /// Returns the fields that all kinds share.
    pub fn head(&self) -> &Head {
        self.fields.head()
    }

    /// Returns the language of this version.
    pub fn lang(&self) -> Lang {
        self.head().lang
    }
}

impl<F: HasHead> Entry<F> {
    /// Returns the version for a reader of `lang`: the translation where it is in that language,
    /// otherwise the main version.
    pub fn version(&self, lang: Lang) -> &Document<F> {
        match &self.translation {
            Some(translation) if translation.lang() == lang => translation,
            _ => &self.main,
        }
    }

    /// Returns both versions, the main one first.
    pub fn versions(&self) -> impl Iterator<Item = &Document<F>> {
        std::iter::once(&*self.main).chain(self.translation.as_deref())
    }
}
