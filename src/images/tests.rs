//! Tests variants of images with pictures that are drawn here, so that each test shows their
//! content.

mod colours;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};

use rayon::prelude::*;

use super::*;

/// Returns a sky over a field: soft shades, which compress best as a photograph.
fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain = (x * 31 + y * 17) % 7;
        let shade = |from: u32, to: u32, at: u32, of: u32| (from + (to * at) / of) as u8;
        match y * 2 < height {
            true => Rgb([
                shade(40, 80, y, height),
                shade(90, 100, x, width),
                200 + grain as u8,
            ]),
            false => Rgb([
                shade(60, 90, x, width),
                120 + grain as u8,
                shade(20, 60, y, height),
            ]),
        }
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode_image(picture)
        .unwrap();
    bytes
}

fn png(picture: &RgbaImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (width, height) = picture.dimensions();
    PngEncoder::new(&mut bytes)
        .write_image(picture, width, height, ExtendedColorType::Rgba8)
        .unwrap();
    bytes
}

/// Returns `jpeg` as a camera writes it: with its orientation, and the place where it was taken.
fn with_camera_notes(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    // Two entries, the orientation and the offset of the list of places; there, the hemisphere and
    // a latitude in degrees.
    tiff.extend([2, 0]);
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    tiff.extend([0, 0, 0, 0]);
    tiff.extend([2, 0]);
    tiff.extend([1, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0]);
    tiff.extend([2, 0, 5, 0, 2, 0, 0, 0, 68, 0, 0, 0]);
    tiff.extend([0, 0, 0, 0]);
    tiff.extend(b"59.209 degrees N");
    let mut notes = b"Exif\0\0".to_vec();
    notes.extend(tiff);
    let length = u16::try_from(notes.len() + 2).unwrap().to_be_bytes();
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xff, 0xe1]);
    bytes.extend(length);
    bytes.extend(notes);
    bytes.extend(&jpeg[2..]);
    bytes
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut bytes = (data.len() as u32).to_be_bytes().to_vec();
    bytes.extend(name);
    bytes.extend(data);
    let mut crc = flate2::Crc::new();
    crc.update(&bytes[4..]);
    bytes.extend(crc.sum().to_be_bytes());
    bytes
}

fn seen(name: &str, bytes: &[u8]) -> Image {
    look(name, bytes).expect("the name says that it is an image")
}

fn widths_of(image: &Image) -> Vec<u32> {
    image.variants.iter().map(|variant| variant.width).collect()
}

fn unpacked(variant: &Variant, whole: &[u8]) -> RgbaImage {
    let bytes = variant.make(&[], whole, Store::NOWHERE);
    assert_eq!(
        image::guess_format(&bytes).unwrap(),
        image::ImageFormat::WebP
    );
    image::load_from_memory(&bytes).unwrap().into_rgba8()
}

#[test]
fn a_large_picture_has_smaller_ones_and_a_small_one_is_as_it_is() {
    assert_eq!(
        widths_of(&seen("a.jpg", &jpeg(&photo(2000, 40)))),
        [480, 960, 1440]
    );
    assert_eq!(
        widths_of(&seen("a.jpg", &jpeg(&photo(1000, 40)))),
        [480, 1000]
    );
    assert_eq!(widths_of(&seen("a.jpg", &jpeg(&photo(500, 40)))), [500]);
    assert_eq!(widths_of(&seen("a.jpg", &jpeg(&photo(480, 40)))), [0; 0]);
    assert_eq!(look("a.pdf", b"%PDF"), None);
}

#[test]
fn a_variant_looks_like_the_whole_and_takes_less() {
    let picture = photo(1200, 800);
    let whole = jpeg(&picture);
    let image = seen("content/sider/Vårt felt.JPG", &whole);
    assert!(
        image.variants[0]
            .address
            .starts_with("/assets/bilder/vart-felt-")
    );
    let variant = &image.variants[0];
    assert!(variant.make(&[], &whole, Store::NOWHERE).len() * 4 < whole.len());
    let small = unpacked(variant, &whole);
    assert_eq!(small.dimensions(), (480, 320));
    let far: u64 = small
        .enumerate_pixels()
        .map(|(x, y, pixel)| {
            let there = picture.get_pixel(x * 5 / 2 + 1, y * 5 / 2 + 1);
            let far = (0..3).map(|band| u64::from(pixel[band].abs_diff(there[band])));
            far.sum::<u64>()
        })
        .sum();
    let mean = far / u64::from(small.width() * small.height() * 3);
    assert!(mean < 6, "{mean}");
}

