//! Makes variants: unpacks a picture once, then for each width resizes it, converts it to sRGB, and
//! compresses it.
//!
//! The resizer calculates in integers, so results are the same on all processors.

use std::borrow::Cow;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::ExtendedColorType;
use image::codecs::webp::WebPEncoder;
use webp::{Encoder, WebPConfig};

use super::pixels::{Channels, Pixels};
use super::unpack::{Unpacked, unpack};

/// The WebP quality, of 100: no difference is visible at the size that the picture is shown in.
const QUALITY: f32 = 75.0;
/// The effort of the compression, of 6: from here on a slower search saves a twentieth of the file,
/// for twice the time.
const METHOD: i32 = 2;
/// A light grey, for an area where a picture cannot be unpacked.
const NOTHING: u8 = 0xee;

/// Returns the picture in `bytes` as WebP in each of `widths`; `None` where it cannot be unpacked.
pub(super) fn make(bytes: &[u8], widths: &[u32]) -> Option<Vec<Vec<u8>>> {
    let picture = unpack(bytes)?;
    let of_width = |width: &u32| one(&picture, *width);
    widths.iter().map(of_width).collect()
}

/// Returns a grey area, `width` pixels wide and `height` high, as WebP.
pub(super) fn blank(width: u32, height: u32) -> Vec<u8> {
    let pixels = Pixels {
        bytes: vec![NOTHING; width as usize * height as usize * 3],
        width,
        height,
        channels: Channels::Rgb,
    };
    exact(&pixels).unwrap_or_default()
}

fn one(picture: &Unpacked, width: u32) -> Option<Vec<u8>> {
    let mut small = shrink(&picture.pixels, width)?;
    if let Some(to_srgb) = &picture.to_srgb {
        to_srgb.apply(small.to_mut());
    }
    let lossy = lossy(&small)?;
    if !picture.is_lossless {
        return Some(lossy);
    }
    // Drawings and tables of few colours are small without loss, and sharp: lossy compression
    // halves the resolution of colours, which shows at edges.
    let exact = exact(&small).filter(|exact| exact.len() <= lossy.len() * 3 / 2);
    Some(exact.unwrap_or(lossy))
}

/// Returns the height of a picture that keeps its proportions at `width`.
pub(super) fn height_at(width: u32, whole: (u32, u32)) -> u32 {
    let (whole_width, whole_height) = (u64::from(whole.0.max(1)), u64::from(whole.1));
    let height = (whole_height * u64::from(width) + whole_width / 2) / whole_width;
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

/// Returns `whole`, `width` pixels wide. Colours are weighted by opacity: otherwise the colour of
/// transparent pixels shows along the edges.
fn shrink(whole: &Pixels, width: u32) -> Option<Cow<'_, Pixels>> {
    if whole.width == width {
        return Some(Cow::Borrowed(whole));
    }
    let height = height_at(width, (whole.width, whole.height));
    let bytes = match whole.channels {
        Channels::Rgb => resized::<U8x3>(whole, PixelType::U8x3, (width, height)),
        Channels::Rgba => resized::<U8x4>(whole, PixelType::U8x4, (width, height)),
    };
    Some(Cow::Owned(Pixels {
        bytes: bytes?,
        width,
        height,
        channels: whole.channels,
    }))
}

/// Returns the pixels of `whole` in another size. `resize` of the resizer would choose among all types
/// of pixels, and bring the code for each of them: a fifth of what there is to compile.
fn resized<P: PixelTrait>(
    whole: &Pixels,
    kind: PixelType,
    (width, height): (u32, u32),
) -> Option<Vec<u8>> {
    let source = ImageRef::new(whole.width, whole.height, &whole.bytes, kind).ok()?;
    let mut small = Image::new(width, height, kind);
    let filter = ResizeAlg::Convolution(FilterType::CatmullRom);
    let options = ResizeOptions::new().resize_alg(filter).use_alpha(true);
    let (from, mut to) = (source.typed_image::<P>()?, small.typed_image_mut::<P>()?);
    Resizer::new().resize_typed(&from, &mut to, &options).ok()?;
    Some(small.into_vec())
}

fn lossy(picture: &Pixels) -> Option<Vec<u8>> {
    let mut config = WebPConfig::new().ok()?;
    config.quality = QUALITY;
    config.method = METHOD;
    let (width, height) = (picture.width, picture.height);
    let encoder = match picture.channels {
        Channels::Rgb => Encoder::from_rgb(&picture.bytes, width, height),
        Channels::Rgba => Encoder::from_rgba(&picture.bytes, width, height),
    };
    Some(encoder.encode_advanced(&config).ok()?.to_vec())
}

fn exact(picture: &Pixels) -> Option<Vec<u8>> {
    let kind = match picture.channels {
        Channels::Rgb => ExtendedColorType::Rgb8,
        Channels::Rgba => ExtendedColorType::Rgba8,
    };
    let mut bytes = Vec::new();
    WebPEncoder::new_lossless(&mut bytes)
        .encode(&picture.bytes, picture.width, picture.height, kind)
        .ok()?;
    Some(bytes)
}
