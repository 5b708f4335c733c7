//! The last look before anything is written: the whole site as it would be.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::site::Loaded;
use crate::site::intake::{after_writing, assembled, stops};

/// Returns what would be wrong with each file if `texts` were written, and is not now.
pub(super) fn new_faults(
    loaded: &Loaded,
    texts: &BTreeMap<String, String>,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let texts: Vec<(Arc<str>, &str)> = texts
        .iter()
        .map(|(file, text)| (file.as_str().into(), text.as_str()))
        .collect();
    let written: Vec<_> = texts
        .iter()
        .map(|(file, text)| (file, Some(*text)))
        .collect();
    let (_, found) = after_writing(loaded, &written, assembled);
    let mut faults: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for found in found.into_iter().filter(stops) {
        let of_file = faults.entry(found.file.to_string()).or_default();
        of_file.push(found);
    }
    faults
}
