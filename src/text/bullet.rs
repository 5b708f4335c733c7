//! Recognises the marks that people and word processors put before the items of a list.

/// Signs that begin an item and stand for nothing else there.
const SIGNS: &str = "•·▪▫‣◦●○■□◆◇➢➤►▶✓✔✗∙⁃\u{f0b7}\u{f0a7}\u{f0d8}";

/// Dashes; a hyphen with a space after it is the right mark, and not among them.
const DASHES: &str = "–—―‒‐‑−";

/// Splits `line` into the mark that it begins with and the text after it, where the mark is not `-
/// `: `– Begynn`, `• Begynn`, `* Begynn`, `-Begynn`.
pub fn split(line: &str) -> Option<(&str, &str)> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let next = rest.chars().next()?;
    let is_mark = match first {
        '-' => next.is_alphabetic() || (next.is_whitespace() && !matches!(next, ' ' | '\t')),
        '*' | '+' => next.is_whitespace(),
        _ if SIGNS.contains(first) => true,
        _ if DASHES.contains(first) => next.is_whitespace() || next.is_alphabetic(),
        _ => false,
    };
    let said = rest.trim_start();
    (is_mark && !said.is_empty()).then_some((&line[..first.len_utf8()], said))
}

/// Returns whether `letter` is a sign that stands before items, and nowhere else.
pub fn is_sign(letter: char) -> bool {
    !letter.is_ascii() && SIGNS.contains(letter) && letter != '·'
}

/// Splits `line` into the number that it begins with as an item of a list (`a` is 1), and the text
/// after it: `1. Ett`, `2) To`, `a) Tre`.
pub fn split_number(line: &str) -> Option<(u32, &str)> {
    let end = line.find(['.', ')'])?;
    let (mark, rest) = (&line[..end], &line[end + 1..]);
    let number = match mark.as_bytes() {
        [letter @ b'a'..=b'z'] => u32::from(letter - b'a') + 1,
        [_] | [_, _] => mark.parse().ok()?,
        _ => return None,
    };
    let said = rest.strip_prefix([' ', '\t'])?.trim_start();
    (!said.is_empty()).then_some((number, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_split_from_the_text_after_them() {
        for (line, mark, said) in [
            ("– Begynn", "–", "Begynn"),
            ("—Begynn", "—", "Begynn"),
            ("• Begynn", "•", "Begynn"),
            ("•Begynn", "•", "Begynn"),
            ("\u{f0b7}\u{a0}Begynn", "\u{f0b7}", "Begynn"),
            ("* Begynn", "*", "Begynn"),
            ("+ Begynn", "+", "Begynn"),
            ("-Begynn", "-", "Begynn"),
            ("-\u{a0}Begynn", "-", "Begynn"),
            ("− Begynn", "−", "Begynn"),
            ("‑ Begynn", "‑", "Begynn"),
        ] {
            assert_eq!(split(line), Some((mark, said)), "{line}");
        }
        for line in [
            "- Begynn",
            "-5 grader",
            "–",
            "Begynn – nå",
            "*viktig*",
            "**viktig**",
            "+47 35",
            "--- ",
            "–5 °C",
        ] {
            assert_eq!(split(line), None, "{line}");
        }
    }

    #[test]
    fn numbers_of_items_are_read() {
        assert_eq!(split_number("1. Ett"), Some((1, "Ett")));
        assert_eq!(split_number("12) Tolv"), Some((12, "Tolv")));
        assert_eq!(split_number("b) To"), Some((2, "To")));
        for line in ["1.10", "2024. Så", "Ett. To", "1.", ". x"] {
            assert_eq!(split_number(line), None, "{line}");
        }
    }
}
