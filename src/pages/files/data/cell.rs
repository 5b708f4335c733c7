//! The text of one cell: several values in one, and nothing that a spreadsheet would take for a
//! formula. Both can be undone, as the page of open data explains.

/// The separator between the values of one cell. Values have no space at their ends, so a
/// `|` with a space on both sides belongs to a value.
const BETWEEN: char = '|';

/// Joins several values to one text. A `|` in a value stays as it is between two spaces; any other
/// has a `\` before it, and so has a `\` that stands before a `|`.
pub(super) fn joined<T: ToString>(values: impl IntoIterator<Item = T>) -> String {
    let mut cell = String::new();
    for value in values {
        if !cell.is_empty() {
            cell.push(BETWEEN);
        }
        push_value(&mut cell, &value.to_string());
    }
    cell
}

fn push_value(cell: &mut String, value: &str) {
    let mut backslashes = 0;
    for (at, letter) in value.char_indices() {
        if letter == BETWEEN {
            let before = value[..at].ends_with(' ');
            let after = value[at + 1..].starts_with(' ');
            if !(before && after) {
                cell.extend(std::iter::repeat_n('\\', backslashes + 1));
            }
        }
        backslashes = if letter == '\\' { backslashes + 1 } else { 0 };
        cell.push(letter);
    }
    // The next `|` separates values.
    cell.extend(std::iter::repeat_n('\\', backslashes));
}

/// Returns `text` with a `'` wherever a spreadsheet would begin a formula: at the start, and after
/// characters that can end a cell. A Norwegian Excel splits cells at `;` and ignores the quotes
/// around a text that stands after a comma. Where a `'` stands there already, one more is added, so
/// that removing one gives the text back. A number stays unchanged.
pub(super) fn harmless(text: String) -> String {
    if is_number(&text) || !text.contains(['\'', '=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 2);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        if begins_formula(rest) {
            safe.push('\'');
        }
        let end = rest.find(is_cell_end).map_or(rest.len(), |at| at + 1);
        safe.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    safe
}

/// Decides whether some spreadsheet ends a cell or a row at `letter`, quoted or not.
fn is_cell_end(letter: char) -> bool {
    matches!(letter, ';' | '\t' | '\n' | '\r')
}

/// Decides whether a spreadsheet would compute a cell with `text`, or the text begins with a `'` of
/// its own. Some programs drop spaces and quotes at the start.
fn begins_formula(text: &str) -> bool {
    let falls_away =
        |letter: char| (letter.is_whitespace() && !is_cell_end(letter)) || letter == '"';
    text.starts_with('\'')
        || text
            .trim_start_matches(falls_away)
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// Decides whether `text` is a whole or decimal number, with or without a sign.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    are_digits(whole) && are_digits(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Undoes [`harmless`] as `content/sider/apne-data.md` describes.
    fn undone(cell: &str) -> String {
        let mut text = String::new();
        for piece in cell.split_inclusive(is_cell_end) {
            text.push_str(piece.strip_prefix('\'').unwrap_or(piece));
        }
        text
    }

    fn parted(cell: &str) -> Vec<String> {
        let (mut values, mut value) = (Vec::new(), String::new());
        let mut letters = cell.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let rest = &cell[at..];
            let run = rest.len() - rest.trim_start_matches('\\').len();
            if run > 0 {
                let before_bar = rest[run..].starts_with('|') || rest.len() == run;
                let kept = if before_bar { run / 2 } else { run };
                value.push_str(&"\\".repeat(kept));
                for _ in 1..run {
                    letters.next();
                }
                if before_bar && run % 2 == 1 {
                    value.push('|');
                    letters.next();
                }
            } else if letter == '|' && !(cell[..at].ends_with(' ') && rest[1..].starts_with(' ')) {
                values.push(std::mem::take(&mut value));
            } else {
                value.push(letter);
            }
        }
        values.push(value);
        values
    }

    #[test]
    fn values_are_as_they_are_written() {
        assert_eq!(joined(["a", "b"]), "a|b");
        assert_eq!(joined(["A | B"]), "A | B");
        assert_eq!(joined(["Digisos | KS", "x"]), "Digisos | KS|x");
        assert_eq!(joined(["a|b"]), "a\\|b");
        assert_eq!(joined(["C:\\mappe"]), "C:\\mappe");
    }

    #[test]
    fn several_values_can_be_split_again() {
        let odd = [
            "a", "A | B", "a|b", "|", "| x", "x |", "a\\", "\\|", "a\\|b", "\\\\ | c", "a\\b",
        ];
        for one in odd {
            for other in odd {
                let cell = joined([one, other]);
                assert_eq!(parted(&cell), [one, other], "{cell}");
            }
        }
    }

    #[test]
    fn no_formula_begins_wherever_a_cell_may_begin() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+x", "'+x"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1+1", "'＝1+1"),
            ("  =1", "'  =1"),
            ("\"=1", "'\"=1"),
            ("\u{a0}=1", "'\u{a0}=1"),
            ("x;=cmd|' /C calc'!A0", "x;'=cmd|' /C calc'!A0"),
            ("x; \"=1\";y", "x;' \"=1\";y"),
            ("x;;=1", "x;;'=1"),
            ("x\n=1", "x\n'=1"),
            ("x\t=1\r\n@y", "x\t'=1\r\n'@y"),
            ("'s-Hertogenbosch", "''s-Hertogenbosch"),
            ("x;'y", "x;''y"),
        ] {
            assert_eq!(harmless(text.to_owned()), expected);
            assert_eq!(undone(expected), text);
        }
    }

    #[test]
    fn plain_text_and_numbers_are_left_alone() {
        for text in [
            "a, b",
            "a = b",
            "1-2",
            "-5",
            "+4735581000",
            "-0.5",
            "3,14",
            "post@skien.no",
            "a;b",
            "ikke 'sant'",
            "",
        ] {
            assert_eq!(harmless(text.to_owned()), text);
        }
    }
}
