//! The kinds of document, a row each, and the trait that the front matter of each implements.

use tr::tr;

use super::head::Head;
use crate::messages::said;
use crate::text::date::PartialDate;
use crate::tr_later;
use crate::yaml::fields::Fields;

/// The front matter of a kind of document.
pub trait FrontMatter: Sized + Send + Sync + 'static {
    /// Its kind.
    const KIND: Kind;

    /// Decodes the front matter; `None` where a field that it cannot do without is wrong.
    fn read(fields: &mut Fields<'_>) -> Option<Self>;

    /// Returns the fields that all kinds share.
    fn head(&self) -> &Head;

    /// Returns the date on which the document was written, where the kind has one.
    fn written(&self) -> Option<PartialDate> {
        None
    }
}

/// The properties of a kind.
struct Row {
    folder: &'static str,
    also: &'static str,
    key: &'static str,
    word: &'static str,
    article: &'static str,
    definite: &'static str,
    plural: &'static str,
    has_feed: bool,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident { $($property:ident: $value:expr),+ $(,)? })+) => {
        /// A kind of document.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// Every kind, in the order of lists.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            const fn row(self) -> &'static Row {
                match self {
                    $(Self::$kind => &Row { $($property: $value),+ },)+
                }
            }
        }
    };
}

kinds! {
    /// A municipality.
    Municipality {
        folder: "kommuner",
        also: "kommuner",
        key: "municipality",
        word: "kommune",
        article: tr_later!("en kommune"),
        definite: tr_later!("kommunen"),
        plural: tr_later!("Kommuner"),
        has_feed: true,
    }
    /// A solution.
    Solution {
        folder: "losninger",
        also: "løsninger",
        key: "solution",
        word: "løsning",
        article: tr_later!("en løsning"),
        definite: tr_later!("løsningen"),
        plural: tr_later!("Løsninger"),
        has_feed: true,
    }
    /// A report.
    Report {
        folder: "erfaringer",
        also: "erfaringer",
        key: "report",
        word: "erfaring",
        article: tr_later!("en erfaring"),
        definite: tr_later!("erfaringen"),
        plural: tr_later!("Erfaringer"),
        has_feed: false,
    }
    /// A network: municipalities that work together, in whatever form.
    Network {
        folder: "samarbeid",
        also: "samarbeid",
        key: "network",
        word: "samarbeid",
        article: tr_later!("et samarbeid"),
        definite: tr_later!("samarbeidet"),
        plural: tr_later!("Samarbeid"),
        has_feed: false,
    }
    /// A plain page; it may come from another generator.
    Page {
        folder: "sider",
        also: "sider",
        key: "page",
        word: "side",
        article: tr_later!("en side"),
        definite: tr_later!("sida"),
        plural: tr_later!("Sider"),
        has_feed: false,
    }
}

impl Kind {
    /// Returns the folder under `content/`, which is also the first part of the address (but for
    /// pages).
    pub const fn folder(self) -> &'static str {
        self.row().folder
    }

    /// Returns the kind whose documents are in this folder under `content/`.
    pub fn from_folder(folder: &str) -> Option<Self> {
        let mut kinds = Self::ALL.iter().copied();
        kinds.find(|kind| [kind.row().folder, kind.row().also].contains(&folder))
    }

    /// Returns its name in English: in templates, in classes, and in the interface text `kind.…`.
    pub const fn key(self) -> &'static str {
        self.row().key
    }

    /// Returns its name in the index and addresses of the search, and in the interface text
    /// `search.kind.…`.
    pub const fn word(self) -> &'static str {
        self.row().word
    }

    /// Returns its name in messages, with the article: «en løsning».
    pub fn with_article(self) -> String {
        said(self.row().article)
    }

    /// Returns its name in messages, in the definite form: «løsningen».
    pub fn definite(self) -> String {
        said(self.row().definite)
    }

    /// Returns the place of such documents, as a sentence for messages.
    pub fn whereabouts(self) -> String {
        tr!(
            "{kinds} ligger i `content/{folder}/`.",
            kinds = said(self.row().plural),
            folder = self.folder()
        )
    }

    /// Decides whether each has a feed of the reports and statements of use that concern it.
    pub const fn has_feed(self) -> bool {
        self.row().has_feed
    }
}
