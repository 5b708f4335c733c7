//! Charts as pages draw them: where each mark stands, in percent of the drawing, so that a chart
//! is as wide as its place and its letters are as large as the reader has set them.
//!
//! Nothing here knows what the numbers are of. The markup is in
//! `themes/digitv/templates/components/charts.html`, the colours in
//! `themes/digitv/css/63-charts.css`.

pub(super) mod columns;
pub(super) mod line;
pub(super) mod scale;
pub(super) mod segments;
pub(super) mod years;

/// `part` of `whole` in percent, to two decimals; nothing of nothing is 0.
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    (part as f64 * 10_000.0 / whole as f64).round() / 100.0
}
