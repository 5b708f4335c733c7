//! Maps ranges of a text that was joined from pieces to the text that the pieces are from.

use std::ops::Range;

/// The pieces so far: the start of each, in the joined text and in the source.
#[derive(Default)]
pub(super) struct Pieces(Vec<(usize, usize)>);

impl Pieces {
    /// Records that the text added at `at` stands at `in_source`.
    pub(super) fn add(&mut self, at: usize, in_source: usize) {
        self.0.push((at, in_source));
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Returns a range of the joined text as a range of the source.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.position(range.start, range.start);
        let end = self.position(range.end, range.end.saturating_sub(1));
        start..end.max(start)
    }

    /// Returns the position of `at`, by the piece that holds `anchor`.
    fn position(&self, at: usize, anchor: usize) -> usize {
        let piece = self.0.partition_point(|(start, _)| *start <= anchor);
        match piece.checked_sub(1).and_then(|piece| self.0.get(piece)) {
            Some((start, in_source)) => in_source + (at - start),
            None => at,
        }
    }
}
