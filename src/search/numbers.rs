//! Recognises numbers as people write them: «56 812», «56.812» and «56812» are the same, and so are
//! «1,5» and «1.5», and «35 00 00 00», «350 00 000» and «35000000».

/// The sign between the whole number and its decimals in the normal form of a number.
pub(super) const DECIMAL: char = ',';

/// Returns the length of the number that `text` begins with, where it has signs in it that end
/// other words: groups of three digits with spaces between them, with or without decimals after a
/// comma, a telephone number, or digits with a comma. The engine has the same as a regular
/// expression.
pub(super) fn length(text: &str) -> Option<usize> {
    let first = digits(text);
    if first == 0 {
        return None;
    }
    let with_part = || {
        let end = first + part(&text[first..])?;
        (ends(&text[end..]) && !text[end..].starts_with(DECIMAL)).then_some(end)
    };
    grouped(text, first)
        .or_else(|| telephone(text, &[2, 2, 2, 2]))
        .or_else(|| telephone(text, &[3, 2, 3]))
        .or_else(|| country_code(text, first))
        .or_else(with_part)
}

/// Returns the length of a telephone number with groups of these lengths. Where another pair of
/// digits follows, the number may begin at a later pair: «47 35 00 00 00».
fn telephone(text: &str, groups: &[usize]) -> Option<usize> {
    let mut at = 0;
    for &group in groups {
        if at > 0 {
            at += space(&text[at..])?;
        }
        if digits(&text[at..]) != group {
            return None;
        }
        at += group;
    }
    let rest = &text[at..];
    let goes_on = space(rest).is_some_and(|space| digits(&rest[space..]) == 2);
    (ends(rest) && !goes_on).then_some(at)
}

/// Returns the length of the code of Norway before a telephone number in one piece: «4735000000».
fn country_code(text: &str, first: usize) -> Option<usize> {
    let code = "47";
    (first == code.len() + 8 && text.starts_with(code) && ends(&text[first..]))
        .then_some(code.len())
}

/// Returns the length of the space that `text` begins with.
fn space(text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|letter| is_space(*letter))?;
    Some(first.len_utf8())
}

/// Returns the length of groups of digits, where the first has `first` digits.
fn grouped(text: &str, first: usize) -> Option<usize> {
    if first > 3 {
        return None;
    }
    let (mut at, mut found) = (first, None);
    while let Some(space) = space(&text[at..]) {
        let group = at + space;
        if digits(&text[group..]) != 3 {
            break;
        }
        at = group + 3;
        let whole = part(&text[at..]).map(|part| at + part);
        found = whole
            .into_iter()
            .chain([at])
            .find(|end| ends(&text[*end..]))
            .or(found);
    }
    found
}

/// Returns the length of a comma and digits after it.
fn part(text: &str) -> Option<usize> {
    let after = digits(text.strip_prefix(DECIMAL)?);
    (after > 0).then_some(1 + after)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns whether a number can end before `rest`.
fn ends(rest: &str) -> bool {
    !rest.chars().next().is_some_and(char::is_alphanumeric)
}

/// Returns whether `letter` is a space that may stand between groups of digits: plain, no-break,
/// figure, thin or narrow.
pub(super) fn is_space(letter: char) -> bool {
    matches!(
        letter,
        ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}'
    )
}

/// Returns the normal form of `chunk` where it is a number with decimals: without spaces and points
/// between groups, and with a comma before the decimals. Decimals after a point are not three
/// digits.
pub(super) fn decimal(chunk: &str) -> Option<String> {
    let is_number = |letter: char| letter.is_ascii_digit() || is_space(letter) || letter == DECIMAL;
    let (whole, part) = match chunk.split_once(DECIMAL) {
        Some(divided) if chunk.chars().all(is_number) => divided,
        Some(_) => return None,
        None => chunk.split_once('.')?,
    };
    let is_digits = |text: &str| !text.is_empty() && digits(text) == text.len();
    let has_comma = chunk.contains(DECIMAL);
    if !is_digits(part) || (!has_comma && (!is_digits(whole) || part.len() > 2)) {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    Some(format!("{whole}{DECIMAL}{part}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_three_are_one_number() {
        for (text, number) in [
            ("56 812 innbyggere", Some("56 812")),
            ("56\u{a0}812.", Some("56\u{a0}812")),
            ("1 234 567", Some("1 234 567")),
            ("12\u{202f}000,50 kr", Some("12\u{202f}000,50")),
            ("1,5 mill", Some("1,5")),
            ("2024 300", None),
            ("12 30", None),
            ("12 3000", None),
            ("12 345abc", None),
            ("1,2,3", None),
            ("35 00 00 00", Some("35 00 00 00")),
            (
                "35\u{a0}00\u{a0}00\u{a0}00.",
                Some("35\u{a0}00\u{a0}00\u{a0}00"),
            ),
            ("400 00 000 (døgnet rundt)", Some("400 00 000")),
            ("47 35 00 00 00", None),
            ("4735000000", Some("47")),
            ("4735000000a", None),
            ("10 20 30", None),
            ("35 00 00 00a", None),
            ("17.05.2024", None),
            ("kr 12 000", None),
        ] {
            let found = length(text).map(|length| &text[..length]);
            assert_eq!(found, number, "{text}");
        }
    }

    #[test]
    fn decimals_follow_a_comma() {
        for (chunk, form) in [
            ("1,5", Some("1,5")),
            ("1.5", Some("1,5")),
            ("12 000,50", Some("12000,50")),
            ("56.812", None),
            ("17.05.2024", None),
            ("2024", None),
            ("v1.5", None),
        ] {
            assert_eq!(decimal(chunk).as_deref(), form, "{chunk}");
        }
    }
}