/// Returns a board with everything at once: plates, holes, letters, foil. It breaks encoders that
/// lose count of their bits.
fn board(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(97) >> 13;
        let is_part = (x / 40 + y / 24) % 3 == 0;
        let is_line = x % 9 == 0 || y % 7 == 0;
        let base = match (is_part, is_line) {
            (_, true) => [230, 220, 190],
            (true, false) => [20, 20, 24],
            (false, false) => [10, 130, 50],
        };
        Rgb(base.map(|channel: u8| channel.saturating_add((noise % 60) as u8)))
    })
}

#[test]
fn a_picture_full_of_details_is_still_itself() {
    let picture = board(960, 700);
    let whole = jpeg(&picture);
    let image = seen("a.jpg", &whole);
    let same_width = unpacked(&image.variants[1], &whole);
    let far = picture.pixels().zip(same_width.pixels());
    let far = far.flat_map(|(a, b)| (0..3).map(|band| u64::from(a[band].abs_diff(b[band]))));
    let mean = far.sum::<u64>() / (960 * 700 * 3);
    assert!(mean < 16, "{mean}");
}

#[test]
fn a_picture_is_turned_the_right_way_up_and_what_the_camera_noted_stays_out() {
    let lying = photo(1000, 700);
    let whole = with_camera_notes(&jpeg(&lying), 6);
    let image = seen("a.jpg", &whole);
    assert_eq!(image.dimensions, Some((700, 1000)));
    assert_eq!(widths_of(&image), [480, 700]);
    let bytes = image.variants[1].make(&[], &whole, Store::NOWHERE);
    assert_eq!(image.fault, None);
    assert!(location::has_gps(&whole) && !location::has_gps(&bytes));
    assert!(!bytes.windows(6).any(|six| six == b"59.209"));
    assert!(!bytes.windows(4).any(|four| four == b"EXIF"));
    let upright = unpacked(&image.variants[1], &whole);
    assert_eq!(upright.dimensions(), (700, 1000));
    // A quarter to the right: the sky was above, so now it is to the right.
    let (sky, field) = (upright.get_pixel(600, 500), upright.get_pixel(100, 500));
    assert!(sky[2] > 150 && field[2] < 150, "{sky:?} {field:?}");
}

