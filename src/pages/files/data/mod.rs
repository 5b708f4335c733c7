//! The graph as tables, for spreadsheets and programs: `data/kommuner.csv`, `data/kommuner.xlsx` and
//! others. There is one table for each kind of thing that the site knows; a column that names another
//! thing has its id, which is the first column of that thing's own table.
//!
//! The columns are stable: they are described to the reader on the page of open data, none is
//! removed, and new ones come last. The texts that describe a table (`data.<key>`) are interface
//! texts, for the [catalogue](super::catalogue).

mod cell;
mod csv_table;
mod made;
mod rows;
mod table;
mod workbooks;

mod competences;
mod deadlines;
mod matrix;
mod municipalities;
mod needs;
mod networks;
mod prices;
mod reports;
mod solutions;
mod topics;
mod upkeep;
mod usages;

pub(in crate::pages) use made::bytes;
pub use table::Table;
