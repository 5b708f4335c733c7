//! A mistake that can be seen in the lines.

use std::ops::Range;

/// A mistake, and where it is, in bytes of the text.
pub(super) struct Seen {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

impl Seen {
    pub(super) fn new(range: Range<usize>, message: &str, help: String) -> Self {
        Self {
            range,
            message: message.to_owned(),
            help,
        }
    }
}
