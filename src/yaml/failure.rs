//! The reason that the YAML of a file cannot be read at all.

use std::ops::Range;

use crate::diagnostic::{Check, Problem};
use crate::text::conflict;

/// A problem with the fields of a file as a whole, and its place, in bytes of the file.
pub type Failure = (Problem, Range<usize>);

/// Returns the failure for a conflict mark of Git at `mark`, in a text that begins at `offset` in
/// its file.
pub(super) fn in_conflict(mark: &Range<usize>, offset: usize) -> Failure {
    let problem = Problem::new(Check::InvalidYaml, conflict::message()).help(conflict::help());
    (problem, offset + mark.start..offset + mark.end)
}
