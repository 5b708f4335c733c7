//! Finds text whose encoding was read wrongly before it got here: `MÃ¸te` for `Møte`.
//!
//! The bytes of UTF-8 were taken for the letters of an older encoding, and those letters were saved
//! as UTF-8. The result is valid text, so it is recognised by its letters alone.

use std::ops::Range;

use tr::tr;

/// A word whose letters were read wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Garbled {
    /// The range of the word, in bytes of the text.
    pub range: Range<usize>,
    /// The original word; `None` where the letters are lost for good.
    pub meant: Option<String>,
}

impl Garbled {
    /// Returns message and help for the word in `text`, of which there are `count` in the file.
    pub fn in_words(&self, text: &str, count: usize) -> (String, String) {
        let word = text.get(self.range.clone()).unwrap_or_default();
        let others = match count {
            0 | 1 => String::new(),
            _ => " ".to_owned() + &tr!("(og 1 sted til)" | "(og {n} steder til)" % count - 1),
        };
        match &self.meant {
            Some(meant) => (
                tr!(
                    "teksten er lest med feil tegnkoding: «{word}» skulle trolig vært «{meant}»{others}",
                    word,
                    meant,
                    others
                ),
                tr!(
                    "Skriv `{meant}`, eller hent teksten på nytt og lagre fila som UTF-8.",
                    meant
                ),
            ),
            None => (
                tr!(
                    "i «{word}» står `{lost}` der en bokstav er gått tapt{others}",
                    word,
                    lost = '\u{fffd}',
                    others
                ),
                tr!("Skriv ordet på nytt, og lagre fila som UTF-8."),
            ),
        }
    }
}

/// Returns the words in `text` whose letters were read wrongly, in order.
pub fn find(text: &str) -> Vec<Garbled> {
    let mut found: Vec<Garbled> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_suspect(text, at) {
        let Some(kind) = kind_at(&text[start..]) else {
            at = start + text[start..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let range = word_around(text, start);
        let meant = match kind {
            Kind::Lost => None,
            Kind::Read(page) => Some(restored(&text[range.clone()], page)),
        };
        at = range.end;
        found.push(Garbled { range, meant });
    }
    found
}

/// Returns the first word that was read wrongly, and the number of such words.
pub fn first(text: &str) -> Option<(Garbled, usize)> {
    let found = find(text);
    let count = found.len();
    found.into_iter().next().map(|first| (first, count))
}

/// Returns the position of the next letter that is typical of such text.
fn next_suspect(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        // Ã Â Å Ä â ï, then √ ├ and the mark of a lost letter.
        at += memchr::memchr3(0xc3, 0xe2, 0xef, bytes.get(at..)?)?;
        let next = (bytes.get(at + 1).copied(), bytes.get(at + 2).copied());
        let is_suspect = match (bytes[at], next) {
            (0xc3, (Some(second), _)) => matches!(second, 0x82..=0x85 | 0xa2 | 0xaf),
            (0xe2, (Some(0x88), Some(0x9a)) | (Some(0x94), Some(0x9c))) => true,
            (0xef, (Some(0xbf), Some(0xbd))) => true,
            _ => false,
        };
        if is_suspect {
            return Some(at);
        }
        at += 1;
    }
}

/// The cause of a wrong letter.
#[derive(Clone, Copy)]
enum Kind {
    /// A program had no letter for the bytes.
    Lost,
    /// The bytes were read as another encoding.
    Read(Page),
}

/// An encoding with one byte for each letter.
#[derive(Clone, Copy)]
enum Page {
    Windows,
    Mac,
    Dos,
}

fn kind_at(text: &str) -> Option<Kind> {
    let mut letters = text.chars();
    let (first, second) = (letters.next()?, letters.next());
    if first == '\u{fffd}' {
        return Some(Kind::Lost);
    }
    let second = second?;
    let page = match first {
        '√' if "∏•¶òÖÜ©®".contains(second) => Page::Mac,
        '├' if "©ªÑ╕ÿåñ".contains(second) => Page::Dos,
        '√' | '├' => return None,
        _ => Page::Windows,
    };
    if !matches!(page, Page::Windows) {
        return Some(Kind::Read(page));
    }
    let byte = windows_byte(second)?;
    let is_wrong = match first {
        // A quotation mark or a space may well stand after such a letter.
        'Ã' => (0x80..=0xbf).contains(&byte) && !matches!(byte, 0xa0 | 0xab | 0xbb),
        'Â' => matches!(byte, 0xa0 | 0xa7 | 0xab | 0xad | 0xb0..=0xb7 | 0xbb..=0xbe),
        'â' => second == '€',
        'Å' => matches!(byte, 0x8a | 0x8b | 0xa1 | 0xa6 | 0xa7 | 0xbd | 0xbe),
        'Ä' => matches!(byte, 0x8c | 0x8d | 0x90 | 0x91),
        'ï' => text.starts_with("ï»¿") || text.starts_with("ï¿½"),
        _ => false,
    };
    is_wrong.then_some(Kind::Read(Page::Windows))
}

/// Returns the range of the word around the letter at `at`.
fn word_around(text: &str, at: usize) -> Range<usize> {
    /// The longest word, in bytes; a longer one is cut at the start of a letter.
    const LONGEST: usize = 80;
    let is_end = |letter: char| {
        letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{85}')
            || "()[]{}<>`".contains(letter)
    };
    let from = text.floor_char_boundary(at.saturating_sub(LONGEST));
    let start = text[from..at].rfind(is_end).map_or(from, |before| {
        from + before
            + text[from + before..]
                .chars()
                .next()
                .map_or(1, char::len_utf8)
    });
    let to = text.ceil_char_boundary((at + LONGEST).min(text.len()));
    let end = text[at..to].find(is_end).map_or(to, |length| at + length);
    start..end
}

/// Returns the original of `word`, whose letters were read wrongly one or several times.
fn restored(word: &str, page: Page) -> String {
    let mut word = word.trim_end_matches([',', '.', ';', ':']).to_owned();
    for _ in 0..3 {
        let bytes: Option<Vec<u8>> = word.chars().map(|letter| byte(letter, page)).collect();
        let whole = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        match whole.unwrap_or_else(|| in_parts(&word, page)) {
            same if same == word => break,
            better => word = better,
        }
        if !word.chars().any(|letter| "ÃÂâÅÄ√├".contains(letter)) {
            break;
        }
    }
    word
}

/// Returns the original of `word`, where only some of its letters are wrong.
fn in_parts(word: &str, page: Page) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::with_capacity(word.len());
    let mut at = 0;
    while at < letters.len() {
        let part = [3, 2].into_iter().find_map(|length| {
            let part = letters.get(at..at + length)?;
            let bytes: Vec<u8> = part
                .iter()
                .map(|letter| byte(*letter, page))
                .collect::<Option<_>>()?;
            let text = String::from_utf8(bytes).ok()?;
            (text.chars().count() == 1).then_some((text, length))
        });
        match part {
            Some((text, length)) => {
                out.push_str(&text);
                at += length;
            }
            None => {
                out.push(letters[at]);
                at += 1;
            }
        }
    }
    out
}

