//! The age of a statement, and whether it still counts.

use jiff::civil::Date;

use crate::config::FreshnessLimits;
use crate::content::Head;
use crate::text::PartialDate;

/// The age of a statement, in classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Freshness {
    /// Under 12 months (configurable): not marked as old.
    Fresh,
    /// From 12 to 24 months: «ikke bekreftet siden …», still counted.
    Ageing,
    /// From 24 months: out of the counts.
    Stale,
    /// No date at all: out of the counts.
    Undated,
}

/// The age of what a document states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// The date it is counted from; `None` where nothing gives one.
    pub date: Option<PartialDate>,
    /// The kind of date that it is.
    pub basis: Option<AgeBasis>,
    /// The freshness that follows from it.
    pub freshness: Freshness,
}

/// The kind of date that the age of a document is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgeBasis {
    /// The day someone went through the document and found it right.
    Reviewed,
    /// The day it was written.
    Written,
    /// The date of the newest dated source.
    Source,
    /// The end of the work it describes, or its start where no end is given.
    Period,
}

impl Freshness {
    /// Returns the freshness of a statement of `date`, seen from `as_of`. A date still to come is
    /// fresh.
    pub fn of(date: Option<PartialDate>, as_of: Date, limits: FreshnessLimits) -> Self {
        let Some(date) = date else {
            return Self::Undated;
        };
        match u32::try_from(date.months_before(as_of)) {
            Ok(months) if months >= limits.stale => Self::Stale,
            Ok(months) if months >= limits.ageing => Self::Ageing,
            _ => Self::Fresh,
        }
    }

    /// Returns whether the statement is within the limits: only such ones are in counts.
    pub fn counts(self) -> bool {
        matches!(self, Self::Fresh | Self::Ageing)
    }
}

/// Returns the date of the newest dated source.
pub(super) fn newest_source(head: &Head) -> Option<PartialDate> {
    head.sources.iter().filter_map(|source| source.date).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::TODAY;

    fn of(text: &str) -> Freshness {
        let limits = FreshnessLimits {
            ageing: 12,
            stale: 24,
        };
        Freshness::of(text.parse().ok(), TODAY, limits)
    }

    #[test]
    fn the_limits_are_whole_months_and_the_day_itself_is_past_them() {
        assert_eq!(of("2025-11-24"), Freshness::Fresh);
        assert_eq!(of("2025-11-23"), Freshness::Ageing);
        assert_eq!(of("2024-11-24"), Freshness::Ageing);
        assert_eq!(of("2024-11-23"), Freshness::Stale);
        assert_eq!(of("2027"), Freshness::Fresh);
    }

    #[test]
    fn no_date_is_not_stale_but_does_not_count_either() {
        assert_eq!(of(""), Freshness::Undated);
        assert!(!of("").counts());
        assert!(of("2025").counts());
        assert!(!of("2020").counts());
    }
}
