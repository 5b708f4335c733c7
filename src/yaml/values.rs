//! The values that a field can have: text, numbers, dates, names, words of closed lists. Each type
//! describes the values that it expects, and the problem of a value that is wrong.

use std::borrow::Cow;

use serde_json::json;
use serde_yaml::{Mapping, Value};
use tr::tr;

use super::fields::{FromYaml, commented_out};
use super::mistakes::quoted;
use super::problems::{Problems, wrong_type};
use super::shape::Shape;
use super::{hidden, markup_in_field};
use crate::diagnostic::{Check, Problem, Remedy};
use crate::messages::said;
use crate::text::characters;
use crate::text::date::{self, DateError, PartialDate};
use crate::text::slug::Slug;
use crate::tr_later;

/// The longest text in a field, in characters. Longer text belongs in the body of a document.
pub(crate) const MAX_TEXT: usize = 5_000;

/// Says that a text is too long.
pub(crate) const TOO_LONG: &str =
    tr_later!("verdien er på {length} tegn; den kan være på høyst {limit}");
/// Says that a text is no date.
pub(crate) const NO_DATE: &str = tr_later!("«{text}» er ikke en dato på formen år-måned-dag");
/// Says that no month has such a day.
pub(crate) const NO_SUCH_DAY: &str = tr_later!("datoen «{text}» finnes ikke i kalenderen");
/// Says that nothing on the site is of such a year.
pub(crate) const UNLIKELY_YEAR: &str = tr_later!("årstallet i «{text}» er neppe rett");

/// Returns the problem of a text of `length` characters, which is more than `limit`.
pub(crate) fn too_long(length: usize, limit: usize) -> Problem {
    Problem::new(Check::TooMuch, tr!(TOO_LONG, length, limit)).help(tr!("Skriv det kortere."))
}

impl FromYaml for String {
    const EXPECTED: &'static str = tr_later!("tekst");

    fn shape() -> Shape {
        Shape::text()
    }

    /// Reads text, with each run of white space as a single space: a value may be folded over
    /// several lines.
    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = text(value, problems)?;
        if let Some((part, what)) = markup_in_field::first(&text) {
            let message = tr!(
                "feltet `{field}` viser teksten som den står; `{part}` er {what} i Markdown",
                field = problems.field(),
                part,
                what = tr!(what)
            );
            problems.add(Problem::new(Check::NotAsMeant, message).help(tr!(
                "Ta bort tegnene. Lenker og utheving kan stå i teksten under feltene."
            )));
        }
        if let Some(inner) = in_foreign_quotes(&text) {
            let message = tr!("anførselstegnene fra Word blir med i teksten");
            let problem = Problem::new(Check::NotAsMeant, message).help(tr!(
                "Skriv `{inner}`, uten tegnene rundt. Er det et sitat, bruk « ».",
                inner = shown(inner)
            ));
            problems.add(problem.fix(Remedy::Text(inner.to_owned())));
        }
        Some(text)
    }

    fn passed_over(problems: &mut Problems) {
        let problem = match (commented_out(problems), problems.written()) {
            (Some(value), _) => Problem::new(
                Check::NotAsMeant,
                tr!(
                    "feltet `{field}` er tomt: `#` begynner en merknad i YAML",
                    field = problems.field()
                ),
            )
            .help(tr!(
                "Er verdien ment, sett den i anførselstegn: `{value}`.",
                value = quoted(&value)
            )),
            (None, Some(null)) if null.eq_ignore_ascii_case("null") => Problem::new(
                Check::NotAsMeant,
                tr!(
                    "`{null}` betyr ingenting i YAML, så feltet `{field}` er tomt",
                    null,
                    field = problems.field()
                ),
            )
            .help(tr!(
                "Er ordet ment, sett det i anførselstegn: `'{null}'`. Ellers ta bort linja.",
                null
            )),
            _ => return,
        };
        problems.add(problem);
    }
}

/// Returns the text of `value` as it is in the file, also where YAML reads a number or a boolean.
pub(crate) fn text(value: &Value, problems: &mut Problems) -> Option<String> {
    let as_written = |problems: &Problems| problems.written().map(str::to_owned);
    let text: Cow<'_, str> = match value {
        Value::String(text) => text.into(),
        Value::Number(number) => as_written(problems)
            .unwrap_or_else(|| number.to_string())
            .into(),
        Value::Bool(truth) => as_written(problems)
            .unwrap_or_else(|| truth.to_string())
            .into(),
        _ => {
            problems.add(no_text(value));
            return None;
        }
    };
    let text = &*text;
    if let Some(found) = characters::first_hidden(text) {
        let (message, help) = hidden::in_value(&found);
        problems.add(Problem::new(Check::HiddenCharacter, message).help(help));
    }
    if text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT {
        let length = text.chars().count();
        problems.add(too_long(length, MAX_TEXT));
        return None;
    }
    // At the start of a value, a byte order mark is ignored.
    let text = characters::without_hidden(text.trim_start_matches('\u{feff}'));
    Some(if is_single_spaced(&text) {
        text.into_owned()
    } else {
        single_spaced(&text)
    })
}

/// Returns whether `text` is what [`single_spaced`] makes of it, as most texts are; `false` also
/// where that takes longer to find out.
fn is_single_spaced(text: &str) -> bool {
    let mut before = b' ';
    let is_plain = text.bytes().all(|byte| {
        // The first bytes of white space beyond ASCII.
        let may_be_space = byte < b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3);
        let is_second = byte == b' ' && before == b' ';
        let is_plain = !may_be_space && !is_second;
        before = byte;
        is_plain
    });
    is_plain && before != b' '
}

