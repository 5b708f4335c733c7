//! The site that is shown while some files have errors: those as they were when they had none, and
//! all others as they are now.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::site::{BuildCache, Options, Site, assemble_again};
use crate::source::Snapshot;

/// So many times more files are put back. What they lead to is then found, or is too much.
const ROUNDS: usize = 4;

/// What was shown last, and what is kept of making it.
#[derive(Default)]
pub(super) struct LastGood {
    /// The files of the site that is shown.
    shown: Snapshot,
    /// The files that `kept` was made of.
    assembled: Snapshot,
    kept: BuildCache,
}

impl LastGood {
    /// Notes that `files` have no errors.
    pub(super) fn set(&mut self, files: &Snapshot) {
        *self = Self {
            shown: files.clone(),
            ..Self::default()
        };
    }

    /// Makes the site of `files` without the errors that are in `found`: each file with one is as it
    /// was shown last, or left out where it was not. Where files that are gone are the cause, they
    /// are put back. `None` where there are errors all the same.
    pub(super) fn without(&mut self, files: &Snapshot, found: &[Diagnostic]) -> Option<Arc<Site>> {
        let mut put_back = faulty(found);
        for _ in 0..ROUNDS {
            let tried = files.with(put_back.iter().map(|name| (name, self.shown.get(name))));
            let changed = self.assembled.differences(&tried);
            let changed: BTreeSet<Arc<str>> = changed.into_iter().cloned().collect();
            let loaded = assemble_again(
                tried.clone(),
                Vec::new(),
                &Options::FOR_WRITERS,
                &mut self.kept,
                &changed,
            );
            self.assembled = tried.clone();
            if loaded.site.is_some() {
                self.shown = tried;
                return loaded.site;
            }
            let before = put_back.len();
            put_back.extend(faulty(&loaded.diagnostics));
            if put_back.len() == before {
                let gone = self.shown.iter().map(|(name, _)| name);
                put_back.extend(gone.filter(|name| files.get(name).is_none()).cloned());
            }
            if put_back.len() == before {
                return None;
            }
        }
        None
    }
}

/// The files that have errors.
fn faulty(found: &[Diagnostic]) -> BTreeSet<Arc<str>> {
    let errors = found
        .iter()
        .filter(|found| found.severity == Severity::Error);
    errors.map(|error| error.file.clone()).collect()
}
