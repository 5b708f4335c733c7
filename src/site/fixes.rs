//! Keeps the fixes that can be made, so that no command is named that would do nothing.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::path::{Role, role};
use crate::diagnostic::{Diagnostic, Fix, Remedy};
use crate::edit::mend;
use crate::source::Snapshot;

/// The most fixes of fields that are offered for a file at a time: each is tried, which takes
/// reading the file anew. `digitv fix` comes back for the others.
const PER_FILE: usize = 10;

/// The longest document that is mended, in bytes, for the same reason.
const LONGEST: usize = 100_000;

/// Takes every fix away that is not in a document, or that cannot be made in it.
pub(super) fn keep_those_that_work(diagnostics: &mut [Diagnostic], files: &Snapshot) {
    let mut counts: HashMap<Arc<str>, usize> = HashMap::new();
    for diagnostic in diagnostics.iter_mut() {
        let Some(fix) = &diagnostic.fix else { continue };
        // A range of the text needs no proof, and a moved folder has many.
        let is_tried = !matches!(fix.remedy, Remedy::Passage(_));
        let count = counts.entry(diagnostic.file.clone()).or_default();
        *count += usize::from(is_tried);
        if is_tried && *count > PER_FILE {
            diagnostic.fix = None;
        }
    }
    let offered = diagnostics
        .par_iter_mut()
        .filter(|found| found.fix.is_some());
    offered.for_each(|found| {
        let fix = found.fix.take();
        found.fix = fix.filter(|fix| works(fix, &found.file, files));
    });
}

fn works(fix: &Fix, file: &str, files: &Snapshot) -> bool {
    let Some(Role::Document(place)) = role(file) else {
        return false;
    };
    let text = files.get(file).map(|bytes| std::str::from_utf8(bytes));
    let Some(Ok(text)) = text else { return false };
    matches!(fix.remedy, Remedy::Passage(_))
        || (text.len() <= LONGEST && mend(place.kind, text, &[fix]).count == 1)
}
