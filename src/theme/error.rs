//! Makes the diagnostics of a theme.

use std::ops::Range;
use std::sync::Arc;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic, Location};

/// The prefix of the path of a file that is in the program and not on the disk. Before it comes the
/// path in the theme.
pub const BUILT_IN: &str = "(innebygd tema)/";

/// Returns the diagnostic that `file` is wrong as a whole; a file on the disk is named by its path
/// from the root of the site.
pub(super) fn wrong(file: impl Into<Arc<str>>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Check::InvalidTheme, file.into(), Location::File, message)
}

/// Returns the diagnostic that `file`, whose text is `source`, is wrong at `range`.
pub(super) fn wrong_at(
    file: impl Into<Arc<str>>,
    source: &str,
    range: Range<usize>,
    message: impl Into<String>,
) -> Diagnostic {
    let before = &source.as_bytes()[..range.start.min(source.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    wrong_in_line(file, line, range, message)
}

/// Returns the diagnostic that `file` is wrong at `range`, in this line, from 1. A built-in file
/// cannot be shown, so its line stands in the message.
pub(super) fn wrong_in_line(
    file: impl Into<Arc<str>>,
    line: usize,
    range: Range<usize>,
    message: impl Into<String>,
) -> Diagnostic {
    let (file, message) = (file.into(), message.into());
    if file.starts_with(BUILT_IN) {
        return wrong(file, tr!("{message} (linje {line})", message, line));
    }
    Diagnostic::new(Check::InvalidTheme, file, range, message)
}
