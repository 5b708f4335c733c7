//! How old a statement is, and whether it still counts.

use jiff::civil::Date;

use super::{DocumentId, Knowledge, ReportId};
use crate::config::FreshnessLimits;
use crate::content::PartialDate;

/// How old a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Freshness {
    /// Under 12 months (configurable): taken as it is.
    Fresh,
    /// From 12 to 24 months: «ikke bekreftet siden …», still counted.
    Ageing,
    /// Over 24 months: out of the counts.
    Stale,
    /// No date at all: out of the counts.
    Undated,
}

/// The age of what a document states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// The date it is counted from; `None` where nothing gives one.
    pub date: Option<PartialDate>,
    /// What kind of date that is.
    pub basis: Option<AgeBasis>,
    /// How old that makes it.
    pub freshness: Freshness,
}

/// What the age of a document is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgeBasis {
    /// Someone went through the document and found it right.
    Reviewed,
    /// It was written.
    Written,
    /// The newest dated source.
    Source,
    /// The end of the work it tells of, or its start where no end is given.
    Period,
}

impl Freshness {
    /// The freshness of a statement of `date`, seen from `as_of`.
    pub fn of(_date: Option<PartialDate>, _as_of: Date, _limits: FreshnessLimits) -> Self {
        unimplemented!()
    }

    /// Whether the statement is within the limits: only such ones are in counts.
    pub fn counts(self) -> bool {
        matches!(self, Self::Fresh | Self::Ageing)
    }
}

impl Knowledge {
    /// The freshness of a statement of `date` on this site.
    pub fn freshness(&self, date: Option<PartialDate>) -> Freshness {
        Freshness::of(date, self.as_of, self.limits)
    }

    /// The age of a report. One written from own experience is as old as its last review or its
    /// date; one written from public sources is as old as its newest source, since the day
    /// someone wrote it down says nothing of the municipality.
    pub fn report_age(&self, _report: ReportId) -> Age {
        unimplemented!()
    }

    /// The age of a document: [`report_age`](Self::report_age) for a report, else its last
    /// review, its date or its newest source.
    pub fn age(&self, _document: DocumentId) -> Age {
        unimplemented!()
    }
}
