//! The base version in a workbook: for each cell the document, the field and the value as it was
//! when the workbook was made. It is a hidden sheet of plain text, so that other programs can read
//! and write it too.

use std::collections::BTreeMap;

use serde_yaml::{Mapping, Value};
use tr::tr;

use crate::survey::plan::Part;

/// The title of the hidden sheet with the base version.
pub const BASE: &str = "_grunnlag";
/// The title of the hidden sheet with the lists to choose from.
pub const LISTS: &str = "_lister";

/// The first cell of the base version.
pub const MARK: &str = "digitv-kartlegging";
/// The version of its form.
pub const VERSION: &str = "1";

/// The base version of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Base {
    /// Facts about the workbook: `målform`, `runde`, `frist`, `dag`, `kommune`.
    pub facts: BTreeMap<String, String>,
    /// The sheets: key, title, and the number of the row with the headings.
    pub sheets: Vec<(String, String, u32)>,
    /// The columns of the sheets.
    pub columns: Vec<ColumnBase>,
    /// The rows that are filled in beforehand.
    pub rows: Vec<RowBase>,
    /// The cells that are asked for.
    pub cells: Vec<CellBase>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnBase {
    /// The key of the sheet.
    pub sheet: String,
    /// The place, from 0.
    pub place: u16,
    /// The word for its part.
    pub part: String,
    /// The field.
    pub field: String,
}

/// A row that is filled in beforehand.
#[derive(Clone, Debug, PartialEq)]
pub struct RowBase {
    /// The key of the sheet.
    pub sheet: String,
    /// Its number, from 1.
    pub number: u32,
    /// The document.
    pub document: String,
    /// The name of the entry; `None` where there was none.
    pub entry: Option<String>,
    /// The fields that name it.
    pub identity: Mapping,
    /// The text of its locked cells.
    pub text: String,
}

/// A cell that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct CellBase {
    /// The key of the sheet.
    pub sheet: String,
    /// The cell: `C7`.
    pub cell: String,
    /// The document: `kommuner/nome`.
    pub document: String,
    /// The path of the field: `bruk[digisos].status`.
    pub path: String,
    /// The value as it was seen.
    pub value: Option<Value>,
    /// The text that the cell showed.
    pub shown: String,
}

/// The words for the parts of a row.
const PARTS: [(Part, &str); 6] = [
    (Part::Identity, "navn"),
    (Part::Asked, "svar"),
    (Part::Confirm, "stemmer"),
    (Part::Reason, "hvorfor"),
    (Part::Said, "sagt"),
    (Part::Why, "grunn"),
];

/// Returns the word for a part.
pub fn part_word(part: Part) -> &'static str {
    let found = PARTS.iter().find(|(known, _)| *known == part);
    found.map_or("", |(_, word)| word)
}

/// Returns the part that a word stands for.
pub fn part_of(word: &str) -> Option<Part> {
    let found = PARTS.iter().find(|(_, known)| *known == word);
    found.map(|(part, _)| *part)
}

