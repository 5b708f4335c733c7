//! Checks PDF files: that the file is one, and does no more than show pages.
//!
//! A viewer in the browser runs the scripts of a PDF in a sandbox, but other viewers do more: they
//! start programs, send forms and open attachments. None of that belongs in a document that a
//! municipality publishes.

use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem;
use tr::tr;

use super::sniff::wrong;
use crate::diagnostic::Problem;
use crate::tr_later;

/// The most that is unpacked of the objects of one file, in bytes.
const UNPACKED: u64 = 64 << 20;

/// Names of active content, with the words for it in bokmål.
const ACTIVE: &[(&str, &str)] = &[
    ("JS", "JavaScript"),
    ("JavaScript", "JavaScript"),
    ("Launch", tr_later!("en handling som starter et program")),
    ("SubmitForm", tr_later!("et skjema som sendes")),
    ("ImportData", tr_later!("en handling som henter data")),
    ("GoToE", tr_later!("en handling som åpner et vedlegg")),
    ("EmbeddedFile", tr_later!("en fil inni seg")),
    ("EmbeddedFiles", tr_later!("filer inni seg")),
    ("RichMedia", tr_later!("et program (RichMedia)")),
    ("XFA", tr_later!("et skjema i XFA, som kan ha skript")),
];

/// The properties of a PDF.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    /// The author, as far as the file names one.
    pub(super) author: Option<String>,
}

/// Checks that `bytes` are a PDF that shows pages and does nothing else.
pub(super) fn look(bytes: &[u8]) -> Result<About, Problem> {
    if !bytes.starts_with(b"%PDF-") {
        return Err(wrong(
            tr!("fila er ikke en PDF"),
            tr!("Lagre dokumentet på nytt som PDF fra programmet det er laget i."),
        ));
    }
    let parts = [bytes.to_vec(), objects(bytes)];
    let names = parts.iter().flat_map(|part| names(part));
    let mut is_encrypted = false;
    for name in names {
        is_encrypted |= name == "Encrypt";
        if let Some((_, what)) = ACTIVE.iter().find(|(active, _)| *active == name) {
            return Err(wrong(
                tr!("PDF-en har {what}", what = tr!(what)),
                tr!(
                    "Skriv den ut til PDF på nytt («Skriv ut» → «Lagre som PDF»), så følger bare sidene med."
                ),
            ));
        }
    }
    if is_encrypted {
        return Err(wrong(
            tr!("PDF-en er kryptert eller sperret, så ingen kan se etter hva den gjør"),
            tr!("Lagre den uten passord og sperrer. Hjelpemidler for blinde trenger det også."),
        ));
    }
    let author = parts.iter().find_map(|part| author(part));
    Ok(About { author })
}

/// Returns the compressed objects of the file, unpacked. Pages and pictures are compressed too, and
/// skipped.
fn objects(bytes: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    let mut left = UNPACKED;
    for at in memmem::find_iter(bytes, b"ObjStm") {
        let rest = &bytes[at..];
        let Some(start) = memmem::find(&rest[..rest.len().min(2000)], b"stream") else {
            continue;
        };
        let data = &rest[start + 6..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let before = unpacked.len();
        // Data that break off are used as far as they go.
        let _ = ZlibDecoder::new(data).take(left).read_to_end(&mut unpacked);
        left = left.saturating_sub(u64::try_from(unpacked.len() - before).unwrap_or(left));
    }
    unpacked
}

/// Returns every name (`/Type`), with `#xx` decoded.
fn names(bytes: &[u8]) -> impl Iterator<Item = String> {
    memchr::memchr_iter(b'/', bytes).filter_map(|at| {
        let rest = &bytes[at + 1..];
        let is_end =
            |byte: &u8| byte.is_ascii_whitespace() || *byte == 0 || b"/<>[](){}%".contains(byte);
        let end = rest.iter().take(40).position(is_end);
        let written = &rest[..end.unwrap_or(rest.len().min(40))];
        let name = decoded(written)?;
        ACTIVE
            .iter()
            .any(|(active, _)| *active == name)
            .then_some(name.clone())
            .or_else(|| (name == "Encrypt").then_some(name))
    })
}

fn decoded(written: &[u8]) -> Option<String> {
    if written.len() > 39 || !written.is_ascii() {
        return None;
    }
    let mut name = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'#').then(|| after.get(..2)).flatten();
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                name.push(char::from(byte));
                rest = &after[2..];
            }
            None => {
                name.push(char::from(*first));
                rest = after;
            }
        }
    }
    Some(name)
}

/// Returns the author of the file: `/Author (…)`, or `dc:creator` in the description as XML.
fn author(bytes: &[u8]) -> Option<String> {
    let of_info = memmem::find_iter(bytes, b"/Author").find_map(|at| {
        let rest = bytes[at + 7..].trim_ascii_start();
        string(rest)
    });
    of_info.or_else(|| {
        let at = memmem::find(bytes, b"<dc:creator>")?;
        let rest = &bytes[at..bytes.len().min(at + 500)];
        let start = memmem::find(rest, b"<rdf:li>")? + 8;
        let end = memmem::find(&rest[start..], b"<")?;
        let name = String::from_utf8_lossy(&rest[start..start + end])
            .trim()
            .to_owned();
        (!name.is_empty()).then_some(name)
    })
}

/// Reads a text in parentheses, or as hexadecimal digits.
fn string(bytes: &[u8]) -> Option<String> {
    let (first, rest) = bytes.split_first()?;
    let raw: Vec<u8> = match first {
        b'(' => {
            let end = memchr::memchr(b')', rest)?;
            rest[..end.min(200)].to_vec()
        }
        b'<' => {
            let end = memchr::memchr(b'>', rest)?;
            let digits: Vec<u8> = rest[..end.min(400)]
                .iter()
                .copied()
                .filter(u8::is_ascii_hexdigit)
                .collect();
            let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
            digits.chunks_exact(2).filter_map(pair).collect()
        }
        _ => return None,
    };
    let text = match raw.strip_prefix(b"\xfe\xff") {
        Some(wide) => {
            let units: Vec<u16> = wide
                .chunks_exact(2)
                .map(|two| u16::from_be_bytes([two[0], two[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => raw.iter().copied().map(char::from).collect(),
    };
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(text)
}
