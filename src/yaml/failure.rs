//! Why the YAML of a file cannot be read at all.

use std::ops::Range;

use crate::diagnostic::Check;
use crate::text::conflict;

/// A problem with the front matter as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which check.
    pub check: Check,
    /// Where, in bytes of the file.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Returns that `mark`, which stands at `offset` more in its file, is a mark of a conflict in git.
pub(super) fn in_conflict(mark: &Range<usize>, offset: usize) -> Failure {
    Failure {
        check: Check::InvalidYaml,
        range: offset + mark.start..offset + mark.end,
        message: conflict::MESSAGE.into(),
        help: conflict::HELP.into(),
    }
}
