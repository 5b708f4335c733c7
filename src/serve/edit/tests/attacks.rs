use std::fs;

use hyper::StatusCode;
use serde_json::json;

use super::{NOME, Site, contribution, status};

#[test]
fn only_documents_below_content_have_names() {
    let site = Site::new();
    for name in [
        "../hemmelig",
        "kommuner/../../hemmelig",
        "kommuner/../../../etc/passwd",
        "/etc/passwd",
        "kommuner//nome",
        "./kommuner/nome",
        "kommuner/./nome",
        "kommuner/NOME",
        "KOMMUNER/nome",
        "kommuner\\nome",
        "kommuner/%2e%2e/hemmelig",
        "kommuner%2fnome",
        "kommuner/nome\\u0000",
        "../themes/digitv/css/99-egen.css",
        "themes/digitv/css/99-egen",
        "data/ordliste",
        "innspill/a",
        "site",
        "C:/a",
        "",
    ] {
        let changes = format!("  - {{dokument: \"{name}\", felt: tittel, fra: Nome, til: Endret}}");
        let refusal = site.refused(&changes);
        assert!(refusal.status.is_client_error(), "{name}");
        let asked = site.nothing_written(|| site.ask("document", &json!({"document": name})));
        assert_eq!(asked.status, StatusCode::BAD_REQUEST, "{name}");
        let new = format!("  - dokument: \"{name}\"\n    ny: {{tittel: Ny}}");
        site.refused(&new);
    }
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    let site = Site::new();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("ute.md"), NOME).unwrap();
    let link = |to: &std::path::Path, name: &str| {
        std::os::unix::fs::symlink(to, site.root().join(name)).unwrap();
    };
    link(&outside.path().join("ute.md"), "content/kommuner/lenke.md");
    link(outside.path(), "content/erfaringer");
    // A document that is swapped for a link after the site was read.
    fs::remove_file(site.root().join("content/kommuner/nome.md")).unwrap();
    link(&outside.path().join("ute.md"), "content/kommuner/nome.md");
    for changes in [
        status("pilot", "i-bruk"),
        status("pilot", "i-bruk").replace("nome", "lenke"),
        "  - dokument: erfaringer/ny\n    ny: {tittel: Ny, sammendrag: Noe, dato: 2026, status: drift, kommuner: [nome], temaer: [sosiale-tjenester], grunnlag: egen-erfaring}".to_owned(),
    ] {
        site.refused(&changes);
    }
    assert_eq!(
        fs::read_to_string(outside.path().join("ute.md")).unwrap(),
        NOME
    );
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1);
}

#[test]
fn a_request_that_is_repeated_is_refused() {
    let site = Site::new();
    let body = json!({"id": "samme", "contribution": contribution(&status("pilot", "i-bruk"))});
    let first = site.ask("change", &body).unwrap();
    let refusal = site.nothing_written(|| site.ask("change", &body));
    assert_eq!(refusal.status, StatusCode::CONFLICT);
    // Not even where the file says again what the writer saw.
    let entry = &first["undo"]["entry"];
    site.ask("undo", &json!({"id": "angre", "entry": entry}))
        .unwrap();
    assert_eq!(site.read("content/kommuner/nome.md"), NOME);
    let refusal = site.nothing_written(|| site.ask("change", &body));
    assert_eq!(refusal.status, StatusCode::CONFLICT);
    let undo = json!({"id": "angre", "entry": entry});
    assert_eq!(
        site.nothing_written(|| site.ask("undo", &undo)).status,
        StatusCode::CONFLICT
    );
    for id in ["", &"x".repeat(65)] {
        let body = json!({"id": id, "contribution": contribution(&status("pilot", "i-bruk"))});
        let refusal = site.nothing_written(|| site.ask("change", &body));
        assert_eq!(refusal.status, StatusCode::BAD_REQUEST);
    }
}

#[test]
fn two_tabs_do_not_overwrite_each_other() {
    let site = Site::new();
    let first = site.change(&status("pilot", "i-bruk")).unwrap();
    // The other tab still shows what stood before.
    let refusal = site.refused(&status("pilot", "avsluttet"));
    assert_eq!(refusal.status, StatusCode::CONFLICT);
    let [conflict] = &refusal.conflicts[..] else {
        panic!("{refusal:?}")
    };
    assert_eq!(conflict.place, "Digisos, status");
    assert_eq!((&*conflict.seen, &*conflict.stands), ("pilot", "i bruk"));
    // Nor is what the one has done undone by the other, once more has been done.
    site.change(&status("i-bruk", "fases-ut")).unwrap();
    let undo = json!({"id": "a", "entry": first["undo"]["entry"]});
    let refusal = site.nothing_written(|| site.ask("undo", &undo));
    assert_eq!(refusal.status, StatusCode::CONFLICT);
}

