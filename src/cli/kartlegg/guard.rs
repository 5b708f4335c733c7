//! The last look before anything is written: the whole site as it would be.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::site::Loaded;
use crate::site::intake::{add_private, assembled, new_findings, stops};

/// Returns what would be wrong with each file if `texts` were written, and is not now.
pub(super) fn new_faults(
    loaded: &Loaded,
    texts: &BTreeMap<String, String>,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let texts: Vec<(Arc<str>, &str)> = texts
        .iter()
        .map(|(file, text)| (file.as_str().into(), text.as_str()))
        .collect();
    let bytes: Vec<Arc<[u8]>> = texts
        .iter()
        .map(|(_, text)| text.as_bytes().into())
        .collect();
    let new = texts.iter().zip(&bytes);
    let new = new.map(|((file, _), bytes)| (file, Some(bytes)));
    let after = assembled(loaded.files.with(new));
    let mut found = new_findings(&loaded.diagnostics, &after.diagnostics);
    for (file, text) in &texts {
        let before = loaded
            .files
            .get(file)
            .map(|bytes| String::from_utf8_lossy(bytes));
        add_private(&mut found, file, before.as_deref(), text);
    }
    let mut faults: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for found in found.into_iter().filter(stops) {
        let of_file = faults.entry(found.file.to_string()).or_default();
        of_file.push(found);
    }
    faults
}
