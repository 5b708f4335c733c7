//! Defines the weight of a word by its field, and the levels in which weights are stored.
//!
//! This is BM25F: the weights of a word in the fields of a document are added up, each relative to
//! the length of the field, before saturation. The sums are computed here, once; the engine adds up
//! the words that match one word of a query, and applies the saturation.

use super::read::Field;

/// Returns the weight of a word in `field`, and the effect of the field's length, from 0 to 1.
pub(super) fn field(field: Field) -> (f32, f32) {
    match field {
        Field::Title => (6.0, 0.45),
        Field::Alias => (5.0, 0.3),
        Field::Heading => (2.2, 0.6),
        Field::Summary => (2.0, 0.4),
        Field::Names => (1.4, 0.4),
        Field::Address => (1.0, 0.4),
        Field::Body => (1.0, 0.65),
        Field::Related => (0.35, 0.5),
    }
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
