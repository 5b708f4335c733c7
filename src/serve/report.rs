//! What is wrong, for the browser: errors for the overlay, the rest for the counter.

use serde::Serialize;

use crate::diagnostic::render::{self, Shown};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Snapshot;

/// So many are shown; nobody mends more before the next look.
const LIMIT: usize = 50;

/// Everything that is wrong, by how it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What keeps the site from being published.
    pub errors: List,
    /// What is probably wrong.
    pub warnings: List,
}

/// Some of what is wrong, and how much there is of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct List {
    /// How many there are in all.
    pub count: usize,
    /// The first of them.
    pub shown: Vec<Shown>,
}

impl Report {
    /// The report of `diagnostics`, which point into `files`. Hints are for `digitv check`.
    pub fn new(diagnostics: &[Diagnostic], files: &Snapshot) -> Self {
        let folded = render::causes_first(diagnostics, files);
        let list = |severity| {
            let of_it = |found: &&Diagnostic| found.severity == severity;
            let counted = diagnostics.iter().filter(of_it);
            List {
                count: counted.map(|found| 1 + found.more).sum(),
                shown: render::overlays(folded.iter().filter(of_it).take(LIMIT), files),
            }
        };
        Self {
            errors: list(Severity::Error),
            warnings: list(Severity::Warning),
        }
    }

    /// The same with one more error before the others.
    #[must_use]
    pub fn with_error(&self, error: &Shown) -> Self {
        let mut report = self.clone();
        report.errors.count += 1;
        report.errors.shown.insert(0, error.clone());
        report
    }
}
