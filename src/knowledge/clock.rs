//! The day that ages are counted to, and what has been overtaken by it.

use jiff::civil::Date;

use super::Freshness;
use crate::config::FreshnessLimits;
use crate::content::vocabulary::UsageStatus;
use crate::text::PartialDate;

/// The values that ages are counted by.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    pub(super) as_of: Date,
    pub(super) limits: FreshnessLimits,
}

/// Returns the date of a status that cannot have lasted until now; it is known of `dated`.
pub(super) fn past(
    status: UsageStatus,
    dated: Option<PartialDate>,
    clock: Clock,
) -> Option<PartialDate> {
    let date = dated.filter(|_| status.is_passing());
    date.filter(|_| Freshness::of(date, clock.as_of, clock.limits) == Freshness::Stale)
}
