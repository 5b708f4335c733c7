//! Reads the export of a web form, a row for each answer, by a file that says which question is for
//! which field.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_yaml::{Mapping, Value};

use super::table::Grid;
use super::{Answer, Cell, Fault, Row, Seen};
use crate::edit::FieldPath;
use crate::survey::base::cell_name;
use crate::survey::choices::List;
use crate::survey::plan::{SHEETS, Sheet};
use crate::survey::values::{Raw, Wrong, date, date_of, text};

/// Which question is for which field.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapped {
    /// The question that asks for the municipality.
    kommune: String,
    /// The question that asks for the role.
    rolle: Option<String>,
    /// The column with the day of the answer.
    dato: Option<String>,
    /// The other questions.
    #[serde(rename = "spørsmål")]
    questions: Vec<Question>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    /// The question as the form has it.
    #[serde(rename = "spørsmål")]
    question: String,
    /// `bruk[digisos].status`, or a list that the answer is a new entry of.
    felt: String,
    /// The topic of a new entry.
    tema: Option<String>,
    /// The values that answers stand for, where the form has words of its own.
    #[serde(default)]
    svar: BTreeMap<String, String>,
}

impl Mapped {
    /// Reads `text`, the file of a mapping.
    ///
    /// # Errors
    /// Returns the reason, in the words of the YAML reader.
    pub fn parse(text: &str) -> Result<Self, String> {
        serde_yaml::from_str(text).map_err(|error| error.to_string())
    }
}

/// Reads the export `grid`, which came as the file `name`.
///
/// # Errors
/// Returns the reason where a question of the mapping is not there, or is for no field.
pub fn read(
    name: &str,
    sheet: &str,
    grid: &Grid,
    mapped: &Mapped,
    municipalities: &List,
) -> Result<Vec<Answer>, Wrong> {
    let place = |question: &str| {
        let mut first = grid.0.iter().filter(|((row, _), _)| *row == 0);
        let found = first.find(|(_, raw)| raw.text() == question.trim());
        let missing = || {
            let help = "Skriv spørsmålet i koblinga akkurat som overskriften i eksporten.";
            Wrong::new(format!("ingen kolonne heter «{question}»"), help)
        };
        found.map(|((_, column), _)| *column).ok_or_else(missing)
    };
    let who = place(&mapped.kommune)?;
    let role = mapped.rolle.as_deref().map(place).transpose()?;
    let day = mapped.dato.as_deref().map(place).transpose()?;
    let mut questions = Vec::new();
    for question in &mapped.questions {
        questions.push((place(&question.question)?, question, target(question)?));
    }
    let mut answers = Vec::new();
    for row in grid.rows().into_iter().filter(|row| *row > 0) {
        let mut answer = Answer::empty(name);
        let written = grid.at((row, who)).text();
        let Ok(municipality) = municipalities.find(&written) else {
            let at = answer.at(sheet, cell_name(row, who));
            let help = "Skriv navnet på kommunen som på nettstedet.";
            let wrong = Wrong::new(format!("kommunen «{written}» finnes ikke her"), help);
            answer.faults.push(Fault::new(at, wrong));
            answers.push(answer);
            continue;
        };
        for (column, is_date) in [(role, false), (day, true)] {
            let Some(column) = column else { continue };
            let raw = grid.at((row, column));
            if raw.is_empty() {
                continue;
            }
            match if is_date {
                date(&day_of(&raw))
            } else {
                text(&raw.text())
            } {
                Ok(value) if is_date => answer.by.date = date_of(&value),
                Ok(value) => answer.by.role = value.as_str().map(str::to_owned),
                Err(wrong) => {
                    let at = answer.at(sheet, cell_name(row, column));
                    answer.faults.push(Fault::new(at, wrong));
                }
            }
        }
        for (column, question, target) in &questions {
            let raw = grid.at((row, *column));
            if raw.is_empty() {
                continue;
            }
            let cell = Cell {
                at: answer.at(sheet, cell_name(row, *column)),
                raw: match question.svar.get(&raw.text()) {
                    Some(value) => Raw::Text(value.clone()),
                    None => raw,
                },
                seen: Seen::Unknown,
            };
            let document = format!("kommuner/{}", municipality.value);
            answer.rows.push(target.row(document, question, cell));
        }
        answers.push(answer);
    }
    Ok(answers)
}

/// A time as forms write it is a day: `2026-12-03 10:15:00`.
fn day_of(raw: &Raw) -> Raw {
    let text = raw.text();
    let day = text.get(..10).and_then(|day| day.parse().ok());
    day.map_or_else(|| raw.clone(), Raw::Day)
}

/// The purpose of a question.
struct Target {
    sheet: &'static Sheet,
    entry: Option<String>,
    field: String,
}

fn target(question: &Question) -> Result<Target, Wrong> {
    let wrong = || {
        let help = "Skriv som `bruk[digisos].status`, eller `behov` med `tema`.";
        let message = format!(
            "feltet «{}» i koblinga er ikke i kartleggingen",
            question.felt
        );
        Wrong::new(message, help)
    };
    let path: FieldPath = question.felt.parse().map_err(|_| wrong())?;
    let (list, field) = match path.parts() {
        [list] if list.entry.is_none() => (list, "tekst".to_owned()),
        [list, field] if list.entry.is_some() => (list, field.name.clone()),
        _ => return Err(wrong()),
    };
    let has = |sheet: &&Sheet| {
        sheet.list == list.name && sheet.columns.iter().any(|column| column.key == field)
    };
    let sheet = SHEETS.iter().find(has).ok_or_else(wrong)?;
    Ok(Target {
        sheet,
        entry: list.entry.clone(),
        field,
    })
}

impl Target {
    fn row(&self, document: String, question: &Question, cell: Cell) -> Row {
        let named = self.sheet.identity().map(|(_, column)| column);
        let column = |key: &str| self.sheet.columns.iter().find(|column| column.key == key);
        let mut row = Row {
            sheet: self.sheet,
            at: cell.at.clone(),
            document,
            entry: None,
            identity: None,
            named: Vec::new(),
            asked: Vec::new(),
            confirm: None,
            reason: None,
        };
        match &self.entry {
            Some(entry) => {
                let names = named
                    .take(1)
                    .map(|column| (Value::from(column.key), Value::from(entry.clone())));
                row.identity = Some(names.collect::<Mapping>());
                row.asked
                    .extend(column(&self.field).map(|column| (column, cell)));
            }
            None => {
                let topic = Cell {
                    raw: question.tema.clone().map_or(Raw::Empty, Raw::Text),
                    ..cell.clone()
                };
                row.named
                    .extend(column("tema").map(|column| (column, topic)));
                row.named
                    .extend(column(&self.field).map(|column| (column, cell)));
            }
        }
        row
    }
}
