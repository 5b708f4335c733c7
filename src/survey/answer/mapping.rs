//! Reads the export of a web form, a row for each answer, by a file that says which question is for
//! which field.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_yaml::{Mapping, Value};
use tr::tr;

use super::grid::Grid;
use super::{Answer, At, Cell, Row, Said, Seen, no_municipality};
use crate::edit::FieldPath;
use crate::survey::base::cell_name;
use crate::survey::choices::List;
use crate::survey::plan::{SHEETS, Sheet};
use crate::survey::values::{Raw, Wrong};

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
    let columns = Columns::find(grid, mapped)?;
    let mut answers = Vec::new();
    for row in grid.rows().into_iter().filter(|row| *row > 0) {
        let mut answer = Answer::empty(name);
        let at = |column| At {
            book: name.to_owned(),
            sheet: sheet.to_owned(),
            cell: cell_name(row, column),
        };
        let written = grid.at((row, columns.municipality)).text();
        match municipalities.find(&written) {
            Ok(municipality) => {
                let document = format!("kommuner/{}", municipality.value);
                columns.read(&mut answer, &document, |column| {
                    (at(column), grid.at((row, column)))
                });
            }
            Err(not_listed) => {
                let fault = no_municipality(at(columns.municipality), &written, not_listed);
                answer.faults.push(fault);
            }
        }
        answers.push(answer);
    }
    Ok(answers)
}

/// The columns of an export, by what they are for.
struct Columns<'a> {
    municipality: u16,
    role: Option<u16>,
    day: Option<u16>,
    questions: Vec<(u16, &'a Question, Target)>,
}

impl<'a> Columns<'a> {
    /// Finds the columns that `mapped` names.
    fn find(grid: &Grid, mapped: &'a Mapped) -> Result<Self, Wrong> {
        let place = |question: &str| {
            let mut first = grid.0.iter().filter(|((row, _), _)| *row == 0);
            let found = first.find(|(_, raw)| raw.text() == question.trim());
            let missing = || {
                let help = tr!("Skriv spørsmålet i koblinga akkurat som overskriften i eksporten.");
                Wrong::new(tr!("ingen kolonne heter «{question}»", question), help)
            };
            found.map(|((_, column), _)| *column).ok_or_else(missing)
        };
        let question =
            |question: &'a Question| Ok((place(&question.question)?, question, target(question)?));
        Ok(Self {
            municipality: place(&mapped.kommune)?,
            role: mapped.rolle.as_deref().map(place).transpose()?,
            day: mapped.dato.as_deref().map(place).transpose()?,
            questions: mapped
                .questions
                .iter()
                .map(question)
                .collect::<Result<_, _>>()?,
        })
    }

    /// Reads a row about `document` into `answer`; `cell` gives the place of a cell and its value.
    fn read(&self, answer: &mut Answer, document: &str, cell: impl Fn(u16) -> (At, Raw)) {
        if let Some((at, raw)) = self.role.map(&cell) {
            answer.take(Said::Role, &raw, || at);
        }
        if let Some((at, raw)) = self.day.map(&cell) {
            answer.take(Said::Day, &day_of(&raw), || at);
        }
        for (column, question, target) in &self.questions {
            let (at, raw) = cell(*column);
            if raw.is_empty() {
                continue;
            }
            let raw = match question.svar.get(&raw.text()) {
                Some(value) => Raw::Text(value.clone()),
                None => raw,
            };
            let cell = Cell {
                at,
                raw,
                seen: Seen::Unknown,
            };
            answer
                .rows
                .push(target.row(document.to_owned(), question, cell));
        }
    }
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
        let help = tr!("Skriv som `bruk[digisos].status`, eller `behov` med `tema`.");
        let message = tr!(
            "feltet «{field}» i koblinga er ikke i kartleggingen",
            field = question.felt
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
