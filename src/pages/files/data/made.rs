//! The bytes of the files of data whose size pages tell.

use super::table::Table;
use super::workbooks;
use crate::pages::RenderError;
use crate::pages::context::reader::Reader;
use crate::pages::files::contracts_ics;
use crate::pages::outputs::File;

/// Returns the bytes of a table or of the calendar, made when they are first asked for: pages say how large it
/// is before anybody fetches it. Its words are in the main language of the site, whoever asks.
///
/// # Errors
/// Returns an error where a workbook cannot be written.
pub(in crate::pages) fn bytes<'a>(
    reader: &Reader<'a>,
    file: File,
) -> Result<&'a [u8], RenderError> {
    let main = reader.in_language(reader.addresses().languages()[0]);
    let of_table = || Table::ALL.iter().find(|table| table.workbook == file);
    reader.made_files().get(file, || match (file, of_table()) {
        (File::CoverageTable, _) => Ok(Table::USAGES.csv(&main)),
        (File::CoverageWorkbook, _) => workbooks::coverage(&main),
        (File::ContractsCalendar, _) => Ok(contracts_ics::render(&main)),
        (_, Some(table)) => workbooks::table(&main, *table),
        (_, None) => {
            let table = Table::ALL.iter().find(|table| table.file == file);
            Ok(table.map_or_else(Vec::new, |table| table.csv(&main)))
        }
    })
}
