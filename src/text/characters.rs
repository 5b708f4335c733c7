//! Finds characters that nobody can see and that change what is seen: controls, direction
//! overrides, tags, zero-width letters. They are refused wherever people write, and made visible
//! wherever text of unknown origin is shown, in a terminal above all.
//!
//! Harmless invisible characters are accepted: the soft hyphen, spaces that do not break, a
//! byte order mark at the start of a file, the joiners of emoji and of scripts that need them.

use std::borrow::Cow;

use tr::tr;

use super::bytes;
use crate::messages::said;
use crate::tr_later;

/// The reason why a character is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// A control, C0 or C1.
    Control,
    /// Turns the direction of the text around it.
    Direction,
    /// Takes no space, or looks like empty space: hides words from search and from readers.
    Invisible,
    /// A tag or a variation selector that can carry a text of its own.
    Tag,
    /// A code point that stands for no character.
    NoCharacter,
}

impl Hidden {
    /// Returns the kind in words, for a message: «snur skriveretningen».
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Control => tr_later!("styretegn"),
            Self::Direction => tr_later!("snur skriveretningen"),
            Self::Invisible => tr_later!("synes ikke"),
            Self::Tag => tr_later!("bærer skjult tekst"),
            Self::NoCharacter => tr_later!("er ikke et tegn"),
        }
    }
}

/// A hidden character and the byte that it begins at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The offset in the text, in bytes.
    pub at: usize,
    /// The character.
    pub letter: char,
    /// The reason it is refused.
    pub kind: Hidden,
}

impl Found {
    /// Returns the character in words: `U+202E (snur skriveretningen)`.
    pub fn in_words(&self) -> String {
        tr!(
            "{code} ({what})",
            code = code_point(self.letter),
            what = said(self.kind.in_words())
        )
    }
}

/// Finds every hidden character of `text`, in order. A byte order mark at the very start is none.
pub fn hidden(text: &str) -> impl Iterator<Item = Found> {
    Search {
        text,
        at: 0,
        before: None,
    }
}

/// Finds the first hidden character of `text`.
pub fn first_hidden(text: &str) -> Option<Found> {
    hidden(text).next()
}

/// Returns `text` without its hidden characters.
pub fn without_hidden(text: &str) -> Cow<'_, str> {
    replaced(text, |_| String::new())
}

/// Returns `text` in a form that can be shown anywhere: every hidden character as `<U+202E>`, so that nothing in
/// it steers a terminal or turns a line around. Tabs and line breaks stay, but for a return to the
/// start of a line, which would write over it.
pub fn visible(text: &str) -> Cow<'_, str> {
    let shown = replaced(text, |letter| format!("<{}>", code_point(letter)));
    if shown.contains('\r') {
        Cow::Owned(shown.replace("\r\n", "\n").replace('\r', "<U+000D>"))
    } else {
        shown
    }
}

/// Does the same for text that must stay on one line, such as a file name: line breaks and tabs are
/// shown too.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    if shown.contains(['\n', '\t', '\u{2028}', '\u{2029}']) {
        let letter = |letter: char| match letter {
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => format!("<{}>", code_point(letter)),
            _ => letter.to_string(),
        };
        Cow::Owned(shown.chars().map(letter).collect())
    } else {
        shown
    }
}

/// Returns JSON with every hidden character as an escape, `\u202e`; they stand nowhere but in strings.
pub fn escaped_in_json(json: &str) -> Cow<'_, str> {
    replaced(json, |letter| {
        let mut units = [0; 2];
        let units = letter.encode_utf16(&mut units).iter();
        units.map(|unit| format!("\\u{unit:04x}")).collect()
    })
}

/// Replaces the characters that make the YAML reader stop with spaces of the same length, so that
/// one such character does not hide every other error.
pub fn readable_as_yaml(text: &str) -> Cow<'_, str> {
    replaced(text, |letter| {
        let is_fatal = letter.is_control() || letter == '\u{feff}' || is_no_character(letter);
        if is_fatal {
            " ".repeat(letter.len_utf8())
        } else {
            letter.to_string()
        }
    })
}

/// Returns the code point of `letter`: `U+202E`.
pub fn code_point(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

fn replaced(text: &str, instead: impl Fn(char) -> String) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    for found in hidden(text) {
        out.push_str(&text[copied..found.at]);
        out.push_str(&instead(found.letter));
        copied = found.at + found.letter.len_utf8();
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Walks over a text and stops at hidden characters alone.
struct Search<'a> {
    text: &'a str,
    at: usize,
    /// The character before, which may make a joiner or a selector a part of it.
    before: Option<char>,
}

impl Iterator for Search<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        let bytes = self.text.as_bytes();
        loop {
            let start = self.at;
            let length = bytes::position(&bytes[start..], is_suspect);
            let at = start + length?;
            if at > start {
                self.before = self.text[start..at].chars().next_back();
            }
            let letter = self.text[at..].chars().next()?;
            self.at = at + letter.len_utf8();
            let kind = kind_of(letter, self.before);
            let is_mark = at == 0 && letter == '\u{feff}';
            self.before = Some(letter);
            if let Some(kind) = kind.filter(|_| !is_mark) {
                return Some(Found { at, letter, kind });
            }
        }
    }
}

/// First bytes of characters that may be hidden; never a byte inside a character.
pub(crate) const SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        suspect[byte] = is_suspect(byte as u8);
        byte += 1;
    }
    suspect
};

