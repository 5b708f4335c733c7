//! Finds Norwegian national identity numbers, in every way that people write them.
//!
//! The number is a date and five more digits, the last two of which are check digits. It is written
//! together, or with spaces, hyphens or dots between the parts. Numbers for people who have none,
//! and synthetic numbers for tests, follow the same rule with a constant added to the day or the
//! month.

use std::ops::Range;

use crate::text::bytes::position;

/// The kind of identity number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number of a real person: a national identity number or a D-number.
    Real,
    /// A number with 40 added to the month: an H-number, which the health service gives a real
    /// person, or a synthetic number of NAV.
    HelpOrSynthetic,
    /// A number with 65 or 80 added to the month: synthetic, so no person has it.
    Synthetic,
}

/// Characters that may stand between the parts of a number.
pub(super) const BETWEEN: &str = " \u{a0}\u{2007}\u{2009}\u{200a}\u{202f}-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}.\u{b7}_/+";
/// The longest word, in bytes, in which digits are taken for a number: longer ones are hashes of
/// files and the like.
const LONGEST_WORD: usize = 24;

/// Returns every number in `text`, sorted by place. In tables and coordinates (`decimals`) a full
/// stop between six and five digits is a decimal point.
pub(super) fn find(text: &str, decimals: bool) -> Vec<(Range<usize>, Kind)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let run = Run::at(text, start);
        at = run.end();
        found.extend(run.numbers(text, decimals));
    }
    found
}

/// Returns the position of the next digit, or of the next character that may encode one.
fn next_digit(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += position(&bytes[at..], may_begin_digit)?;
        if bytes[at].is_ascii_digit() || digit(&text[at..]).is_some() {
            return Some(at);
        }
        at += 1;
    }
}

/// Decides whether what begins with `byte` may be a digit; never for a byte inside a character. Digits
/// of other scripts begin at U+0660, past every letter of Norwegian.
#[inline]
fn may_begin_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'%' | b'&' | b'\\') || byte >= 0xd9
}

/// Returns the digit that `text` begins with, and its length in bytes: also digits of other
/// scripts, and those encoded for addresses (`%30`), HTML (`&#48;`, `&#x30;`), JSON and YAML
/// (`\u0030`, `\x30`).
fn digit(text: &str) -> Option<(u8, usize)> {
    let letter = text.chars().next()?;
    let zeros = [
        '0',
        '\u{660}',
        '\u{6f0}',
        '\u{966}',
        '\u{ff10}',
        '\u{1d7ce}',
        '\u{1d7d8}',
        '\u{1d7e2}',
        '\u{1d7ec}',
        '\u{1d7f6}',
    ];
    let found = zeros.iter().find_map(|zero| {
        let value = u32::from(letter).checked_sub(u32::from(*zero))?;
        u8::try_from(value).ok().filter(|value| *value < 10)
    });
    if let Some(value) = found {
        return Some((value, letter.len_utf8()));
    }
    match text.as_bytes() {
        [b'%', b'3', last, ..] if last.is_ascii_digit() => Some((last - b'0', 3)),
        [b'\\', b'u', b'0', b'0', b'3', last, ..] if last.is_ascii_digit() => {
            Some((last - b'0', 6))
        }
        [b'\\', b'x', b'3', last, ..] if last.is_ascii_digit() => Some((last - b'0', 4)),
        [b'&', b'#', ..] => entity(text),
        _ => None,
    }
}

/// Returns the digit of the HTML entity that `text` begins with, and its length in bytes.
fn entity(text: &str) -> Option<(u8, usize)> {
    let code = text.strip_prefix("&#")?;
    let end = code.bytes().take(8).position(|byte| byte == b';')?;
    let code = &code[..end];
    let letter = match code.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => code.parse().ok()?,
    };
    let value = char::from_u32(letter)?.to_digit(10)?;
    Some((u8::try_from(value).ok()?, end + 3))
}

/// Returns the length in bytes of the separator that `text` begins with, between two digits, and
/// `true` where nothing of it is visible. `None` where no digit follows soon.
fn between(text: &str) -> Option<(usize, bool)> {
    let (mut at, mut seen) = (0, 0);
    for _ in 0..12 {
        let rest = &text[at..];
        if digit(rest).is_some() {
            return Some((at, seen == 0));
        }
        let letter = rest.chars().next()?;
        let is_invisible = matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        );
        if is_invisible {
            at += letter.len_utf8();
        } else if (BETWEEN.contains(letter) || matches!(letter, '\n' | '\r' | '\t')) && seen < 5 {
            at += letter.len_utf8();
            seen += 1;
        } else if ["%20", "%2D", "%2d", "%2E", "%2e"]
            .iter()
            .any(|code| rest.starts_with(code))
            && seen < 5
        {
            at += 3;
            seen += 1;
        } else {
            return None;
        }
    }
    None
}

/// Digits with only separators between them.
struct Run {
    /// Value and place of each digit.
    digits: Vec<(u8, Range<usize>)>,
    /// The number of digits before each group.
    starts: Vec<usize>,
}

