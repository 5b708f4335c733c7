//! The fields at the top of a file: where they begin and end, and from YAML to a mapping.

use std::ops::Range;

use serde_yaml::{Mapping, Value};

use super::bounded_yaml;
use crate::diagnostic::Check;
use crate::text::characters;

/// A file split in its two parts, as byte ranges of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the `---` lines; `None` where the file has none.
    pub yaml: Option<Range<usize>>,
    /// The Markdown.
    pub body: Range<usize>,
}

/// A problem with the front matter as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which check.
    pub check: Check,
    /// Where, in bytes of the file.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Splits `text`. A byte order mark at the start is passed over.
pub fn split(text: &str) -> Result<Parts, Failure> {
    let (_, start) = without_mark(text);
    let mut lines = Lines { text, at: start };
    let Some(first) = lines
        .next()
        .filter(|line| text[line.clone()].trim_end() == "---")
    else {
        return Ok(Parts {
            yaml: None,
            body: start..text.len(),
        });
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
    Err(Failure {
        check: Check::UnclosedFrontMatter,
        range: first.start..first.start + 3,
        message: "feltene øverst i fila er ikke avsluttet".into(),
        help: "Sett ei linje med bare `---` mellom feltene og teksten.".into(),
    })
}

/// `text` without a byte order mark, and the bytes that it took.
pub fn without_mark(text: &str) -> (&str, usize) {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    (rest, text.len() - rest.len())
}

/// What to say of a file without front matter.
pub fn missing(text: &str, body: Range<usize>) -> Failure {
    let first_line = text[body.clone()].lines().next().unwrap_or_default();
    let help = if first_line.trim_end() == "+++" {
        "Fila har felt i TOML (`+++`). Skriv dem som YAML: `nøkkel: verdi` mellom to linjer med `---`."
    } else {
        "Begynn fila med ei linje `---`, så feltene (for eksempel `tittel: …`), så ei linje `---` til."
    };
    Failure {
        check: Check::MissingFrontMatter,
        range: body.start..body.start + first_line.trim_end().len(),
        message: "fila har ingen felt øverst".into(),
        help: help.into(),
    }
}

/// Lines of a text as byte ranges, without their line ends.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let length = rest.find('\n').unwrap_or(rest.len());
        self.at = start + (length + 1).min(rest.len());
        Some(start..start + length)
    }
}

/// Reads `yaml`, which stands at `offset` in its file.
pub fn parse(yaml: &str, offset: usize) -> Result<Mapping, Failure> {
    // Hidden characters are told of by name elsewhere; here they must not end the reading.
    let yaml = &*characters::readable_as_yaml(yaml);
    if let Some(at) = bounded_yaml::too_deep(yaml) {
        let (_, message, help) = TOO_DEEP;
        return Err(Failure {
            check: Check::InvalidYaml,
            range: rest_of_line(yaml, at, offset),
            message: message.into(),
            help: help.into(),
        });
    }
    match bounded_yaml::from_str(yaml) {
        Ok(Value::Mapping(map)) => Ok(map),
        Ok(Value::Null) => Ok(Mapping::new()),
        Ok(_) => Err(Failure {
            check: Check::WrongType,
            range: first_line(yaml, offset),
            message: "her skal det stå felt med navn og verdi".into(),
            help: "Skriv ett felt på hver linje: `tittel: Digital søknad`.".into(),
        }),
        Err(error) => Err(explain(yaml, offset, &error)),
    }
}

