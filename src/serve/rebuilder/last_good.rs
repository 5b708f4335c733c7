//! The site that is shown while some files have errors: those in their last version without errors,
//! and all others in their current one.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::Audience;
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::{BuildCache, Clock, Options, Site, assemble_again};
use crate::source::Snapshot;

/// The number of times more files are restored. Errors that this leads to are then found, or are
/// too many.
const ROUNDS: usize = 4;

/// The site that was last shown, and the cache of its assembly.
#[derive(Default)]
pub(super) struct LastGood {
    audience: Audience,
    /// The files of the site that is shown.
    shown: Snapshot,
    /// The files that `cache` was made of.
    assembled: Snapshot,
    cache: BuildCache,
}

impl LastGood {
    /// Returns the start, where nothing was shown to `audience`.
    pub(super) fn of(audience: Audience) -> Self {
        Self {
            audience,
            ..Self::default()
        }
    }

    /// Records that `files` have no errors.
    pub(super) fn set(&mut self, files: &Snapshot) {
        *self = Self {
            shown: files.clone(),
            ..Self::of(self.audience)
        };
    }

    /// Assembles the site of `files` without the errors in `found`: each file with one is as it was
    /// last shown, or left out where it was not. Where removed files are the cause, they are
    /// restored. `None` where errors remain.
    pub(super) fn without(&mut self, files: &Snapshot, found: &[Diagnostic]) -> Option<Arc<Site>> {
        let mut put_back = faulty(found);
        for _ in 0..ROUNDS {
            let tried = files.with(put_back.iter().map(|name| (name, self.shown.get(name))));
            let changed = self.assembled.differences(&tried);
            let changed: BTreeSet<Arc<str>> = changed.into_iter().cloned().collect();
            let loaded = assemble_again(
                tried.clone(),
                Vec::new(),
                &Options::in_serve(self.audience),
                Clock::start(),
                &mut self.cache,
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

/// Returns the files that have errors.
fn faulty(found: &[Diagnostic]) -> BTreeSet<Arc<str>> {
    let errors = found
        .iter()
        .filter(|found| found.severity == Severity::Error);
    errors.map(|error| error.file.clone()).collect()
}
