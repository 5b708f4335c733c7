//! What the first bytes of a picture say, beside its size.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, Limits};

use super::colour;
use super::limits::PROFILE_LIMIT;

/// What the first bytes of a picture say.
pub(super) struct Header {
    /// Whether width and height change places when it is turned the right way up.
    pub(super) lies_down: bool,
    /// Whether it has several frames.
    pub(super) moves: bool,
    /// Whether its colours are those of ink on paper, by its colour profile.
    pub(super) is_for_print: bool,
}

/// Reads the first bytes; `None` where they are not those of a picture.
pub(super) fn read(bytes: &[u8]) -> Option<Header> {
    let bytes = Cursor::new(bytes);
    match image::guess_format(bytes.get_ref()).ok()? {
        ImageFormat::Jpeg => {
            let mut decoder = JpegDecoder::new(bytes).ok()?;
            Some(Header {
                lies_down: lies_down(&mut decoder),
                moves: false,
                is_for_print: is_for_print(&mut decoder),
            })
        }
        ImageFormat::Png => {
            // A colour profile is packed, and may be packed as tightly as any picture.
            let mut limits = Limits::no_limits();
            limits.max_alloc = Some(PROFILE_LIMIT);
            let mut decoder = PngDecoder::with_limits(bytes, limits).ok()?;
            Some(Header {
                lies_down: lies_down(&mut decoder),
                moves: decoder.is_apng().ok()?,
                is_for_print: false,
            })
        }
        ImageFormat::WebP => {
            let mut decoder = WebPDecoder::new(bytes).ok()?;
            Some(Header {
                lies_down: lies_down(&mut decoder),
                moves: decoder.has_animation(),
                is_for_print: false,
            })
        }
        // A moving picture under a wrong name.
        ImageFormat::Gif => Some(Header {
            lies_down: false,
            moves: true,
            is_for_print: false,
        }),
        _ => None,
    }
}

fn lies_down(decoder: &mut impl ImageDecoder) -> bool {
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
