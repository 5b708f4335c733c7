//! The diagnostics for the browser: errors for the overlay, the rest for the counter.

use serde::Serialize;

use crate::diagnostic::render::{self, Shown};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Snapshot;

/// The number that are shown; nobody mends more before the next change.
const LIMIT: usize = 50;

/// The diagnostics, by how they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Errors, which keep the site from being published.
    pub errors: List,
    /// Warnings.
    pub warnings: List,
}

/// The first diagnostics of a severity, and the number of all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct List {
    /// The number of all.
    pub count: usize,
    /// The first of them.
    pub shown: Vec<Shown>,
}

impl Report {
    /// Returns the report of `diagnostics`, which point into `files`. Hints are for `digitv check`.
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

    /// Returns a report with one more error before the others.
    #[must_use]
    pub fn with_error(&self, error: &Shown) -> Self {
        let mut report = self.clone();
        report.errors.count += 1;
        report.errors.shown.insert(0, error.clone());
        report
    }
}
