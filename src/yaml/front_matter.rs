//! The fields at the top of a file: finds their bounds, and parses them into a mapping.

use std::borrow::Cow;
use std::ops::Range;

use serde_yaml::{Mapping, Value};
use tr::tr;

use super::bounded;
use super::failure::{Failure, in_conflict};
use super::mistakes::{self, TOO_DEEP, rest_of_line};
use crate::diagnostic::{Check, Problem};
use crate::text::{characters, conflict};
use parts::Lines;

mod compose;
mod open;
mod other_forms;
mod parts;

pub use parts::Parts;

/// Splits `text`. A byte order mark and empty lines at the start are skipped.
pub fn split(text: &str) -> Result<Parts, Failure> {
    let (_, start) = without_mark(text);
    let mut lines = Lines { text, at: start };
    let is_empty = |line: &Range<usize>| text[line.clone()].trim().is_empty();
    let first = lines.by_ref().find(|line| !is_empty(line));
    let Some(first) = first.filter(|line| text[line.clone()].trim_end() == "---") else {
        if let Some(failure) = open::wrong_start(text, start) {
            return Err(failure);
        }
        let other = other_forms::split(text, start)?;
        return Ok(other.unwrap_or(Parts {
            yaml: None,
            body: start..text.len(),
        }));
    };
    let yaml_start = lines.at;
    while let Some(line) = lines.next() {
        if matches!(text[line.clone()].trim_end(), "---" | "...") {
            return Ok(Parts {
                yaml: Some(yaml_start..line.start),
                body: lines.at..text.len(),
            });
        }
    }
    Err(open::unclosed(text, &first, yaml_start))
}

/// Returns `text` without a byte order mark, and the length of the mark in bytes.
pub fn without_mark(text: &str) -> (&str, usize) {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    (rest, text.len() - rest.len())
}

/// Replaces characters that end a line only for the YAML parser with spaces of the same length:
/// word processors put them into paragraphs.
fn on_one_line(yaml: &str) -> Cow<'_, str> {
    const ENDS: [char; 2] = ['\u{2028}', '\u{2029}'];
    match yaml.contains(ENDS) {
        true => yaml.replace(ENDS, "   ").into(),
        false => yaml.into(),
    }
}

/// Returns the failure for a file without front matter.
pub fn missing(text: &str, body: Range<usize>) -> Failure {
    let first_line = text[body.clone()].lines().next().unwrap_or_default();
    let help = tr!(
        "Begynn fila med ei linje `---`, så feltene (for eksempel `tittel: …`), så ei linje `---` til."
    );
    (
        Problem::new(Check::MissingFrontMatter, tr!("fila har ingen felt øverst")).help(help),
        body.start..body.start + first_line.trim_end().len(),
    )
}

/// Parses `yaml`, which begins at `offset` in its file.
pub fn parse(yaml: &str, offset: usize) -> Result<Mapping, Failure> {
    // Hidden characters are reported elsewhere; here they must not stop the parser.
    let yaml = &*characters::readable_as_yaml(yaml);
    if let Some(read) = other_forms::toml(yaml, offset) {
        return read;
    }
    // JSON is valid YAML, except for tabs.
    let without_tabs = other_forms::is_json(yaml).then(|| yaml.replace('\t', " "));
    let yaml = without_tabs.as_deref().unwrap_or(yaml);
    let yaml = &*on_one_line(yaml);
    if let Some(mark) = conflict::first(yaml) {
        return Err(in_conflict(&mark, offset));
    }
    if let Some(at) = bounded::too_deep(yaml) {
        let (message, help) = TOO_DEEP;
        return Err((
            Problem::new(Check::InvalidYaml, tr!(message)).help(tr!(help)),
            rest_of_line(yaml, at, offset),
        ));
    }
    match bounded::from_str(yaml) {
        Ok(Value::Mapping(map)) => Ok(compose::mapping(map, yaml)),
        Ok(Value::Null) => Ok(Mapping::new()),
        Ok(_) => Err((
            Problem::new(
                Check::WrongType,
                tr!("her skal det stå felt med navn og verdi"),
            )
            .help(tr!(
                "Skriv ett felt på hver linje: `tittel: Digital søknad`."
            )),
            rest_of_line(yaml, 0, offset),
        )),
        Err(error) => Err(mistakes::explain(yaml, offset, &error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_fields_from_text() {
        let text = "\u{feff}---\r\ntittel: Å\r\n---\r\nTekst\n";
        let parts = split(text).expect("closed");
        assert_eq!(parts.yaml.map(|yaml| &text[yaml]), Some("tittel: Å\r\n"));
        assert_eq!(&text[parts.body], "Tekst\n");
        assert_eq!(split("Bare tekst").map(|parts| parts.yaml), Ok(None));
        assert_eq!(
            split("---\n---").map(|parts| (parts.yaml, parts.body)),
            Ok((Some(4..4), 7..7))
        );
    }

    #[test]
    fn line_separators_of_word_processors_end_no_line() {
        let map = parse("tittel: En\u{2028}to\nstatus: drift\n", 0).expect("fields");
        assert_eq!(map["tittel"].as_str(), Some("En   to"));
    }

    #[test]
    fn an_open_front_matter_is_reported_at_its_start() {
        let (problem, range) = split("---\ntittel: A\n\nTekst").expect_err("unclosed");
        assert_eq!((problem.check, range), (Check::UnclosedFrontMatter, 0..3));
    }

    #[test]
    fn aliases_that_expand_too_much_are_rejected() {
        let mut yaml = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for (name, before) in "bcdefghi".chars().zip("abcdefgh".chars()) {
            yaml += &format!(
                "{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n"
            );
        }
        let (problem, _) = parse(&yaml, 0).expect_err("expands too much");
        assert_eq!(problem.check, Check::InvalidYaml);
        assert!(problem.message.contains("minnet"), "{problem:?}");
    }

    /// Returns the part of `yaml` that the failure marks.
    fn marked(yaml: &str) -> &str {
        &yaml[parse(yaml, 0).expect_err("wrong").1]
    }

    #[test]
    fn unclosed_quotes_and_brackets_are_marked_where_they_open() {
        assert_eq!(marked("a: 1\ntittel: \"Å\nb: 2\n"), "\"Å");
        assert_eq!(marked("a: 1\ntemaer: [a, b\ntype: x\n"), "[a, b");
        assert_eq!(marked("a: 1\nb:\n  - {c: d\n  - e\n"), "{c: d");
    }

    #[test]
    fn a_duplicate_field_is_marked_at_its_second_occurrence() {
        assert_eq!(marked("å: 1\ntype: a\nb: {type: x}\ntype: c\n"), "type: c");
        assert_eq!(marked("type: x\nb:\n  - type: a\n    type: c\n"), "type: c");
    }

    #[test]
    fn the_place_of_a_mistake_counts_characters() {
        let yaml = "tittel: Færder: søk\n";
        let (problem, range) = parse(yaml, 4).expect_err("colon");
        assert!(problem.message.contains("kolon"), "{problem:?}");
        assert!(yaml.is_char_boundary(range.start - 4));
    }
}
