use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::StatusCode;
use serde_json::{Value, json};

use super::{Refusal, Site};

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::new(4, 3);
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn put(site: &Site, document: &str, name: &str, bytes: &[u8]) -> Result<Value, Refusal> {
    let data = STANDARD.encode(bytes);
    let body = json!({"id": site.id(), "document": document, "name": name, "data": data});
    site.ask("picture", &body)
}

#[test]
fn a_picture_is_put_beside_its_document_and_undone() {
    let site = Site::new();
    let before = site.files();
    let placed = put(&site, "kommuner/nome", "kart.png", &png()).unwrap();
    assert_eq!(placed["name"], "kart.png");
    let file = site.root().join("content/kommuner/kart.png");
    assert_eq!(std::fs::read(file).unwrap(), png());
    let again = site.nothing_written(|| put(&site, "kommuner/nome", "kart.png", &png()));
    assert_eq!(again.status, StatusCode::CONFLICT);
    let undo = json!({"id": "a", "entry": placed["undo"]["entry"]});
    site.ask("undo", &undo).unwrap();
    assert_eq!(site.files(), before);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let site = Site::new();
    for name in [
        "../kart.png",
        "../../themes/digitv/static/kart.png",
        "/tmp/kart.png",
        "a/b.png",
        "a\\b.png",
        "..",
        ".kart.png",
        ".htaccess",
        "kart.svg",
        "kart.html",
        "kart.md",
        "kart.png.html",
        "kart",
        "con.png",
        "kart\u{202e}gnp.png",
        "kart\u{0}.png",
        "",
    ] {
        let refusal = site.nothing_written(|| put(&site, "kommuner/nome", name, &png()));
        assert_eq!(refusal.status, StatusCode::BAD_REQUEST, "{name}");
    }
    for document in ["../hemmelig", "kommuner/finnes-ikke", "themes/digitv"] {
        let refusal = site.nothing_written(|| put(&site, document, "kart.png", &png()));
        assert_eq!(refusal.status, StatusCode::BAD_REQUEST, "{document}");
    }
}

#[test]
fn what_is_no_picture_is_refused() {
    let site = Site::new();
    for bytes in [&b"<script>alert(1)</script>"[..], b"", b"GIF89a"] {
        let refusal = site.nothing_written(|| put(&site, "kommuner/nome", "kart.png", bytes));
        assert_eq!(refusal.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!refusal.found.is_empty());
    }
    let body = json!({"id": site.id(), "document": "kommuner/nome", "name": "a.png", "data": "ikke base64!"});
    site.nothing_written(|| site.ask("picture", &body));
}

/// A photograph that says where it was taken.
fn jpeg_with_place() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::new(4, 3);
    image
        .write_to(&mut bytes, image::ImageFormat::Jpeg)
        .unwrap();
    let bytes = bytes.into_inner();
    let latitude = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0\0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\0";
    let length = u16::try_from(latitude.len() + 2).unwrap();
    let segment = [&[0xff, 0xe1], &length.to_be_bytes()[..], &latitude[..]].concat();
    [&bytes[..2], &segment, &bytes[2..]].concat()
}

#[test]
fn a_picture_that_says_where_it_was_taken_is_refused() {
    let site = Site::new();
    let bytes = jpeg_with_place();
    let refusal = site.nothing_written(|| put(&site, "kommuner/nome", "tur.jpg", &bytes));
    assert_eq!(refusal.status, StatusCode::UNPROCESSABLE_ENTITY);
    let [found] = &refusal.found[..] else {
        panic!("{refusal:?}")
    };
    assert_eq!(found.code, "KB043");
}
