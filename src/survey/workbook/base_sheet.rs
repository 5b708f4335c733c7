//! Writes the hidden sheet with the base version.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::survey::base::{BASE, Base};

pub(super) fn write(sheet: &mut Worksheet, base: &Base) -> Result<(), XlsxError> {
    sheet.set_name(BASE)?.set_very_hidden(true);
    for (row, line) in (0..).zip(base.lines()) {
        for (column, text) in (0..).zip(line) {
            if !text.is_empty() {
                sheet.write_string(row, column, text)?;
            }
        }
    }
    sheet.protect();
    Ok(())
}
