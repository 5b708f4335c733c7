//! Diagnostics: what is wrong, where, and what to do. One [`Diagnostic`], a renderer for each
//! way to show it. What causes them is the business of the other rooms.

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
    /// As configured.
    pub severity: Severity,
    /// The file, relative to the root of the site.
    pub file: Arc<str>,
    /// The place in the file, in bytes; `None` where it is about the file as a whole.
    pub range: Option<Range<usize>>,
    /// What is wrong, one sentence in Norwegian.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// How many more of the same check its file has, which are not told of one by one.
    pub more: usize,
}

impl Diagnostic {
    /// A diagnostic with the check's default severity.
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

    /// The same with advice on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into(), MAX_HELP));
        self
    }
}

/// The longest message, in bytes: it may repeat what stands in a file.
pub(crate) const MAX_MESSAGE: usize = 500;

/// The longest advice, which may list all that can stand in a place.
pub(crate) const MAX_HELP: usize = 2_000;

/// `text` without its middle where it is longer than `limit` bytes.
pub(crate) fn shortened(mut text: String, limit: usize) -> String {
    if text.len() > limit {
        let from = text.floor_char_boundary(limit / 2);
        let to = text.ceil_char_boundary(text.len() - limit / 4);
        text.replace_range(from..to, " … ");
    }
    text
}
