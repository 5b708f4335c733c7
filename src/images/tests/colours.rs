//! Tests colours: a variant shows those that a browser shows of the whole file.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, GrayImage, ImageEncoder, Luma, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::{ColorProfile, ToneReprCurve};

use super::{Fault, chunk, jpeg, photo, png, seen, unpacked};

const ORANGE: [u8; 3] = [255, 128, 0];

fn orange() -> RgbImage {
    RgbImage::from_pixel(1000, 60, Rgb(ORANGE))
}

/// Returns an orange area as PNG with this profile.
fn png_with(profile: &ColorProfile) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile.encode().unwrap()).unwrap();
    encoder
        .write_image(&orange(), 1000, 60, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

/// Returns an orange area as PNG with these chunks after its head, which takes 33 bytes with the
/// signature.
fn png_with_chunks(chunks: &[u8]) -> Vec<u8> {
    let plain = png(&RgbaImage::from_pixel(1000, 60, Rgba([255, 128, 0, 255])));
    [&plain[..33], chunks, &plain[33..]].concat()
}

/// Asserts that each variant of the file is of `colour` in the middle, within the error of
/// compression.
fn assert_shown(name: &str, whole: &[u8], colour: [u8; 3]) {
    let image = seen(name, whole);
    assert_eq!((image.fault, image.variants.len()), (None, 2), "{name}");
    for variant in &image.variants {
        let small = unpacked(variant, whole);
        let shown = small.get_pixel(small.width() / 2, small.height() / 2);
        let is_near = (0..3).all(|band| shown[band].abs_diff(colour[band]) <= 4);
        assert!(is_near, "{name}: {shown:?}, not {colour:?}");
    }
}

#[test]
fn a_profile_is_applied() {
    let mut swapped = ColorProfile::new_srgb();
    std::mem::swap(&mut swapped.red_colorant, &mut swapped.blue_colorant);
    swapped.cicp = None;
    assert_shown("swapped.png", &png_with(&swapped), [0, 128, 255]);
    assert_shown(
        "p3.png",
        &png_with(&ColorProfile::new_display_p3()),
        [255, 120, 0],
    );
    let srgb = png_with(&ColorProfile::new_srgb());
    assert_shown("srgb.png", &srgb, ORANGE);
    let adobe = ColorProfile::new_adobe_rgb();
    assert_shown("adobe.png", &png_with(&adobe), [255, 127, 0]);
}

#[test]
fn a_profile_is_applied_in_jpeg_webp_and_with_an_alpha_channel() {
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_icc_profile(profile.clone()).unwrap();
    encoder.encode_image(&orange()).unwrap();
    assert_shown("p3.jpg", &bytes, [255, 120, 0]);

    let mut bytes = Vec::new();
    let mut encoder = super::WebPEncoder::new_lossless(&mut bytes);
    encoder.set_icc_profile(profile.clone()).unwrap();
    encoder
        .write_image(&orange(), 1000, 60, ExtendedColorType::Rgb8)
        .unwrap();
    assert_shown("p3.webp", &bytes, [255, 120, 0]);

    let half = RgbaImage::from_pixel(1000, 60, Rgba([255, 128, 0, 128]));
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile).unwrap();
    encoder
        .write_image(&half, 1000, 60, ExtendedColorType::Rgba8)
        .unwrap();
    assert_shown("p3-half.png", &bytes, [255, 120, 0]);
    let image = seen("p3-half.png", &bytes);
    assert_eq!(unpacked(&image.variants[0], &bytes).get_pixel(9, 9)[3], 128);
}

#[test]
fn a_grey_profile_is_applied() {
    let linear = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    let grey = GrayImage::from_pixel(1000, 60, Luma([128]));
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(linear).unwrap();
    encoder
        .write_image(&grey, 1000, 60, ExtendedColorType::L8)
        .unwrap();
    assert_shown("grey.png", &bytes, [188, 188, 188]);
}

#[test]
fn colours_of_a_png_without_a_profile_are_applied() {
    let gamma = |value: u32| chunk(b"gAMA", &value.to_be_bytes());
    let points = |points: [u32; 8]| {
        let bytes: Vec<u8> = points.into_iter().flat_map(u32::to_be_bytes).collect();
        chunk(b"cHRM", &bytes)
    };
    let srgb = points([
        31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000,
    ]);
    let p3 = points([
        31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000,
    ]);
    let said = |chunks: &[&[u8]]| png_with_chunks(&chunks.concat());
    // Half the light is a number of 188.
    assert_shown("linear.png", &said(&[&gamma(100_000)]), [255, 188, 0]);
    assert_shown("usual.png", &said(&[&gamma(45_455), &srgb]), ORANGE);
    let p3_points = said(&[&gamma(45_455), &p3]);
    assert_shown("p3-points.png", &p3_points, [255, 120, 0]);
    // The chunk that says sRGB goes before both.
    let is_srgb = chunk(b"sRGB", &[0]);
    assert_shown("srgb.png", &said(&[&is_srgb, &gamma(100_000), &p3]), ORANGE);
    // Display P3 with the curve of sRGB.
    let code_points = chunk(b"cICP", &[12, 13, 0, 1]);
    assert_shown(
        "cicp.png",
        &said(&[&code_points, &gamma(100_000)]),
        [255, 120, 0],
    );
    // Points without a gamma say nothing.
    assert_shown("points.png", &said(&[&p3]), ORANGE);
    assert_shown("zero.png", &said(&[&gamma(0)]), ORANGE);
}

#[test]
fn an_unusable_profile_is_ignored() {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(b"no profile".to_vec()).unwrap();
    encoder
        .write_image(&orange(), 1000, 60, ExtendedColorType::Rgb8)
        .unwrap();
    assert_shown("a.png", &bytes, ORANGE);
    let mut without_curves = ColorProfile::new_srgb();
    without_curves.red_trc = Some(ToneReprCurve::Lut(vec![]));
    without_curves.cicp = None;
    assert_shown("b.png", &png_with(&without_curves), ORANGE);
}

#[test]
fn colours_for_print_are_reported_and_shown_as_they_are() {
    let mut profile = ColorProfile::new_srgb().encode().unwrap();
    profile[16..20].copy_from_slice(b"CMYK");
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_icc_profile(profile).unwrap();
    encoder.encode_image(&photo(1000, 60)).unwrap();
    let image = seen("a.jpg", &bytes);
    assert_eq!((image.fault, image.variants), (Some(Fault::Ink), vec![]));
    assert_eq!(seen("a.jpg", &jpeg(&photo(1000, 60))).fault, None);
}
