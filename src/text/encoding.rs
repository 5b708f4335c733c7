//! Reads bytes as text, and advises where they are no UTF-8: which program saved them, and how to
//! save them as UTF-8.

use tr::tr;

use super::garbled::windows_letter;
use crate::tr_later;

/// Bytes that are no UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUtf8 {
    /// The first byte that cannot be read.
    pub at: usize,
    /// The message.
    pub message: String,
    /// The advice.
    pub help: String,
}

const SAVE: &str = tr_later!(
    "Lagre fila på nytt med tegnkodingen UTF-8: velg «Lagre som» og «UTF-8» i lista \
                    for koding (Notisblokk), eller «CSV UTF-8» (Excel)."
);

/// Returns `bytes` as text.
///
/// # Errors
/// Returns the reason where they are no UTF-8, or are UTF-16 whose letters happen to be valid.
pub fn read(bytes: &[u8]) -> Result<&str, NotUtf8> {
    if let Some(name) = wide(bytes) {
        return Err(NotUtf8 {
            at: 0,
            message: tr!(
                "fila er lagret som {name}, ikke som UTF-8",
                name = tr!(name)
            ),
            help: tr!(SAVE),
        });
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        NotUtf8 {
            at,
            message: match old(bytes, at) {
                Some(word) => tr!(
                    "fila er lagret med en eldre tegnkoding («ANSI», Windows-1252 eller Latin-1), \
                     ikke som UTF-8: her står trolig «{word}»",
                    word
                ),
                None => tr!("fila er ikke lagret som UTF-8; æ, ø og å kan ikke leses"),
            },
            help: tr!(SAVE),
        }
    })
}

/// Returns the name of an encoding with two or four bytes for each letter.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            return Some(tr_later!("UTF-16 («Unicode» i Notisblokk)"));
        }
        _ => {}
    }
    // Without a mark: every other byte of plain letters is zero.
    let start = &bytes[..bytes.len().min(64)];
    let zeros = |odd: usize| {
        start
            .iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let pairs = start.len() / 2;
    let is_wide = pairs >= 4 && (zeros(0) >= pairs - pairs / 8 || zeros(1) >= pairs - pairs / 8);
    is_wide.then_some("UTF-16")
}

/// Returns the word around the byte `at`, read as Windows-1252, where that gives a word of
/// Norwegian letters.
fn old(bytes: &[u8], at: usize) -> Option<String> {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || byte.is_ascii_punctuation();
    let start = bytes[..at]
        .iter()
        .rposition(is_end)
        .map_or(0, |before| before + 1);
    let start = start.max(at.saturating_sub(40));
    let length = bytes[at..].iter().take(40).position(is_end);
    let end = length.map_or(bytes.len().min(at + 40), |length| at + length);
    let word: String = bytes[start..end]
        .iter()
        .map(|byte| windows_letter(*byte))
        .collect();
    let is_word = word.chars().all(|letter| {
        letter.is_ascii_alphanumeric() || "æøåÆØÅéÉèÈêÊóÓòÒôÔäÄöÖüÜáÁàÀ–—…«»’“”§°½".contains(letter)
    });
    (is_word && !word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_called_by_its_name() {
        let wide = |little: bool, mark: bool| -> Vec<u8> {
            let text = if mark {
                "\u{feff}---\ntittel: Å\n"
            } else {
                "---\ntittel: Pr\n"
            };
            let units = text.encode_utf16();
            units
                .flat_map(|unit| {
                    if little {
                        unit.to_le_bytes()
                    } else {
                        unit.to_be_bytes()
                    }
                })
                .collect()
        };
        for (bytes, name) in [
            (wide(true, true), "UTF-16"),
            (wide(false, true), "UTF-16"),
            (wide(true, false), "UTF-16"),
            (wide(false, false), "UTF-16"),
            (b"\xff\xfe\0\0a\0\0\0".to_vec(), "UTF-32"),
            (b"tittel: Bl\xe5b\xe6r\n".to_vec(), "«Blåbær»"),
            (b"2018\x962019".to_vec(), "«2018–2019»"),
            (b"\xf8".to_vec(), "«ø»"),
            (b"\x80\x81\x82".to_vec(), "kan ikke leses"),
        ] {
            let fault = read(&bytes).expect_err(name);
            assert!(fault.message.contains(name), "{}", fault.message);
        }
    }

    #[test]
    fn what_is_utf_8_is_read() {
        for text in ["", "a", "\u{feff}---\n", "Blåbær 🌲", "a\0b"] {
            assert_eq!(read(text.as_bytes()), Ok(text));
        }
    }
}
