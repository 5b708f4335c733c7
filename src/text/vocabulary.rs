//! Declares closed lists: every value that a field may have, its slug in the files and its words in
//! bokmål and nynorsk; and the first of them, the languages.

/// A closed list of values, as the front matter writes them and as the reader sees them.
pub trait Vocabulary: Copy + Eq + Sized + 'static {
    /// The name of the list in a message, in bokmål.
    const NAME: &'static str;
    /// Every value, in the order they are shown.
    const ALL: &'static [Self];
    /// Returns the value as written in the files and used in addresses.
    fn slug(self) -> &'static str;
    /// Returns the words for the reader, in lower case.
    fn label(self, lang: Lang) -> &'static str;

    /// Returns the value with this slug.
    fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.slug() == slug)
    }
}

/// Declares closed lists: the name of each in a message, its values, and their words in both
/// written forms.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident = tr_later!($norwegian:literal) {
        $($(#[$variant_doc:meta])* $variant:ident: $slug:literal, $nb:literal, $nn:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $(#[doc = concat!("`", $slug, "`")] $(#[$variant_doc])* $variant,)+ }

        impl $crate::text::Vocabulary for $name {
            const NAME: &'static str = $norwegian;
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }
            fn label(self, lang: $crate::text::Lang) -> &'static str {
                match (self, lang) { $((Self::$variant, $crate::text::Lang::Nn) => $nn, (Self::$variant, _) => $nb,)+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::text::Vocabulary::slug(*self))
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// The written form or language of a document.
    #[derive(Default)]
    Lang = tr_later!("språk") {
        /// Bokmål, the default.
        #[default]
        Nb: "nb", "bokmål", "bokmål";
        Nn: "nn", "nynorsk", "nynorsk";
        En: "en", "engelsk", "engelsk";
    }
}
