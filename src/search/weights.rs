//! Defines the weight of a word by its field, and the levels in which weights are stored.
//!
//! The occurrences of a word in a field count relative to the length of the field without light
//! words, and level off; the fields of a document are added up. That is computed here, once; the
//! engine adds up the words that match one word of a query, and levels off again.

use super::field::Field;

/// Weighs the words in a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldWeight {
    /// The weight of a word that occurs once in a field of average length.
    pub weight: f32,
    /// The effect of the field's length, from 0 to 1.
    pub length: f32,
    /// The number of occurrences at which half of the most is reached: with 1, all of them together
    /// count twice.
    pub levelling: f32,
}

/// Returns how words in `field` count.
pub(super) fn field(field: Field) -> FieldWeight {
    let (weight, length, levelling) = match field {
        Field::Title => (20.0, 0.45, 1.0),
        Field::Alias => (9.0, 0.3, 1.0),
        Field::Heading => (2.2, 0.6, 1.5),
        Field::Summary => (1.5, 0.4, 1.5),
        Field::Names => (1.4, 0.4, 1.5),
        Field::Address => (1.0, 0.4, 1.5),
        Field::Body => (1.0, 0.65, 3.0),
        Field::Related => (0.35, 0.5, 3.0),
    };
    FieldWeight {
        weight,
        length,
        levelling,
    }
}

/// Returns what `sum` occurrences of a word in `field`, relative to the length of the field, add up
/// to: one of average length counts its weight, and more of them ever less, so that no number of
/// occurrences in the text outweighs one in the title.
pub(super) fn levelled(field: Field, sum: f32) -> f32 {
    let FieldWeight {
        weight, levelling, ..
    } = self::field(field);
    weight * sum * (1.0 + levelling) / (sum + levelling)
}

/// The role of a word at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// A word of its own.
    Word,
    /// A piece of a word in mixed case: `svar` of `SvarUt`.
    Piece,
    /// The last part of a compound: `alarm` of `trygghetsalarm`.
    Head,
    /// Another part of a compound.
    Modifier,
    /// A part of a part.
    Deep,
}

impl How {
    /// Every role.
    pub const ALL: [Self; 5] = [
        Self::Word,
        Self::Piece,
        Self::Head,
        Self::Modifier,
        Self::Deep,
    ];

    /// Returns its weight relative to a word of its own.
    pub fn weight(self) -> f32 {
        match self {
            Self::Word => 1.0,
            Self::Piece => 0.6,
            Self::Head => 0.55,
            Self::Modifier => 0.4,
            Self::Deep => 0.2,
        }
    }
}

/// The sum at level 0.
pub const LEAST: f32 = 0.1;
/// The ratio of each level to the one below.
pub const STEP: f32 = 1.22;
/// The number of bits of a level.
pub(super) const LEVEL_BITS: u8 = 5;

/// Returns the level of a sum.
pub(super) fn level(sum: f32) -> u32 {
    let level = ((sum / LEAST).ln() / STEP.ln()).round();
    level.clamp(0.0, ((1 << LEVEL_BITS) - 1) as f32) as u32
}