/// Returns `text` with each run of white space as a single space, and none at its ends.
fn single_spaced(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut plain = words.next().unwrap_or_default().to_owned();
    for word in words {
        plain.push(' ');
        plain.push_str(word);
    }
    plain
}

/// Returns the text between `“ ”` that enclose it as a whole, as if they were YAML's.
fn in_foreign_quotes(text: &str) -> Option<&str> {
    const QUOTES: [char; 5] = ['“', '”', '„', '‟', '″'];
    let inner = text.strip_prefix(QUOTES)?.strip_suffix(QUOTES)?;
    (!inner.is_empty() && !inner.contains(QUOTES)).then_some(inner)
}

fn shown(text: &str) -> String {
    quoted(text).trim_matches(['\'', '"']).to_owned()
}

/// Returns the problem of a value that should be text; where a colon or brackets have made it
/// something else, with the text to write.
fn no_text(value: &Value) -> Problem {
    let expected = String::EXPECTED;
    match value {
        Value::Mapping(map) => match with_colon(map) {
            Some(text) => Problem::new(
                Check::WrongType,
                tr!("kolonet gjør dette til et felt, men det skal stå tekst her"),
            )
            .help(tr!(
                "Sett teksten i anførselstegn: `{text}`.",
                text = quoted(&text)
            )),
            None => wrong_type(value, expected).help(tr!("Skriv teksten på én linje.")),
        },
        Value::Sequence(items) => {
            let words: Option<Vec<_>> = items.iter().map(Value::as_str).collect();
            let problem = wrong_type(value, expected);
            match words {
                Some(words) => problem.help(tr!(
                    "Skriv bare én verdi. Er klammene en del av teksten, sett den i \
                     anførselstegn: `{right}`.",
                    right = quoted(&format!("[{}]", words.join(", ")))
                )),
                None => problem.help(tr!("Skriv bare én verdi.")),
            }
        }
        _ => wrong_type(value, expected).help(tr!("Sett teksten i anførselstegn.")),
    }
}

/// Returns the text that YAML has parsed as a single field: `Husk: ta med brukerne`.
pub(crate) fn with_colon(map: &Mapping) -> Option<String> {
    let mut pairs = map.iter();
    let (key, value) = pairs.next()?;
    if pairs.next().is_some() {
        return None;
    }
    let value = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null => String::new(),
        _ => return None,
    };
    Some(format!("{}: {value}", key.as_str()?).trim_end().to_owned())
}

impl FromYaml for bool {
    const EXPECTED: &'static str = tr_later!("`true` (ja) eller `false` (nei)");

    fn shape() -> Shape {
        Shape::Plain(json!({"enum": [true, false, "ja", "nei", "yes", "no"]}))
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let truth = truth(value);
        if truth.is_none() {
            problems.add(
                wrong_type(value, Self::EXPECTED)
                    .help(tr!("Skriv `true` for ja, `false` for nei.")),
            );
        }
        truth
    }
}

/// Returns the boolean that `value` means, also in words.
pub(crate) fn truth(value: &Value) -> Option<bool> {
    let text = match value {
        Value::Bool(truth) => return Some(*truth),
        Value::String(text) => text.trim().to_lowercase(),
        _ => return None,
    };
    match text.as_str() {
        "ja" | "yes" | "true" => Some(true),
        "nei" | "no" | "false" => Some(false),
        _ => None,
    }
}

impl FromYaml for Slug {
    const EXPECTED: &'static str = tr_later!("navnet på et dokument: filnavnet uten `.md`");

    fn shape() -> Shape {
        Shape::pattern("^[a-z0-9]+(-[a-z0-9]+)*$")
    }

    /// Reads a name. One that is not a valid slug is read as it is written: the code that looks it
    /// up knows which names exist, and so which was meant.
    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = text(value, problems)?;
        Some(Self::new(&text).unwrap_or_else(|| Self::to_look_up(&text)))
    }
}

/// The name of a new document or topic.
pub(crate) struct NewSlug(Slug);

impl From<NewSlug> for Slug {
    fn from(new: NewSlug) -> Self {
        new.0
    }
}

impl NewSlug {
    /// Says that a text is no such name.
    pub(crate) const REFUSED: &'static str =
        tr_later!("«{text}» kan ikke være et navn i en adresse");
}

impl FromYaml for NewSlug {
    const EXPECTED: &'static str =
        tr_later!("et navn med bare små bokstaver a–z, tall og bindestrek");

    fn shape() -> Shape {
        Slug::shape()
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = text(value, problems)?;
        let slug = Slug::new(&text);
        if slug.is_none() {
            let help = match Slug::made_from(&text) {
                Some(made) => tr!("Skriv for eksempel `{made}`.", made),
                None => tr!("Skriv {expected}.", expected = said(Self::EXPECTED)),
            };
            let refused = Self::REFUSED;
            let message = tr!(refused, text);
            problems.add(Problem::new(Check::InvalidValue, message).help(help));
        }
        slug.map(Self)
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_taken_as_it_is_has_single_spaces() {
        for text in [
            "",
            " ",
            "a",
            " a",
            "a ",
            "a b",
            "a  b",
            "a\tb",
            "a\nb",
            "å ø",
            "«a» b",
            "a\u{a0}b",
            "a\u{2003}b",
            "a\u{3000}",
            "a\u{1680}b",
        ] {
            let whole = single_spaced(text);
            assert!(!is_single_spaced(text) || whole == text, "{text:?}");
        }
        assert!(is_single_spaced("Digital søknad om skoleplass"));
    }
}
