//! `skjema/<mappe>/<navn>.json`: what a document states, for the form in which it is confirmed or
//! corrected.

use std::collections::BTreeMap;

use serde::Serialize;

use super::stated::Stated;
use super::{municipality, network, report, solution};
use crate::content::Kind;
use crate::knowledge::DocumentId;
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
    /// The names of those who say what its statements of use say, by solution.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    said: BTreeMap<&'a str, &'a str>,
    /// Solutions that others nearby use and it has said nothing of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nearby: Vec<municipality::Nearby<'a>>,
}

/// Decides whether documents of a kind have a form.
pub(in crate::pages) fn has_form(kind: Kind) -> bool {
    name(kind).is_some()
}

/// Returns the name of a kind in the rules of forms.
fn name(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Municipality => Some("kommune"),
        Kind::Solution => Some("losning"),
        Kind::Report => Some("erfaring"),
        Kind::Network => Some("samarbeid"),
        Kind::Page => None,
    }
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
    let (fields, said, nearby) = match id {
        DocumentId::Municipality(id) => (
            municipality::fields(knowledge, id),
            municipality::said(knowledge, id),
            municipality::nearby(knowledge, id),
        ),
        DocumentId::Solution(id) => (solution::fields(knowledge, id), BTreeMap::new(), Vec::new()),
        DocumentId::Report(id) => (report::fields(knowledge, id), BTreeMap::new(), Vec::new()),
        DocumentId::Network(id) => (network::fields(knowledge, id), BTreeMap::new(), Vec::new()),
        DocumentId::Page(_) => Default::default(),
    };
    serde_json::to_vec(&Facts {
        document: format!("{}/{}", kind.folder(), entry.slug()),
        kind: name(kind).unwrap_or_default(),
        title: &main.head.title,
        address: format!("{}{}", reader.config().base_path(), main.address),
        fields,
        said,
        nearby,
    })
}
