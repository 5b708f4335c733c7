//! The lines of a file that become different, for the one who decides.

use similar::TextDiff;

use crate::text::characters::visible;

/// Returns the lines of `file` that differ, as `diff -u` shows them; `before` is `None` for a new
/// file.
pub(super) fn lines(file: &str, before: Option<&str>, after: &str) -> String {
    named(
        before.map_or("/dev/null", |_| file),
        file,
        before.unwrap_or_default(),
        after,
    )
}

/// Returns the same for a file that gets another name.
pub(super) fn named(from: &str, to: &str, before: &str, after: &str) -> String {
    let lines = TextDiff::from_lines(before, after);
    let mut unified = lines.unified_diff();
    visible(&unified.context_radius(1).header(from, to).to_string()).into_owned()
}
