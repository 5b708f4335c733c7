//! Making a variant: unpacked, turned, shrunk, packed.
//!
//! Every step reckons in the same way on all machines: whole numbers, or the four plain kinds of
//! arithmetic on fractions.

use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use image::codecs::webp::WebPEncoder;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage,
};
use webp_rust::{ImageBuffer, LossyEncodingConfig};

use super::PIXEL_LIMIT;

/// Of 100: no difference to be seen at the size that it is shown in.
const QUALITY: f32 = 75.0;
/// Of 6: from here on a slower search saves next to nothing.
const METHOD: u8 = 2;
/// Larger pictures wait for each other, so that many threads do not unpack as many of them.
const LARGE: u64 = 12_000_000;

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// The picture in `bytes` as WebP, `width` pixels wide; `None` where it cannot be unpacked.
pub(super) fn make(bytes: &[u8], width: u32) -> Option<Vec<u8>> {
    let (picture, lossless) = unpack(bytes, width)?;
    let lossy = lossy(&picture)?;
    if !lossless {
        return Some(lossy);
    }
    // Drawings and tables of few colours are smaller, and sharp, as they are.
    let exact = exact(&picture).filter(|exact| exact.len() <= lossy.len());
    Some(exact.unwrap_or(lossy))
}

/// The picture, `width` pixels wide and the right way up; and whether its file keeps every pixel.
fn unpack(bytes: &[u8], width: u32) -> Option<(RgbaImage, bool)> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()?;
    let lossless = match reader.format()? {
        ImageFormat::Png => true,
        ImageFormat::WebP => bytes.get(12..16) == Some(b"VP8L"),
        ImageFormat::Jpeg => false,
        _ => return None,
    };
    let mut limits = Limits::no_limits();
    // Up to eight bytes a pixel, and as much again on the way.
    limits.max_alloc = Some(PIXEL_LIMIT * 16);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (whole_width, whole_height) = decoder.dimensions();
    let pixels = u64::from(whole_width) * u64::from(whole_height);
    if pixels > PIXEL_LIMIT {
        return None;
    }
    let _turn =
        (pixels > LARGE).then(|| ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner));
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    Some((shrink(picture.into_rgba8(), width), lossless))
}

fn shrink(mut picture: RgbaImage, width: u32) -> RgbaImage {
    if picture.width() == width {
        return picture;
    }
    let (whole_width, whole_height) = (u64::from(picture.width()), u64::from(picture.height()));
    let height = (whole_height * u64::from(width) + whole_width / 2) / whole_width;
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    let see_through = picture.pixels().any(|pixel| pixel.0[3] < 255);
    if see_through {
        // Or else the colour of what cannot be seen comes to show along the edges.
        each_colour(&mut picture, |colour, alpha| (colour * alpha + 127) / 255);
    }
    // Means of whole pixels first: as good where several become one, and many times as quick.
    let mut half = picture;
    while half.width() >= width * 4 {
        half = imageops::thumbnail(&half, half.width() / 2, half.height().div_ceil(2).max(1));
    }
    let mut small = imageops::resize(&half, width, height, FilterType::CatmullRom);
    if see_through {
        each_colour(&mut small, |colour, alpha| match alpha {
            0 => 0,
            alpha => ((colour * 255 + alpha / 2) / alpha).min(255),
        });
    }
    small
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
