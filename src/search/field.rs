//! The fields of a document that the search tells apart.

/// The field of a document that a word is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Its title.
    Title,
    /// Another name.
    Alias,
    /// A heading in its text.
    Heading,
    /// Its summary.
    Summary,
    /// The name of something that it is about.
    Names,
    /// The last part of its address.
    Address,
    /// Its text.
    Body,
    /// A fact from elsewhere.
    Related,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Alias,
        Self::Heading,
        Self::Summary,
        Self::Names,
        Self::Address,
        Self::Body,
        Self::Related,
    ];
}
