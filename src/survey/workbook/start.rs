//! Writes the first sheet: what to do and by when, in five lines, and the three answers that others
//! wait for most.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::round::Round;
use super::style::Styles;
use super::table::{HEADINGS, page};
use crate::knowledge::Knowledge;
use crate::survey::base::cell_name;
use crate::survey::choices::{Choices, List};
use crate::survey::plan::{CONTACT, FIRST, Form, SHEETS};
use crate::survey::rows::{Row, Table, in_words as day_in_words};
use crate::survey::valuable::{Wanted, in_words};
use crate::text::Lang;

/// The facts that the sheet tells.
pub(super) struct Start<'a> {
    pub(super) title: &'a str,
    pub(super) lang: Lang,
    pub(super) round: &'a Round,
    pub(super) wanted: &'a [Wanted],
    pub(super) tables: &'a [Table],
    pub(super) knowledge: &'a Knowledge,
    pub(super) choices: &'a Choices,
}

/// The height of a row with a title, in points.
const TITLE: f64 = 26.0;

pub(super) fn write(
    out: &mut Worksheet,
    styles: &Styles,
    start: &Start<'_>,
) -> Result<(), XlsxError> {
    let nn = start.lang == Lang::Nn;
    out.set_name(FIRST.in_lang(start.lang))?;
    out.set_column_width(0, 4)?.set_column_width(1, 96)?;
    let heading = format!("Kartlegging: {}", start.title);
    out.write_string_with_format(0, 0, &heading, &styles.title)?;
    out.set_row_height(0, TITLE)?;
    let mut row = 2;
    for (number, step) in (1..).zip(steps(start)) {
        out.write_string_with_format(row, 0, format!("{number}."), &styles.step)?;
        out.write_string_with_format(row, 1, &step, &styles.step)?;
        out.set_row_height(row, height(&step))?;
        row += 1;
    }
    if !start.wanted.is_empty() {
        row += 1;
        let words = match (nn, start.wanted.len()) {
            (_, 1) => "Dette svaret betyr mest nå",
            (true, _) => "Desse svara betyr mest no",
            (false, _) => "Disse svarene betyr mest nå",
        };
        out.write_string_with_format(row, 0, words, &styles.title)?;
        out.set_row_height(row, TITLE)?;
        row += 1;
    }
    for (number, wanted) in (1..).zip(start.wanted) {
        let (question, why) = in_words(wanted, &name_of(start, wanted), start.lang);
        out.write_string_with_format(row, 0, format!("{number}."), &styles.step)?;
        let link = Url::new(format!(
            "internal:'{}'!{}",
            sheet_of(start, wanted),
            cell_of(start, wanted)
        ));
        out.write_url_with_text(row, 1, link, question)?;
        out.write_string_with_format(row + 1, 1, &why, &styles.lead)?;
        row += 2;
    }
    page(out, 0)?;
    out.set_portrait();
    out.set_active(true);
    Ok(())
}

/// Returns the height of a step, in points.
fn height(step: &str) -> f64 {
    if step.chars().count() > 100 {
        34.0
    } else {
        18.0
    }
}

fn steps(start: &Start<'_>) -> [String; 5] {
    let contact = CONTACT.title.in_lang(start.lang);
    let due = start.round.due.map(day_in_words);
    match start.lang {
        Lang::Nn => [
            "Gå gjennom arka. Det vi veit, står der alt; det grå er låst.".to_owned(),
            "Vel Ja under «Stemmer framleis?» der rada er rett. Rett cellene der ho ikkje er det. «Veit ikkje» er òg eit svar.".to_owned(),
            "Tomt tyder at ingen har sagt noko. Fyll ut det de veit; resten kan stå tomt.".to_owned(),
            format!("Fyll ut «{contact}»: rolla til den som svarar, og datoen. Skriv roller og felles postkasser, aldri namn eller nummer til personar."),
            match due {
                Some(due) => format!("Send fila tilbake innan {due}. Ho kan sendast fleire gonger."),
                None => "Send fila tilbake når de er ferdige. Ho kan sendast fleire gonger.".to_owned(),
            },
        ],
        _ => [
            "Gå gjennom arkene. Det vi vet, står der alt; det grå er låst.".to_owned(),
            "Velg Ja under «Stemmer fortsatt?» der raden er riktig. Rett cellene der den ikke er det. «Vet ikke» er også et svar.".to_owned(),
            "Tomt betyr at ingen har sagt noe. Fyll ut det dere vet; resten kan stå tomt.".to_owned(),
            format!("Fyll ut «{contact}»: rollen til den som svarer, og datoen. Skriv roller og felles postkasser, aldri navn eller nummer til personer."),
            match due {
                Some(due) => format!("Send fila tilbake innen {due}. Den kan sendes flere ganger."),
                None => "Send fila tilbake når dere er ferdige. Den kan sendes flere ganger.".to_owned(),
            },
        ],
    }
}

/// Returns the name of the solution or topic that an answer is about.
fn name_of(start: &Start<'_>, wanted: &Wanted) -> String {
    let (key, value) = wanted.question.identity(start.knowledge);
    let form = if key == "tema" {
        Form::Topic
    } else {
        Form::Solution
    };
    let list = start
        .choices
        .of_form(form, List::default)
        .unwrap_or_default();
    list.label(&value).to_owned()
}

fn sheet_of(start: &Start<'_>, wanted: &Wanted) -> &'static str {
    title_of(wanted.question.sheet(), start.lang)
}

/// Returns the first cell of the row that an answer is for; the first free row where there is none.
fn cell_of(start: &Start<'_>, wanted: &Wanted) -> String {
    let (key, value) = wanted.question.identity(start.knowledge);
    let table = start
        .tables
        .iter()
        .find(|table| table.sheet.key == wanted.question.sheet());
    let rows = table.map(|table| table.rows.as_slice()).unwrap_or_default();
    let is_it = |row: &Row| {
        row.identity.get(key).and_then(serde_yaml::Value::as_str) == Some(value.as_str())
    };
    let place = rows.iter().position(is_it).unwrap_or(rows.len());
    let row = HEADINGS + 1 + u32::try_from(place).unwrap_or_default();
    cell_name(row, 0)
}

/// Returns the title of the sheet whose key is `key`.
fn title_of(key: &str, lang: Lang) -> &'static str {
    let sheet = SHEETS.iter().find(|sheet| sheet.key == key);
    sheet.map_or("", |sheet| sheet.title.in_lang(lang))
}
