//! Reads what the first bytes of a picture declare, beside its size.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, Limits};

use super::colour;
use super::limits::PROFILE_LIMIT;

/// The properties that the first bytes of a picture declare.
pub(super) struct Header {
    /// `true` where width and height are swapped when it is turned the right way up.
    pub(super) is_rotated: bool,
    /// `true` where it has several frames.
    pub(super) is_animated: bool,
    /// `true` where its colours are those of ink on paper, by its colour profile.
    pub(super) is_for_print: bool,
}

/// Reads the first bytes; `None` where they are not those of a picture.
pub(super) fn read(bytes: &[u8]) -> Option<Header> {
    let bytes = Cursor::new(bytes);
    match image::guess_format(bytes.get_ref()).ok()? {
        ImageFormat::Jpeg => {
            let mut decoder = JpegDecoder::new(bytes).ok()?;
            Some(Header {
                is_rotated: is_rotated(&mut decoder),
                is_animated: false,
                is_for_print: is_for_print(&mut decoder),
            })
        }
        ImageFormat::Png => {
            // A colour profile is compressed, and may unpack to any size.
            let mut limits = Limits::no_limits();
            limits.max_alloc = Some(PROFILE_LIMIT);
            let mut decoder = PngDecoder::with_limits(bytes, limits).ok()?;
            Some(Header {
                is_rotated: is_rotated(&mut decoder),
                is_animated: decoder.is_apng().ok()?,
                is_for_print: false,
            })
        }
        ImageFormat::WebP => {
            has_whole_metadata(bytes.get_ref()).then_some(())?;
            let mut decoder = WebPDecoder::new(bytes).ok()?;
            Some(Header {
                is_rotated: is_rotated(&mut decoder),
                is_animated: decoder.has_animation(),
                is_for_print: false,
            })
        }
        // An animation under a wrong name.
        ImageFormat::Gif => Some(Header {
            is_rotated: false,
            is_animated: true,
            is_for_print: false,
        }),
        _ => None,
    }
}

/// Decides whether the metadata of a WebP file are in it as a whole. The decoder makes room for what
/// a chunk says it holds before it reads it, which may be 4 GB.
fn has_whole_metadata(webp: &[u8]) -> bool {
    // `RIFF`, the length of what follows, `WEBP`; then each chunk: name, length, content, which is
    // padded to an even length.
    let mut rest = webp.get(12..).unwrap_or_default();
    while let Some((head, content)) = rest.split_at_checked(8) {
        let length = [head[4], head[5], head[6], head[7]].map(usize::from);
        let length = length.iter().rev().fold(0, |sum, byte| sum << 8 | byte);
        if length > content.len() {
            return !matches!(&head[..4], b"EXIF" | b"ICCP" | b"XMP ");
        }
        rest = content.get(length + length % 2..).unwrap_or_default();
    }
    true
}

fn is_rotated(decoder: &mut impl ImageDecoder) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let orientation = decoder.orientation().ok();
    matches!(
        orientation,
        Some(Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH)
    )
}

fn is_for_print(decoder: &mut impl ImageDecoder) -> bool {
    let profile = decoder.icc_profile().ok().flatten();
    profile.is_some_and(|profile| !colour::is_for_screens(&profile))
}

#[cfg(test)]
mod tests {
    use super::has_whole_metadata;

    #[test]
    fn metadata_are_not_larger_than_the_file() {
        let file = |name: &[u8; 4], length: &[u8; 4]| {
            [b"RIFF\x12\0\0\0WEBP", &name[..], length, b"abc\0"].concat()
        };
        assert!(has_whole_metadata(&file(b"EXIF", b"\x03\0\0\0")));
        assert!(!has_whole_metadata(&file(b"EXIF", b"\0\0\0\xb3")));
        assert!(!has_whole_metadata(&file(b"ICCP", b"\x05\0\0\0")));
        // A picture that is cut off is damaged, which is found when it is unpacked.
        assert!(has_whole_metadata(&file(b"VP8 ", b"\0\0\0\xb3")));
    }
}
