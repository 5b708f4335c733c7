//! How much a word counts by where it stands, and the steps that this is stored in.
//!
//! BM25F: what a word counts in the fields of a document is added up, each relative to the
//! length of the field, before it is levelled off. The sums are computed here, once; the engine
//! adds up the words that answer to one word of a query, and levels off.

use super::read::Field;

/// The weight of a word in `field`, and how much the length of the field matters, from 0 to 1.
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

/// How a word came to stand where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// As a word.
    Word,
    /// As a piece told apart by letters: `svar` of `SvarUt`.
    Piece,
    /// As the last part of a compound: `alarm` of `trygghetsalarm`.
    Head,
    /// As another part of a compound.
    Modifier,
    /// As part of a part.
    Deep,
}

impl How {
    /// Every way.
    pub const ALL: [Self; 5] = [
        Self::Word,
        Self::Piece,
        Self::Head,
        Self::Modifier,
        Self::Deep,
    ];

    /// What it counts against a word.
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

/// The least sum that is told from nothing.
pub const LEAST: f32 = 0.1;
/// Each level is so much more than the one below.
pub const STEP: f32 = 1.22;
/// Bits of a level.
pub(super) const LEVEL_BITS: u8 = 5;

/// The level of a sum.
pub(super) fn level(sum: f32) -> u32 {
    let level = ((sum / LEAST).ln() / STEP.ln()).round();
    level.clamp(0.0, ((1 << LEVEL_BITS) - 1) as f32) as u32
}
