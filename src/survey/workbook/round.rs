//! The round that a workbook is of.

use crate::text::date::PartialDate;

/// What the first sheet says of the round.
#[derive(Clone, Debug, Default)]
pub struct Round {
    /// Its name, where the workbook is of one.
    pub name: Option<String>,
    /// The day by which the answer is due.
    pub due: Option<PartialDate>,
}
