//! Keeps the fixes that can be made, so that no command is named that would do nothing.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::path::{Role, role};
use crate::diagnostic::{Diagnostic, Fix, Remedy};
use crate::edit::mend;
use crate::source::Snapshot;

/// Takes every fix away that is not in a document, or that cannot be made in it together with the
/// others.
pub(super) fn keep_those_that_work(diagnostics: &mut [Diagnostic], files: &Snapshot) {
    let mut of_file: HashMap<Arc<str>, Vec<&mut Diagnostic>> = HashMap::new();
    for found in diagnostics.iter_mut().filter(|found| found.fix.is_some()) {
        of_file.entry(found.file.clone()).or_default().push(found);
    }
    let offered: Vec<_> = of_file.into_iter().collect();
    offered.into_par_iter().for_each(|(file, mut offered)| {
        let works = works(&file, &offered, files);
        for (found, works) in offered.iter_mut().zip(works) {
            found.fix = found.fix.take().filter(|_| works);
        }
    });
}

/// Decides of each of `offered`, findings with a fix in `file`, whether the fix can be made.
fn works(file: &str, offered: &[&mut Diagnostic], files: &Snapshot) -> Vec<bool> {
    let none = vec![false; offered.len()];
    let Some(Role::Document(place)) = role(file) else {
        return none;
    };
    let text = files.get(file).map(|bytes| std::str::from_utf8(bytes));
    let Some(Ok(text)) = text else { return none };
    let fixes = offered.iter().filter_map(|found| found.fix.as_deref());
    let fixes: Vec<&Fix> = fixes.collect();
    let is_passage = |fix: &&Fix| matches!(fix.remedy, Remedy::Passage(_));
    // A range of the text needs no proof, and a moved folder has many.
    if fixes.iter().all(is_passage) {
        return vec![true; offered.len()];
    }
    let made = mend(place.kind, text, &fixes).made.into_iter();
    made.zip(&fixes)
        .map(|(is_made, fix)| is_made || is_passage(fix))
        .collect()
}
