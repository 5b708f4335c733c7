//! Values as they stand in cells, and what a filled-in cell says.

use std::sync::Arc;

use jiff::civil::Date;
use serde_yaml::Value;
use tr::tr;

use crate::content::privacy;
use crate::survey::choices::List;
use crate::survey::plan::Form;
use crate::text::characters;
use crate::text::date::{PartialDate, meant};

/// The longest text that a cell may hold, in characters: a remark, not a report.
pub const LONGEST: usize = 1_000;

/// The value of a cell, as the program that wrote the file has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Raw {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A date.
    Day(Date),
    /// A formula that gives no value, by its sign: `#REF!`.
    Error(String),
}

/// The reason why a cell is not taken in: a sentence, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The sentence.
    pub message: String,
    /// The advice.
    pub help: String,
}

impl Wrong {
    /// Returns a reason.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }
}

impl Raw {
    /// Returns the text of the cell, with single spaces: what two cells are compared by.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Self::Number(number) => number.to_string(),
            Self::Truth(true) => "Ja".to_owned(),
            Self::Truth(false) => "Nei".to_owned(),
            Self::Day(day) => day.to_string(),
            Self::Error(sign) => sign.clone(),
        }
    }

    /// Decides whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }
}

/// Returns how a value of a file is shown in a cell.
pub fn shown(value: &Value, form: Form, list: Option<&List>) -> Raw {
    let text = match value {
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        _ => return Raw::Empty,
    };
    if let Some(list) = list {
        // A file may say `ja` for true.
        let value = match (form, text.as_str()) {
            (Form::YesNo, "ja") => "true",
            (Form::YesNo, "nei") => "false",
            (_, text) => text,
        };
        return Raw::Text(list.label(value).to_owned());
    }
    match (form, text.parse::<PartialDate>()) {
        (Form::Date, Ok(date)) if date.day().is_some() && !date.is_approximate() => {
            Raw::Day(date.earliest())
        }
        _ => Raw::Text(text),
    }
}

/// Reads a cell: the value that it says, or nothing.
///
/// # Errors
/// Returns the reason why it says nothing that the field can have.
pub fn read(raw: &Raw, form: Form, list: Option<&List>) -> Result<Option<Value>, Wrong> {
    if let Raw::Error(sign) = raw {
        return Err(Wrong::new(
            tr!("cella har en formel uten svar ({sign})", sign),
            tr!("Skriv svaret selv, uten formel."),
        ));
    }
    if raw.is_empty() {
        return Ok(None);
    }
    if let Some(list) = list {
        return chosen(&raw.text(), form, list).map(Some);
    }
    match form {
        Form::Date => date(raw).map(Some),
        _ => text(&raw.text()).map(Some),
    }
}

fn chosen(text: &str, form: Form, list: &List) -> Result<Value, Wrong> {
    let choice = list.find(text).map_err(|not_listed| {
        let help = match (not_listed.meant, form) {
            (Some(meant), _) => tr!("Mente du «{meant}»?", meant),
            (None, Form::Solution) => {
                tr!("Velg fra lista i cella. Mangler løsningen der, skriv det til redaksjonen.")
            }
            (None, Form::Level) => tr!("Skriv et helt tall fra 0 til 5."),
            (None, _) => tr!("Velg fra lista i cella."),
        };
        let quoted: String = text.chars().take(80).collect();
        // What may be a person's data is not repeated.
        match private(text) {
            Some(wrong) => wrong,
            None => {
                let message = match form {
                    Form::Solution => tr!("«{quoted}» finnes ikke blant løsningene", quoted),
                    Form::Topic => tr!("«{quoted}» finnes ikke blant temaene", quoted),
                    _ => tr!("«{quoted}» er ikke et av valgene", quoted),
                };
                Wrong::new(message, help)
            }
        }
    })?;
    Ok(match form {
        Form::YesNo => Value::from(choice.value == "true"),
        Form::Level => choice.value.parse::<u64>().map_or(Value::Null, Value::from),
        _ => Value::from(choice.value.clone()),
    })
}

