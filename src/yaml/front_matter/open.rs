//! Finds lines that should begin or end the fields of a file, and do not: dashes of a word
//! processor, a code fence around the file, two or four hyphens.

use std::ops::Range;

use tr::tr;

use super::parts::Lines;
use crate::diagnostic::{Check, Problem};
use crate::text::conflict;
use crate::yaml::failure::{Failure, in_conflict};
use crate::yaml::fence::{self, is_meant_as_fence};

/// Returns the failure for a file that has fields at the top, but not between lines with `---`. A
/// file without fields is not reported here.
pub(super) fn wrong_start(text: &str, start: usize) -> Option<Failure> {
    if let Some(failure) = old_line_ends(text, start) {
        return Some(failure);
    }
    let mut lines = Lines { text, at: start }.filter(|line| !text[line.clone()].trim().is_empty());
    let (first, second) = (lines.next()?, lines.next()?);
    let said = |line: &Range<usize>| text[line.clone()].trim();
    if conflict::is_mark(said(&first)) {
        return Some(in_conflict(&first, 0));
    }
    let (message, help) = if is_meant_as_fence(said(&first)) && is_field(said(&second)) {
        fence::message_and_help(said(&first))
    } else if said(&first).starts_with("```") && said(&second) == "---" {
        (
            tr!("fila ligger i en kodeblokk: den begynner med ```"),
            tr!(
                "Ta bort linja med ``` først i fila, og den med ``` på slutten. Fila skal begynne med `---`."
            ),
        )
    } else {
        return None;
    };
    Some((
        Problem::new(Check::MissingFrontMatter, message).help(help),
        trimmed(text, &first),
    ))
}

/// Returns the failure for a file with the line ends of old Macs, which is read as one long line.
fn old_line_ends(text: &str, start: usize) -> Option<Failure> {
    let is_old = text[start..].starts_with("---\r") && !text[start..].starts_with("---\r\n");
    is_old.then(|| {
        (
            Problem::new(
                Check::MissingFrontMatter,
                tr!("linjene i fila slutter på en gammel måte (CR), så alt er ei linje"),
            )
            .help(tr!(
                "Lagre fila på nytt med linjeskift LF eller CRLF i teksteditoren."
            )),
            start..start + 3,
        )
    })
}

/// Returns the failure for fields that begin with the line `first` and never end.
pub(super) fn unclosed(text: &str, first: &Range<usize>, yaml_start: usize) -> Failure {
    if let Some(mark) = conflict::first(&text[yaml_start..]) {
        return in_conflict(&mark, yaml_start);
    }
    let mut lines = Lines {
        text,
        at: yaml_start,
    };
    let (range, message, help) = match lines.find(|line| is_meant_as_fence(&text[line.clone()])) {
        Some(fence) => {
            let (message, help) = fence::message_and_help(&text[fence.clone()]);
            (trimmed(text, &fence), message, help)
        }
        None => (
            first.start..first.start + 3,
            tr!("feltene øverst i fila er ikke avsluttet"),
            tr!("Sett ei linje med bare `---` mellom feltene og teksten."),
        ),
    };
    (
        Problem::new(Check::UnclosedFrontMatter, message).help(help),
        range,
    )
}

fn trimmed(text: &str, line: &Range<usize>) -> Range<usize> {
    let said = &text[line.clone()];
    let start = line.start + said.len() - said.trim_start().len();
    start..start + said.trim().len()
}

/// Decides whether `line` is the name of a field and perhaps its value.
fn is_field(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, rest)| {
        let is_name = |letter: char| letter.is_alphanumeric() || "_-".contains(letter);
        !name.is_empty() && name.chars().all(is_name) && (rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use crate::yaml::front_matter::split;

    /// Returns the marked text, and the message and help.
    fn failure_in(text: &str) -> (&str, String) {
        let (problem, range) = split(text).expect_err(text);
        let help = problem.help.unwrap_or_default();
        (&text[range], format!("{}. {help}", problem.message))
    }

    #[test]
    fn dashes_of_other_kinds_are_reported_at_their_line() {
        for (text, marked) in [
            ("---\ntittel: A\n–––\n\nTekst\n", "–––"),
            ("---\ntittel: A\n—\nTekst\n", "—"),
            ("---\ntittel: A\n--\nTekst\n", "--"),
            ("---\ntittel: A\n----\nTekst\n", "----"),
            ("---\r\ntittel: A\r\n- - -\r\nTekst\r\n", "- - -"),
            ("–––\ntittel: A\n–––\n", "–––"),
            ("\u{feff}—-\ntittel: A\n---\n", "—-"),
        ] {
            let (found, said) = failure_in(text);
            assert_eq!(found, marked, "{text}");
            assert!(said.contains("`---`"), "{said}");
        }
    }

    #[test]
    fn a_file_in_a_code_block_and_a_conflict_are_reported_as_such() {
        let (marked, said) = failure_in("```yaml\n---\ntittel: A\n---\nTekst\n```\n");
        assert_eq!(marked, "```yaml");
        assert!(said.contains("Ta bort linja med ```"), "{said}");
        for text in [
            "<<<<<<< HEAD\n---\ntittel: A\n---\n",
            "---\n<<<<<<< HEAD\ntittel: A\n=======\ntittel: B\n>>>>>>> b\n",
        ] {
            let (marked, said) = failure_in(text);
            assert_eq!(marked, "<<<<<<< HEAD");
            assert!(said.contains("Git"), "{said}");
        }
    }

    #[test]
    fn old_line_ends_are_reported() {
        let (marked, said) = failure_in("---\rtittel: A\r---\rTekst\r");
        assert_eq!(marked, "---");
        assert!(said.contains("LF eller CRLF"), "{said}");
    }

    #[test]
    fn text_without_fields_is_no_mistake_here() {
        for text in [
            "# Overskrift\n\nTekst\n",
            "```yaml\na: b\n```\n",
            "–– sa han.\n\nOg: mer\n",
            "",
            "\n\n",
        ] {
            let parts = split(text).expect(text);
            assert_eq!(parts.yaml, None, "{text}");
        }
    }

    #[test]
    fn empty_lines_before_the_fields_are_passed_over() {
        let text = "\u{feff}\n \r\n---\ntittel: A\n---\nTekst\n";
        let yaml = split(text).expect("fields").yaml.expect("fields");
        assert_eq!(&text[yaml], "tittel: A\n");
    }
}
