//! `skjema/<mappe>/<navn>.json`: what a document states, for the form in which it is confirmed or
//! corrected.

use std::collections::BTreeMap;

use serde::Serialize;

use super::kinds::name;
use super::stated::Stated;
use super::{municipality, network, report, solution};
use crate::content::Entry;
use crate::knowledge::{DocumentId, Knowledge};
use crate::pages::context::reader::Reader;

/// The file of a document.
#[derive(Serialize)]
struct Facts<'a> {
    /// Its name in changes: `kommuner/nome`.
    document: String,
    /// Its kind, as the rules name it: `kommune`, `losning`, `erfaring`, `samarbeid`.
    kind: &'static str,
    title: &'a str,
    /// The address of its page, with the base path.
    address: String,
    /// Its stated fields.
    fields: Stated,
    /// Its translation to nynorsk.
    #[serde(skip_serializing_if = "Option::is_none")]
    nn: Option<Translated<'a>>,
    /// The names of those who say what its statements of use say, by solution.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    said: BTreeMap<&'a str, &'a str>,
    /// Solutions that others nearby use and it has said nothing of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nearby: Vec<municipality::Nearby<'a>>,
}

/// A translation, where it states something itself: its other facts are those of the main version.
#[derive(Serialize)]
struct Translated<'a> {
    title: &'a str,
    /// The address of its page, with the base path.
    address: String,
    /// The stated fields of its own file.
    fields: Stated,
}

/// Returns the bytes of the file of a document.
///
/// # Errors
/// Returns an error where it cannot be written as JSON.
pub(in crate::pages) fn facts(reader: &Reader<'_>, id: DocumentId) -> serde_json::Result<Vec<u8>> {
    let knowledge = reader.knowledge();
    let entry = knowledge.document(id);
    let main = entry.main();
    let kind = id.kind();
    let (said, nearby) = match id {
        DocumentId::Municipality(id) => (
            municipality::said(knowledge, id),
            municipality::nearby(knowledge, id),
        ),
        _ => Default::default(),
    };
    let (fields, own) = fields(knowledge, id);
    let address = |address: &str| format!("{}{address}", reader.config().base_path());
    let translation = entry.translation().zip(own);
    serde_json::to_vec(&Facts {
        document: format!("{}/{}", kind.folder(), entry.slug()),
        kind: name(kind).unwrap_or_default(),
        title: &main.head.title,
        address: address(main.address),
        fields,
        nn: translation.map(|(version, fields)| Translated {
            title: &version.head.title,
            address: address(version.address),
            fields,
        }),
        said,
        nearby,
    })
}

/// Returns what a document states, and what its translation states itself.
fn fields(knowledge: &Knowledge, id: DocumentId) -> (Stated, Option<Stated>) {
    match id {
        DocumentId::Municipality(id) => of(&knowledge.municipality(id).entry, |fields| {
            municipality::fields(knowledge, fields)
        }),
        DocumentId::Solution(id) => of(&knowledge.solution(id).entry, |fields| {
            solution::fields(knowledge, fields)
        }),
        DocumentId::Report(id) => of(&knowledge.report(id).entry, |fields| {
            report::fields(knowledge, fields)
        }),
        DocumentId::Network(id) => of(&knowledge.network(id).entry, |fields| {
            network::fields(knowledge, fields)
        }),
        DocumentId::Page(_) => Default::default(),
    }
}

fn of<F>(entry: &Entry<F>, stated: impl Fn(&F) -> Stated) -> (Stated, Option<Stated>) {
    let translation = entry.translation.as_deref();
    let own = translation.map(|own| stated(&own.fields).only(&own.own_fields));
    (stated(&entry.main.fields), own)
}
