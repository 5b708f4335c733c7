//! The two parts of a file, and its lines.

use std::ops::Range;

/// The two parts of a file, as byte ranges of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the `---` lines; `None` where the file has none.
    pub yaml: Option<Range<usize>>,
    /// The Markdown.
    pub body: Range<usize>,
}

/// Lines of a text as byte ranges, without their line ends.
pub(super) struct Lines<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let start = self.at;
        let length = rest.find('\n').unwrap_or(rest.len());
        self.at = start + (length + 1).min(rest.len());
        Some(start..start + length)
    }
}
