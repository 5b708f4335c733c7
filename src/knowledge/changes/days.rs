//! The deadlines and ends of contracts within a span of time.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::knowledge::Knowledge;
use crate::knowledge::contracts::Contract;
use crate::knowledge::deadlines::StatedDeadline;
use crate::text::{Lang, PartialDate};

/// Deadlines, and contracts that end.
#[derive(Clone, Debug)]
pub struct Days<'k> {
    /// Deadlines, earliest first.
    pub deadlines: Vec<StatedDeadline<'k>>,
    /// Contracts, earliest end first.
    pub contracts: Vec<Contract<'k>>,
}

impl Knowledge {
    /// Returns those that have passed since `from`, worded for a reader of `lang`.
    pub fn days_since(&self, from: Date, lang: Lang) -> Days<'_> {
        let passed = |date: PartialDate| date.latest() >= from && date.latest() < self.as_of;
        self.days_where(lang, passed)
    }

    /// Returns those of the year that begins with [`as_of`](Self::as_of), worded for a reader of
    /// `lang`. One of which only the year is known is among them where that year has begun, or begins.
    pub fn days_ahead(&self, lang: Lang) -> Days<'_> {
        let end = self.as_of.saturating_add(1.year());
        self.days_where(lang, |date| {
            date.latest() >= self.as_of && date.earliest() <= end
        })
    }

    fn days_where(&self, lang: Lang, holds: impl Fn(PartialDate) -> bool) -> Days<'_> {
        let halves = self.contracts().into_iter();
        let mut contracts: Vec<Contract<'_>> = halves
            .flat_map(|half| half.contracts)
            .filter(|contract| holds(contract.end))
            .collect();
        contracts.sort_by_key(|contract| contract.end);
        let deadlines = self.deadlines(lang).into_iter();
        Days {
            deadlines: deadlines
                .filter(|stated| holds(stated.deadline.date))
                .collect(),
            contracts,
        }
    }
}