#[test]
fn a_file_that_others_have_changed_is_theirs() {
    let site = Site::new();
    let saved = site.change(&status("pilot", "i-bruk")).unwrap();
    let file = site.root().join("content/kommuner/nome.md");
    let theirs = NOME.replace("\"pilot\"", "planlagt");
    fs::write(&file, &theirs).unwrap();
    let refusal = site.refused(&status("i-bruk", "avsluttet"));
    assert_eq!(refusal.status, StatusCode::CONFLICT);
    let undo = json!({"id": "a", "entry": saved["undo"]["entry"]});
    let refusal = site.nothing_written(|| site.ask("undo", &undo));
    assert_eq!(refusal.status, StatusCode::CONFLICT);
    assert!(
        refusal.error.contains("content/kommuner/nome.md"),
        "{}",
        refusal.error
    );
    // What they have not changed can still be changed, from what stands there now.
    site.change("  - {dokument: kommuner/nome, felt: fylke, fra: Telemark, til: Vestfold}")
        .unwrap();
    assert_eq!(
        site.read("content/kommuner/nome.md"),
        theirs.replace("Telemark", "Vestfold")
    );
}

#[test]
fn personal_data_is_refused_before_anything_is_written() {
    let site = Site::new();
    for (field, words) in [
        ("tekst[ikt]", "Ring 900 00 000."),
        ("tekst[ikt]", "Skriv til kari.nordmann@gmail.com"),
        ("tekst[ikt]", "Født 01010750160."),
    ] {
        let changes = format!(
            "  - {{dokument: kommuner/nome, felt: \"{field}\", fra: Noe om ikt., til: \"{words}\"}}"
        );
        let refusal = site.refused(&changes);
        assert!(
            refusal.error.contains("personopplysninger"),
            "{}",
            refusal.error
        );
        assert!(!refusal.found.is_empty());
    }
}

#[test]
fn what_gives_errors_is_refused_with_the_messages_of_the_check() {
    let site = Site::new();
    for (changes, words) in [
        (status("pilot", "i-bruk-kanskje"), "i-bruk"),
        ("  - {dokument: kommuner/nome, felt: farge, til: rød}".to_owned(), "farge"),
        ("  - {dokument: kommuner/skien, felt: fylke, til: Telemark}".to_owned(), "skien"),
        (
            "  - dokument: kommuner/nome\n    felt: bruk\n    ny: {løsning: finnes-ikke, status: i-bruk}".to_owned(),
            "finnes-ikke",
        ),
        ("  - dokument: kommuner/nome\n    ny: {tittel: Nome}".to_owned(), "finnes"),
    ] {
        let refusal = site.refused(&changes);
        assert_eq!(refusal.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes}");
        let found = refusal.found.iter().map(|found| found.message.clone());
        let found = found.collect::<Vec<_>>().join("\n");
        assert!(found.contains(words), "{changes}: {found}");
    }
    for text in [
        "",
        "---\n",
        "tull",
        "---\ninnspill: 2\n---\n",
        "---\n[\n---\n",
    ] {
        let body = json!({"id": site.id(), "contribution": text});
        site.nothing_written(|| site.ask("change", &body));
    }
}

#[test]
fn what_is_no_request_is_told_so() {
    let site = Site::new();
    for (action, body, expected) in [
        ("finnes-ikke", json!({}), 404),
        ("", json!({}), 404),
        ("change/../undo", json!({}), 404),
        ("change", json!({"id": "a"}), 400),
        ("change", json!([]), 400),
        (
            "change",
            json!({"id": "a", "contribution": "", "file": "/etc/passwd"}),
            400,
        ),
        ("undo", json!({"id": "a", "entry": -1}), 400),
        ("undo", json!({"id": "a", "entry": 1}), 409),
        ("redo", json!({"id": "a", "entry": 1}), 409),
    ] {
        let refusal = site.nothing_written(|| site.ask(action, &body));
        assert_eq!(refusal.status.as_u16(), expected, "{action} {body}");
    }
}
