//! Unpacks pictures: the right way up, eight bits to a channel.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::colour::ToSrgb;
use super::limits::{PIXEL_LIMIT, PROFILE_LIMIT};
use super::pixels::{Channels, Pixels};

/// An unpacked picture.
pub(super) struct Unpacked {
    pub(super) pixels: Pixels,
    /// `true` where its file preserves every pixel exactly.
    pub(super) is_lossless: bool,
    /// The conversion of its colours to sRGB, where they are others.
    pub(super) to_srgb: Option<ToSrgb>,
}

/// Unpacks the picture in `bytes`; `None` where that cannot be done.
pub(super) fn unpack(bytes: &[u8]) -> Option<Unpacked> {
    let format = image::guess_format(bytes).ok()?;
    let is_lossless = match format {
        ImageFormat::Png => true,
        ImageFormat::WebP => bytes.get(12..16) == Some(b"VP8L"),
        _ => false,
    };
    let mut decoder = decoder(bytes)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let to_srgb = match profile {
        Some(profile) => ToSrgb::from_profile(&profile),
        None if format == ImageFormat::Png => ToSrgb::from_png(bytes),
        None => None,
    };
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    let (bytes, channels) = match picture.color().has_alpha() {
        true => (picture.into_rgba8().into_raw(), Channels::Rgba),
        false => (picture.into_rgb8().into_raw(), Channels::Rgb),
    };
    let pixels = Pixels {
        bytes,
        width,
        height,
        channels,
    };
    Some(Unpacked {
        pixels,
        is_lossless,
        to_srgb,
    })
}

/// Returns the memory that unpacking the picture in `bytes` takes, in bytes: for its pixels as in
/// the file, and as eight bits to a channel. `None` where it is not unpacked at all.
pub(super) fn memory(bytes: &[u8]) -> Option<u64> {
    let decoder = decoder(bytes)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    Some(decoder.total_bytes() + pixels * 6)
}

fn decoder(bytes: &[u8]) -> Option<impl ImageDecoder + '_> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let format = reader.format()?;
    if !matches!(
        format,
        ImageFormat::Png | ImageFormat::WebP | ImageFormat::Jpeg
    ) {
        return None;
    }
    // The data before the pixels are read here, and limited apart from them: a small picture can
    // hold a colour profile of a gigabyte.
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(PROFILE_LIMIT);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().ok()?;
    // Up to eight bytes a pixel.
    limits.max_alloc = Some(PIXEL_LIMIT * 8 + PROFILE_LIMIT);
    decoder.set_limits(limits).ok()?;
    let (width, height) = decoder.dimensions();
    (u64::from(width) * u64::from(height) <= PIXEL_LIMIT).then_some(decoder)
}
