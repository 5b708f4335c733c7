//! Conflict marks that Git leaves in a text where it could not merge two changes. In Markdown they
//! become headings and quotes, so they are looked for in the lines of the source.

use std::ops::Range;
use std::sync::Arc;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic};
use crate::text::conflict;

/// The most lines that the message names.
const NAMED: usize = 6;

/// Returns a diagnostic where the `body` of the file `text` has conflict marks outside code.
pub(super) fn in_body(file: &Arc<str>, text: &str, body: Range<usize>) -> Option<Diagnostic> {
    let marks = marks(&text[body.clone()]);
    let first = marks.first()?;
    let numbers: Vec<String> = marks
        .iter()
        .take(NAMED)
        .map(|mark| {
            let before = &text.as_bytes()[..body.start + mark.start];
            (memchr::memchr_iter(b'\n', before).count() + 1).to_string()
        })
        .collect();
    let more = if marks.len() > NAMED { " …" } else { "" };
    let message = match numbers.split_last() {
        Some((last, others)) if !others.is_empty() => {
            let others = others.join(", ");
            tr!(
                "teksten har konfliktmerker fra Git på linje {others} og {last}{more}",
                others,
                last,
                more
            )
        }
        _ => tr!(
            "teksten har konfliktmerker fra Git på linje {line}",
            line = numbers.concat()
        ),
    };
    let place = body.start + first.start..body.start + first.end;
    let diagnostic = Diagnostic::new(Check::ConflictMarks, file.clone(), Some(place), message);
    Some(diagnostic.help(conflict::help()))
}

/// Returns the lines that are conflict marks, with those that separate the two sides.
fn marks(body: &str) -> Vec<Range<usize>> {
    // Nearly no text has seven of these in a row.
    let signs = ["<<<<<<<", ">>>>>>>", "|||||||"];
    if !signs
        .iter()
        .any(|sign| memchr::memmem::find(body.as_bytes(), sign.as_bytes()).is_some())
    {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut fence: Option<&str> = None;
    let mut is_open = false;
    let mut at = 0;
    for whole in body.split_inclusive('\n') {
        let line = whole.trim_end();
        let start = at;
        at += whole.len();
        if let Some(sign) = ["```", "~~~"]
            .into_iter()
            .find(|sign| line.trim_start().starts_with(sign))
        {
            match fence {
                None => fence = Some(sign),
                Some(open) if open == sign => fence = None,
                Some(_) => {}
            }
        }
        if fence.is_some() {
            continue;
        }
        // A row of `=` alone may be the line under a heading.
        if conflict::is_mark(line) || is_open && line == "=======" {
            found.push(start..start + line.len());
        }
        is_open = (is_open || line.starts_with("<<<<<<<")) && !line.starts_with(">>>>>>>");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reported(text: &str) -> Option<(String, String)> {
        let diagnostic = in_body(&"a.md".into(), text, 4..text.len())?;
        Some((
            diagnostic.message.clone(),
            text[diagnostic.range()?.clone()].to_owned(),
        ))
    }

    #[test]
    fn all_lines_of_a_conflict_are_named() {
        for (text, lines, marked) in [
            (
                "---\n<<<<<<< HEAD\nEn\n=======\nTo\n>>>>>>> gren\n",
                "linje 2, 4 og 6",
                "<<<<<<< HEAD",
            ),
            (
                "---\r\n\r\n<<<<<<< HEAD\r\nEn\r\n||||||| a\r\n=======\r\nTo\r\n>>>>>>> b\r\n",
                "linje 3, 5, 6 og 8",
                "<<<<<<< HEAD",
            ),
            ("---\nEn\n>>>>>>> gren\n", "linje 3", ">>>>>>> gren"),
            ("---\n<<<<<<<\nEn\n", "linje 2", "<<<<<<<"),
            ("---\nTo\n||||||| felles\n", "linje 3", "||||||| felles"),
        ] {
            let (message, place) = reported(text).unwrap_or_default();
            assert!(message.ends_with(lines), "{text}: {message}");
            assert_eq!(place, marked);
        }
    }

    #[test]
    fn other_rows_and_code_are_not_reported() {
        for text in [
            "---\nOverskrift\n=======\n\nTekst\n",
            "---\n```\n<<<<<<< HEAD\n=======\n>>>>>>> b\n```\n",
            "---\n    <<<<<<< HEAD\n",
            "---\n> > > > > > > sitat\n",
            "---\na <<<<<<< b og `>>>>>>>`\n",
        ] {
            assert_eq!(reported(text), None, "{text}");
        }
    }
}
