//! Tables as a workbook for Excel (`.xlsx`), with dates that are dates and links that are links.
//!
//! The same tables give the same bytes: the file says that it was made on a fixed day.

mod cell;
mod write;

pub use cell::Cell;
pub use write::{WorkbookError, write};

/// A table on a sheet of its own, with its header frozen and a filter on every column.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The name on its tab: at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// The titles of the columns.
    pub columns: Vec<String>,
    /// The rows, each with a cell per column.
    pub rows: Vec<Vec<Cell>>,
    /// The number of columns that stay in sight while others are scrolled away.
    pub frozen_columns: u16,
}
