//! The values that a field can have: text, numbers, dates, names, words of closed lists. Each says
//! what it expects, and what is wrong with what it gets.

use serde_yaml::Value;

use super::date::{DateError, PartialDate};
use super::fields::{FromYaml, ascii};
use super::hidden;
use super::problem::{Problem, Problems, code_list, wrong_type};
use super::slug::Slug;
use super::vocabulary::Vocabulary;
use crate::diagnostic::{Check, nearest};
use crate::text::characters;

/// The longest text in a field, in characters. What is longer belongs in the text of a document.
const MAX_TEXT: usize = 5_000;

/// That a text has `length` characters, which is more than `limit`.
pub(crate) fn too_long(length: usize, limit: usize) -> Problem {
    Problem::new(
        Check::TooMuch,
        format!("verdien er på {length} tegn; den kan være på høyst {limit}"),
    )
    .help("Skriv det kortere.")
}

impl FromYaml for String {
    const EXPECTED: &'static str = "tekst";

    /// Text with its white space made single spaces: a value may be folded over several lines.
    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = match value {
            Value::String(text) => text,
            Value::Number(number) => return Some(number.to_string()),
            _ => {
                let advice = "Sett teksten i anførselstegn.";
                let problem = wrong_type(value, Self::EXPECTED);
                problems.add(if matches!(value, Value::Bool(_)) {
                    problem.help(advice)
                } else {
                    problem
                });
                return None;
            }
        };
        if let Some(found) = characters::first_hidden(text) {
            let (message, help) = hidden::in_value(&found);
            problems.add(Problem::new(Check::HiddenCharacter, message).help(help));
        }
        if text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT {
            let length = text.chars().count();
            problems.add(too_long(length, MAX_TEXT));
            return None;
        }
        // A byte order mark is none where a value begins.
        let text = characters::without_hidden(text.trim_start_matches('\u{feff}'));
        let mut words = text.split_whitespace();
        let mut plain = words.next().unwrap_or_default().to_owned();
        for word in words {
            plain.push(' ');
            plain.push_str(word);
        }
        Some(plain)
    }
}

impl FromYaml for bool {
    const EXPECTED: &'static str = "`true` (ja) eller `false` (nei)";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        match value {
            Value::Bool(yes) => Some(*yes),
            Value::String(text) if text == "ja" => Some(true),
            Value::String(text) if text == "nei" => Some(false),
            _ => {
                problems.add(wrong_type(value, Self::EXPECTED));
                None
            }
        }
    }
}

impl FromYaml for u32 {
    const EXPECTED: &'static str = "et helt tall uten mellomrom, som `27939`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            problems.add(wrong_type(value, Self::EXPECTED));
        }
        number
    }
}

impl FromYaml for f64 {
    const EXPECTED: &'static str = "et tall med punktum som desimaltegn, som `70.95`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let number = value.as_f64().filter(|number| number.is_finite());
        match number {
            Some(number) if number < 0.0 => {
                let message = "tallet kan ikke være under null".to_owned();
                problems.add(Problem::new(Check::InvalidValue, message));
                None
            }
            Some(number) => Some(number),
            None => {
                problems.add(wrong_type(value, Self::EXPECTED));
                None
            }
        }
    }
}

impl FromYaml for Slug {
    const EXPECTED: &'static str = "et navn med bare små bokstaver a–z, tall og bindestrek";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = String::from_yaml(value, problems)?;
        let slug = Self::new(&text);
        if slug.is_none() {
            let help = match Self::made_from(&text) {
                Some(made) => format!("Bruk filnavnet uten `.md`. Mente du `{made}`?"),
                None => "Bruk filnavnet uten `.md`.".to_owned(),
            };
            problems.add(
                Problem::new(
                    Check::InvalidValue,
                    format!("«{text}» kan ikke være navnet på et dokument"),
                )
                .help(help),
            );
        }
        slug
    }
}

impl FromYaml for PartialDate {
    const EXPECTED: &'static str = "en dato: `2024`, `2024-05` eller `2024-05-17`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => {
                problems.add(wrong_type(value, Self::EXPECTED));
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
    let forms = "Skriv år, år-måned eller år-måned-dag: `2024`, `2024-05` eller `2024-05-17`.";
    match error {
        DateError::NoSuchDay => Problem::new(
            Check::InvalidDate,
            format!("datoen «{text}» finnes ikke i kalenderen"),
        )
        .help(forms),
        DateError::Form => {
            let problem = Problem::new(
                Check::InvalidDate,
                format!("«{text}» er ikke en dato på formen år-måned-dag"),
            );
            match norwegian_order(text) {
                Some(turned) => problem.help(format!("Mente du `{turned}`? {forms}")),
                None => problem.help(forms),
            }
        }
    }
}

/// `17.05.2024` or `17/5/2024` turned to `2024-05-17`.
fn norwegian_order(text: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = text
        .split(['.', '/', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}").parse().ok(),
        [month, year] => format!("{year}-{month:0>2}").parse().ok(),
        _ => None,
    }
}

impl<V: Vocabulary> FromYaml for V {
    const EXPECTED: &'static str = V::NAME;

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = String::from_yaml(value, problems)?;
        let spelled = || {
            V::ALL
                .iter()
                .copied()
                .find(|value| text.is_ascii() && ascii(value.slug()) == text)
        };
        let found = V::from_slug(&text).or_else(spelled);
        if found.is_none() {
            let all: Vec<_> = V::ALL.iter().map(|value| value.slug()).collect();
            let wanted = text.to_lowercase().replace(' ', "-");
            let suggestion = nearest(&ascii(&wanted), all.iter().map(|slug| (ascii(slug), *slug)))
                .map_or_else(String::new, |slug| format!("Mente du `{slug}`? "));
            problems.add(
                Problem::new(Check::UnknownValue, format!("ukjent {}: «{text}»", V::NAME)).help(
                    format!(
                        "{suggestion}Velg mellom {}.",
                        code_list(&all).replace(" og `", " eller `")
                    ),
                ),
            );
        }
        found
    }
}
