//! Checks pictures, sound and moving pictures: that the file is what its ending says, and nothing
//! else besides.

use memchr::memmem;
use tr::tr;

use super::kind::{Media, Picture};
use super::sniff::wrong;
use crate::diagnostic::Problem;
use crate::tr_later;

/// Checks that `bytes` are a picture of this format.
pub(super) fn picture(format: Picture, bytes: &[u8]) -> Result<(), Problem> {
    let is_right = match format {
        Picture::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        Picture::Jpeg => bytes.starts_with(b"\xff\xd8\xff"),
        Picture::Gif => bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a"),
        Picture::WebP => is_riff(bytes, b"WEBP"),
        Picture::Heif => has_brand(bytes, HEIF_BRANDS),
        Picture::Tiff => [&b"II*\0"[..], b"MM\0*", b"II+\0", b"MM\0+"]
            .iter()
            .any(|magic| bytes.starts_with(magic)),
    };
    let ends_right = match format {
        Picture::Gif => gif_ends(bytes),
        Picture::Png => png_ends(bytes),
        _ => true,
    };
    check(is_right, ends_right, bytes)
}

/// Checks that `bytes` are sound or moving pictures of this format.
pub(super) fn media(format: Media, bytes: &[u8]) -> Result<(), Problem> {
    let is_right = match format {
        Media::Mp3 => {
            bytes.starts_with(b"ID3")
                || matches!(bytes, [0xff, second, ..] if second & 0xe0 == 0xe0)
        }
        Media::Mp4 => bytes.get(4..8) == Some(b"ftyp") || bytes.get(4..8) == Some(b"moov"),
        Media::WebM => bytes.starts_with(b"\x1a\x45\xdf\xa3"),
        Media::Ogg => bytes.starts_with(b"OggS"),
        Media::Wav => is_riff(bytes, b"WAVE"),
    };
    check(is_right, true, bytes)
}

fn check(is_right: bool, ends_right: bool, bytes: &[u8]) -> Result<(), Problem> {
    let help = tr!("Åpne fila i et bilde- eller lydprogram, og lagre den på nytt.");
    if !is_right {
        return Err(wrong(
            tr!("fila er noe annet enn endelsen på navnet sier"),
            help,
        ));
    }
    if !ends_right {
        return Err(wrong(tr!("fila har noe mer etter slutten på bildet"), help));
    }
    if let Some(found) = second_content(bytes) {
        let message = tr!(
            "fila har {found} i seg, ved siden av det som endelsen sier",
            found = tr!(found)
        );
        return Err(wrong(message, help));
    }
    Ok(())
}

/// Returns the words, in bokmål, for another kind of content that the file has besides the picture.
fn second_content(bytes: &[u8]) -> Option<&'static str> {
    // Long enough that no pixels make them by chance.
    let pages = [
        "<script",
        "<!doctype html",
        "<iframe",
        "<html xmlns",
        "<?php ",
    ];
    if pages.iter().any(|page| has(bytes, page)) {
        return Some(tr_later!("ei nettside eller et skript"));
    }
    // A GIF or a BMP whose first bytes are a comment is a script as well.
    let head = &bytes[..bytes.len().min(64)];
    let is_script =
        bytes.starts_with(b"GIF8") && (head.get(6..8) == Some(b"/*") || head.get(6) == Some(&b'='));
    if is_script {
        return Some(tr_later!("et skript"));
    }
    if bytes
        .get(..1024.min(bytes.len()))
        .is_some_and(|head| memmem::find(head, b"%PDF-").is_some())
    {
        return Some(tr_later!("en PDF"));
    }
    ends_as_archive(bytes).then_some(tr_later!("et arkiv (ZIP)"))
}

/// Returns whether `word`, in small letters, is in `bytes` in letters of any size.
fn has(bytes: &[u8], word: &str) -> bool {
    let word = word.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|at| {
        let found = bytes.get(at..at + word.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(word))
    })
}

/// Returns whether the last bytes are the directory of a ZIP, which is read from the end.
fn ends_as_archive(bytes: &[u8]) -> bool {
    let tail = bytes.len().saturating_sub(65_557);
    memmem::rfind(&bytes[tail..], b"PK\x05\x06").is_some_and(|at| {
        let end = &bytes[tail + at..];
        end.get(20..22).is_some_and(|length| {
            end.len() == 22 + usize::from(u16::from_le_bytes([length[0], length[1]]))
        })
    })
}

fn is_riff(bytes: &[u8], form: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(form)
}

/// Kinds of content in the container that MP4 has brought to pictures.
const HEIF_BRANDS: &[&[u8; 4]] = &[
    b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1",
];

fn has_brand(bytes: &[u8], brands: &[&[u8; 4]]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
        && bytes
            .get(8..12)
            .is_some_and(|brand| brands.iter().any(|known| brand == *known))
}

/// Returns whether nothing comes after the last chunk. A file that breaks off has no end at all.
fn png_ends(bytes: &[u8]) -> bool {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let Some(next) = usize::try_from(length)
            .ok()
            .and_then(|length| at.checked_add(length + 12))
        else {
            return true;
        };
        if &head[4..] == b"IEND" {
            return next >= bytes.len();
        }
        at = next;
    }
    true
}

/// Returns whether nothing comes after the last block.
fn gif_ends(bytes: &[u8]) -> bool {
    let table = |flags: u8| {
        if flags & 0x80 == 0 {
            0
        } else {
            3 << ((flags & 7) + 1)
        }
    };
    let after_blocks = |mut at: usize| {
        while let Some(length) = bytes.get(at).filter(|length| **length > 0) {
            at += 1 + usize::from(*length);
        }
        at + 1
    };
    let Some(flags) = bytes.get(10) else {
        return true;
    };
    let mut at = 13 + table(*flags);
    loop {
        at = match bytes.get(at) {
            Some(0x2c) => match bytes.get(at + 9) {
                Some(flags) => after_blocks(at + 11 + table(*flags)),
                None => return true,
            },
            Some(0x21) => after_blocks(at + 2),
            // Some programs end with zeros.
            Some(0x3b) => return bytes[at + 1..].iter().all(|byte| *byte == 0),
            None => return true,
            // These bytes cannot begin a block.
            Some(_) => return false,
        };
    }
}
