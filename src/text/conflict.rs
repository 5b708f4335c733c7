//! Finds the marks that Git leaves in a file where two changes could not be joined.

use std::ops::Range;

use tr::tr;

/// Returns the message on a mark.
pub fn message() -> String {
    tr!("dette er et merke fra Git: to endringer er ikke flettet sammen")
}

/// Returns the advice on a mark.
pub fn help() -> String {
    tr!(
        "Behold teksten som skal gjelde, og ta bort linjene som begynner med \
         `<<<<<<<`, `=======` og `>>>>>>>`."
    )
}

/// Returns the first line of `text` that is such a mark, in bytes. A row of `=` alone may be the
/// line under a heading, so it counts only between the two others.
pub fn first(text: &str) -> Option<Range<usize>> {
    // Nearly no text has seven of these in a row.
    let has_marks = ["<<<<<<<", ">>>>>>>", "|||||||"]
        .iter()
        .any(|mark| text.contains(mark));
    if !has_marks {
        return None;
    }
    let mut at = 0;
    text.split_inclusive('\n').find_map(|whole| {
        let start = at;
        at += whole.len();
        let line = whole.trim_end();
        is_mark(line).then_some(start..start + line.len())
    })
}

/// Returns whether `line` opens, closes or parts the sides of a conflict.
pub fn is_mark(line: &str) -> bool {
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    ["<<<<<<<", ">>>>>>>", "|||||||"].iter().any(|mark| {
        line.strip_prefix(mark)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_at_their_lines() {
        for (text, line) in [
            (
                "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> gren\n",
                "<<<<<<< HEAD",
            ),
            ("a: 1\r\n<<<<<<< HEAD\r\n", "<<<<<<< HEAD"),
            ("a\n>>>>>>> 1a2b3c", ">>>>>>> 1a2b3c"),
            ("a\n||||||| felles\n", "||||||| felles"),
            ("\u{feff}<<<<<<<\n", "\u{feff}<<<<<<<"),
        ] {
            assert_eq!(first(text).map(|range| &text[range]), Some(line), "{text}");
        }
    }

    #[test]
    fn other_rows_are_no_marks() {
        for text in [
            "Overskrift\n=======\n",
            "<<<<<<<<<",
            "> > > > > > >sitat",
            "a <<<<<<< b",
            "  <<<<<<< x",
            "",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
