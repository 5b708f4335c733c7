//! Quotation marks: quotes a value, and finds mistakes in those of a file.

use std::ops::Range;

use tr::tr;

use super::lines::Entry;
use super::mistake::Mistake;

/// The most characters of a value that are shown.
const SHOWN: usize = 60;

/// Returns `text` as a YAML string, in the quotation marks that need the fewest escapes.
pub(crate) fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    if !shown.contains('\'') {
        format!("'{shown}'")
    } else if !shown.contains(['"', '\\']) {
        format!("\"{shown}\"")
    } else {
        format!("'{}'", shown.replace('\'', "''"))
    }
}

/// Checks the quotation marks around the value of `entries[at]`. Returns the number of lines that
/// follow and belong to the value, or the mistake.
pub(super) fn check(yaml: &str, entries: &[Entry<'_>], at: usize) -> Result<usize, Mistake> {
    let entry = &entries[at];
    let Some(quote) = entry
        .value
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''))
    else {
        return Ok(0);
    };
    let Some(close) = closing(yaml, entry.value_at, quote) else {
        return Err(unclosed(entry, quote));
    };
    let line_end = entry.start + entry.line.len();
    let end = yaml[close..]
        .find('\n')
        .map_or(yaml.len(), |length| close + length);
    let after = yaml[close + 1..end].trim();
    let is_clean = after.is_empty() || after.starts_with('#');
    if close < line_end {
        return if is_clean {
            Ok(0)
        } else {
            Err(goes_on(entry, quote))
        };
    }
    let inside = entries[at + 1..]
        .iter()
        .take_while(|later| later.start <= close);
    let is_field =
        |later: &Entry<'_>| later.key.is_some() && later.indent.len() <= entry.indent.len();
    let count = inside.clone().count();
    if !is_clean || inside.clone().any(is_field) {
        return Err(unclosed(entry, quote));
    }
    Ok(count)
}

/// Returns the position of the quotation mark that closes the one at `open`.
fn closing(yaml: &str, open: usize, quote: char) -> Option<usize> {
    let bytes = yaml.as_bytes();
    let mut at = open + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == '"' => at += 1,
            byte if char::from(byte) == quote => {
                if quote == '\'' && bytes.get(at + 1) == Some(&b'\'') {
                    at += 1;
                } else {
                    return Some(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn unclosed(entry: &Entry<'_>, quote: char) -> Mistake {
    let inner = entry.value.trim_start_matches(quote);
    Mistake::new(
        place(entry),
        tr!("anførselstegnet her er ikke lukket"),
        tr!(
            "Sett `{quote}` der verdien slutter: `{right}`.",
            quote,
            right = entry.with(&closed(inner, quote))
        ),
    )
}

/// Returns `inner` between two of `quote`.
fn closed(inner: &str, quote: char) -> String {
    if inner.contains([quote, '\\']) {
        return quoted(inner);
    }
    format!("{quote}{}{quote}", quoted(inner).trim_matches(['\'', '"']))
}

/// Returns the mistake of text after the closing mark: `"Nye" skjema`, `'Skien's'`.
fn goes_on(entry: &Entry<'_>, quote: char) -> Mistake {
    let value = entry.value.trim();
    let inner = value
        .strip_prefix(quote)
        .and_then(|rest| rest.strip_suffix(quote));
    // `'Skien's'` is meant to be quoted as a whole; `"Nye" skjema` has quotation marks inside.
    let is_whole =
        inner.is_some_and(|inner| !inner.starts_with(' ') && inner.matches(quote).count() % 2 == 1);
    let text = if is_whole {
        inner.unwrap_or(value)
    } else {
        value
    };
    Mistake::new(
        place(entry),
        tr!("verdien går videre etter anførselstegnet som lukker den"),
        tr!(
            "Bytt det ytterste tegnet: `{right}`.",
            right = entry.with(&quoted(text))
        ),
    )
}

fn place(entry: &Entry<'_>) -> Range<usize> {
    entry.value_at..entry.value_at + entry.value.len()
}