/// Returns the name of a cell from its place, from 0: `C7`.
pub fn cell_name(row: u32, column: u16) -> String {
    let mut letters = String::new();
    let mut left = u32::from(column) + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

/// Returns the place of a cell, from 0: row and column.
pub fn place_of_cell(name: &str) -> Option<(u32, u16)> {
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let mut column = 0u16;
    for letter in letters.bytes() {
        let letter = u16::from(letter.checked_sub(b'A').filter(|letter| *letter < 26)?);
        column = column.checked_mul(26)?.checked_add(letter + 1)?;
    }
    let row: u32 = number.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

impl Base {
    /// Returns the lines of the hidden sheet.
    pub fn lines(&self) -> Vec<Vec<String>> {
        let text = str::to_owned;
        let mut lines = vec![vec![text(MARK), text(VERSION)]];
        for (name, value) in &self.facts {
            lines.push(vec![text("om"), name.clone(), value.clone()]);
        }
        for (key, title, headings) in &self.sheets {
            lines.push(vec![
                text("ark"),
                key.clone(),
                title.clone(),
                headings.to_string(),
            ]);
        }
        for column in &self.columns {
            lines.push(vec![
                text("kolonne"),
                column.sheet.clone(),
                column.place.to_string(),
                column.part.clone(),
                column.field.clone(),
            ]);
        }
        for row in &self.rows {
            lines.push(vec![
                text("rad"),
                row.sheet.clone(),
                row.number.to_string(),
                row.document.clone(),
                row.entry.clone().unwrap_or_default(),
                json(&Value::Mapping(row.identity.clone())),
                row.text.clone(),
            ]);
        }
        for cell in &self.cells {
            lines.push(vec![
                text("celle"),
                cell.sheet.clone(),
                cell.cell.clone(),
                cell.document.clone(),
                cell.path.clone(),
                cell.value.as_ref().map(json).unwrap_or_default(),
                cell.shown.clone(),
            ]);
        }
        lines
    }

    /// Reads the lines of the hidden sheet.
    ///
    /// # Errors
    /// Returns the reason, in Norwegian, where they are none of this form.
    pub fn read(lines: &[Vec<String>]) -> Result<Self, String> {
        let first = lines.first().map(Vec::as_slice).unwrap_or_default();
        match first {
            [mark, version, ..] if mark == MARK && version == VERSION => {}
            [mark, version, ..] if mark == MARK => {
                return Err(tr!(
                    "arbeidsboka er av utgave {version}, og programmet leser utgave {known}",
                    version,
                    known = VERSION
                ));
            }
            _ => return Err(tr!("det skjulte arket «{sheet}» er endret", sheet = BASE)),
        }
        let mut base = Self::default();
        for (number, line) in (1..).zip(lines).skip(1) {
            base.add(line).ok_or_else(|| {
                tr!(
                    "linje {number} i det skjulte arket «{sheet}» er endret",
                    number,
                    sheet = BASE
                )
            })?;
        }
        Ok(base)
    }

    fn add(&mut self, line: &[String]) -> Option<()> {
        let at = |place: usize| line.get(place).cloned().unwrap_or_default();
        match line.first().map(String::as_str).unwrap_or_default() {
            "" => {}
            "om" => drop(self.facts.insert(at(1), at(2))),
            "ark" => self.sheets.push((at(1), at(2), at(3).parse().ok()?)),
            "kolonne" => self.columns.push(ColumnBase {
                sheet: at(1),
                place: at(2).parse().ok()?,
                part: at(3),
                field: at(4),
            }),
            "rad" => self.rows.push(RowBase {
                sheet: at(1),
                number: at(2).parse().ok()?,
                document: at(3),
                entry: Some(at(4)).filter(|name| !name.is_empty()),
                identity: serde_json::from_str(&at(5)).ok()?,
                text: at(6),
            }),
            "celle" => {
                place_of_cell(&at(2))?;
                let value = Some(at(5)).filter(|value| !value.is_empty());
                let value = match value {
                    Some(value) => Some(serde_json::from_str(&value).ok()?),
                    None => None,
                };
                self.cells.push(CellBase {
                    sheet: at(1),
                    cell: at(2),
                    document: at(3),
                    path: at(4),
                    value,
                    shown: at(6),
                });
            }
            _ => return None,
        }
        Some(())
    }

    /// Returns the title of the sheet `key`.
    pub fn title(&self, key: &str) -> Option<&str> {
        let found = self.sheets.iter().find(|(known, ..)| known == key);
        found.map(|(_, title, _)| title.as_str())
    }
}

fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_of_a_spreadsheet() {
        for (place, name) in [
            ((0, 0), "A1"),
            ((6, 25), "Z7"),
            ((9, 26), "AA10"),
            ((0, 701), "ZZ1"),
        ] {
            assert_eq!(cell_name(place.0, place.1), name);
            assert_eq!(place_of_cell(name), Some(place));
        }
        for name in ["", "7", "A", "A0", "a1", "A1B"] {
            assert_eq!(place_of_cell(name), None, "{name}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_same() {
        let base = Base {
            facts: BTreeMap::from([("kommune".to_owned(), "nome".to_owned())]),
            sheets: vec![("bruk".into(), "Løsninger".into(), 3)],
            columns: vec![ColumnBase {
                sheet: "bruk".into(),
                place: 2,
                part: "svar".into(),
                field: "status".into(),
            }],
            rows: vec![RowBase {
                sheet: "bruk".into(),
                number: 4,
                document: "kommuner/nome".into(),
                entry: Some("digisos".into()),
                identity: serde_yaml::from_str("{løsning: digisos}").unwrap(),
                text: "Digisos".into(),
            }],
            cells: vec![CellBase {
                sheet: "bruk".into(),
                cell: "C4".into(),
                document: "kommuner/nome".into(),
                path: "bruk[digisos].siden".into(),
                value: Some(Value::from(2020)),
                shown: "2020".into(),
            }],
        };
        assert_eq!(Base::read(&base.lines()), Ok(base.clone()));
        let mut lines = base.lines();
        lines[0][1] = "2".into();
        assert!(Base::read(&lines).unwrap_err().contains("utgave 2"));
        lines.remove(0);
        assert!(Base::read(&lines).is_err());
    }
}
