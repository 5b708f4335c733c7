//! Making a variant: unpacked, turned, shrunk, packed.
//!
//! Every step reckons in the same way on all machines: whole numbers, or the four plain kinds of
//! arithmetic on fractions.

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::webp::WebPEncoder;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage,
};
use webp_rust::{ImageBuffer, LossyEncodingConfig};

use super::PIXEL_LIMIT;
use super::header::PROFILE_LIMIT;

/// Of 100: no difference to be seen at the size that it is shown in.
const QUALITY: f32 = 75.0;
/// Of 6: from here on a slower search saves next to nothing.
const METHOD: u8 = 2;
/// The picture in `bytes` as WebP in each of `widths`, largest first in the making, in the order
/// given in the outcome; `None` where it cannot be unpacked.
pub(super) fn make(bytes: &[u8], widths: &[u32]) -> Option<Vec<Vec<u8>>> {
    let (whole, lossless) = unpack(bytes)?;
    widths
        .iter()
        .map(|width| pack(&shrink(&whole, *width), lossless))
        .collect()
}

/// Returns what unpacking the picture in `bytes` takes of memory, in bytes: its pixels as they are in the
/// file, and as they are worked on. `None` where it is not unpacked at all.
pub(super) fn memory(bytes: &[u8]) -> Option<u64> {
    let decoder = decoder(bytes)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    Some(decoder.total_bytes() + pixels * 6)
}

fn pack(picture: &RgbaImage, lossless: bool) -> Option<Vec<u8>> {
    let lossy = lossy(picture)?;
    if !lossless {
        return Some(lossy);
    }
    // Drawings and tables of few colours are smaller, and sharp, as they are.
    let exact = exact(picture).filter(|exact| exact.len() <= lossy.len());
    Some(exact.unwrap_or(lossy))
}

/// The whole picture, the right way up; and whether its file keeps every pixel.
fn unpack(bytes: &[u8]) -> Option<(RgbaImage, bool)> {
    let lossless = match image::guess_format(bytes).ok()? {
        ImageFormat::Png => true,
        ImageFormat::WebP => bytes.get(12..16) == Some(b"VP8L"),
        _ => false,
    };
    let mut decoder = decoder(bytes)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    Some((picture.into_rgba8(), lossless))
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
    // What stands before the pixels is read here, and bounded apart from them: a small picture can
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

/// `whole`, `width` pixels wide.
fn shrink(whole: &RgbaImage, width: u32) -> Cow<'_, RgbaImage> {
    if whole.width() == width {
        return Cow::Borrowed(whole);
    }
    let (whole_width, whole_height) = (u64::from(whole.width()), u64::from(whole.height()));
    let height = (whole_height * u64::from(width) + whole_width / 2) / whole_width;
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    let see_through = whole.pixels().any(|pixel| pixel.0[3] < 255);
    let mut half = Cow::Borrowed(whole);
    if see_through {
        // Or else the colour of what cannot be seen comes to show along the edges.
        each_colour(half.to_mut(), |colour, alpha| (colour * alpha + 127) / 255);
    }
    // Means of whole pixels first: as good where several become one, and many times as quick.
    while half.width() >= width * 4 {
        let (half_width, half_height) = (half.width() / 2, half.height().div_ceil(2).max(1));
        half = Cow::Owned(imageops::thumbnail(&*half, half_width, half_height));
    }
    let mut small = imageops::resize(&*half, width, height, FilterType::CatmullRom);
    if see_through {
        each_colour(&mut small, |colour, alpha| match alpha {
            0 => 0,
            alpha => ((colour * 255 + alpha / 2) / alpha).min(255),
        });
    }
    Cow::Owned(small)
}

fn each_colour(picture: &mut RgbaImage, change: impl Fn(u32, u32) -> u32) {
    for pixel in picture.pixels_mut() {
        let [.., alpha] = pixel.0;
        for colour in &mut pixel.0[..3] {
            *colour = change(u32::from(*colour), u32::from(alpha)) as u8;
        }
    }
}

fn lossy(picture: &RgbaImage) -> Option<Vec<u8>> {
    let buffer = ImageBuffer {
        width: picture.width() as usize,
        height: picture.height() as usize,
        rgba: picture.as_raw().clone(),
    };
    let config = LossyEncodingConfig {
        quality: QUALITY,
        method: METHOD,
        ..LossyEncodingConfig::default()
    };
    webp_rust::encode_lossy_with_config(&buffer, &config, None).ok()
}

fn exact(picture: &RgbaImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (width, height) = picture.dimensions();
    WebPEncoder::new_lossless(&mut bytes)
        .encode(picture.as_raw(), width, height, ExtendedColorType::Rgba8)
        .ok()?;
    Some(bytes)
}
