//! A column chart: a number for each year.

use serde::Serialize;

use super::percent;
use super::scale::{Scale, Tick};
use super::years::{Written, written};

/// The width of a column in percent of the width that each year has.
const FILL: f64 = 72.0;

/// The largest number of columns with space for a number over each.
const WITH_NUMBERS: usize = 24;

/// A column chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::pages) struct ColumnChart {
    ticks: Vec<Tick>,
    columns: Vec<Column>,
    /// `true` where a wide chart has space for a number over each column.
    numbered: bool,
}

/// The column of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Column {
    /// The year.
    year: i16,
    /// The widths of chart at which the year is written.
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
    /// Returns the chart of `numbers`; `None` where there are no years or nothing but zeros.
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

/// Rounds to two decimals.
fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_side_by_side_on_the_base_line() {
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
    fn no_years_or_only_zeros_make_no_chart() {
        assert_eq!(ColumnChart::new(&[]), None);
        assert_eq!(ColumnChart::new(&[(2025, 0), (2026, 0)]), None);
    }
}
