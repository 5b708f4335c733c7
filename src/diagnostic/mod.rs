//! Defines the one [`Diagnostic`] type, which says what is wrong, where, and what to do, with a
//! renderer for each way to show it. The modules that check something create the diagnostics.

use std::ops::Range;
use std::sync::Arc;

mod capped;
mod check;
mod fix;
mod location;
mod near;
mod place;
mod problem;
pub mod reference;
pub mod render;
mod severity;
mod source_text;
mod suggest;

pub use capped::{Capped, PER_CHECK, capped};
pub use check::Check;
pub use fix::{Fix, Remedy};
pub use location::{Location, Part, Step};
pub use near::Near;
pub use place::Place;
pub use problem::Problem;
pub use severity::Severity;
pub use source_text::SourceText;
pub use suggest::nearest;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The check that found it.
    pub check: Check,
    /// The severity, as configured.
    pub severity: Severity,
    /// The file, relative to the root of the site.
    pub file: Arc<str>,
    /// The place in the file.
    pub location: Location,
    /// One sentence that says what is wrong.
    pub message: String,
    /// Advice on what to do.
    pub help: Option<String>,
    /// The one right way to mend it, where there is one.
    pub fix: Option<Box<Fix>>,
    /// The number of further findings of the same check in its file, which are not listed.
    pub more: usize,
}

impl Diagnostic {
    /// Returns a diagnostic with the check's default severity.
    pub fn new(
        check: Check,
        file: Arc<str>,
        location: impl Into<Location>,
        message: impl Into<String>,
    ) -> Self {
        Problem::new(check, message).at(file, location)
    }

    /// Returns the same diagnostic with advice on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(problem::help(help));
        self
    }

    /// Returns the same diagnostic as found by `check`, with its default severity.
    #[must_use]
    pub fn under(mut self, check: Check) -> Self {
        self.check = check;
        self.severity = check.default_severity();
        self
    }

    /// Returns the range of the file that it is about, in bytes, where that is known.
    pub fn range(&self) -> Option<&Range<usize>> {
        self.location.range()
    }
}

impl Problem {
    /// Returns the diagnostic that this is wrong at `location` of `file`, with the default severity
    /// of the check.
    pub fn at(self, file: Arc<str>, location: impl Into<Location>) -> Diagnostic {
        let location = location.into();
        let fix = self.fix.map(|remedy| {
            let place = location.clone();
            Box::new(Fix { place, remedy })
        });
        Diagnostic {
            check: self.check,
            severity: self.check.default_severity(),
            file,
            location,
            message: self.message,
            help: self.help,
            fix,
            more: 0,
        }
    }
}
