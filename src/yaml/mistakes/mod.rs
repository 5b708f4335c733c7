//! Explains why a text is not valid YAML: first from what is visible in its lines,
//! then from the error of the library. Used only after parsing has failed.

use std::ops::Range;

use tr::tr;

use super::failure::Failure;
use crate::diagnostic::{Check, Problem};

mod library_errors;
pub(super) mod lines;
mod mistake;
mod quotes;
#[cfg(test)]
mod tests;
mod visible;

pub(super) use library_errors::TOO_DEEP;
pub(crate) use quotes::quoted;
pub(crate) use visible::split_at_colon;

/// Returns the explanation of `error`, at which the parser stopped in `yaml`, which begins at
/// `offset` in its file.
pub(super) fn explain(yaml: &str, offset: usize, error: &serde_yaml::Error) -> Failure {
    let said = error.to_string();
    let reported = error
        .location()
        .map(|location| byte_at(yaml, location.line(), location.column()));
    if said.contains("duplicate entry") {
        return duplicate(yaml, offset, &said, reported.unwrap_or(0));
    }
    let begun = library_errors::context(&said).map(|(_, line, column)| byte_at(yaml, line, column));
    let near = near(yaml, reported, begun);
    let visible = library_errors::is_of_form(&said).then(|| visible::first(yaml, &near));
    if let Some(mistake) = visible.flatten() {
        return (
            Problem::new(Check::InvalidYaml, mistake.message).help(mistake.help),
            offset + mistake.range.start..offset + mistake.range.end,
        );
    }
    let (message, help) = library_errors::in_words(&said);
    let range = match library_errors::opening(&said).and(begun).or(reported) {
        Some(at) => rest_of_line(yaml, at, offset),
        None => rest_of_line(yaml, 0, offset),
    };
    let problem = Problem::new(Check::InvalidYaml, tr!(message)).help(tr!(help));
    (problem, range)
}

/// Returns the number of lines after `entries[at]` that are inside its quotation marks.
pub(super) fn lines_inside(yaml: &str, entries: &[lines::Entry<'_>], at: usize) -> usize {
    quotes::check(yaml, entries, at).unwrap_or(0)
}

/// Returns the bytes of the lines where the cause may be: from the line before what was being
/// parsed, to the line after the one where the parser stopped.
fn near(yaml: &str, reported: Option<usize>, begun: Option<usize>) -> Range<usize> {
    let stop = reported.unwrap_or(yaml.len()).min(yaml.len());
    // A mapping may begin far above; a key or a value at most on the line before.
    let from = begun.filter(|begun| yaml[*begun..stop.max(*begun)].matches('\n').count() <= 2);
    let start = from.unwrap_or(stop).min(stop);
    let line_start = yaml[..start].rfind('\n').map_or(0, |end| end + 1);
    let before = yaml[..line_start.saturating_sub(1)]
        .rfind('\n')
        .map_or(0, |end| end + 1);
    let end = yaml[stop..]
        .find('\n')
        .map_or(yaml.len(), |length| stop + length + 1);
    before..end
}

fn duplicate(yaml: &str, offset: usize, said: &str, start: usize) -> Failure {
    let key = said.split('"').nth(1);
    let key = key.map_or_else(|| tr!("et felt"), str::to_owned);
    let at = second_of(yaml, said, start).unwrap_or(start);
    (
        Problem::new(
            Check::DuplicateField,
            tr!("feltet `{key}` står to ganger", key),
        )
        .help(tr!(
            "Behold det ene. Skal feltet ha flere verdier, skriv dem som en liste."
        )),
        rest_of_line(yaml, at, offset),
    )
}

/// Returns the place of the second occurrence of a key in the mapping that begins at `start`; the
/// error of the parser only says where the mapping begins.
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
    let line = lines::all(text).filter(|line| is_key(line.text)).nth(1)?;
    Some(line_start + line.start + indent)
}

/// Returns the range from byte `at` to the end of its line; at least one character where there is
/// one.
pub(crate) fn rest_of_line(yaml: &str, at: usize, offset: usize) -> Range<usize> {
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

/// Returns the byte at `line` and `column`, both from 1, the column in characters.
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
