//! Reads fields that are not YAML between lines with `---`, but in the forms of other generators:
//! TOML between lines with `+++`, and JSON in braces. Such fields are never taken for text: they
//! are read, or the page is rejected.

use std::ops::Range;

use serde_yaml::{Mapping, Number, Value};
use tr::tr;

use super::parts::{Lines, Parts};
use crate::diagnostic::{Check, Problem};
use crate::yaml::failure::Failure;

/// The line that opens and closes fields in TOML. It is a part of the fields, by which they are
/// recognised.
const FENCE: &str = "+++";

/// The first lines of fields in forms that are not supported.
const UNREAD: &[&str] = &[";;;", "---json", "---toml", "--- json", "--- toml", "---js"];

/// The beginnings of lines that only fields have.
const NAMES: &[&str] = &[
    "title",
    "tittel",
    "draft",
    "utkast",
    "synlighet",
    "layout",
    "permalink",
    "tags",
];

/// Splits `text`, which does not begin with `---`, if it begins with fields in another form.
pub(super) fn split(text: &str, start: usize) -> Result<Option<Parts>, Failure> {
    let mut lines = Lines { text, at: start };
    let Some(first) = lines.find(|line| !text[line.clone()].trim().is_empty()) else {
        return Ok(None);
    };
    let said = text[first.clone()].trim_end();
    if said == FENCE {
        return match lines.find(|line| text[line.clone()].trim_end() == FENCE) {
            Some(last) => Ok(Some(Parts {
                yaml: Some(first.start..last.end),
                body: lines.at..text.len(),
            })),
            None => Err(failure(
                first,
                tr!("feltene øverst i fila er ikke avsluttet"),
                tr!("Sett ei linje med bare `+++` mellom feltene og teksten."),
            )),
        };
    }
    if is_json(&text[first.start..]) {
        return json(text, first).map(Some);
    }
    if UNREAD.contains(&said) {
        return Err(failure(
            first.start..first.start + said.len(),
            tr!("feltene øverst i fila er skrevet på en måte som ikke leses"),
            tr!("Skriv dem som YAML: `nøkkel: verdi` mellom to linjer med `---`."),
        ));
    }
    let is_field = |name: &&&str| {
        let rest = said.strip_prefix(**name);
        rest.is_some_and(|rest| rest.starts_with(": ") || rest.starts_with(" = "))
    };
    if NAMES.iter().any(|name| is_field(&name)) {
        return Err(failure(
            first.start..first.start + said.len(),
            tr!("feltene øverst i fila mangler linja med `---` over seg"),
            tr!("Sett ei linje med bare `---` over feltene, og ei til under dem."),
        ));
    }
    Ok(None)
}

/// Decides whether `text` begins as an object in JSON.
pub(super) fn is_json(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('{').map(str::trim_start);
    inside.is_some_and(|inside| inside.starts_with('"'))
}

/// Splits `text`, whose line `first` begins an object.
fn json(text: &str, first: Range<usize>) -> Result<Parts, Failure> {
    let begin = first.start;
    let Some(length) = length_of_object(&text[begin..]) else {
        return Err(failure(
            first,
            tr!("feltene øverst i fila er ikke avsluttet"),
            tr!("Avslutt feltene med `}`."),
        ));
    };
    let end = begin + length;
    let rest = text[end..].split('\n').next().unwrap_or_default();
    let body = (end + rest.len() + 1).min(text.len());
    if !rest.trim().is_empty() {
        return Err(failure(
            end..end + rest.trim_end().len(),
            tr!("det står tekst på samme linje som feltene slutter"),
            tr!("Sett ei ny linje etter `}`."),
        ));
    }
    Ok(Parts {
        yaml: Some(begin..end),
        body: body..text.len(),
    })
}

fn length_of_object(text: &str) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' if !in_text => depth += 1,
            b'}' if !in_text => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Parses fields in TOML, with their fences; returns `None` where they are in another form.
pub(super) fn toml(fields: &str, offset: usize) -> Option<Result<Mapping, Failure>> {
    let inside = fields.strip_prefix(FENCE)?;
    let inside = inside.trim_end().strip_suffix(FENCE)?;
    Some(match inside.parse::<toml::Table>() {
        Ok(table) => Ok(mapping(table)),
        Err(error) => {
            let start = offset + FENCE.len();
            let span = error.span().unwrap_or(0..0);
            let at = inside.floor_char_boundary(span.start);
            let line = inside[..at].rfind('\n').map_or(0, |end| end + 1);
            let length = inside[line..]
                .lines()
                .next()
                .unwrap_or_default()
                .trim_end()
                .len();
            let problem = Problem::new(
                Check::InvalidYaml,
                tr!("feltene mellom `+++` er ikke gyldig TOML"),
            );
            Err((
                problem.help(tr!(
                    "Skriv `nøkkel = \"verdi\"`, hver nøkkel bare én gang; eller skriv feltene som \
                     YAML mellom to linjer med `---`."
                )),
                start + line..start + line + length,
            ))
        }
    })
}

