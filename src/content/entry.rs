//! Documents in their versions: of one kind, and of any kind by what all kinds have.

use std::ops::Deref;
use std::sync::Arc;

use super::kind::FrontMatter;
use super::{Head, Municipality, Network, Page, Report, Solution, Version};
use crate::markdown::Body;
use crate::text::{Lang, PartialDate, Slug};

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
    /// The fields that the file of a translation has itself, by their names in the table: the others
    /// are those of the main version. None for a main version.
    pub own_fields: Box<[&'static str]>,
}

impl<F: FrontMatter> Document<F> {
    /// Returns the fields that all kinds share.
    pub fn head(&self) -> &Head {
        self.fields.head()
    }

    /// Returns the language of this version.
    pub fn lang(&self) -> Lang {
        self.head().lang
    }

    fn as_any(&self) -> AnyVersion<'_> {
        AnyVersion {
            file: &self.file,
            address: &self.address,
            head: self.head(),
            body: &self.body,
        }
    }
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

impl<F: FrontMatter> Entry<F> {
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

/// One version of a document of any kind.
#[derive(Clone, Copy)]
pub struct AnyVersion<'a> {
    /// Its file, relative to the root of the site.
    pub file: &'a Arc<str>,
    /// Its address, without base path.
    pub address: &'a Arc<str>,
    /// The fields that all kinds have.
    pub head: &'a Head,
    /// Its text.
    pub body: &'a Body,
}

/// A document in its versions, whatever its kind.
pub trait Versions {
    /// Returns its name in addresses and references.
    fn slug(&self) -> &Slug;
    /// Returns the date on which it was written, where its kind has one.
    fn written(&self) -> Option<PartialDate>;
    /// Returns the main version.
    fn main(&self) -> AnyVersion<'_>;
    /// Returns the translation to nynorsk.
    fn translation(&self) -> Option<AnyVersion<'_>>;
}

impl<F: FrontMatter> Versions for Entry<F> {
    fn slug(&self) -> &Slug {
        &self.slug
    }

    fn written(&self) -> Option<PartialDate> {
        self.main.fields.written()
    }

    fn main(&self) -> AnyVersion<'_> {
        self.main.as_any()
    }

    fn translation(&self) -> Option<AnyVersion<'_>> {
        self.translation.as_deref().map(Document::as_any)
    }
}

impl dyn Versions + '_ {
    /// Returns this version, or the main one where there is no translation.
    pub fn version(&self, version: Version) -> AnyVersion<'_> {
        match (self.translation(), version) {
            (Some(translation), Version::Translation) => translation,
            _ => self.main(),
        }
    }

    /// Returns the version for a reader of `lang`, as [`Entry::version`] does.
    pub fn version_in(&self, lang: Lang) -> AnyVersion<'_> {
        let translation = self
            .translation()
            .filter(|version| version.head.lang == lang);
        translation.unwrap_or_else(|| self.main())
    }

    /// Returns both versions, the main one first.
    pub fn versions(&self) -> impl Iterator<Item = (Version, AnyVersion<'_>)> {
        let translation = self.translation();
        std::iter::once((Version::Main, self.main()))
            .chain(translation.map(|translation| (Version::Translation, translation)))
    }

    /// Decides whether both have the same titles, headings and link targets. A title may come from
    /// a heading.
    pub(super) fn same_outline(&self, other: &dyn Versions) -> bool {
        let same_translation = match (self.translation(), other.translation()) {
            (Some(translation), Some(other)) => same_outline(translation, other),
            (translation, other) => translation.is_none() && other.is_none(),
        };
        same_translation && same_outline(self.main(), other.main())
    }
}

fn same_outline(one: AnyVersion<'_>, other: AnyVersion<'_>) -> bool {
    let same_title = one.head.title == other.head.title;
    let (one, other) = (one.body, other.body);
    let links = one.links.iter().zip(&other.links);
    same_title
        && one.headings == other.headings
        && one.links.len() == other.links.len()
        // Their positions in the text may differ.
        && links.into_iter().all(|(one, other)| one.to == other.to && one.anchor == other.anchor)
}

macro_rules! any_entry {
    ($($kind:ident),+) => {
        /// A document of any kind.
        #[derive(Clone, Debug)]
        pub enum AnyEntry {
            $(#[doc = concat!("[`", stringify!($kind), "`]")] $kind(Entry<$kind>),)+
        }

        impl Deref for AnyEntry {
            type Target = dyn Versions;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$kind(entry) => entry,)+
                }
            }
        }

        $(impl From<Entry<$kind>> for AnyEntry {
            fn from(entry: Entry<$kind>) -> Self {
                Self::$kind(entry)
            }
        })+
    };
}
any_entry!(Municipality, Solution, Report, Network, Page);
