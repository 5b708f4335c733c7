//! Splits text into words, by the same rules as the engine.
//!
//! A run of letters and digits, with single signs between them, is a chunk: `ID-porten`,
//! `access_token`, `LoRaWAN`, `Varsling24`. A chunk is indexed as a whole, without its signs, and
//! by its pieces.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::numbers;

/// The most pieces that are indexed as one word.
const MOST_PIECES: usize = 5;
/// The longest word, in letters.
const LONGEST: usize = 40;

/// A chunk, split into words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The number of places it takes in the text.
    pub places: u8,
    /// The words it is found by.
    pub words: Vec<Word>,
}

/// A word of a chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The form, in small letters.
    pub form: String,
    /// Its place in the chunk, from 0.
    pub place: u8,
    /// `true` where it is only a piece in mixed case: `svar` of `SvarUt`.
    pub is_piece: bool,
    /// `true` where the text has signs in it, so that this form is not in the text: `idporten`.
    pub is_joined: bool,
}

/// Returns the chunks of `text`, as they are written.
pub(super) fn chunks(text: &str) -> impl Iterator<Item = &str> {
    spans(text).map(|(_, chunk)| chunk)
}

/// Returns the chunks of `text`, as they are written, with their places in it in bytes.
pub(super) fn spans(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + skip(&text[from..])?;
        let end = start + length(&text[start..]);
        from = end;
        Some((start, &text[start..end]))
    })
}

/// Returns the position of the first letter or digit.
fn skip(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii() {
            if IS_PLAIN[usize::from(bytes[at])] {
                return Some(at);
            }
            at += 1;
        } else {
            let letter = text[at..].chars().next()?;
            if letter.is_alphanumeric() {
                return Some(at);
            }
            at += letter.len_utf8();
        }
    }
    None
}

/// Returns the length of the chunk that `text` begins with.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    if bytes[0].is_ascii_digit()
        && let Some(number) = numbers::length(text)
    {
        return number;
    }
    let mut at = 0;
    while at < bytes.len() {
        let letters = plain(&bytes[at..]);
        if letters > 0 {
            at += letters;
            continue;
        }
        // Most words end here.
        if bytes[at] == b' ' {
            break;
        }
        let Some(letter) = text[at..].chars().next() else {
            break;
        };
        let next = at + letter.len_utf8();
        let goes_on = letter.is_alphanumeric()
            || is_mark(letter)
            || is_invisible(letter)
            || (is_joint(letter)
                && text[next..]
                    .chars()
                    .next()
                    .is_some_and(char::is_alphanumeric));
        if !goes_on {
            break;
        }
        at = next;
    }
    at
}

/// Returns the length in bytes of the digits and Norwegian and other western letters that `text`
/// begins with. Nearly all text consists of these, so they are not looked up one by one.
fn plain(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        if IS_PLAIN[usize::from(*byte)] {
            at += 1;
        } else if *byte == 0xc3 && !matches!(text.get(at + 1), Some(0x97 | 0xb7)) {
            // U+00C0–U+00FF but for × and ÷.
            at += 2;
        } else {
            break;
        }
    }
    at
}

/// The bytes that are digits and letters of their own.
const IS_PLAIN: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        is_plain[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    is_plain
};

/// Splits `chunk` into words. Ligatures, wide letters and the like are read as the plain ones.
pub(super) fn tokenize(chunk: &str) -> Chunk {
    let chunk: Cow<'_, str> = if chunk.is_ascii() {
        chunk.into()
    } else {
        chunk.nfkc().collect::<String>().into()
    };
    let segments = segments(&chunk);
    let pieces: usize = segments.iter().map(Vec::len).sum();
    let mut taken = Chunk {
        places: pieces.min(usize::from(u8::MAX)) as u8,
        words: Vec::new(),
    };
    if pieces > usize::from(u8::MAX) {
        return taken;
    }
    if pieces > 1 && pieces <= MOST_PIECES {
        taken.push(
            numbers::decimal(&chunk).unwrap_or_else(|| segments.concat().concat()),
            0,
            Way::whole(segments.len()),
        );
    }
    let mut place = 0;
    for segment in &segments {
        if segments.len() > 1 && segment.len() > 1 {
            taken.push(segment.concat(), place, Way::Written);
        }
        for piece in segment {
            let is_alone = pieces == 1;
            if is_alone || piece.chars().nth(1).is_some() {
                taken.push(piece.clone(), place, Way::piece(segment.len()));
            }
            place += 1;
        }
    }
    taken
}

/// The form of a word of a chunk in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Unchanged.
    Written,
    /// With signs in it.
    Joined,
    /// Within another word in mixed case.
    Piece,
}

impl Way {
    fn whole(segments: usize) -> Self {
        if segments > 1 {
            Self::Joined
        } else {
            Self::Written
        }
    }

    fn piece(pieces: usize) -> Self {
        if pieces > 1 {
            Self::Piece
        } else {
            Self::Written
        }
    }
}

impl Chunk {
    fn push(&mut self, form: String, place: u8, way: Way) {
        if form.chars().count() <= LONGEST {
            self.words.push(Word {
                form,
                place,
                is_piece: way == Way::Piece,
                is_joined: way == Way::Joined,
            });
        }
    }
}

/// Returns the pieces of `chunk` in small letters, grouped by the signs between them.
fn segments(chunk: &str) -> Vec<Vec<String>> {
    let mut segments = vec![Vec::new()];
    let mut letters: Vec<char> = Vec::new();
    for letter in chunk.chars() {
        if is_invisible(letter) {
            continue;
        }
        if is_joint(letter) || is_within_number(letter) {
            pieces(&letters, &mut segments);
            segments.push(Vec::new());
            letters.clear();
        } else if !is_mark(letter) {
            letters.push(letter);
        }
    }
    pieces(&letters, &mut segments);
    segments.retain(|segment| !segment.is_empty());
    segments
}

/// Adds the pieces of `letters` to the last segment: a new one begins with a capital after a
/// small letter, with the last of several capitals before a small letter, and between letters
/// and digits.
fn pieces(letters: &[char], segments: &mut [Vec<String>]) {
    let Some(segment) = segments.last_mut() else {
        return;
    };
    let mut piece = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        let begins = at > 0 && {
            let before = letters[at - 1];
            let after = letters.get(at + 1).copied();
            (before.is_lowercase() && letter.is_uppercase())
                || (before.is_uppercase()
                    && letter.is_uppercase()
                    && after.is_some_and(char::is_lowercase))
                || before.is_numeric() != letter.is_numeric()
        };
        if begins && !piece.is_empty() {
            segment.push(std::mem::take(&mut piece));
        }
        piece.extend(letter.to_lowercase());
    }
    if !piece.is_empty() {
        segment.push(piece);
    }
}

/// Returns whether `letter` is a mark that was not composed with a letter.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Returns whether `letter` is a soft hyphen, or otherwise invisible.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Returns whether `letter` is a sign that may stand between the parts of one word.
fn is_joint(letter: char) -> bool {
    matches!(
        letter,
        '-' | '_' | '.' | '\'' | '’' | '\u{2010}' | '\u{2011}'
    )
}

/// Returns whether `letter` is a sign that only stands in numbers, such as the fraction slash of
/// `½`.
fn is_within_number(letter: char) -> bool {
    numbers::is_space(letter) || matches!(letter, numbers::DECIMAL | '\u{2044}')
}

#[cfg(test)]
mod tests;
