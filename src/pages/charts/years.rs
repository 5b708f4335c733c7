//! The years along the foot of a chart, chosen so that their labels do not overlap.

use serde::Serialize;

/// The number of years that fit on the narrowest page, and on a wide one.
const ALWAYS: usize = 5;
const WIDE: usize = 15;

/// Steps between years that are written where the chart is wide.
const STEPS: [usize; 6] = [1, 2, 5, 10, 20, 50];

/// The widths of chart at which a year is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::pages) enum Written {
    /// At every width.
    Always,
    /// Only where the chart is wide.
    Wide,
    /// Never.
    Never,
}

/// Returns the [`Written`] of each of `count` years, the last one last. The last one is always
/// written.
pub(in crate::pages) fn written(count: usize) -> Vec<Written> {
    let fits = |step: usize, most: usize| count.div_ceil(step) <= most;
    let wide = STEPS.into_iter().find(|step| fits(*step, WIDE));
    let wide = wide.unwrap_or(count.max(1));
    // A multiple, so that the years of a wide chart are equally far apart.
    let mut always = wide;
    while !fits(always, ALWAYS) {
        always += wide;
    }
    (0..count)
        .map(|place| count - 1 - place)
        .map(|before_last| {
            if before_last % always == 0 {
                Written::Always
            } else if before_last % wide == 0 {
                Written::Wide
            } else {
                Written::Never
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn always(count: usize) -> usize {
        let written = written(count);
        let those = |wanted: Written| written.iter().filter(|one| **one == wanted).count();
        assert!(those(Written::Always) + those(Written::Wide) <= WIDE + ALWAYS);
        those(Written::Always)
    }

    #[test]
    fn years_on_a_wide_chart_are_equally_far_apart() {
        for count in 1..120 {
            let written = written(count);
            let places = (0..count).filter(|place| written[*place] != Written::Never);
            let places: Vec<_> = places.collect();
            let steps: Vec<_> = places.windows(2).map(|pair| pair[1] - pair[0]).collect();
            assert!(steps.windows(2).all(|pair| pair[0] == pair[1]), "{count}");
        }
    }

    #[test]
    fn few_years_are_all_written_and_many_are_not() {
        assert_eq!(written(3), [Written::Always; 3]);
        assert_eq!(always(14), 5);
        for count in 1..120 {
            assert!((1..=ALWAYS).contains(&always(count)), "{count}");
            assert_eq!(written(count).last(), Some(&Written::Always));
        }
        assert_eq!(written(0), []);
    }
}
