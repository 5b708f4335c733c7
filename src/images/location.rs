//! Decides whether a file gives the place where a picture or a film was taken, whatever its format.
//!
//! Formats store the notes of a camera in different places, but the notes themselves look the same
//! in all of them. So the whole file is searched for them, in place of a parser for each format:
//! JPEG, PNG, WebP, AVIF, HEIC, TIFF, MP4 and MOV.

use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::exif;

/// The most that is unpacked of one text in a PNG, in bytes.
const UNPACKED: u64 = 4 << 20;

/// Returns whether `bytes` hold a latitude or a longitude: as Exif, as XMP, or in the form of
/// films.
pub(crate) fn has_gps(bytes: &[u8]) -> bool {
    in_exif(bytes) || in_words(bytes) || in_png(bytes)
}

fn in_exif(bytes: &[u8]) -> bool {
    let starts = memmem::find_iter(bytes, b"II*\0").chain(memmem::find_iter(bytes, b"MM\0*"));
    starts.take(10_000).any(|at| exif::has_gps(&bytes[at..]))
}

fn in_words(bytes: &[u8]) -> bool {
    // The form that Apple and Android write in films: +59.2096+009.6090/
    let is_place = |at: usize, length: usize| {
        let rest = &bytes[at + length..bytes.len().min(at + length + 40)];
        let signs = rest
            .windows(2)
            .filter(|two| b"+-".contains(&two[0]) && two[1].is_ascii_digit());
        signs.count() >= 2
    };
    ["GPSLatitude", "GPSLongitude"]
        .iter()
        .any(|word| memmem::find(bytes, word.as_bytes()).is_some())
        || memmem::find_iter(bytes, b"\xa9xyz").any(|at| is_place(at, 4))
        || memmem::find(bytes, b"location.ISO6709").is_some()
}

/// Searches the texts of a PNG, which may be compressed; some programs store Exif in them as
/// hexadecimal digits.
fn in_png(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"\x89PNG") {
        return false;
    }
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let Some(end) = usize::try_from(length)
            .ok()
            .and_then(|length| (at + 8).checked_add(length))
        else {
            return false;
        };
        let Some(data) = bytes.get(at + 8..end) else {
            return false;
        };
        if matches!(&head[4..], b"zTXt" | b"iTXt" | b"tEXt") && in_text(data) {
            return true;
        }
        at = end + 4;
    }
    false
}

fn in_text(data: &[u8]) -> bool {
    // The compressed part begins with the zlib header, after names that differ by chunk.
    let packed = memchr::memchr_iter(0x78, data).take(8);
    let unpacked = packed.filter_map(|at| {
        let mut text = Vec::new();
        let read = ZlibDecoder::new(&data[at..])
            .take(UNPACKED)
            .read_to_end(&mut text);
        (read.is_ok() && !text.is_empty()).then_some(text)
    });
    std::iter::once(data.to_vec())
        .chain(unpacked)
        .any(|text| in_words(&text) || in_exif(&from_hex(&text)))
}

/// Returns the bytes that the hexadecimal digits in `text` stand for, without what comes before
/// them.
fn from_hex(text: &[u8]) -> Vec<u8> {
    let Some(start) = memmem::find(text, b"49492a00").or_else(|| memmem::find(text, b"4d4d002a"))
    else {
        return Vec::new();
    };
    let digits: Vec<u8> = text[start..]
        .iter()
        .copied()
        .filter(u8::is_ascii_hexdigit)
        .collect();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    digits.chunks_exact(2).filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns notes with a list of places that has a latitude.
    fn exif() -> Vec<u8> {
        let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0".to_vec();
        tiff.extend(b"\0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\0\0\0\0\0");
        tiff
    }

    fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length[..], kind, data, b"crc!"].concat()
    }

    #[test]
    fn a_place_is_found_in_every_format() {
        use std::io::Write;
        let png = |chunk: &[u8]| [b"\x89PNG\r\n\x1a\n", chunk].concat();
        let packed = |text: &[u8]| {
            let mut packer =
                flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
            packer.write_all(text).unwrap();
            packer.finish().unwrap()
        };
        let hex: String = exif().iter().map(|byte| format!("{byte:02x}")).collect();
        let profile = format!("\nexif\n{}\n{hex}\n", hex.len() / 2);
        let xmp = b"<rdf:Description exif:GPSLatitude=\"59,12.6N\"/>";
        for (format, bytes) in [
            ("tiff", exif()),
            (
                "jpeg",
                [&b"\xff\xd8\xff\xe1\0\x40Exif\0\0"[..], &exif()].concat(),
            ),
            (
                "heic",
                [
                    &b"\0\0\0\x18ftypheic\0\0\0\0mdat\0\0\0\x06Exif\0\0"[..],
                    &exif(),
                ]
                .concat(),
            ),
            (
                "avif",
                [&b"\0\0\0\x18ftypavif\0\0\0\0mdat\0\0\0\0"[..], &exif()].concat(),
            ),
            (
                "webp",
                [&b"RIFF\0\0\0\0WEBPVP8X....EXIF\x2c\0\0\0"[..], &exif()].concat(),
            ),
            ("png", png(&chunk(b"eXIf", &exif()))),
            (
                "xmp in jpeg",
                [
                    &b"\xff\xd8\xff\xe1\0\x40http://ns.adobe.com/xap/1.0/\0"[..],
                    xmp,
                ]
                .concat(),
            ),
            (
                "xmp in png",
                png(&chunk(
                    b"iTXt",
                    &[&b"XML:com.adobe.xmp\0\x01\0\0\0"[..], &packed(xmp)].concat(),
                )),
            ),
            (
                "profile in png",
                png(&chunk(
                    b"zTXt",
                    &[
                        &b"Raw profile type exif\0\0"[..],
                        &packed(profile.as_bytes()),
                    ]
                    .concat(),
                )),
            ),
            (
                "mp4",
                b"\0\0\0\x10ftypmp42udta\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+59.2096+009.6090/".to_vec(),
            ),
            (
                "mov",
                b"\0\0\0\x10ftypqt  com.apple.quicktime.location.ISO6709".to_vec(),
            ),
        ] {
            assert!(has_gps(&bytes), "{format}");
        }
        for bytes in [
            &b""[..],
            b"MM\0*",
            b"\x89PNG\r\n\x1a\n",
            b"II*\0\xff\xff\xff\xff",
            b"\xa9xyz\0\0",
        ] {
            assert!(!has_gps(bytes), "{bytes:?}");
        }
    }
}
