//! The round that a workbook is of.

use crate::text::date::PartialDate;

/// The facts of the round that the first sheet tells.
#[derive(Clone, Debug, Default)]
pub struct Round {
    /// Its name, where the workbook is of one.
    pub name: Option<String>,
    /// The day by which the answer is due.
    pub due: Option<PartialDate>,
}