#[inline]
const fn is_suspect(byte: u8) -> bool {
    let control = byte < 0x20 && byte != 0x09 && byte != 0x0a && byte != 0x0d;
    // U+0080–00BF, U+0340–037F, U+0600–063F, U+1000–3FFF, and from U+F000 on.
    let lead = matches!(byte, 0xc2 | 0xcd | 0xd8 | 0xe1 | 0xe2 | 0xe3) || byte >= 0xef;
    control || byte == 0x7f || lead
}

/// Returns the reason why `letter` is refused after `before`; `None` where it is accepted.
pub(crate) fn kind_of(letter: char, before: Option<char>) -> Option<Hidden> {
    match letter {
        '\t' | '\n' | '\r' => None,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Hidden::Control),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Hidden::Direction)
        }
        // Emoji are joined of parts, and some scripts are wrong without.
        '\u{200c}' | '\u{200d}' => {
            let joins = before.is_some_and(|before| before >= '\u{600}' && !is_space(before));
            (!joins).then_some(Hidden::Invisible)
        }
        // One picks the form of what stands before; several in a row carry a message.
        '\u{fe00}'..='\u{fe0f}' => {
            let picks = before.is_some_and(|before| {
                !before.is_whitespace() && !matches!(before, '\u{fe00}'..='\u{fe0f}')
            });
            (!picks).then_some(Hidden::Tag)
        }
        '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{1d173}'..='\u{1d17a}' => Some(Hidden::Invisible),
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => Some(Hidden::Tag),
        _ if is_no_character(letter) => Some(Hidden::NoCharacter),
        _ => None,
    }
}

/// Returns whether `letter` is a space or one of the marks that join nothing.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{2000}'..='\u{206f}')
}

fn is_no_character(letter: char) -> bool {
    matches!(letter, '\u{fdd0}'..='\u{fdef}') || u32::from(letter) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_is_found_and_named() {
        for (text, kind) in [
            ("a\u{1b}]0;x\u{7}", Hidden::Control),
            ("a\u{0}", Hidden::Control),
            ("a\u{b}b", Hidden::Control),
            ("a\u{c}b", Hidden::Control),
            ("a\u{7f}", Hidden::Control),
            ("a\u{85}b", Hidden::Control),
            ("a\u{9b}2J", Hidden::Control),
            ("\u{202e}gnp.exe", Hidden::Direction),
            ("a\u{202a}", Hidden::Direction),
            ("a\u{2066}b\u{2069}", Hidden::Direction),
            ("a\u{61c}", Hidden::Direction),
            ("a\u{200e}", Hidden::Direction),
            ("a\u{200f}", Hidden::Direction),
            ("pass\u{200b}ord", Hidden::Invisible),
            ("pass\u{200d}ord", Hidden::Invisible),
            ("\u{200d}x", Hidden::Invisible),
            ("🌲 \u{200d}", Hidden::Invisible),
            ("a\u{2060}b", Hidden::Invisible),
            ("a\u{feff}b", Hidden::Invisible),
            ("a\u{3164}b", Hidden::Invisible),
            ("a\u{e0041}", Hidden::Tag),
            ("a\u{e0100}", Hidden::Tag),
            ("a\u{fffa}", Hidden::Tag),
            ("🌲\u{fe0f}\u{fe01}", Hidden::Tag),
            ("a\u{fffe}", Hidden::NoCharacter),
            ("a\u{fdd0}", Hidden::NoCharacter),
            ("a\u{10ffff}", Hidden::NoCharacter),
        ] {
            assert_eq!(
                first_hidden(text).map(|found| found.kind),
                Some(kind),
                "{text:?}"
            );
            assert_eq!(first_hidden(&without_hidden(text)), None, "{text:?}");
            assert_eq!(first_hidden(&visible(text)), None, "{text:?}");
        }
    }

    #[test]
    fn what_people_write_is_let_through() {
        for text in [
            "«Blåbærsyltetøy» – 10\u{a0}kr, kommune\u{ad}sammenslåing, 5\u{202f}%",
            "\u{feff}---\r\n\ttittel: Å",
            "👩‍💻 ❤️ 1️⃣ 🏳️‍🌈 👨🏽‍🚒",
            "می‌خواهم",
            "क्‍ष",
            "čáŋŧ Ŋ ẽ e\u{301}",
            "日本語　テキスト",
        ] {
            assert_eq!(first_hidden(text), None, "{text:?}");
            assert_eq!(visible(text), text.replace("\r\n", "\n"));
        }
    }

    #[test]
    fn hidden_characters_are_shown_or_removed() {
        assert_eq!(visible("a\u{1b}[2J\tb\n"), "a<U+001B>[2J\tb\n");
        assert_eq!(visible("a\r\nb\rc"), "a\nb<U+000D>c");
        assert_eq!(visible_line("x\n::error::y"), "x<U+000A>::error::y");
        assert_eq!(
            escaped_in_json("\"å\u{9b}\u{202e}\u{e0041}\""),
            r#""å\u009b\u202e\udb40\udc41""#
        );
        assert_eq!(without_hidden("a\u{200b}b\u{202e}c"), "abc");
        let found = first_hidden("å\u{202e}").expect("is there");
        assert_eq!(
            (found.at, &*found.in_words()),
            (2, "U+202E (snur skriveretningen)")
        );
    }

    #[test]
    fn what_yaml_cannot_read_keeps_its_length() {
        let text = "a: b\u{7}\u{85}\u{fffe}c\u{202e}";
        let readable = readable_as_yaml(text);
        assert_eq!(readable.len(), text.len());
        assert_eq!(readable, "a: b      c\u{202e}");
    }
}
