//! Numbers as values of fields, and the numbers that misspelt values were meant to be.

use serde_json::json;
use serde_yaml::Value;
use tr::tr;

use super::fields::FromYaml;
use super::problems::{Problems, wrong_type};
use super::shape::Shape;
use crate::diagnostic::{Check, Problem, Remedy};
use crate::tr_later;

impl FromYaml for u32 {
    const EXPECTED: &'static str = tr_later!("et helt tall uten mellomrom, som `27939`");

    fn shape() -> Shape {
        Shape::Plain(json!({"type": "integer", "minimum": 0, "maximum": u32::MAX}))
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            problems.add(no_number(value, Self::EXPECTED, problems, whole_number));
        }
        number
    }
}

impl FromYaml for f64 {
    const EXPECTED: &'static str = tr_later!("et tall med punktum som desimaltegn, som `70.95`");

    fn shape() -> Shape {
        Shape::Plain(json!({"type": "number", "minimum": 0}))
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let number = value.as_f64().filter(|number| number.is_finite());
        match number {
            Some(number) if number < 0.0 => {
                problems.add(below_zero());
                None
            }
            Some(number) => Some(number),
            None => {
                problems.add(no_number(value, Self::EXPECTED, problems, decimal_number));
                None
            }
        }
    }
}

fn below_zero() -> Problem {
    Problem::new(Check::InvalidValue, tr!("tallet kan ikke være under null"))
        .help(tr!("Ta bort minustegnet, eller rett tallet."))
}

/// Returns the problem of a value that is no such number, with the number that was probably meant.
fn no_number(
    value: &Value,
    expected: &str,
    problems: &Problems,
    meant: fn(&str) -> Option<String>,
) -> Problem {
    if value.as_f64().is_some_and(|number| number < 0.0) {
        return below_zero();
    }
    let written = match value {
        Value::String(text) => Some(text.as_str()),
        _ => problems.written(),
    };
    let problem = wrong_type(value, expected);
    match written.and_then(meant) {
        Some(number) => {
            let fix = written.filter(|written| is_certain(written));
            let fix = fix.map(|_| Remedy::Number(number.clone()));
            problem.help(tr!("Mente du `{number}`?", number)).fix(fix)
        }
        None => problem.help(tr!(
            "Skriv bare sifrene, uten mellomrom, benevning og anførselstegn."
        )),
    }
}

/// Decides whether `written` is a number as it is written in Norwegian, with spaces between the
/// thousands and a comma before the decimals: a point may stand for either.
fn is_certain(written: &str) -> bool {
    let is_part = |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || letter == ',';
    written.trim().chars().all(is_part)
}

/// Returns `27 939`, `27.939` or `27939 innbyggere` as a whole number.
fn whole_number(text: &str) -> Option<String> {
    let number = number_part(text);
    let groups: Vec<&str> = number
        .split(|letter: char| !letter.is_ascii_digit())
        .collect();
    // With a separator between thousands, or none.
    let is_grouped = groups.len() == 1 || groups[1..].iter().all(|group| group.len() == 3);
    let digits: String = groups.concat();
    (is_grouped && digits.parse::<u32>().is_ok()).then_some(digits)
}

/// Returns `70,95` or `1 234,5` as a number with decimals.
fn decimal_number(text: &str) -> Option<String> {
    let plain: String = number_part(text)
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| if letter == ',' { '.' } else { letter })
        .collect();
    let number = plain.parse::<f64>().ok()?;
    number.is_finite().then_some(plain)
}

/// Returns the beginning of `text` that is digits and the separators between them.
fn number_part(text: &str) -> &str {
    let is_part = |letter: char| {
        letter.is_ascii_digit() || letter.is_whitespace() || ".,'’_".contains(letter)
    };
    let text = text.trim();
    let end = text.find(|letter| !is_part(letter)).unwrap_or(text.len());
    text[..end].trim_matches(|letter: char| !letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_understood_for_a_suggestion() {
        for (text, number) in [
            ("27 939", "27939"),
            ("27.939", "27939"),
            ("27,939", "27939"),
            ("27\u{a0}939 innbyggere", "27939"),
            ("'27939'", "27939"),
            ("ca. 27939", "27939"),
        ] {
            assert_eq!(
                whole_number(text.trim_start_matches("ca. ")).as_deref(),
                Some(number),
                "{text}"
            );
        }
        for text in ["tjue tusen", "27.9", "", "99999999999"] {
            assert_eq!(whole_number(text), None, "{text}");
        }
        for (text, number) in [("70,95", "70.95"), ("1 234,5 km²", "1234.5"), ("70", "70")] {
            assert_eq!(decimal_number(text).as_deref(), Some(number), "{text}");
        }
        assert_eq!(decimal_number("1,2,3"), None);
        assert!(is_certain("27\u{a0}939") && is_certain("70,95"));
        assert!(!is_certain("27.939") && !is_certain("27939 innbyggere"));
    }
}
