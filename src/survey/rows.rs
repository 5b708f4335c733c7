//! The rows of a municipality's workbook: all that is known, and beside it what nobody has said.

use std::collections::BTreeSet;

use serde_yaml::{Mapping, Value};

use crate::content::vocabulary::UsageStatus;
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::survey::choices::Choices;
use crate::survey::facts::{Facts, field, name_at};
use crate::survey::plan::{Column, Part, SHEETS, Sheet};
use crate::survey::values::{Raw, shown};
use crate::text::date::PartialDate;
use crate::text::{Lang, Vocabulary as _};

/// The most solutions of others that are asked about.
const MOST_NEARBY: usize = 8;

/// The number of names in a reason.
const NAMES: usize = 3;

/// A row that is filled in beforehand.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The name of the entry in its list; `None` where there is no entry yet.
    pub entry: Option<String>,
    /// The fields that name it.
    pub identity: Mapping,
    /// The cells, one for each column.
    pub cells: Vec<Cell>,
}

/// A cell that is filled in beforehand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The value that it shows.
    pub shown: Raw,
    /// The value of the file; `None` where there is none.
    pub value: Option<Value>,
}

/// A sheet with its rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// The sheet.
    pub sheet: &'static Sheet,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// Returns the tables of a municipality.
pub fn tables(
    knowledge: &Knowledge,
    id: MunicipalityId,
    facts: &Facts,
    choices: &Choices,
) -> Vec<Table> {
    let tables = SHEETS.iter().map(|sheet| {
        let entries = facts.entries(sheet.list);
        let mut rows: Vec<Row> = (0..entries.len())
            .filter(|place| is_shown(sheet, &entries[*place]))
            .filter_map(|place| known(sheet, &entries, place, choices))
            .collect();
        rows.extend(not_said(knowledge, id, sheet, &rows, choices));
        Table { sheet, rows }
    });
    tables.collect()
}

/// Decides whether the sheet has a row for the entry: a contract is one of a solution in use.
fn is_shown(sheet: &Sheet, entry: &Value) -> bool {
    let status = field(entry, "status").and_then(Value::as_str);
    let status = status.and_then(UsageStatus::from_slug);
    !sheet.is_further || status.is_some_and(UsageStatus::counts_as_user)
}

fn known(sheet: &Sheet, entries: &[Value], place: usize, choices: &Choices) -> Option<Row> {
    let entry = entries.get(place)?;
    let identity = sheet.identity().filter_map(|(_, column)| {
        let value = field(entry, column.key)?;
        Some((Value::from(column.key), value.clone()))
    });
    Some(Row {
        entry: Some(name_at(entries, sheet.list, place)?),
        identity: identity.collect(),
        cells: sheet
            .columns
            .iter()
            .map(|column| cell(sheet, column, entry, choices))
            .collect(),
    })
}

fn cell(sheet: &Sheet, column: &Column, entry: &Value, choices: &Choices) -> Cell {
    match column.part {
        Part::Identity | Part::Asked => {
            let value = field(entry, column.key);
            let list = choices.list(sheet, column);
            Cell {
                shown: value.map_or(Raw::Empty, |value| shown(value, column.form, list.as_ref())),
                value: value.cloned(),
            }
        }
        Part::Said => Cell {
            shown: Raw::Text(said(sheet, column, entry, choices.lang)),
            value: None,
        },
        Part::Confirm | Part::Reason | Part::Why => Cell::default(),
    }
}

/// Returns when an entry was last known to be true, and by whom.
fn said(sheet: &Sheet, column: &Column, entry: &Value, lang: Lang) -> String {
    let Some(date) = field(entry, column.key) else {
        let nobody = ("uten dato", "utan dato");
        return match lang {
            Lang::Nn => nobody.1,
            _ => nobody.0,
        }
        .to_owned();
    };
    let date = shown(date, column.form, None).text();
    let source = sheet.source.and_then(|source| field(entry, source));
    match source.and_then(Value::as_str) {
        Some(address) if address.starts_with("http") => {
            let host = address.split('/').nth(2).unwrap_or(address);
            format!("{date}, {}", host.trim_start_matches("www."))
        }
        Some(words) => format!("{date}, {words}"),
        None => date,
    }
}

/// Returns rows for what nobody has said: solutions that others nearby use, and topics without a
/// level.
fn not_said(
    knowledge: &Knowledge,
    id: MunicipalityId,
    sheet: &Sheet,
    known: &[Row],
    choices: &Choices,
) -> Vec<Row> {
    match sheet.key {
        "bruk" => (knowledge.had_nearby(id).into_iter().take(MOST_NEARBY))
            .map(|found| {
                let names = found.had_by.iter().map(|had| {
                    let other = knowledge.usage(had.usage).municipality;
                    let entry = &knowledge.municipality(other).entry;
                    entry.main.fields.head.title.clone()
                });
                let why = used_by(&names.collect::<Vec<_>>(), choices.lang);
                let slug = knowledge.solution(found.solution).entry.slug.to_string();
                asked(sheet, ("løsning", slug), &why, choices)
            })
            .collect(),
        "modenhet" => {
            let has = |row: &Row| {
                row.identity
                    .get("tema")
                    .and_then(Value::as_str)
                    .map(str::to_owned)
            };
            let stated: BTreeSet<String> = known.iter().filter_map(has).collect();
            let topics = knowledge
                .topics
                .iter()
                .map(|node| node.topic.slug.to_string());
            let topics = topics.filter(|topic| !stated.contains(topic));
            topics
                .map(|topic| asked(sheet, ("tema", topic), "", choices))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn used_by(names: &[String], lang: Lang) -> String {
    let shown = names[..names.len().min(NAMES)].join(", ");
    let more = names.len().saturating_sub(NAMES);
    match (lang, more) {
        (Lang::Nn, 0) => format!("{shown} bruker den. De har ikkje sagt noko."),
        (Lang::Nn, more) => format!("{shown} og {more} til bruker den. De har ikkje sagt noko."),
        (_, 0) => format!("{shown} bruker den. Dere har ikke sagt noe."),
        (_, more) => format!("{shown} og {more} til bruker den. Dere har ikke sagt noe."),
    }
}

fn asked(sheet: &Sheet, (key, value): (&str, String), why: &str, choices: &Choices) -> Row {
    let value = Value::from(value);
    let cells = sheet.columns.iter().map(|column| match column.part {
        Part::Identity => {
            let list = choices.list(sheet, column);
            Cell {
                shown: shown(&value, column.form, list.as_ref()),
                value: Some(value.clone()),
            }
        }
        Part::Why => Cell {
            shown: Raw::Text(why.to_owned()),
            value: None,
        },
        _ => Cell::default(),
    });
    Row {
        entry: None,
        cells: cells.collect(),
        identity: Mapping::from_iter([(Value::from(key), value.clone())]),
    }
}

/// Returns the day of a date as it is shown to people in a sentence: `20. desember 2026`.
pub fn in_words(date: PartialDate) -> String {
    crate::edit::describe::date_in_words(date)
}
