//! Defines the one [`Diagnostic`] type, which says what is wrong, where, and what to do, with a
//! renderer for each way to show it. The modules that check something create the diagnostics.

use std::ops::Range;
use std::sync::Arc;

mod capped;
mod check;
mod place;
pub mod reference;
pub mod render;
mod severity;
mod source_text;
mod suggest;

pub use capped::{Capped, Finding, PER_CHECK, capped};
pub use check::Check;
pub use place::Place;
pub use severity::Severity;
pub use source_text::SourceText;
pub use suggest::{Measured, nearest, nearest_measured};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The check that found it.
    pub check: Check,
    /// The severity, as configured.
    pub severity: Severity,
    /// The file, relative to the root of the site.
    pub file: Arc<str>,
    /// The place in the file, in bytes; `None` where it is about the file as a whole.
    pub range: Option<Range<usize>>,
    /// One sentence in Norwegian that says what is wrong.
    pub message: String,
    /// Advice in Norwegian on what to do.
    pub help: Option<String>,
    /// The number of further findings of the same check in its file, which are not listed.
    pub more: usize,
}

impl Diagnostic {
    /// Returns a diagnostic with the check's default severity.
    pub fn new(
        check: Check,
        file: Arc<str>,
        range: Option<Range<usize>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            check,
            severity: check.default_severity(),
            file,
            range,
            message: shortened(message.into(), MAX_MESSAGE),
            help: None,
            more: 0,
        }
    }

    /// Returns the same diagnostic with advice on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into(), MAX_HELP));
        self
    }
}

/// The longest message, in bytes: it may repeat text from a file.
pub(crate) const MAX_MESSAGE: usize = 500;

/// The longest advice, in bytes: it may list every allowed value.
pub(crate) const MAX_HELP: usize = 2_000;

/// Returns `text` without its middle where it is longer than `limit` bytes.
pub(crate) fn shortened(mut text: String, limit: usize) -> String {
    if text.len() > limit {
        let from = text.floor_char_boundary(limit / 2);
        let to = text.ceil_char_boundary(text.len() - limit / 4);
        text.replace_range(from..to, " … ");
    }
    text
}
