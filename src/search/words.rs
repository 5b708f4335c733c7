//! Text to words, by the same rules in the engine.
//!
//! A run of letters and digits, with single signs between them, is a chunk: `ID-porten`,
//! `access_token`, `LoRaWAN`, `Varsling24`. A chunk is looked for as a whole, written together,
//! and by its pieces.

use super::rules::COMPOSED;

/// The most pieces that are looked for as one word.
const MOST_PIECES: usize = 5;
/// The longest word, in letters.
const LONGEST: usize = 40;

/// A chunk, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chunk {
    /// How many places it takes in the text.
    pub places: u8,
    /// What it is found by.
    pub words: Vec<Word>,
}

/// A word of a chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters.
    pub form: String,
    /// Its place in the chunk, from 0.
    pub place: u8,
    /// Whether it is only a piece, told apart by letters alone: `svar` of `SvarUt`.
    pub is_piece: bool,
}

/// The chunks of `text`, as they are written.
pub(super) fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = skip(rest)?;
        let end = start + length(&rest[start..]);
        let chunk = &rest[start..end];
        rest = &rest[end..];
        Some(chunk)
    })
}

/// Where the first letter or digit stands.
fn skip(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii() {
            if bytes[at].is_ascii_alphanumeric() {
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

/// The length of the chunk that `text` begins with.
fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
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

/// Takes `chunk` apart.
pub(super) fn take_apart(chunk: &str) -> Chunk {
    let segments = segments(chunk);
    let pieces: usize = segments.iter().map(Vec::len).sum();
    let mut taken = Chunk {
        places: pieces.min(usize::from(u8::MAX)) as u8,
        words: Vec::new(),
    };
    if pieces > usize::from(u8::MAX) {
        return taken;
    }
    if pieces > 1 && pieces <= MOST_PIECES {
        taken.push(segments.iter().flatten(), 0, false);
    }
    let mut place = 0;
    for segment in &segments {
        if segments.len() > 1 && segment.len() > 1 {
            taken.push(segment.iter(), place, false);
        }
        for piece in segment {
            let is_alone = pieces == 1;
            if is_alone || piece.chars().nth(1).is_some() {
                taken.push(std::iter::once(piece), place, segment.len() > 1);
            }
            place += 1;
        }
    }
    taken
}

impl Chunk {
    fn push<'a>(&mut self, pieces: impl Iterator<Item = &'a String>, place: u8, is_piece: bool) {
        let form: String = pieces.map(String::as_str).collect();
        if form.chars().count() <= LONGEST {
            self.words.push(Word {
                form,
                place,
                is_piece,
            });
        }
    }
}

/// The pieces of `chunk` in small letters, by the signs between them.
fn segments(chunk: &str) -> Vec<Vec<String>> {
    let mut segments = vec![Vec::new()];
    let mut letters: Vec<char> = Vec::new();
    for letter in chunk.chars() {
        if is_invisible(letter) {
            continue;
        }
        if is_joint(letter) {
            pieces(&letters, &mut segments);
            segments.push(Vec::new());
            letters.clear();
        } else if is_mark(letter) {
            compose(&mut letters, letter);
        } else {
            letters.push(letter);
        }
    }
    pieces(&letters, &mut segments);
    segments.retain(|segment| !segment.is_empty());
    segments
}

/// Puts `mark` on the last letter where that makes one letter; else it is left out.
fn compose(letters: &mut [char], mark: char) {
    let Some(last) = letters.last_mut() else {
        return;
    };
    for (base, with, whole) in COMPOSED {
        if with == mark && *last == base {
            *last = whole;
        } else if with == mark && *last == base.to_ascii_uppercase() {
            *last = whole.to_uppercase().next().unwrap_or(whole);
        }
    }
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

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Soft hyphens, and what else is in a text without being seen.
fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Signs that may stand between the parts of one word.
fn is_joint(letter: char) -> bool {
    matches!(letter, '-' | '_' | '.' | '\'' | '’' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(chunk: &str) -> Vec<String> {
        let word = |word: Word| word.form;
        take_apart(chunk).words.into_iter().map(word).collect()
    }

    #[test]
    fn text_becomes_chunks() {
        let text = "«ID-porten» (kontakt- og API-er), /tokeninfo. Slutt.";
        let found: Vec<&str> = chunks(text).collect();
        assert_eq!(
            found,
            ["ID-porten", "kontakt", "og", "API-er", "tokeninfo", "Slutt"]
        );
        assert_eq!(chunks("… – !").count(), 0);
    }

    #[test]
    fn a_plain_word_is_one() {
        assert_eq!(forms("Kommunen"), ["kommunen"]);
        assert_eq!(forms("digi\u{ad}tale"), ["digitale"]);
        assert_eq!(forms("A\u{30a}pen"), ["åpen"]);
    }

    #[test]
    fn identifiers_are_whole_and_in_parts() {
        assert_eq!(forms("ID-porten"), ["idporten", "id", "porten"]);
        assert_eq!(forms("access_token"), ["accesstoken", "access", "token"]);
        assert_eq!(forms("SvarUt"), ["svarut", "svar", "ut"]);
        assert_eq!(forms("Varsling24"), ["varsling24", "varsling", "24"]);
        assert_eq!(forms("eInnsyn"), ["einnsyn", "innsyn"]);
        assert_eq!(forms("HTTPServer"), ["httpserver", "http", "server"]);
        assert_eq!(
            forms("maxRetries.perHost"),
            [
                "maxretriesperhost",
                "maxretries",
                "max",
                "retries",
                "perhost",
                "per",
                "host"
            ]
        );
    }

    #[test]
    fn places_are_those_of_the_pieces() {
        let chunk = take_apart("ID-porten");
        assert_eq!(chunk.places, 2);
        let places: Vec<u8> = chunk.words.iter().map(|word| word.place).collect();
        assert_eq!(places, [0, 0, 1]);
    }

    #[test]
    fn endless_chunks_do_no_harm() {
        let long = "a-".repeat(2000) + "a";
        assert!(take_apart(&long).words.is_empty());
        assert!(forms(&"x".repeat(2000)).is_empty());
    }
}