/// The reader's message in Norwegian, for the mistakes that people make.
fn explain(yaml: &str, offset: usize, error: &serde_yaml::Error) -> Failure {
    let said = error.to_string();
    let (check, message, help) = if said.contains("duplicate entry") {
        let key = said.split('"').nth(1).unwrap_or("et felt");
        (
            Check::DuplicateField,
            format!("feltet `{key}` står to ganger"),
            "Behold det ene. Skal feltet ha flere verdier, skriv dem som en liste.".to_owned(),
        )
    } else {
        let (message, help) = YAML_MISTAKES
            .iter()
            .find(|(sign, ..)| said.contains(sign))
            .map_or(("dette er ikke gyldig YAML", None), |(_, message, help)| {
                (*message, Some(*help))
            });
        let help = help.map_or_else(|| format!("YAML-leseren sier: {said}"), str::to_owned);
        (Check::InvalidYaml, message.to_owned(), help)
    };
    let reported = error
        .location()
        .map(|location| byte_at(yaml, location.line(), location.column()));
    let at = match check {
        Check::DuplicateField => second_of(yaml, &said, reported.unwrap_or(0)),
        _ => opening(yaml, &said),
    };
    let range = match at.or(reported) {
        Some(at) => rest_of_line(yaml, at, offset),
        None => first_line(yaml, offset),
    };
    Failure {
        check,
        range,
        message,
        help,
    }
}

/// Lists within lists within lists.
const TOO_DEEP: (&str, &str, &str) = (
    bounded_yaml::TOO_DEEP,
    "feltene ligger inni hverandre i for mange nivåer",
    "Se etter klammer som ikke er avsluttet.",
);