#[test]
fn a_drawing_stays_sharp_and_its_edges_keep_their_colour() {
    // A red disc on nothing at all.
    let drawing = RgbaImage::from_fn(1000, 1000, |x, y| {
        let (x, y) = (i64::from(x) - 500, i64::from(y) - 500);
        match x * x + y * y < 160_000 {
            true => Rgba([200, 0, 0, 255]),
            false => Rgba([0, 0, 0, 0]),
        }
    });
    let whole = png(&drawing);
    let image = seen("a.png", &whole);
    let small = unpacked(&image.variants[0], &whole);
    assert_eq!(small.get_pixel(240, 240), &Rgba([200, 0, 0, 255]));
    assert_eq!(small.get_pixel(5, 5)[3], 0);
    let edges = small
        .pixels()
        .filter(|pixel| pixel[3] > 60 && pixel[3] < 255);
    assert!(edges.clone().count() > 0);
    for pixel in edges {
        assert!(pixel[0] > 180, "{pixel:?}");
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes_and_another_one_another_address() {
    let whole = jpeg(&photo(900, 300));
    let image = seen("a.jpg", &whole);
    let variant = &image.variants[0];
    let many: Vec<Vec<u8>> = (0..4)
        .into_par_iter()
        .map(|_| variant.make(&[], &whole, Store::NOWHERE))
        .collect();
    assert!(many.windows(2).all(|two| two[0] == two[1]));
    let other = seen("a.jpg", &jpeg(&photo(900, 301)));
    assert_ne!(other.variants[0].address, variant.address);
}

#[test]
fn a_picture_that_would_take_all_memory_is_reported_and_left_alone() {
    // The head of a PNG of 60,000 × 60,000 pixels, which no computer of today unpacks for fun.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bomb.extend(60_000_u32.to_be_bytes());
    bomb.extend(60_000_u32.to_be_bytes());
    bomb.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    let image = seen("a.png", &bomb);
    assert_eq!(image.fault, Some(Fault::Huge(60_000, 60_000)));
    assert_eq!(image.variants, []);
}

#[test]
fn what_cannot_be_read_or_is_damaged_is_reported_and_left_alone() {
    assert_eq!(seen("a.jpg", b"<html>").fault, Some(Fault::Broken));
    assert_eq!(seen("a.png", b"").fault, Some(Fault::Broken));
    let drawing = RgbaImage::from_fn(800, 600, |x, y| Rgba([x as u8, y as u8, 3, 255]));
    let mut webp = Vec::new();
    WebPEncoder::new_lossless(&mut webp)
        .write_image(&drawing, 800, 600, ExtendedColorType::Rgba8)
        .unwrap();
    for whole in [png(&drawing), jpeg(&photo(800, 600)), webp] {
        assert_eq!(seen("a.png", &whole).fault, None);
        for end in [whole.len() / 2, whole.len() - 2] {
            let image = seen("a.png", &whole[..end]);
            assert_eq!(
                (image.fault, image.variants),
                (Some(Fault::Damaged), vec![])
            );
            assert_eq!(image.dimensions, Some((800, 600)));
        }
    }
    let mut changed = png(&drawing);
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    assert_eq!(seen("a.png", &changed).fault, Some(Fault::Damaged));
    // Cameras and programs write more after the end.
    let more = [jpeg(&photo(800, 600)), vec![0; 40]].concat();
    assert_eq!(seen("a.jpg", &more).fault, None);
}

#[test]
fn what_seemed_sound_and_cannot_be_unpacked_is_grey() {
    // Correct checksums, around data that are not compressed at all.
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = [800_u32.to_be_bytes(), 600_u32.to_be_bytes()].concat();
    head.extend([8, 2, 0, 0, 0]);
    for (name, data) in [(b"IHDR", &head[..]), (b"IDAT", b"nothing"), (b"IEND", b"")] {
        bytes.extend(chunk(name, data));
    }
    let image = seen("a.png", &bytes);
    assert_eq!((image.fault, widths_of(&image)), (None, vec![480, 800]));
    let small = unpacked(&image.variants[0], &bytes);
    assert_eq!(small.dimensions(), (480, 360));
    assert_eq!(small.get_pixel(9, 9), &Rgba([0xee, 0xee, 0xee, 255]));
}

#[test]
fn names_of_variants_are_short_enough_for_every_disk() {
    let whole = jpeg(&photo(900, 30));
    for stem in [
        "a".repeat(232),
        "æ".repeat(120),
        "-".repeat(200),
        format!("{}-b", "a".repeat(79)),
    ] {
        let image = seen(&format!("content/sider/{stem}.jpg"), &whole);
        let name = image.variants[0].name();
        assert!(name.len() <= 120, "{name}");
        assert!(!name.contains("--"), "{name}");
    }
}

#[test]
fn a_heavy_file_is_reported_and_has_variants_all_the_same() {
    let mut whole = jpeg(&photo(900, 300));
    whole.resize(5_000_001, 0);
    let image = seen("a.jpg", &whole);
    assert_eq!(image.fault, Some(Fault::Heavy(5_000_001)));
    assert_eq!(widths_of(&image), [480, 900]);
    assert_eq!(Fault::Heavy(5_000_001).to_string(), "bildefila er på 6 MB");
}

#[test]
fn animations_and_drawings_have_no_variants() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2000\" height=\"1000\"/>";
    let image = seen("a.svg", svg);
    assert_eq!((image.variants.len(), image.fault), (0, None));
    let mut gif = b"GIF89a".to_vec();
    gif.extend([0xd0, 0x07, 0xe8, 0x03, 0, 0, 0]);
    let image = seen("a.gif", &gif);
    assert_eq!(
        (image.dimensions, image.variants.len()),
        (Some((2000, 1000)), 0)
    );
    assert_eq!(image.fault, None);
}

#[test]
fn a_picture_is_unpacked_once_for_all_its_variants() {
    let root = tempfile::tempdir().unwrap();
    let store = Store::of(root.path(), PART);
    let whole = png(&RgbaImage::from_pixel(2000, 1000, Rgba([1, 2, 3, 255])));
    let image = seen("a.png", &whole);
    let [first, others @ ..] = &image.variants[..] else {
        panic!("{image:?}");
    };
    first.make(&image.variants, &whole, &store);
    for other in others {
        // A cached variant needs no picture.
        let kept = other.make(&image.variants, b"", &store);
        assert_eq!(kept, other.make(&[], &whole, Store::NOWHERE));
    }
}

#[test]
fn a_very_tall_picture_gets_no_variant_as_large_as_itself() {
    let whole = png(&RgbaImage::from_pixel(500, 20_000, Rgba([1, 2, 3, 255])));
    let image = seen("a.png", &whole);
    assert_eq!((widths_of(&image), image.fault), (vec![], None));
    let narrow = png(&RgbaImage::from_pixel(2000, 3000, Rgba([1, 2, 3, 255])));
    assert_eq!(widths_of(&seen("b.png", &narrow)), [480, 960, 1440]);
}
