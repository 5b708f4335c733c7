//! Looks for words and numbers in files of every kind, however they are packed or written there.

use std::collections::BTreeSet;
use std::io::Read;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use flate2::read::{DeflateDecoder, MultiGzDecoder};
use memchr::memmem;
use rawzip::{CompressionMethod, ZipArchive};

/// How deep one file is looked for in another.
const DEPTH: usize = 3;

/// A word, number or date that must not be there.
pub struct Secret {
    /// As the sources have it.
    pub written: String,
    /// The texts that tell of it, folded.
    needles: Vec<String>,
}

impl Secret {
    /// A word. Its ends are left out: stems lack the one, and sorted lists share the other with the
    /// word before. Lists that are read from the end have it reversed.
    pub fn word(written: &str) -> Self {
        let all: Vec<char> = folded(written).chars().collect();
        let core = &all[3..all.len() - 3];
        Self {
            written: written.to_owned(),
            needles: vec![core.iter().collect(), core.iter().rev().collect()],
        }
    }

    /// A number, by its digits.
    pub fn number(written: &str) -> Self {
        Self {
            written: written.to_owned(),
            needles: vec![written.to_owned()],
        }
    }

    /// A day: `2031-07-19`.
    pub fn day(written: &str) -> Self {
        const MONTHS: [&str; 12] = [
            "januar",
            "februar",
            "mars",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "desember",
        ];
        let month: usize = written[5..7].parse().expect("a month");
        Self {
            written: written.to_owned(),
            needles: vec![
                written.to_owned(),
                written.replace('-', ""),
                written[..7].to_owned(),
                format!("{} {}", MONTHS[month - 1], &written[..4]),
            ],
        }
    }

    /// Whether the file tells of it.
    pub fn is_in(&self, views: &BTreeSet<String>) -> bool {
        let is_in = |view: &String| {
            let mut needles = self.needles.iter();
            needles.any(|needle| memmem::find(view.as_bytes(), needle.as_bytes()).is_some())
        };
        views.iter().any(is_in)
    }
}

/// Every text that a file holds, in small letters without accents: as it stands, unpacked, and with
/// each way of writing a letter taken away.
pub fn views(name: &str, bytes: &[u8]) -> BTreeSet<String> {
    let mut views = BTreeSet::from([folded(name)]);
    look(bytes, DEPTH, &mut views);
    views
}

fn look(bytes: &[u8], depth: usize, views: &mut BTreeSet<String>) {
    for inner in packed(bytes) {
        if depth > 0 {
            look(&inner, depth - 1, views);
        }
    }
    let utf8 = String::from_utf8_lossy(bytes).into_owned();
    let latin: String = bytes.iter().copied().map(char::from).collect();
    let wide: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let mut texts = BTreeSet::from([utf8.clone(), latin, String::from_utf8_lossy(&wide).into()]);
    for change in [
        unfolded,
        percent_decoded,
        unescaped,
        without_entities,
        without_tags,
    ] {
        let changed: Vec<String> = texts.iter().map(|text| change(text)).collect();
        texts.extend(changed);
    }
    for text in &texts {
        let folded = folded(text);
        views.insert(digits_joined(&folded));
        views.insert(folded);
    }
    if depth > 0 {
        let is_code = |letter: char| letter.is_ascii_alphanumeric() || "+/=".contains(letter);
        for run in utf8
            .split(|letter| !is_code(letter))
            .filter(|run| run.len() >= 12)
        {
            let decoded = STANDARD
                .decode(run)
                .or_else(|_| STANDARD_NO_PAD.decode(run));
            if let Ok(decoded) = decoded {
                look(&decoded, 0, views);
            }
        }
    }
}

/// The files inside a packed one.
fn packed(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut inner = Vec::new();
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut out = Vec::new();
        MultiGzDecoder::new(bytes)
            .read_to_end(&mut out)
            .expect("it can be unpacked");
        inner.push(out);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let zip = ZipArchive::from_slice(bytes).expect("a zip");
        let mut entries = zip.entries();
        while let Some(entry) = entries.next_entry().expect("an entry") {
            inner.push(entry.file_path().as_ref().to_vec());
            let method = entry.compression_method();
            let part = zip.get_entry(entry.wayfinder()).expect("a part");
            let mut out = Vec::new();
            match method {
                CompressionMethod::STORE => out.extend_from_slice(part.data()),
                CompressionMethod::DEFLATE => {
                    let mut reader = DeflateDecoder::new(part.data());
                    reader.read_to_end(&mut out).expect("it can be unpacked");
                }
                other => panic!("packed as {other:?}"),
            }
            inner.push(out);
        }
    }
    inner
}

/// Small letters, without accents.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.to_lowercase().chars() {
        match letter {
            'å' | 'ä' => out.push('a'),
            'ø' | 'ö' => out.push('o'),
            'æ' => out.push_str("ae"),
            other => out.push(other),
        }
    }
    out
}

fn digits_joined(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
    let is_between = |at: usize| {
        " \u{a0}\u{202f}\u{2009}.,'".contains(letters[at])
            && at > 0
            && digit(letters.get(at - 1))
            && digit(letters.get(at + 1))
    };
    let kept = (0..letters.len()).filter(|at| !is_between(*at));
    kept.map(|at| letters[at]).collect()
}

/// Lines that calendars and mails have folded.
fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "")
        .replace("\n ", "")
        .replace("=\r\n", "")
}

fn percent_decoded(text: &str) -> String {
    let bytes = percent_encoding::percent_decode_str(text);
    bytes.decode_utf8_lossy().into_owned()
}

/// Letters as JSON and JavaScript may write them.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part
            .get(..4)
            .and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(letter) => {
                out.push(letter);
                out.push_str(&part[4..]);
            }
            None => {
                out.push_str("\\u");
                out.push_str(part);
            }
        }
    }
    out
}

fn without_entities(text: &str) -> String {
    let named = [
        ("&aring;", "å"),
        ("&oslash;", "ø"),
        ("&aelig;", "æ"),
        ("&nbsp;", " "),
    ];
    let mut text = text.to_owned();
    for (entity, letter) in named {
        text = text.replace(entity, letter);
    }
    let mut parts = text.split("&#");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once(';').unwrap_or(("", part));
        let number = match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => code.parse(),
        };
        out.extend(number.ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

/// Text without tags and soft hyphens, which can stand within a word.
fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split('<') {
        out.push_str(part.split_once('>').map_or(part, |(_, after)| after));
    }
    out.replace('\u{ad}', "").replace("&shy;", "")
}
