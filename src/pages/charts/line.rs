//! A line chart: the number at the end of each year.

use std::fmt::Write as _;

use serde::Serialize;

use super::percent;
use super::scale::{Scale, Tick};
use super::years::{Written, written};

/// A line chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::pages) struct LineChart {
    ticks: Vec<Tick>,
    points: Vec<Point>,
    /// The line and the area under it, on a canvas of 100 times 100: the `d` of a path.
    line: String,
    area: String,
}

/// The point of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Point {
    /// The year.
    year: i16,
    /// The widths of chart at which the year is written.
    written: Written,
    /// The number.
    value: usize,
    /// Its position, in percent from the upper left.
    x: f64,
    y: f64,
}

impl LineChart {
    /// Returns the chart of `numbers`; `None` where there are fewer than two years, which make no
    /// line, or nothing but zeros.
    pub(in crate::pages) fn new(numbers: &[(i16, usize)]) -> Option<Self> {
        let greatest = numbers.iter().map(|(_, value)| *value).max()?;
        if greatest == 0 || numbers.len() < 2 {
            return None;
        }
        let scale = Scale::to(greatest);
        let count = numbers.len();
        let points: Vec<Point> = numbers
            .iter()
            .zip(written(count))
            .enumerate()
            .map(|(place, ((year, value), written))| Point {
                year: *year,
                written,
                value: *value,
                x: percent(2 * place + 1, 2 * count),
                y: scale.y(*value),
            })
            .collect();
        let line = path(&points);
        let (first, last) = (points.first()?, points.last()?);
        let area = format!("{line}L{} 100L{} 100z", last.x, first.x);
        Some(Self {
            ticks: scale.ticks(),
            points,
            line,
            area,
        })
    }
}

fn path(points: &[Point]) -> String {
    let mut path = String::new();
    for (place, point) in points.iter().enumerate() {
        let step = if place == 0 { 'M' } else { 'L' };
        // Writing to a string does not fail.
        let _ = write!(path, "{step}{} {}", point.x, point.y);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_goes_through_every_year_and_the_area_down_to_the_base_line() {
        let chart = LineChart::new(&[(2024, 1), (2025, 1), (2026, 4)]).unwrap();
        assert_eq!(chart.line, "M16.67 75L50 75L83.33 0");
        assert_eq!(chart.area, "M16.67 75L50 75L83.33 0L83.33 100L16.67 100z");
        assert_eq!(chart.points.len(), 3);
    }

    #[test]
    fn one_year_is_no_line() {
        assert_eq!(LineChart::new(&[(2026, 4)]), None);
        assert_eq!(LineChart::new(&[(2025, 0), (2026, 0)]), None);
    }
}
