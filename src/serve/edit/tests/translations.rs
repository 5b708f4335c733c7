use std::fs;

use hyper::StatusCode;
use serde_json::json;

use super::{Site, contribution};

const MAIN: &str = "content/losninger/digisos.md";
const NEW: &str = "content/losninger/digisos.nn.md";
const CHANGE: &str = "  - dokument: losninger/digisos.nn\n    ny: {tittel: Digisos, sammendrag: Ei løysing.}\n    tekst: Skrive om.";

#[test]
fn a_translation_is_made_beside_its_document_and_undone() {
    let site = Site::new();
    let saved = site.change(CHANGE).unwrap();
    assert_eq!(
        site.read(NEW),
        "---\ntittel: Digisos\nsammendrag: Ei løysing.\n---\n\nSkrive om.\n"
    );
    assert_eq!(saved["addresses"], json!(["/nn/losninger/digisos/"]));
    assert_eq!(
        site.refused(CHANGE).status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let entry = &saved["undo"]["entry"];
    site.ask("undo", &json!({"id": "a", "entry": entry}))
        .unwrap();
    assert!(!site.root().join(NEW).exists());
}

#[test]
fn a_document_in_a_folder_has_its_translation_there() {
    let site = Site::new();
    let folder = site.root().join("content/losninger/digisos");
    fs::create_dir_all(&folder).unwrap();
    fs::rename(site.root().join(MAIN), folder.join("index.md")).unwrap();
    let site = site.read_again();
    site.change(CHANGE).unwrap();
    assert!(folder.join("index.nn.md").exists());
}

#[test]
fn the_page_says_what_can_be_translated() {
    let site = Site::new();
    let translation = |site: &Site| {
        let page = site.ask("page", &json!({"path": "/losninger/digisos/"}));
        page.unwrap()["document"]["translation"].clone()
    };
    assert_eq!(translation(&site), "losninger/digisos.nn");
    site.change(CHANGE).unwrap();
    assert!(translation(&site).is_null());
    let preview = CHANGE.replace("digisos.nn", "digisos-2.nn");
    site.nothing_written(|| site.ask("preview", &json!({"contribution": contribution(&preview)})));
}

#[test]
fn nothing_but_a_translation_of_what_is_there_gets_such_a_name() {
    let site = Site::new();
    for name in [
        "losninger/finnes-ikke.nn",
        "losninger/digisos.nn.nn",
        "losninger/digisos.nn.md.nn",
        "losninger/../digisos.nn",
        "losninger/.nn",
        "losninger/digisos.en",
        "innspill/digisos.nn",
        "../digisos.nn",
        "losninger\\digisos.nn",
        "losninger/digisos.nn\\u0000",
    ] {
        let change = CHANGE.replace("losninger/digisos.nn", &format!("\"{name}\""));
        assert!(site.refused(&change).status.is_client_error(), "{name}");
    }
    // What is no field, and what tells of a person.
    for fields in [
        "{tittel: Digisos, sammendrag: Ei løysing., titel: Feil}",
        "{tittel: Digisos, sammendrag: Ei løysing., leverandør: kari.nordmann@skien.kommune.no}",
        "{tittel: [Digisos], sammendrag: Ei løysing.}",
    ] {
        let change = CHANGE.replace("{tittel: Digisos, sammendrag: Ei løysing.}", fields);
        site.refused(&change);
    }
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_to_a_translation() {
    let site = Site::new();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path().join("ute.md"), site.root().join(NEW)).unwrap();
    site.refused(CHANGE);
    assert!(!outside.path().join("ute.md").exists());
}
