//! Writes the contact sheet: who answers and when, and the few fields that are no list.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::lists::{Lists, name};
use super::style::Styles;
use super::table::{date_rule, page, put};
use crate::survey::base::{Base, CellBase, ColumnBase, cell_name};
use crate::survey::choices::{Choices, List};
use crate::survey::facts::Facts;
use crate::survey::plan::{CONTACT, Form, Question, Words};
use crate::survey::values::{Raw, shown};
use crate::text::Lang;

/// The row of the first question, from 0.
const FIRST: u32 = 3;

/// The questions about the answer itself: the name in the base version, the words, what to write.
fn about_the_answer() -> [(&'static str, Words, Words); 5] {
    let words = |nb, nn| Words { nb, nn };
    [
        (
            "rolle",
            CONTACT.role,
            words(
                "Må fylles ut. Som digitaliseringsrådgiver. Aldri navnet.",
                "Må fyllast ut. Som digitaliseringsrådgivar. Aldri namnet.",
            ),
        ),
        (
            "dato",
            CONTACT.date,
            words(
                "Må fylles ut. Dagen dere svarer, som 15.12.2026.",
                "Må fyllast ut. Dagen de svarar, som 15.12.2026.",
            ),
        ),
        (
            "gjennomgått",
            CONTACT.reviewed,
            words(
                "Ja når alt som står der, er sett av noen som kjenner det.",
                "Ja når alt som står der, er sett av nokon som kjenner det.",
            ),
        ),
        (
            "kilde",
            words("Hvem sier det?", "Kven seier det?"),
            words(
                "Bare når noen svarer for andre: hvor dere har det fra.",
                "Berre når nokon svarar for andre: kvar de har det frå.",
            ),
        ),
        (
            "ord",
            CONTACT.words,
            words(
                "Det som ikke har en plass i arkene.",
                "Det som ikkje har ein plass i arka.",
            ),
        ),
    ]
}

/// Writes the sheet. `of` is the municipality's file, where the workbook is of one.
pub(super) fn write(
    out: &mut Worksheet,
    styles: &Styles,
    lists: &Lists,
    lang: Lang,
    of: Option<(&Facts, &str)>,
    base: &mut Base,
) -> Result<(), XlsxError> {
    head(out, styles, lang)?;
    let title = CONTACT.title.in_lang(lang);
    base.sheets
        .push((CONTACT.key.to_owned(), title.to_owned(), FIRST));
    let mut sheet = Sheet {
        out,
        styles,
        lists,
        lang,
        row: FIRST,
    };
    for (key, label, help) in about_the_answer() {
        // A municipality speaks for itself.
        if (key == "kilde" && of.is_some()) || (key == "gjennomgått" && of.is_none()) {
            continue;
        }
        base.columns.push(sheet.about_the_answer(key, label, help)?);
    }
    if let Some((facts, document)) = of {
        sheet.row += 1;
        for question in CONTACT.questions {
            base.cells.push(sheet.question(question, facts, document)?);
        }
    }
    page(out, 0)
}

/// Writes the title and the lead, and sets the widths of the columns.
fn head(out: &mut Worksheet, styles: &Styles, lang: Lang) -> Result<(), XlsxError> {
    let title = CONTACT.title.in_lang(lang);
    out.set_name(title)?;
    out.write_string_with_format(0, 0, title, &styles.title)?;
    let lead = match lang {
        Lang::Nn => "Skriv roller og felles postkasser, aldri namn på personar.",
        _ => "Skriv roller og felles postkasser, aldri navn på personer.",
    };
    out.write_string(1, 0, lead)?;
    for (column, width) in [(0, 36), (1, 46), (2, 52)] {
        out.set_column_width(column, width)?;
    }
    Ok(())
}

/// The sheet, and the row that is written next.
struct Sheet<'a> {
    out: &'a mut Worksheet,
    styles: &'a Styles,
    lists: &'a Lists,
    lang: Lang,
    row: u32,
}

impl Sheet<'_> {
    /// Writes a question about the answer itself, and returns where its answer will stand.
    fn about_the_answer(
        &mut self,
        key: &str,
        label: Words,
        help: Words,
    ) -> Result<ColumnBase, XlsxError> {
        let form = match key {
            "dato" => Form::Date,
            "gjennomgått" => Form::YesNo,
            _ => Form::Text,
        };
        let format = match form {
            Form::Date => &self.styles.open_day,
            _ => &self.styles.confirm,
        };
        self.words(label, help)?;
        put(self.out, (self.row, 1), &Raw::Empty, format)?;
        self.rule(form)?;
        let column = ColumnBase {
            sheet: CONTACT.key.to_owned(),
            place: u16::try_from(self.row).unwrap_or_default(),
            part: "svaret".to_owned(),
            field: key.to_owned(),
        };
        self.row += 1;
        Ok(column)
    }

    /// Writes a question with what `document` states now, and returns the cell of the answer.
    fn question(
        &mut self,
        question: &Question,
        facts: &Facts,
        document: &str,
    ) -> Result<CellBase, XlsxError> {
        let list = yes_no(question.form, self.lang);
        let value = facts.at(question.path);
        let list = list.as_ref();
        let seen = value.map_or(Raw::Empty, |value| shown(value, question.form, list));
        self.words(question.label, question.help)?;
        let format = match seen {
            Raw::Day(_) => &self.styles.open_day,
            _ => &self.styles.open,
        };
        put(self.out, (self.row, 1), &seen, format)?;
        self.rule(question.form)?;
        let cell = CellBase {
            sheet: CONTACT.key.to_owned(),
            cell: cell_name(self.row, 1),
            document: document.to_owned(),
            path: question.path.to_owned(),
            value: value.cloned(),
            shown: seen.text(),
        };
        self.row += 1;
        Ok(cell)
    }

    /// Writes the words on both sides of an answer.
    fn words(&mut self, label: Words, help: Words) -> Result<(), XlsxError> {
        let (label, help) = (label.in_lang(self.lang), help.in_lang(self.lang));
        let (row, styles) = (self.row, self.styles);
        self.out
            .write_string_with_format(row, 0, label, &styles.label)?;
        self.out
            .write_string_with_format(row, 2, help, &styles.lead)?;
        Ok(())
    }

    /// Sets which values the answer may have.
    fn rule(&mut self, form: Form) -> Result<(), XlsxError> {
        let rule = match form {
            Form::Date => Some(date_rule(self.lang)?),
            form => name("", "", form).and_then(|name| self.lists.rule(&name)),
        };
        if let Some(rule) = rule {
            self.out
                .add_data_validation(self.row, 1, self.row, 1, &rule)?;
        }
        Ok(())
    }
}

/// Returns the list of a yes or no.
fn yes_no(form: Form, lang: Lang) -> Option<List> {
    let choices = Choices {
        lang,
        solutions: List::default(),
        topics: List::default(),
    };
    choices.of_form(form, List::default)
}
