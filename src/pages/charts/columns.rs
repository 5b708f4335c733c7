//! A chart of columns: a number for each year.

use serde::Serialize;

use super::percent;
use super::scale::{Scale, Tick};
use super::years::{Written, written};

/// The part of its place that a column takes up, in percent.
const FILL: f64 = 72.0;

/// More columns than this have no room for a number over each.
const WITH_NUMBERS: usize = 24;

/// A chart of columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::pages) struct ColumnChart {
    ticks: Vec<Tick>,
    columns: Vec<Column>,
    /// Whether there is room for a number over each where the chart is wide.
    numbered: bool,
}

/// A year.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Column {
    /// The year.
    year: i16,
    /// Where it is written.
    written: Written,
    /// The number.
    value: usize,
    /// The left edge, the middle and the width, in percent.
    x: f64,
    middle: f64,
    width: f64,
    /// The upper edge and the height, in percent.
    y: f64,
    height: f64,
}

impl ColumnChart {
    /// The chart of `numbers`; `None` where there are no years or nothing but zeros.
    pub(in crate::pages) fn new(numbers: &[(i16, usize)]) -> Option<Self> {
        let greatest = numbers.iter().map(|(_, value)| *value).max()?;
        if greatest == 0 {
            return None;
        }
        let scale = Scale::to(greatest);
        let count = numbers.len();
        let width = rounded(FILL / count as f64);
        let columns = numbers.iter().zip(written(count)).enumerate();
        let column = |(place, ((year, value), written)): (usize, (&(i16, usize), Written))| {
            let middle = percent(2 * place + 1, 2 * count);
            Column {
                year: *year,
                written,
                value: *value,
                x: rounded(middle - width / 2.0),
                middle,
                width,
                y: scale.y(*value),
                height: scale.height(*value),
            }
        };
        Some(Self {
            ticks: scale.ticks(),
            columns: columns.map(column).collect(),
            numbered: count <= WITH_NUMBERS,
        })
    }
}

/// To two decimals.
fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_beside_each_other_on_the_ground() {
        let chart = ColumnChart::new(&[(2023, 1), (2024, 0), (2025, 4), (2026, 2)]).unwrap();
        for pair in chart.columns.windows(2) {
            assert!(pair[0].x + pair[0].width < pair[1].x);
        }
        for column in &chart.columns {
            assert_eq!(column.y + column.height, 100.0);
            assert!(column.x > 0.0 && column.x + column.width < 100.0);
        }
        assert_eq!(chart.columns[2].height, 100.0);
        assert_eq!(chart.columns[1].height, 0.0);
    }

    #[test]
    fn nothing_is_no_chart() {
        assert_eq!(ColumnChart::new(&[]), None);
        assert_eq!(ColumnChart::new(&[(2025, 0), (2026, 0)]), None);
    }
}
