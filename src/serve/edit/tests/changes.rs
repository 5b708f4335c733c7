use std::fs;

use serde_json::json;

use super::{NOME, Site, contribution, status};

const FILE: &str = "content/kommuner/nome.md";

#[test]
fn a_change_alters_its_bytes_alone_and_can_be_undone_and_made_again() {
    let site = Site::new();
    let saved = site.change(&status("pilot", "i-bruk")).unwrap();
    let changed = NOME.replace("\"pilot\"", "\"i-bruk\"");
    assert_eq!(site.read(FILE), changed);
    assert_eq!(saved["done"][0], "Nome: Digisos, status pilot → i bruk");
    assert_eq!(saved["files"], json!([FILE]));
    assert_eq!(saved["addresses"], json!(["/kommuner/nome/"]));
    assert_eq!(saved["changes"], 1);
    let entry = &saved["undo"]["entry"];
    let undone = site
        .ask("undo", &json!({"id": "a", "entry": entry}))
        .unwrap();
    assert_eq!(site.read(FILE), NOME);
    assert!(undone["undo"].is_null());
    assert_eq!(undone["redo"]["entry"], *entry);
    site.ask("redo", &json!({"id": "b", "entry": entry}))
        .unwrap();
    assert_eq!(site.read(FILE), changed);
    site.ask("undo", &json!({"id": "c", "entry": entry}))
        .unwrap();
    assert_eq!(site.read(FILE), NOME);
}

#[test]
fn line_ends_and_comments_stay() {
    let site = Site::new();
    let windows = NOME.replace('\n', "\r\n");
    fs::write(site.root().join(FILE), &windows).unwrap();
    site.change(&status("pilot", "i-bruk")).unwrap();
    assert_eq!(site.read(FILE), windows.replace("\"pilot\"", "\"i-bruk\""));
}

#[test]
fn several_changes_are_made_together_or_not_at_all() {
    let site = Site::new();
    let two = format!(
        "{}\n  - {{dokument: losninger/digisos, felt: sammendrag, fra: En annen., til: Ny.}}",
        status("pilot", "i-bruk")
    );
    site.refused(&two);
    let right = two.replace("En annen.", "En løsning.");
    let saved = site.change(&right).unwrap();
    assert_eq!(saved["files"].as_array().map(Vec::len), Some(2));
    let entry = &saved["undo"]["entry"];
    site.ask("undo", &json!({"id": "a", "entry": entry}))
        .unwrap();
    assert_eq!(site.read(FILE), NOME);
}

#[test]
fn a_change_that_stands_already_writes_nothing() {
    let site = Site::new();
    let before = site.files();
    let saved = site.change(&status("i-bruk", "pilot")).unwrap();
    assert_eq!(saved["done"], json!([]));
    assert_eq!(site.files(), before);
    assert_eq!(saved["changes"], 0);
}

#[test]
fn a_text_is_changed_under_its_heading() {
    let site = Site::new();
    let model = site
        .ask("document", &json!({"document": "kommuner/nome"}))
        .unwrap();
    assert_eq!(model["text"], "Først.\n\n## Ikt\n\nNoe om ikt.");
    assert_eq!(
        model["parts"],
        json!([{"id": "ikt", "title": "Ikt", "text": "Noe om ikt."}])
    );
    assert_eq!(model["kind"], "kommune");
    assert_eq!(model["fields"]["bruk"][0]["status"], "pilot");
    assert_eq!(model["written"]["tittel"], "tittel: Nome   # kommunen");
    site.change("  - {dokument: kommuner/nome, felt: \"tekst[ikt]\", fra: Noe om ikt., til: Mer.}")
        .unwrap();
    assert_eq!(site.read(FILE), NOME.replace("Noe om ikt.", "Mer."));
}

#[test]
fn a_new_document_is_made_and_undone() {
    let site = Site::new();
    let before = site.files();
    let new = "  - dokument: erfaringer/pilot\n    ny: {tittel: Pilot, sammendrag: Vi prøvde., dato: 2026-11-30, status: pilot, kommuner: [nome], temaer: [sosiale-tjenester], råd: [Begynn i tide.], viktigst: Begynn i tide., grunnlag: egen-erfaring}\n    tekst: Slik gikk det.";
    let saved = site.change(new).unwrap();
    let text = site.read("content/erfaringer/pilot.md");
    assert!(
        text.starts_with("---\ntittel: Pilot\n") && text.ends_with("\nSlik gikk det.\n"),
        "{text}"
    );
    assert_eq!(saved["addresses"], json!(["/erfaringer/pilot/"]));
    // It can be changed at once, before the server has seen it.
    site.change("  - {dokument: erfaringer/pilot, felt: status, fra: pilot, til: drift}")
        .unwrap();
    site.refused(new);
    for id in ["a", "b"] {
        let page = site.ask("page", &json!({"path": "/"})).unwrap();
        site.ask("undo", &json!({"id": id, "entry": page["undo"]["entry"]}))
            .unwrap();
    }
    assert_eq!(site.files(), before);
}

#[test]
fn a_preview_is_the_page_as_it_would_be_and_writes_nothing() {
    let site = Site::new();
    let before = site.files();
    let changes =
        "  - {dokument: kommuner/nome, felt: \"tekst[ikt]\", fra: Noe om ikt., til: Med **vekt**.}";
    let html = site
        .ask("preview", &json!({"contribution": contribution(changes)}))
        .unwrap();
    assert!(
        html.as_str()
            .unwrap()
            .contains("Med <strong>vekt</strong>.")
    );
    assert_eq!(site.files(), before);
}

#[test]
fn a_page_tells_which_document_it_shows() {
    let site = Site::new();
    let page = site
        .ask("page", &json!({"path": "/kommuner/nome/"}))
        .unwrap();
    assert_eq!(page["document"]["name"], "kommuner/nome");
    assert_eq!(
        page["document"]["parts"],
        json!([{"id": "ikt", "title": "Ikt"}])
    );
    let page = site.ask("page", &json!({"path": "/finnes-ikke/"})).unwrap();
    assert!(page["document"].is_null());
}