fn mapping(table: toml::Table) -> Mapping {
    let fields = table.into_iter();
    fields
        .map(|(name, value)| {
            (
                Value::from(name),
                crate::yaml::front_matter::other_forms::value(value),
            )
        })
        .collect()
}

fn value(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::Number(Number::from(number)),
        toml::Value::Boolean(yes) => Value::from(yes),
        toml::Value::Datetime(time) => Value::from(time.to_string()),
        toml::Value::Array(values) => Value::Sequence(
            values
                .into_iter()
                .map(crate::yaml::front_matter::other_forms::value)
                .collect(),
        ),
        toml::Value::Table(table) => Value::Mapping(mapping(table)),
    }
}

fn failure(range: Range<usize>, message: String, help: String) -> Failure {
    (
        Problem::new(Check::UnclosedFrontMatter, message).help(help),
        range,
    )
}

#[cfg(test)]
mod tests {
    use crate::yaml::front_matter::{parse, split};

    /// Returns the fields as YAML, and the text after them.
    fn read(text: &str) -> Option<(String, &str)> {
        let parts = split(text).ok()?;
        let yaml = parts.yaml?;
        let map = parse(&text[yaml.clone()], yaml.start).ok()?;
        let fields = serde_yaml::to_string(&map).ok()?;
        Some((fields.replace('\n', "; "), &text[parts.body]))
    }

    #[test]
    fn fields_in_toml_and_json_are_read() {
        for (text, fields) in [
            (
                "+++\ntitle = \"Ikke klar\"\ndraft = true\n+++\n\nTekst\n",
                "draft: true; title: Ikke klar; ",
            ),
            (
                "\u{feff}+++\r\ndate = 2024-05-17\r\ntags = [\"a\", \"b\"]\r\n+++\r\nTekst\n",
                "date: 2024-05-17; tags:; - a; - b; ",
            ),
            (
                "\n+++\ntitle = '''\nA'''\n[extra]\nb = 1\n+++\nTekst\n",
                "extra:;   b: 1; title: A; ",
            ),
            (
                "{\n\t\"title\": \"A } \\\" {\",\n\t\"draft\": true\n}\n\nTekst\n",
                "title: A } \" {; draft: true; ",
            ),
            (
                "{\"title\": \"A\", \"tags\": [\"b\"]}\nTekst\n",
                "title: A; tags:; - b; ",
            ),
        ] {
            let (found, body) = read(text).unwrap_or_default();
            let found = found.replace('\'', "");
            assert_eq!(found, fields, "{text}");
            assert_eq!(body.trim(), "Tekst", "{text}");
        }
    }

    #[test]
    fn fields_that_cannot_be_read_are_no_text() {
        for (text, marked) in [
            ("+++\ntitle = \"A\"\n\nTekst\n", "+++"),
            ("+++\ntitle = A\n+++\nTekst\n", "title = A"),
            ("{\n\"title\": \"A\"\n\nTekst\n", "{"),
            ("{\"title\": \"A\"} Tekst\n", " Tekst"),
            (";;;\n\"title\": \"A\"\n;;;\n", ";;;"),
            ("---json\n{\"draft\": true}\n---\n", "---json"),
            ("title: A\ndraft: true\n\nTekst\n", "title: A"),
            ("\nutkast: true\n---\nTekst\n", "utkast: true"),
        ] {
            let (_, range) = match split(text) {
                Err(failure) => failure,
                Ok(parts) => {
                    let yaml = parts.yaml.unwrap_or(0..0);
                    parse(&text[yaml.clone()], yaml.start).expect_err(text)
                }
            };
            assert_eq!(&text[range], marked);
        }
    }

    #[test]
    fn text_that_begins_with_such_signs_is_text() {
        for text in [
            "{{% notice %}}\nTekst\n",
            "{navn} er et sted\n",
            "+++ ord +++\n",
            "Title: A\n",
            "tittelen: a\n",
            "Dato: 3. mai\n",
        ] {
            assert_eq!(split(text).map(|parts| parts.yaml), Ok(None), "{text}");
        }
    }
}