/// Where the quote or bracket opens that was never closed: the reader notices first where it can
/// go no further, often lines below. Its message has both places: `…, while scanning a quoted
/// scalar at line 2 column 9`.
fn opening(yaml: &str, said: &str) -> Option<usize> {
    let (_, context) = said.split_once(", while ")?;
    let is_open = ["scanning a quoted scalar", "parsing a flow"];
    if !is_open.iter().any(|start| context.starts_with(start)) {
        return None;
    }
    let (_, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some(byte_at(yaml, line.parse().ok()?, column.parse().ok()?))
}

/// Where a key stands for the second time in the mapping that begins at `start`; the reader only
/// tells where the mapping begins.
fn second_of(yaml: &str, said: &str, start: usize) -> Option<usize> {
    let key = said.split('"').nth(1)?;
    let line_start = yaml[..start].rfind('\n').map_or(0, |end| end + 1);
    let indent = yaml[line_start..start].chars().count();
    let is_key = |line: &str| {
        let rest = line.trim_start_matches([' ', '-']);
        let before = line.chars().count() - rest.chars().count();
        before == indent
            && rest
                .strip_prefix(key)
                .is_some_and(|rest| rest.starts_with(':'))
    };
    let text = &yaml[line_start..];
    let line = Lines { text, at: 0 }
        .filter(|line| is_key(&text[line.clone()]))
        .nth(1)?;
    Some(line_start + line.start + indent)
}

/// What aliases do that repeat a large value many times.
const EXPANDS: &str = "feltene viser til seg selv så mange ganger at de ville fylt minnet";

/// A part of the reader's message, what it means, and what to do.
const YAML_MISTAKES: &[(&str, &str, &str)] = &[
    (
        "mapping values are not allowed",
        "et kolon står der YAML ikke venter det",
        "Sett verdien i anførselstegn når den inneholder kolon og mellomrom: `tittel: 'Skien: digital søknad'`.",
    ),
    (
        "found character that cannot start any token",
        "et tegn kan ikke stå først i en verdi (ofte tabulator, `@`, `%` eller en skråstilt apostrof)",
        "Bruk mellomrom til innrykk, og sett verdien i anførselstegn.",
    ),
    (
        "did not find expected key",
        "innrykk eller anførselstegn stemmer ikke",
        "La feltene på samme nivå begynne i samme kolonne, og se etter et anførselstegn som mangler.",
    ),
    (
        "did not find expected '-' indicator",
        "et punkt i lista har feil innrykk",
        "La alle `- ` i lista stå i samme kolonne.",
    ),
    (
        "did not find expected ',' or",
        "ei liste eller et felt med klammer er ikke avsluttet",
        "Avslutt lista med `]` (eller `}`), med komma mellom verdiene.",
    ),
    (
        "found unexpected end of stream",
        "et anførselstegn er ikke avsluttet",
        "Sett et anførselstegn til der verdien slutter.",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "et navn etter `*` eller `&` mangler",
        "Sett verdien i anførselstegn dersom den skal begynne med `*` eller `&`.",
    ),
    (
        "unknown anchor",
        "`*` viser til et merke som ikke finnes",
        "Sett verdien i anførselstegn dersom den skal begynne med `*`.",
    ),
    (
        "repetition limit exceeded",
        EXPANDS,
        "Skriv verdiene rett ut i stedet for å bruke `&` og `*`.",
    ),
    (
        bounded_yaml::TOO_LARGE,
        EXPANDS,
        "Skriv verdiene rett ut i stedet for å bruke `&` og `*`.",
    ),
    (
        bounded_yaml::TOO_MANY,
        "fila har flere verdier enn det som leses (150 000)",
        "Del den i flere, eller ta bort det som ikke trengs.",
    ),
    TOO_DEEP,
    (
        "control characters are not allowed",
        "teksten har et usynlig styretegn",
        "Skriv linja på nytt; tegnet kom trolig med da den ble limt inn.",
    ),
];

fn first_line(yaml: &str, offset: usize) -> Range<usize> {
    rest_of_line(yaml, 0, offset)
}

/// From byte `at` to the end of its line; one character at least where there is one.
fn rest_of_line(yaml: &str, at: usize, offset: usize) -> Range<usize> {
    // At the very end there is nothing to mark: take the last line instead.
    let at = if at >= yaml.trim_end().len() {
        yaml.trim_end().rfind('\n').map_or(0, |end| end + 1)
    } else {
        at
    };
    let rest = &yaml[at..];
    let length = rest.lines().next().unwrap_or_default().trim_end().len();
    offset + at..offset + at + length
}

/// The byte at `line` and `column`, both from 1, the column in characters.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = text.get(start..).unwrap_or_default();
    let within = rest
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(rest.len(), |(at, _)| at);
    (start + within).min(text.len())
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
    fn an_open_front_matter_is_told_at_its_start() {
        let failure = split("---\ntittel: A\n\nTekst").expect_err("unclosed");
        assert_eq!(
            (failure.check, failure.range),
            (Check::UnclosedFrontMatter, 0..3)
        );
    }

    #[test]
    fn aliases_that_explode_are_stopped() {
        let mut yaml = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for (name, before) in "bcdefghi".chars().zip("abcdefgh".chars()) {
            yaml += &format!(
                "{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n"
            );
        }
        let failure = parse(&yaml, 0).expect_err("explodes");
        assert_eq!(failure.check, Check::InvalidYaml);
        assert!(failure.message.contains("minnet"), "{failure:?}");
    }

    /// What a failure marks.
    fn marked(yaml: &str) -> &str {
        &yaml[parse(yaml, 0).expect_err("wrong").range]
    }

    #[test]
    fn what_is_not_closed_is_marked_where_it_opens() {
        assert_eq!(marked("a: 1\ntittel: \"Å\nb: 2\n"), "\"Å");
        assert_eq!(marked("a: 1\ntemaer: [a, b\ntype: x\n"), "[a, b");
        assert_eq!(marked("a: 1\nb:\n  - {c: d\n  - e\n"), "{c: d");
    }

    #[test]
    fn a_field_that_is_there_twice_is_marked_the_second_time() {
        assert_eq!(marked("å: 1\ntype: a\nb: {type: x}\ntype: c\n"), "type: c");
        assert_eq!(marked("type: x\nb:\n  - type: a\n    type: c\n"), "type: c");
    }

    #[test]
    fn the_place_of_a_mistake_counts_characters() {
        let yaml = "tittel: Færder: søk\n";
        let failure = parse(yaml, 4).expect_err("colon");
        assert!(failure.message.contains("kolon"), "{failure:?}");
        assert!(yaml.is_char_boundary(failure.range.start - 4));
    }
}
