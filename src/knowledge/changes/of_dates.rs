//! Tells what has changed since a day, as far as the content states dates. A date of which only the
//! year is known may lie before the day, and is left out.

use jiff::civil::Date;

use super::change::{DocumentChange, NeedChange, UsageChange};
use crate::content::vocabulary::UsageStatus;
use crate::knowledge::{DocumentId, Freshness, Id, Knowledge, NeedId, Usage, UsageId};
use crate::text::PartialDate;

/// The days from one to another.
#[derive(Clone, Copy)]
struct Span {
    from: Date,
    to: Date,
}

impl Span {
    fn of(now: &Knowledge, from: Date) -> Self {
        Self {
            from,
            to: now.as_of,
        }
    }

    /// Decides whether a date lies in it for certain.
    fn has(self, date: Option<PartialDate>) -> bool {
        date.is_some_and(|date| (self.from..=self.to).contains(&date.earliest()))
    }
}

/// Returns the changes of statements of use.
pub(super) fn usages(now: &Knowledge, from: Date) -> Vec<(UsageChange, UsageId)> {
    let span = Span::of(now, from);
    let all = now.usages.iter().enumerate();
    let mut found: Vec<_> = all
        .filter_map(|(index, usage)| Some((change(usage, span)?, Id::new(index))))
        .collect();
    found.sort_by_key(|(change, id)| (*change, *id));
    found
}

fn change(usage: &Usage, span: Span) -> Option<UsageChange> {
    if usage.is_use() && span.has(usage.since) {
        return Some(UsageChange::Began);
    }
    if usage.status.is_stopped() && (span.has(usage.until) || span.has(usage.confirmed)) {
        return Some(UsageChange::Stopped);
    }
    span.has(usage.confirmed).then_some(match usage.status {
        UsageStatus::Planned => UsageChange::Planned,
        UsageStatus::NotUsed => UsageChange::Refused,
        _ => UsageChange::Confirmed,
    })
}

/// Returns the changes of documents.
pub(super) fn documents(now: &Knowledge, from: Date) -> Vec<(DocumentChange, DocumentId)> {
    let span = Span::of(now, from);
    let change = |id: DocumentId| {
        let document = now.document(id);
        if span.has(document.written()) {
            return Some(DocumentChange::New);
        }
        span.has(document.main().head.reviewed)
            .then_some(DocumentChange::Reviewed)
    };
    let all = now.documents();
    let mut found: Vec<_> = all.filter_map(|id| Some((change(id)?, id))).collect();
    found.sort_by_key(|(change, id)| (*change, *id));
    found
}

/// Returns the needs that were stated.
pub(super) fn needs(now: &Knowledge, from: Date) -> Vec<(NeedChange, NeedId)> {
    let span = Span::of(now, from);
    let mut found = Vec::new();
    for municipality in now.municipality_ids() {
        for (index, need) in now
            .municipality(municipality)
            .edges
            .needs
            .iter()
            .enumerate()
        {
            if span.has(need.need.date) {
                let id = NeedId {
                    municipality,
                    index,
                };
                found.push((NeedChange::New, id));
            }
        }
    }
    found
}

/// Returns the statements that counted on `from`, and no longer do.
pub(super) fn lapsed(now: &Knowledge, from: Date) -> Vec<UsageId> {
    let all = now.usages.iter().enumerate();
    let lapsed = all.filter(|(_, usage)| {
        let then = Freshness::of(usage.confirmed, from, now.limits);
        then.counts() && !usage.freshness.counts() && !usage.status.is_stopped()
    });
    lapsed.map(|(index, _)| Id::new(index)).collect()
}
