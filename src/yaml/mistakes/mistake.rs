//! A mistake that is visible in the lines of a text.

use std::ops::Range;

/// A mistake, and its place in bytes of the text.
pub(super) struct Mistake {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

impl Mistake {
    pub(super) fn new(range: Range<usize>, message: String, help: String) -> Self {
        Self {
            range,
            message,
            help,
        }
    }
}
