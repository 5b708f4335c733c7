//! Where the pieces of a text that was put together stand in the text that they are from.

use std::ops::Range;

/// The pieces so far: where each begins, in what was put together and in the source.
#[derive(Default)]
pub(super) struct Pieces(Vec<(usize, usize)>);

impl Pieces {
    /// Notes that what is added at `at` stands at `in_source`.
    pub(super) fn add(&mut self, at: usize, in_source: usize) {
        self.0.push((at, in_source));
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// A range of what was put together as a range of the source.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.position(range.start, range.start);
        let end = self.position(range.end, range.end.saturating_sub(1));
        start..end.max(start)
    }

    /// Where `at` is, by the piece that holds `anchor`.
    fn position(&self, at: usize, anchor: usize) -> usize {
        let piece = self.0.partition_point(|(start, _)| *start <= anchor);
        match piece.checked_sub(1).and_then(|piece| self.0.get(piece)) {
            Some((start, in_source)) => in_source + (at - start),
            None => at,
        }
    }
}
