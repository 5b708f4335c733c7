//! Defines what is wrong, apart from where it is.

use super::{Check, Remedy};

/// Says what is wrong and what to do about it. With a file and a place it is a
/// [`Diagnostic`](super::Diagnostic).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The check that found it.
    pub check: Check,
    /// One sentence that says what is wrong.
    pub message: String,
    /// Advice on what to do.
    pub help: Option<String>,
    /// The right words for its place, where no others are reasonable.
    pub fix: Option<Remedy>,
}

impl Problem {
    /// Returns a problem without advice.
    pub fn new(check: Check, message: impl Into<String>) -> Self {
        Self {
            check,
            message: shortened(message.into(), MAX_MESSAGE),
            help: None,
            fix: None,
        }
    }

    /// Returns the same problem with advice on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(self::help(help));
        self
    }

    /// Returns the same problem with the one right way to mend it, where there is one.
    #[must_use]
    pub fn fix(mut self, remedy: impl Into<Option<Remedy>>) -> Self {
        self.fix = remedy.into();
        self
    }
}

/// The longest message, in bytes: it may repeat text from a file.
const MAX_MESSAGE: usize = 500;

/// The longest advice, in bytes: it may list every allowed value.
const MAX_HELP: usize = 2_000;

/// Returns advice of a length that can be shown.
pub(super) fn help(help: impl Into<String>) -> String {
    shortened(help.into(), MAX_HELP)
}

/// Returns `text` without its middle where it is longer than `limit` bytes.
fn shortened(mut text: String, limit: usize) -> String {
    if text.len() > limit {
        let from = text.floor_char_boundary(limit / 2);
        let to = text.ceil_char_boundary(text.len() - limit / 4);
        text.replace_range(from..to, " … ");
    }
    text
}