impl Run {
    fn at(text: &str, start: usize) -> Self {
        let mut run = Self {
            digits: Vec::new(),
            starts: vec![0],
        };
        let mut at = start;
        loop {
            while let Some((value, length)) = digit(&text[at..]) {
                run.digits.push((value, at..at + length));
                at += length;
            }
            match between(&text[at..]) {
                Some((length, is_joined)) => {
                    at += length;
                    if !is_joined {
                        run.starts.push(run.digits.len());
                    }
                }
                None => return run,
            }
        }
    }

    fn end(&self) -> usize {
        self.digits.last().map_or(0, |(_, place)| place.end)
    }

    fn numbers(&self, text: &str, decimals: bool) -> Vec<(Range<usize>, Kind)> {
        let mut found = Vec::new();
        for (number, start) in self.starts.iter().enumerate() {
            let ends = self.starts[number + 1..]
                .iter()
                .copied()
                .chain([self.digits.len()]);
            let groups: Vec<usize> = ends
                .map(|end| end - start)
                .take_while(|length| *length <= 13)
                .collect();
            let (length, groups) = match groups
                .iter()
                .position(|length| *length == 11 || *length == 13)
            {
                Some(last) => (groups[last], &groups[..=last]),
                None => continue,
            };
            let digits = &self.digits[*start..start + length];
            let place = digits[0].1.start..digits[length - 1].1.end;
            let values: Vec<u8> = digits.iter().map(|(value, _)| *value).collect();
            let is_written = is_way_of_writing(groups, self.starts.len());
            if is_written && is_by_itself(text, &place, groups, decimals) {
                found.extend(kind(&values).map(|kind| (place, kind)));
            }
        }
        found
    }
}

/// Decides whether the digits are grouped as people group such a number; `groups` are the ends of
/// the groups.
fn is_way_of_writing(groups: &[usize], of_run: usize) -> bool {
    match groups {
        [11] => true,
        // With the full year: 01.01.1970 10170.
        [2, 4, 8, 13] => true,
        [.., 13] => false,
        // The date ends where a group ends; five groups, or every digit by itself.
        groups => {
            groups.contains(&6) && (groups.len() <= 5 || (groups.len() == 11 && of_run == 11))
        }
    }
}

/// Decides whether the number is not a part of something longer.
fn is_by_itself(text: &str, place: &Range<usize>, groups: &[usize], decimals: bool) -> bool {
    let (before, after) = (&text[..place.start], &text[place.end..]);
    if groups == [11] {
        let fraction = before.strip_suffix(['.', ',']);
        if fraction.is_some_and(|whole| whole.ends_with(|letter: char| letter.is_ascii_digit())) {
            return false;
        }
        let is_word = |letter: char| letter.is_ascii_alphanumeric();
        let start = before.trim_end_matches(is_word).len();
        let end = after.len() - after.trim_start_matches(is_word).len();
        return before.len() - start + end + 11 <= LONGEST_WORD;
    }
    // Numbers below each other in a table are unrelated.
    let is_broken = text[place.clone()].contains(['\n', '\r', '\t']);
    if is_broken && decimals {
        return false;
    }
    let is_decimal = groups == [6, 11] && text[place.clone()].as_bytes().get(6) == Some(&b'.');
    !(decimals && is_decimal)
}

/// Returns the kind of number that the digits are; `None` where they are none.
fn kind(digits: &[u8]) -> Option<Kind> {
    let digits = match digits {
        all if all.len() == 11 => all.to_vec(),
        [a, b, c, d, century_one, century_two, rest @ ..] if rest.len() == 7 => {
            let century = century_one * 10 + century_two;
            let serial = u32::from(rest[2]) * 100 + u32::from(rest[3]) * 10 + u32::from(rest[4]);
            let fits = match century {
                19 => serial <= 499 || serial >= 900,
                20 => serial >= 500,
                _ => false,
            };
            if !fits {
                return None;
            }
            [&[*a, *b, *c, *d], rest].concat()
        }
        _ => return None,
    };
    let day = digits[0] * 10 + digits[1];
    let month = digits[2] * 10 + digits[3];
    let check = |weights: &[u32]| -> u32 {
        let products = weights.iter().zip(&digits);
        let sum: u32 = products
            .map(|(weight, digit)| weight * u32::from(*digit))
            .sum();
        (11 - sum % 11) % 11
    };
    let is_right = matches!(day, 1..=31 | 41..=71)
        && check(&[3, 7, 6, 1, 8, 9, 4, 5, 2]) == u32::from(digits[9])
        && check(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) == u32::from(digits[10]);
    match month {
        _ if !is_right => None,
        1..=12 => Some(Kind::Real),
        41..=52 => Some(Kind::HelpOrSynthetic),
        66..=77 | 81..=92 => Some(Kind::Synthetic),
        _ => None,
    }
}

/// Returns the first number with this date that has valid check digits, for tests. The thirtieth of
/// February is a date that nobody was born on.
#[cfg(test)]
pub(super) fn made_up(date: &str) -> String {
    let numbers = (0..100_000).map(|serial| format!("{date}{serial:05}"));
    let is_number = |number: &String| {
        kind(&number.bytes().map(|byte| byte - b'0').collect::<Vec<_>>()).is_some()
    };
    numbers
        .into_iter()
        .find(is_number)
        .expect("one in a hundred has right check digits")
}

#[cfg(test)]
mod tests;