/// Reads a date: of the program, `2024`, `2024-05`, `2024-05-15`, `ca. 2018` or `15.05.2024`.
pub fn date(raw: &Raw) -> Result<Value, Wrong> {
    let text = raw.text();
    let found = match raw {
        Raw::Day(day) => Some(PartialDate::from_day(*day)),
        _ => text.parse().ok().or_else(|| with_dots(&text)),
    };
    let Some(date) = found else {
        let help = match meant(&text) {
            Some(date) => tr!("Mente du {date}?", date),
            None => tr!("Skriv 2024, 2024-05 eller 15.05.2024."),
        };
        if let Some(wrong) = private(&text) {
            return Err(wrong);
        }
        let quoted: String = text.chars().take(40).collect();
        return Err(Wrong::new(tr!("«{quoted}» er ikke en dato", quoted), help));
    };
    let is_year = date.month().is_none() && !date.is_approximate();
    Ok(match is_year {
        true => Value::from(i64::from(date.year())),
        false => Value::from(date.to_string()),
    })
}

/// Returns the date that a value is.
pub fn date_of(value: &Value) -> Option<PartialDate> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    text.trim().parse().ok()
}

/// Reads `15.05.2024`, which has one meaning in Norwegian.
fn with_dots(text: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let is_number = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_date = is_number(day, 2) && is_number(month, 2) && year.len() == 4 && is_number(year, 4);
    is_date.then(|| format!("{year}-{month:0>2}-{day:0>2}").parse().ok())?
}

/// Reads free text.
///
/// # Errors
/// Returns the reason where it is too long, has hidden characters or tells of a person.
pub fn text(text: &str) -> Result<Value, Wrong> {
    if let Some(wrong) = private(text) {
        return Err(wrong);
    }
    let length = text.chars().count();
    if length > LONGEST {
        return Err(Wrong::new(
            tr!(
                "teksten er på {length} tegn, og det er plass til {most}",
                length,
                most = LONGEST
            ),
            tr!("Kort den ned. Det lange kan bli en erfaring: skriv til redaksjonen."),
        ));
    }
    if let Some(found) = characters::first_hidden(text) {
        return Err(Wrong::new(
            tr!(
                "teksten har et tegn som ikke synes: {letter}",
                letter = found.in_words()
            ),
            tr!("Skriv ordene på nytt; tegnet kom trolig med da teksten ble limt inn."),
        ));
    }
    Ok(Value::from(text))
}

/// Returns what is wrong with a text that has personal data in it.
pub fn private(text: &str) -> Option<Wrong> {
    let name: Arc<str> = Arc::from("svar");
    let found = privacy::in_document(&name, text).into_iter().next()?;
    let help = found.help.unwrap_or_default();
    Some(Wrong::new(found.message, help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, form: Form) -> Result<Option<Value>, String> {
        read(&Raw::Text(text.into()), form, None).map_err(|wrong| wrong.help)
    }

    #[test]
    fn dates_are_read_as_far_as_they_are_known() {
        for (text, expected) in [
            ("2024", Value::from(2024)),
            ("2024-05", Value::from("2024-05")),
            ("15.5.2024", Value::from("2024-05-15")),
            ("ca. 2018", Value::from("ca. 2018")),
        ] {
            assert_eq!(said(text, Form::Date), Ok(Some(expected)), "{text}");
        }
        assert_eq!(
            read(&Raw::Number(2021.0), Form::Date, None),
            Ok(Some(Value::from(2021)))
        );
        let day = jiff::civil::date(2024, 5, 15);
        assert_eq!(
            read(&Raw::Day(day), Form::Date, None),
            Ok(Some(Value::from("2024-05-15")))
        );
    }

    #[test]
    fn a_date_that_is_none_is_offered_what_was_meant() {
        assert_eq!(
            said("mai 2024", Form::Date),
            Err("Mente du 2024-05?".into())
        );
        for text in ["31.02.2024", "snart", "45000"] {
            assert!(said(text, Form::Date).is_err(), "{text}");
        }
    }

    #[test]
    fn personal_data_is_not_repeated() {
        let wrong = read(&Raw::Text("Ring 912 34 567".into()), Form::Text, None).unwrap_err();
        assert!(!wrong.message.contains("912"), "{wrong:?}");
        let list = List::default();
        let wrong = read(&Raw::Text("12345678".into()), Form::Solution, Some(&list)).unwrap_err();
        assert!(wrong.message.contains("løsningene"), "{wrong:?}");
    }
}
