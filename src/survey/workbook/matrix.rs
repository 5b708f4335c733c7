//! Writes the workbook of a coordinator who fills in for many: a row for each solution or topic, a
//! column for each municipality.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::lists::{Lists, name};
use super::style::Styles;
use super::table::{page, put};
use super::{Round, contact, finish, new_base, new_book};
use crate::edit::FieldPath;
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::source::Snapshot;
use crate::survey::base::{Base, CellBase, cell_name};
use crate::survey::choices::{Choices, List};
use crate::survey::facts::{Facts, field, file_of, name_at};
use crate::survey::plan::{Form, Sheet, sheet};
use crate::survey::values::{Raw, shown};
use crate::text::Lang;

/// The row of the headings, from 0.
const HEADINGS: u32 = 2;

/// A municipality in the matrix.
struct Member {
    document: String,
    title: String,
    facts: Facts,
}

/// Returns the bytes of the matrix of `municipalities`.
///
/// # Errors
/// Returns an error where a text does not fit into a workbook.
pub fn matrix(
    files: &Snapshot,
    knowledge: &Knowledge,
    municipalities: &[MunicipalityId],
    round: &Round,
) -> Result<Vec<u8>, XlsxError> {
    let choices = Choices::of(knowledge, Lang::Nb);
    let members: Vec<Member> = (municipalities.iter())
        .filter_map(|id| member(files, knowledge, *id))
        .collect();
    let (mut book, styles, lists) = (new_book(), Styles::new(), Lists::of(&choices));
    let mut base = new_base(knowledge, Lang::Nb, round);
    for (key, asked) in [("bruk", "status"), ("modenhet", "nivå")] {
        let Some(sheet) = sheet(key) else { continue };
        let rows = match key {
            "bruk" => &choices.solutions,
            _ => &choices.topics,
        };
        let matrix = Matrix {
            sheet,
            asked,
            rows,
            choices: &choices,
            styles: &styles,
            lists: &lists,
        };
        matrix.write(book.add_worksheet(), &members, &mut base)?;
    }
    contact::write(
        book.add_worksheet(),
        &styles,
        &lists,
        Lang::Nb,
        None,
        &mut base,
    )?;
    finish(book, &lists, &base)
}

fn member(files: &Snapshot, knowledge: &Knowledge, id: MunicipalityId) -> Option<Member> {
    let (_, bytes) = file_of(files, knowledge, id)?;
    let entry = &knowledge.municipality(id).entry;
    Some(Member {
        document: format!("kommuner/{}", entry.slug),
        title: entry.main.fields.head.title.clone(),
        facts: Facts::read(&String::from_utf8_lossy(&bytes))?,
    })
}

struct Matrix<'a> {
    sheet: &'static Sheet,
    /// The field that is asked for.
    asked: &'static str,
    rows: &'a List,
    choices: &'a Choices,
    styles: &'a Styles,
    lists: &'a Lists,
}

impl Matrix<'_> {
    fn write(
        &self,
        out: &mut Worksheet,
        members: &[Member],
        base: &mut Base,
    ) -> Result<(), XlsxError> {
        let title = self.sheet.title.in_lang(Lang::Nb);
        out.set_name(title)?;
        out.write_string_with_format(0, 0, title, &self.styles.title)?;
        let lead = "Én kolonne for hver kommune. Rett og fyll ut; det som er likt som før, blir ikke rørt. Tomt betyr at ingen har sagt noe.";
        out.write_string(1, 0, lead)?;
        out.set_column_width(0, 34)?;
        let heading = self.sheet.columns.first().map(|column| column.heading.nb);
        out.write_string_with_format(
            HEADINGS,
            0,
            heading.unwrap_or_default(),
            &self.styles.heading,
        )?;
        base.sheets
            .push((self.sheet.key.to_owned(), title.to_owned(), HEADINGS + 1));
        for (place, member) in (1..).zip(members) {
            out.set_column_width(place, 14)?;
            out.write_string_with_format(HEADINGS, place, &member.title, &self.styles.heading)?;
        }
        for (row, choice) in (HEADINGS + 1..).zip(&self.rows.0) {
            out.write_string_with_format(row, 0, &choice.label, &self.styles.locked)?;
            for (place, member) in (1..).zip(members) {
                self.cell(out, (row, place), &choice.value, member, base)?;
            }
        }
        let last_row = HEADINGS + u32::try_from(self.rows.0.len()).unwrap_or_default();
        let last = u16::try_from(members.len()).unwrap_or_default();
        let form = self.form();
        if let Some(rule) =
            name(self.sheet.list, self.asked, form).and_then(|name| self.lists.rule(&name))
            && last > 0
            && last_row > HEADINGS
        {
            out.add_data_validation(HEADINGS + 1, 1, last_row, last, &rule)?;
        }
        page(out, HEADINGS)?;
        out.set_freeze_panes(HEADINGS + 1, 1)?;
        Ok(())
    }

    fn form(&self) -> Form {
        let column = self
            .sheet
            .columns
            .iter()
            .find(|column| column.key == self.asked);
        column.map_or(Form::Text, |column| column.form)
    }

    fn cell(
        &self,
        out: &mut Worksheet,
        at: (u32, u16),
        value: &str,
        member: &Member,
        base: &mut Base,
    ) -> Result<(), XlsxError> {
        let entries = member.facts.entries(self.sheet.list);
        let named = self
            .sheet
            .identity()
            .next()
            .map_or("", |(_, column)| column.key);
        let is_it = |entry: &serde_yaml::Value| {
            field(entry, named).and_then(serde_yaml::Value::as_str) == Some(value)
        };
        let mut places = (0..entries.len()).filter(|place| entries.get(*place).is_some_and(is_it));
        let place = places.next();
        if places.next().is_some() {
            // Several statements of one solution do not fit in one cell.
            let several = Raw::Text("flere".to_owned());
            return put(out, at, &several, &self.styles.locked);
        }
        let entry = place.and_then(|place| {
            Some((
                entries.get(place)?,
                name_at(&entries, self.sheet.list, place)?,
            ))
        });
        let stated = entry
            .as_ref()
            .and_then(|(entry, _)| field(entry, self.asked));
        let column = self
            .sheet
            .columns
            .iter()
            .find(|column| column.key == self.asked);
        let list = column.and_then(|column| self.choices.list(self.sheet, column));
        let seen = stated.map_or(Raw::Empty, |stated| {
            shown(stated, self.form(), list.as_ref())
        });
        put(out, at, &seen, &self.styles.open)?;
        let name = entry.as_ref().map_or(value, |(_, name)| name.as_str());
        base.cells.push(CellBase {
            sheet: self.sheet.key.to_owned(),
            cell: cell_name(at.0, at.1),
            document: member.document.clone(),
            path: FieldPath::of(self.sheet.list)
                .entry(name)
                .field(self.asked)
                .to_string(),
            value: stated.cloned(),
            shown: seen.text(),
        });
        Ok(())
    }
}
