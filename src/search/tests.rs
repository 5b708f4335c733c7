//! Tests the index of a small site.

use std::collections::BTreeMap;

use super::document::{Dated, Document, Facet, Heading, Naming, Section, Value};
use super::file::NAME;
use super::*;
use crate::text::Lang;

fn document(group: usize, title: &'static str, text: &'static str) -> Document<'static> {
    Document {
        url: format!("/{group}/"),
        group,
        is_main: true,
        lang: Lang::Nb,
        kind: Value {
            value: "side".into(),
            label: "Side".into(),
        },
        naming: Naming::InQuery,
        title: title.into(),
        aliases: Vec::new(),
        summary: "".into(),
        names: Vec::new(),
        related: Vec::new(),
        sections: vec![Section {
            heading: None,
            text: text.into(),
        }],
        date: None,
        changed: None,
        meta: Vec::new(),
        values: Vec::new(),
    }
}

fn site() -> Vec<Document<'static>> {
    let mut dated = document(2, "Digisos", "Søknad om økonomisk sosialhjelp.");
    dated.date = Some(Dated {
        date: "2024-05-17".to_owned(),
        of: "period",
    });
    dated.sections.push(Section {
        heading: Some(Heading {
            id: "hva".into(),
            title: "Hva den gjør".into(),
        }),
        text: "Innbyggeren søker.".into(),
    });
    dated.values.push((
        Facet::Topic,
        Value {
            value: "velferd".into(),
            label: "Velferd".into(),
        },
    ));
    vec![
        document(
            0,
            "Trygghetsalarm",
            "Alarm og trygghet for den som bor hjemme.",
        ),
        document(1, "Trygghet", "En alarm."),
        dated,
    ]
}

fn files(documents: Vec<Document<'_>>) -> BTreeMap<String, Vec<u8>> {
    let files = build(documents, &[]).expect("documents are plain text");
    files
        .into_iter()
        .map(|file| (file.path, file.bytes))
        .collect()
}

fn manifest(files: &BTreeMap<String, Vec<u8>>) -> serde_json::Value {
    serde_json::from_slice(&files["manifest.json"]).expect("the manifest is JSON")
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let mut turned = site();
    turned.reverse();
    assert_eq!(files(site()), files(turned));
}

#[test]
fn everything_the_manifest_names_is_there() {
    let files = files(site());
    let manifest = manifest(&files);
    for (list, extension) in [
        ("/terms/files", "bin"),
        ("/spelling/short/files", "bin"),
        ("/facets/files/0/file", "json"),
        ("/facets/files/1/file", "json"),
    ] {
        let names = manifest.pointer(list).and_then(|names| names.as_str());
        let names = names.unwrap_or_default();
        assert!(!names.is_empty(), "{list}");
        for at in (0..names.len()).step_by(NAME) {
            let path = format!("files/{}.{extension}", &names[at..at + NAME]);
            assert!(files.contains_key(&path), "{path}");
        }
    }
    let engine = manifest["engine"].as_str().unwrap_or_default();
    assert!(files.contains_key(engine));
}

#[test]
fn the_newest_document_comes_first_and_versions_are_together() {
    let mut documents = site();
    // `/-/0/` sorts before `/0/`, but is not the main version.
    let mut translation = document(0, "Tryggleiksalarm", "Alarm.");
    translation.url = "/-/0/".to_owned();
    translation.is_main = false;
    translation.lang = Lang::Nn;
    documents.push(translation);
    let files = files(documents);
    let manifest = manifest(&files);
    assert_eq!(manifest["documents"], 4);
    let name = manifest["cards"]["files"].as_str().unwrap_or_default();
    let cards: serde_json::Value =
        serde_json::from_slice(&files[&format!("files/{name}-0.json")]).expect("cards are JSON");
    let titles: Vec<&str> = (0..4).filter_map(|at| cards[at][0].as_str()).collect();
    assert_eq!(
        titles,
        ["Digisos", "Trygghetsalarm", "Tryggleiksalarm", "Trygghet"]
    );
    assert_eq!(manifest["versions"], serde_json::json!([2]));
    assert_eq!(manifest["languages"], serde_json::json!({"nn": [2]}));
    assert_eq!(cards[0][7][0][0], "hva");
}

#[test]
fn versions_that_were_changed_at_different_times_are_where_their_date_is() {
    let mut documents = site();
    for (group, date, changed) in [
        (0, "2023", ["2020-01-01", "2026-01-01"]),
        (1, "2024", ["2021", "2019-05"]),
    ] {
        documents[group].date = Some(Dated {
            date: date.to_owned(),
            of: "period",
        });
        let mut twin = documents[group].clone();
        twin.url = format!("/nn/{group}/");
        twin.is_main = false;
        twin.lang = Lang::Nn;
        documents[group].changed = Some(changed[0].to_owned());
        twin.changed = Some(changed[1].to_owned());
        documents.push(twin);
    }
    sort(&mut documents);
    let urls: Vec<&str> = documents.iter().map(|document| &*document.url).collect();
    assert_eq!(urls, ["/2/", "/1/", "/nn/1/", "/0/", "/nn/0/"]);
}

#[test]
fn an_empty_site_has_a_search_too() {
    let files = files(Vec::new());
    assert_eq!(manifest(&files)["documents"], 0);
}
