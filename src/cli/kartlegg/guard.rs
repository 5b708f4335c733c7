//! The last look before anything is written: the whole site as it would be.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Check, Diagnostic, Severity};
use crate::site::{Clock, Loaded, Options, assemble};

/// Returns what would be wrong with each file if `texts` were written, and is not now.
pub(super) fn new_faults(
    loaded: &Loaded,
    texts: &BTreeMap<String, String>,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let texts: Vec<(Arc<str>, Arc<[u8]>)> = texts
        .iter()
        .map(|(file, text)| (file.as_str().into(), text.as_bytes().into()))
        .collect();
    let new = texts.iter().map(|(file, bytes)| (file, Some(bytes)));
    let files = loaded.files.with(new);
    let after = assemble(files, Vec::new(), &Options::FOR_WRITERS, Clock::start());
    let key = |found: &Diagnostic| (found.check, found.file.clone(), found.message.clone());
    let before: Vec<_> = loaded.diagnostics.iter().map(key).collect();
    let mut faults: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for found in after.diagnostics {
        if stops(&found) && !before.contains(&key(&found)) {
            faults
                .entry(found.file.to_string())
                .or_default()
                .push(found);
        }
    }
    faults
}

fn stops(found: &Diagnostic) -> bool {
    let is_private = matches!(
        found.check,
        Check::NationalId | Check::SyntheticId | Check::PersonalEmail | Check::MobileNumber
    );
    found.severity >= Severity::Error || is_private
}
