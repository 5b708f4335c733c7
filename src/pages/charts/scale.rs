//! The vertical scale of a chart: round numbers, few enough to read.

use serde::Serialize;

use super::percent;

/// The largest number of steps.
const STEPS: usize = 4;

/// A scale from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) struct Scale {
    top: usize,
    step: usize,
}

/// A line across the chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(in crate::pages) struct Tick {
    /// The number that it marks.
    pub(in crate::pages) value: usize,
    /// Its distance from the top, in percent.
    pub(in crate::pages) y: f64,
}

impl Scale {
    /// Returns the scale for numbers up to `greatest`: steps of 1, 2 or 5 times a power of ten, the
    /// top the first of them that is not lower.
    pub(in crate::pages) fn to(greatest: usize) -> Self {
        let greatest = greatest.max(1);
        let mut power = 1;
        let step = loop {
            let fits = |factor: &usize| greatest.div_ceil(factor * power) <= STEPS;
            if let Some(factor) = [1, 2, 5].iter().find(|factor| fits(factor)) {
                break factor * power;
            }
            power *= 10;
        };
        Self {
            top: greatest.div_ceil(step) * step,
            step,
        }
    }

    /// Returns the height of `value`, in percent.
    pub(in crate::pages) fn height(self, value: usize) -> f64 {
        percent(value, self.top)
    }

    /// Returns the distance of `value` from the top, in percent.
    pub(in crate::pages) fn y(self, value: usize) -> f64 {
        percent(self.top.saturating_sub(value), self.top)
    }

    /// Returns the lines, zero first.
    pub(in crate::pages) fn ticks(self) -> Vec<Tick> {
        (0..=self.top / self.step)
            .map(|place| place * self.step)
            .map(|value| Tick {
                value,
                y: self.y(value),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(greatest: usize) -> Vec<usize> {
        let ticks = Scale::to(greatest).ticks();
        ticks.iter().map(|tick| tick.value).collect()
    }

    #[test]
    fn steps_are_round_and_few() {
        assert_eq!(values(0), [0, 1]);
        assert_eq!(values(3), [0, 1, 2, 3]);
        assert_eq!(values(16), [0, 5, 10, 15, 20]);
        assert_eq!(values(41), [0, 20, 40, 60]);
        assert_eq!(values(1234), [0, 500, 1000, 1500]);
    }

    #[test]
    fn every_number_is_within_the_scale() {
        for greatest in 0..2000 {
            let scale = Scale::to(greatest);
            assert!((0.0..=100.0).contains(&scale.height(greatest)));
            assert!(scale.ticks().len() <= STEPS + 1);
        }
        let scale = Scale::to(40);
        assert_eq!((scale.height(10), scale.y(10)), (25.0, 75.0));
    }
}
