//! Charts: the position of each mark in percent of the drawing, so that a chart adapts to its width
//! while its text keeps the size that the reader has set.
//!
//! The meaning of the numbers is left to the pages. The markup is in
//! `themes/digitv/templates/components/charts.html`, the colours in
//! `themes/digitv/css/charts/`.

pub(super) mod columns;
pub(super) mod line;
pub(super) mod scale;
pub(super) mod segments;
pub(super) mod years;

/// Returns `part` of `whole` in percent, to two decimals; 0 where `whole` is 0.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    (part as f64 * 10_000.0 / whole as f64).round() / 100.0
}
