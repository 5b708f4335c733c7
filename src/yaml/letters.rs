//! Reports text whose letters cannot be read, or were decoded with the wrong encoding earlier.

use std::sync::Arc;

use crate::diagnostic::{Check, Diagnostic};
use crate::text::encoding::NotUtf8;
use crate::text::garbled;

/// Returns a diagnostic for `file`, which is not UTF-8, under `check`.
pub(crate) fn not_utf8(file: &Arc<str>, check: Check, fault: NotUtf8) -> Diagnostic {
    let place = fault.at..fault.at + 1;
    Diagnostic::new(check, file.clone(), Some(place), fault.message).help(fault.help)
}

/// Returns a diagnostic for the first word in `text` that was decoded with the wrong encoding. The
/// text begins at `offset` in `file`.
pub(crate) fn garbled(file: &Arc<str>, text: &str, offset: usize) -> Option<Diagnostic> {
    let (first, count) = garbled::first(text)?;
    let (message, help) = first.in_words(text, count);
    let place = offset + first.range.start..offset + first.range.end;
    Some(Diagnostic::new(Check::GarbledText, file.clone(), Some(place), message).help(help))
}
