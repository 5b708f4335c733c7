//! Text and booleans as the values of fields, and the problem of a value that is wrong.

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
use crate::text::characters;
use crate::tr_later;

/// The longest text in a field, in characters. Longer text belongs in the body of a document.
pub(crate) const MAX_TEXT: usize = 5_000;

/// Says that a text is too long.
pub(crate) const TOO_LONG: &str =
    tr_later!("verdien er på {length} tegn; den kan være på høyst {limit}");
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
