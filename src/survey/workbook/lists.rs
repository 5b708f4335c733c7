//! The hidden sheet with the lists that cells choose from.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet, XlsxError};

use crate::survey::base::{LISTS, cell_name};
use crate::survey::choices::{Choices, List};
use crate::survey::plan::{Form, NO, SHEETS, UNSURE, YES};

/// The name of the list of *Stemmer fortsatt?*.
pub(super) const CONFIRM: &str = "stemmer";

/// The lists, each a column.
pub(super) struct Lists {
    columns: Vec<(String, Vec<String>)>,
}

/// Returns the name of the list of a column; `None` where anything may be written.
pub(super) fn name(list: &str, key: &str, form: Form) -> Option<String> {
    match form {
        Form::Solution => Some("løsninger".to_owned()),
        Form::Topic => Some("temaer".to_owned()),
        Form::YesNo => Some("ja-nei".to_owned()),
        Form::Level => Some("nivå".to_owned()),
        Form::Word => Some(format!("{list}.{key}")),
        Form::Date | Form::Text => None,
    }
}

impl Lists {
    pub(super) fn of(choices: &Choices) -> Self {
        let labels = |list: &List| list.0.iter().map(|choice| choice.label.clone()).collect();
        let confirm = [YES, NO, UNSURE].map(|words| words.in_lang(choices.lang).to_owned());
        let mut columns = vec![(CONFIRM.to_owned(), confirm.to_vec())];
        for sheet in &SHEETS {
            for column in sheet.columns {
                let named = name(sheet.list, column.key, column.form);
                let (Some(named), Some(list)) = (named, choices.list(sheet, column)) else {
                    continue;
                };
                if columns.iter().all(|(known, _)| *known != named) {
                    columns.push((named, labels(&list)));
                }
            }
        }
        Self { columns }
    }

    /// Returns the rule that a cell holds one of the list `name`. A wrong value is warned of and not
    /// stopped: the name of a solution may be missing in the list.
    pub(super) fn rule(&self, name: &str) -> Option<DataValidation> {
        let place = self.columns.iter().position(|(known, _)| known == name)?;
        let column = u16::try_from(place).ok()?;
        let last = u32::try_from(self.columns.get(place)?.1.len()).ok()?;
        let fixed = |row: u32| {
            let cell = cell_name(row, column);
            let digits = cell.find(|letter: char| letter.is_ascii_digit())?;
            Some(format!("${}${}", &cell[..digits], &cell[digits..]))
        };
        let range = format!("='{LISTS}'!{}:{}", fixed(1)?, fixed(last)?);
        Some(
            DataValidation::new()
                .allow_list_formula(Formula::new(range))
                .set_error_style(DataValidationErrorStyle::Warning),
        )
    }

    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS)?.set_hidden(true);
        for (column, (name, labels)) in (0..).zip(&self.columns) {
            sheet.write_string(0, column, name)?;
            for (row, label) in (1..).zip(labels) {
                sheet.write_string(row, column, label)?;
            }
        }
        sheet.protect();
        Ok(())
    }
}
