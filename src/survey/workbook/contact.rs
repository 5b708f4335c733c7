//! Writes the contact sheet: who answers and when, and the few fields that are no list.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::lists::{Lists, name};
use super::style::Styles;
use super::table::{date_rule, page, put};
use crate::survey::base::{Base, CellBase, ColumnBase, cell_name};
use crate::survey::choices::{Choices, List};
use crate::survey::facts::Facts;
use crate::survey::plan::{CONTACT, Form, Words};
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
    base.sheets
        .push((CONTACT.key.to_owned(), title.to_owned(), FIRST));
    let mut row = FIRST;
    for (key, label, help) in about_the_answer() {
        // A municipality speaks for itself.
        if (key == "kilde" && of.is_some()) || (key == "gjennomgått" && of.is_none()) {
            continue;
        }
        let form = match key {
            "dato" => Form::Date,
            "gjennomgått" => Form::YesNo,
            _ => Form::Text,
        };
        let format = if form == Form::Date {
            &styles.open_day
        } else {
            &styles.confirm
        };
        line(out, styles, row, (label.in_lang(lang), help.in_lang(lang)))?;
        put(out, (row, 1), &Raw::Empty, format)?;
        rule(out, lists, row, form, lang)?;
        base.columns.push(ColumnBase {
            sheet: CONTACT.key.to_owned(),
            place: u16::try_from(row).unwrap_or_default(),
            part: "svaret".to_owned(),
            field: key.to_owned(),
        });
        row += 1;
    }
    if let Some((facts, document)) = of {
        row += 1;
        for question in CONTACT.questions {
            let list = yes_no(question.form, lang);
            let value = facts.at(question.path);
            let list = list.as_ref();
            let seen = value.map_or(Raw::Empty, |value| shown(value, question.form, list));
            line(
                out,
                styles,
                row,
                (question.label.in_lang(lang), question.help.in_lang(lang)),
            )?;
            let is_day = matches!(seen, Raw::Day(_));
            let format = if is_day {
                &styles.open_day
            } else {
                &styles.open
            };
            put(out, (row, 1), &seen, format)?;
            rule(out, lists, row, question.form, lang)?;
            base.cells.push(CellBase {
                sheet: CONTACT.key.to_owned(),
                cell: cell_name(row, 1),
                document: document.to_owned(),
                path: question.path.to_owned(),
                value: value.cloned(),
                shown: seen.text(),
            });
            row += 1;
        }
    }
    page(out, 0)
}

fn line(
    out: &mut Worksheet,
    styles: &Styles,
    row: u32,
    (label, help): (&str, &str),
) -> Result<(), XlsxError> {
    out.write_string_with_format(row, 0, label, &styles.label)?;
    out.write_string_with_format(row, 2, help, &styles.lead)?;
    Ok(())
}

fn rule(
    out: &mut Worksheet,
    lists: &Lists,
    row: u32,
    form: Form,
    lang: Lang,
) -> Result<(), XlsxError> {
    let rule = match form {
        Form::Date => Some(date_rule(lang)?),
        form => name("", "", form).and_then(|name| lists.rule(&name)),
    };
    if let Some(rule) = rule {
        out.add_data_validation(row, 1, row, 1, &rule)?;
    }
    Ok(())
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
