//! The ways from a page to the tables and the calendar behind it.

use serde::Serialize;

use crate::markdown::size_in_words;
use crate::pages::context::reader::Reader;
use crate::pages::files::data::{self, Table};
use crate::pages::outputs::File;

/// A file of data that a page leads to.
#[derive(Serialize)]
pub(crate) struct Download {
    /// The address.
    address: &'static str,
    /// Kind and size: `Excel, 14 kB`.
    text: String,
}

impl<'a> Reader<'a> {
    /// Returns the way to a table or to the calendar; none where it cannot be made, which its own route tells.
    pub(crate) fn download(&self, file: File) -> Option<Download> {
        let size = data::bytes(self, file).ok()?.len();
        let kind = match file.address().rsplit('.').next() {
            Some("xlsx") => "Excel",
            Some("ics") => "ICS",
            _ => "CSV",
        };
        let size = size_in_words(size as u64, self.interface);
        Some(Download {
            address: file.address(),
            text: format!("{kind}, {size}"),
        })
    }

    /// Returns the ways to a table: for Excel and as CSV.
    pub(crate) fn downloads(&self, table: Table) -> Vec<Download> {
        let files = [table.workbook, table.file];
        files
            .into_iter()
            .filter_map(|file| self.download(file))
            .collect()
    }
}