fn byte(letter: char, page: Page) -> Option<u8> {
    match page {
        _ if letter.is_ascii() => u8::try_from(letter).ok(),
        Page::Windows => windows_byte(letter),
        Page::Mac => [
            ('√', 0xc3),
            ('∏', 0xb8),
            ('•', 0xa5),
            ('¶', 0xa6),
            ('ò', 0x98),
            ('Ö', 0x85),
            ('Ü', 0x86),
            ('©', 0xa9),
            ('®', 0xa8),
        ]
        .iter()
        .find_map(|(known, byte)| (*known == letter).then_some(*byte)),
        Page::Dos => [
            ('├', 0xc3),
            ('©', 0xb8),
            ('╕', 0xb8),
            ('Ñ', 0xa5),
            ('ª', 0xa6),
            ('ÿ', 0x98),
            ('å', 0x86),
            ('ñ', 0xa4),
        ]
        .iter()
        .find_map(|(known, byte)| (*known == letter).then_some(*byte)),
    }
}

/// Returns the byte that Windows-1252 (or, where it has none, Latin-1) has for the letter.
fn windows_byte(letter: char) -> Option<u8> {
    const FROM_80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let in_table = FROM_80.chars().position(|known| known == letter);
    let from_table = in_table.and_then(|place| u8::try_from(0x80 + place).ok());
    from_table.or_else(|| u8::try_from(u32::from(letter)).ok())
}

/// Returns the letter that Windows-1252 has for the byte.
pub(crate) fn windows_letter(byte: u8) -> char {
    (0..=0x10ff_u32)
        .chain(0x2010..=0x2122)
        .filter_map(char::from_u32)
        .find(|letter| {
            windows_byte(*letter) == Some(byte)
                && (u32::from(*letter) < 0x80 || !letter.is_control())
        })
        .unwrap_or('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_restored() {
        for (text, meant) in [
            ("MÃ¸te om blÃ¥bÃ¦r", "Møte"),
            ("Ã\u{98}kt", "Økt"),
            ("Ã˜kt", "Økt"),
            ("Ã…s", "Ås"),
            ("Ã\u{85}s", "Ås"),
            ("Ã†re", "Ære"),
            ("idÃ©", "idé"),
            ("Ã\u{2dc}stfold", "Østfold"),
            ("Â«sitat", "«sitat"),
            ("Â§ 3", "§"),
            ("2018â€“2019", "2018–2019"),
            ("kommunenâ€™s", "kommunen’s"),
            ("â€œord", "“ord"),
            ("vente â€¦", "…"),
            ("10Â\u{a0}kr", "10\u{a0}kr"),
            ("MÃƒÂ¸te", "Møte"),
            ("KÃ¡rÃ¡Å¡johka", "Kárášjohka"),
            ("Ä‘", "đ"),
            ("M√∏te", "Møte"),
            ("bl√•", "blå"),
            ("M├©te", "Møte"),
            ("bl├Ñ", "blå"),
            ("ï»¿tittel", "\u{feff}tittel"),
        ] {
            let found = find(text);
            let first = found.first().and_then(|found| found.meant.as_deref());
            assert_eq!(first, Some(meant), "{text}");
        }
        assert_eq!(
            first("Møte om bl\u{fffd}b\u{fffd}r").map(|(found, _)| found.meant),
            Some(None)
        );
        assert_eq!(find("MÃ¸te og MÃ¸te igjen").len(), 2);
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "Møte om blåbær på Ås, «Å» og «Ä»",
            "«Ã», Ã\u{a0}og Â",
            "São João, Ångström, Âge, café, â la carte, naïve",
            "├── mappe\n│   └── fil",
            "√2 er irrasjonalt, √¼ også",
            "€ 100, 5 °C, § 3, ½ time",
            "Kárášjohka, Guovdageaidnu, Deatnu, Unjárga",
            "ÅSNES OG ÅS – ÆØÅ",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn every_byte_has_its_letter() {
        assert_eq!(windows_letter(0xf8), 'ø');
        assert_eq!(windows_letter(0x96), '–');
        assert_eq!(windows_letter(b'a'), 'a');
    }
}
