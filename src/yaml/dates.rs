//! Dates as the values of fields.

use serde_json::json;
use serde_yaml::Value;
use tr::tr;

use super::fields::FromYaml;
use super::problems::{Problems, wrong_type};
use super::shape::Shape;
use crate::diagnostic::{Check, Problem, Remedy};
use crate::text::date::{self, DateError, PartialDate};
use crate::tr_later;

/// Says that a text is no date.
pub(crate) const NO_DATE: &str = tr_later!("«{text}» er ikke en dato på formen år-måned-dag");
/// Says that no month has such a day.
pub(crate) const NO_SUCH_DAY: &str = tr_later!("datoen «{text}» finnes ikke i kalenderen");
/// Says that nothing on the site is of such a year.
pub(crate) const UNLIKELY_YEAR: &str = tr_later!("årstallet i «{text}» er neppe rett");

fn is_year(number: u64) -> bool {
    (1000..=2999).contains(&number)
}

impl FromYaml for PartialDate {
    const EXPECTED: &'static str =
        tr_later!("en dato: `2024`, `2024-05`, `2024-05-17` eller `ca. 2024`");

    fn shape() -> Shape {
        // YAML reads a year alone as a number.
        let year = json!({"type": "integer", "minimum": 1000, "maximum": 2999});
        let date = "^(ca\\. )?[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])([Tt ].*)?)?)?$";
        Shape::Either(vec![Shape::pattern(date), Shape::Plain(year)])
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = match value {
            Value::String(text) => text.trim().to_owned(),
            // A year. What is written is asked for only of other numbers, since that takes a second
            // reading of all fields: 3 % of the instructions of a whole build.
            Value::Number(number) if number.as_u64().is_some_and(is_year) => number.to_string(),
            Value::Number(number) => problems
                .written()
                .map_or_else(|| number.to_string(), str::to_owned),
            _ => {
                let forms = tr!("Skriv den for eksempel som `2024-05-17`.");
                problems.add(wrong_type(value, Self::EXPECTED).help(forms));
                return None;
            }
        };
        // Other generators write the time of day too.
        let day = match text.get(..10) {
            Some(day) if matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) => day,
            _ => text.as_str(),
        };
        match day.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                problems.add(invalid_date(&text, error));
                None
            }
        }
    }
}

fn invalid_date(text: &str, error: DateError) -> Problem {
    let forms = tr!("Skriv år, år-måned eller år-måned-dag: `2024`, `2024-05` eller `2024-05-17`.");
    let message = match error {
        DateError::NoSuchDay => tr!(NO_SUCH_DAY, text),
        DateError::Year => tr!(UNLIKELY_YEAR, text),
        DateError::Form => tr!(NO_DATE, text),
    };
    let problem = Problem::new(Check::InvalidDate, message);
    let problem = match date::meant(text) {
        Some(meant) => problem.help(tr!("Mente du `{meant}`? {forms}", meant, forms)),
        None => problem.help(forms),
    };
    problem.fix(date::in_words(text).map(|date| match date.month() {
        Some(_) => Remedy::Text(date.to_string()),
        None => Remedy::Number(date.to_string()),
    }))
}
