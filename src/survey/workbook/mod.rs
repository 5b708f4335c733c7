//! Writes workbooks: what is known, filled in beforehand, with lists to choose from, locked names
//! and the base version on a hidden sheet. There is no macro, and the same content gives the same
//! bytes.

mod base_sheet;
mod contact;
mod lists;
mod matrix;
mod round;
mod start;
mod style;
mod table;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::content::vocabulary::WrittenForm;
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::source::Snapshot;
use crate::survey::base::Base;
use crate::survey::choices::Choices;
use crate::survey::facts::{Facts, file_of};
use crate::survey::rows::tables;
use crate::survey::valuable::most_wanted;
use crate::text::{Lang, Vocabulary as _};

use lists::Lists;
pub use matrix::matrix;
pub use round::Round;
use style::Styles;

/// Returns the written form in which a municipality is asked: its own.
pub fn language_of(knowledge: &Knowledge, id: MunicipalityId) -> Lang {
    match knowledge.municipality(id).entry.main.fields.written_form {
        WrittenForm::Nynorsk => Lang::Nn,
        _ => Lang::Nb,
    }
}

/// Returns the bytes of the workbook of a municipality.
///
/// # Errors
/// Returns an error where a text does not fit into a workbook.
pub fn of_municipality(
    files: &Snapshot,
    knowledge: &Knowledge,
    id: MunicipalityId,
    round: &Round,
) -> Result<Vec<u8>, XlsxError> {
    let node = knowledge.municipality(id);
    let lang = language_of(knowledge, id);
    let choices = Choices::of(knowledge, lang);
    let text = file_of(files, knowledge, id).map(|(_, bytes)| bytes);
    let text = text
        .as_deref()
        .map(String::from_utf8_lossy)
        .unwrap_or_default();
    let facts = Facts::read(&text).ok_or(XlsxError::ParameterError("fields".into()))?;
    let tables = tables(knowledge, id, &facts, &choices);
    let document = format!("kommuner/{}", node.entry.slug);

    let (mut book, styles, lists) = (new_book(), Styles::new(), Lists::of(&choices));
    let mut base = new_base(knowledge, lang, round);
    let slug = node.entry.slug.to_string();
    base.facts.insert("kommune".to_owned(), slug);
    let title = &node.entry.main.fields.head.title;
    let first = start::Start {
        title,
        lang,
        round,
        wanted: &most_wanted(knowledge, id),
        tables: &tables,
        knowledge,
        choices: &choices,
    };
    start::write(book.add_worksheet(), &styles, &first)?;
    for table in &tables {
        let sheet = book.add_worksheet();
        let writer = table::Writer {
            styles: &styles,
            lists: &lists,
            lang,
            document: &document,
        };
        writer.write(sheet, table, &mut base)?;
    }
    let sheet = book.add_worksheet();
    contact::write(
        sheet,
        &styles,
        &lists,
        lang,
        Some((&facts, &document)),
        &mut base,
    )?;
    finish(book, &lists, &base)
}

fn new_book() -> Workbook {
    let mut book = Workbook::new();
    // A fixed day, so that the same content gives the same bytes.
    let mut about = DocProperties::new()
        .set_title("Kartlegging")
        .set_author("digitv");
    if let Ok(day) = ExcelDateTime::from_ymd(2026, 1, 1) {
        about = about.set_creation_datetime(&day);
    }
    book.set_properties(&about);
    book
}

fn new_base(knowledge: &Knowledge, lang: Lang, round: &Round) -> Base {
    let mut base = Base::default();
    let mut say = |name: &str, value: String| drop(base.facts.insert(name.to_owned(), value));
    say("målform", lang.slug().to_owned());
    say("dag", knowledge.as_of.to_string());
    if let Some(name) = &round.name {
        say("runde", name.clone());
    }
    if let Some(due) = round.due {
        say("frist", due.to_string());
    }
    base
}

fn finish(mut book: Workbook, lists: &Lists, base: &Base) -> Result<Vec<u8>, XlsxError> {
    lists.write(book.add_worksheet())?;
    base_sheet::write(book.add_worksheet(), base)?;
    book.save_to_buffer()
}
