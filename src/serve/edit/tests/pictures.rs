use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::StatusCode;
use serde_json::{Value, json};

use super::{Refusal, Site, contribution};

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
    // Also where the settings let those stand that are there.
    let site = Site::with_settings("checks: {image-location: \"off\"}\n");
    let refusal = site.nothing_written(|| put(&site, "kommuner/nome", "tur.jpg", &bytes));
    assert_eq!(refusal.found[0].code, "KB043");
}

const NEW: &str = "  - dokument: losninger/ny\n    ny: {tittel: Ny, sammendrag: En løsning som er ny., type: plattform, eierskap: ks, temaer: [sosiale-tjenester]}\n    tekst: |-\n      Slik ser den ut.\n\n      ![Kart over kommunen](kart.png)";

fn with_pictures(
    site: &Site,
    action: &str,
    changes: &str,
    pictures: &[(&str, Vec<u8>)],
) -> Result<Value, Refusal> {
    let pictures = pictures.iter();
    let pictures =
        pictures.map(|(name, bytes)| json!({"name": name, "data": STANDARD.encode(bytes)}));
    let pictures: Vec<Value> = pictures.collect();
    let mut body = json!({"contribution": contribution(changes), "pictures": pictures});
    if action == "change" {
        body["id"] = site.id().into();
    }
    site.ask(action, &body)
}

#[test]
fn a_new_document_is_written_with_its_pictures_and_undone_with_them() {
    let site = Site::new();
    let before = site.files();
    let pictures = [("kart.png", png())];
    let page = with_pictures(&site, "preview", NEW, &pictures).unwrap();
    assert!(
        page.as_str()
            .unwrap()
            .contains("alt=\"Kart over kommunen\"")
    );
    assert_eq!(site.files(), before);
    let saved = with_pictures(&site, "change", NEW, &pictures).unwrap();
    assert_eq!(saved["addresses"], json!(["/losninger/ny/"]));
    assert_eq!(
        saved["files"],
        json!(["content/losninger/kart.png", "content/losninger/ny.md"])
    );
    assert_eq!(site.files()["content/losninger/kart.png"], png());
    assert!(
        site.read("content/losninger/ny.md")
            .contains("![Kart over kommunen](kart.png)")
    );
    let undo = json!({"id": "a", "entry": saved["undo"]["entry"]});
    let undone = site.ask("undo", &undo).unwrap();
    assert_eq!(site.files(), before);
    let redo = json!({"id": "b", "entry": undone["redo"]["entry"]});
    site.ask("redo", &redo).unwrap();
    assert_eq!(site.files()["content/losninger/kart.png"], png());
}

#[test]
fn a_picture_of_a_new_document_is_tried_and_not_written() {
    let site = Site::new();
    let before = site.files();
    let tried = |document: &str, name: &str, bytes: &[u8]| {
        let body = json!({"document": document, "name": name, "data": STANDARD.encode(bytes)});
        site.ask("try-picture", &body)
    };
    for document in [
        "losninger/ny",
        "kommuner/nome",
        "kommuner/nome.nn",
        "sider/ny",
    ] {
        assert_eq!(
            tried(document, "kart.png", &png()).unwrap()["name"],
            "kart.png"
        );
    }
    assert!(tried("losninger/ny", "kart.png", &jpeg_with_place()).is_err());
    assert!(tried("losninger/ny", "kart.png", b"<svg/>").is_err());
    assert!(tried("losninger/ny", "../kart.png", &png()).is_err());
    assert!(tried("../ny", "kart.png", &png()).is_err());
    assert!(tried("data/ny", "kart.png", &png()).is_err());
    assert_eq!(site.files(), before);
}

#[test]
fn pictures_that_cannot_be_used_keep_the_document_from_being_written() {
    let site = Site::new();
    std::fs::write(site.root().join("content/losninger/tatt.png"), png()).unwrap();
    let site = site.read_again();
    let taken = NEW.replace("kart.png", "tatt.png");
    let two = format!("{NEW}\n{}", NEW.replace("losninger/ny", "losninger/to"));
    let other = super::status("pilot", "i-bruk");
    for (what, changes, pictures, status) in [
        (
            "a picture that is not sent",
            NEW,
            vec![],
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "a name that is taken",
            &taken,
            vec![("tatt.png", png())],
            StatusCode::CONFLICT,
        ),
        (
            "a name twice",
            NEW,
            vec![("kart.png", png()), ("kart.png", png())],
            StatusCode::CONFLICT,
        ),
        (
            "one that tells where",
            NEW,
            vec![("kart.png", png()), ("tur.jpg", jpeg_with_place())],
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "one that is none",
            NEW,
            vec![("kart.png", b"GIF89a".to_vec())],
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "a name that leads elsewhere",
            NEW,
            vec![("../kart.png", png())],
            StatusCode::BAD_REQUEST,
        ),
        (
            "a document that is there",
            &other,
            vec![("kart.png", png())],
            StatusCode::BAD_REQUEST,
        ),
        (
            "two documents",
            &two,
            vec![("kart.png", png())],
            StatusCode::BAD_REQUEST,
        ),
        (
            "a document with a fault",
            &NEW.replace("eierskap: ks", "eierskap: ingen"),
            vec![("kart.png", png())],
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "personal data",
            &NEW.replace("Slik ser", "Ring 912 34 567. Slik ser"),
            vec![("kart.png", png())],
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ] {
        for action in ["change", "preview"] {
            let refusal = site.nothing_written(|| with_pictures(&site, action, changes, &pictures));
            assert_eq!(refusal.status, status, "{what}, {action}: {refusal:?}");
        }
    }
}
