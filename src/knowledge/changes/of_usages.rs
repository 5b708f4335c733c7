//! Compares the statements of use of two states.

use jiff::civil::Date;

use super::change::UsageChange;
use super::pair::Pair;
use crate::content::vocabulary::UsageStatus;
use crate::knowledge::{DocumentId, Id, Usage, UsageId};

/// Returns the changes, and the number of statements that are gone.
pub(super) fn changes(pair: &Pair<'_>, from: Date) -> (Vec<(UsageChange, UsageId)>, usize) {
    let mut changes = Vec::new();
    let mut found_again = 0;
    for (index, now) in pair.now.usages.iter().enumerate() {
        let then = pair.usage_was(now);
        found_again += usize::from(then.is_some());
        let change = match then {
            Some(then) => change(pair, then, now, from),
            None => Some(first(now, from)),
        };
        changes.extend(change.map(|change| (change, Id::new(index))));
    }
    // By municipality within each kind: statements are in that order.
    changes.sort_by_key(|(change, id)| (*change, *id));
    (changes, pair.then.usages.len() - found_again)
}

/// Returns the change that a statement is which was not made before.
fn first(now: &Usage, from: Date) -> UsageChange {
    match now.status {
        status if status.is_stopped() => UsageChange::Stopped,
        UsageStatus::NotUsed => UsageChange::Refused,
        UsageStatus::Planned if now.past.is_none() => UsageChange::Planned,
        _ if now.is_use() && began_since(now, from) => UsageChange::Began,
        _ => UsageChange::Learnt,
    }
}

/// Decides whether the use is stated to have begun on `from` or later. A bare year may be earlier.
fn began_since(usage: &Usage, from: Date) -> bool {
    usage.since.is_some_and(|since| since.earliest() >= from)
}

fn change(pair: &Pair<'_>, then: &Usage, now: &Usage, from: Date) -> Option<UsageChange> {
    if then.status != now.status {
        return Some(match now.status {
            status if status.is_stopped() => UsageChange::Stopped,
            UsageStatus::NotUsed => UsageChange::Refused,
            UsageStatus::Planned if now.past.is_none() => UsageChange::Planned,
            _ if !now.is_use() => UsageChange::Corrected,
            _ if then.is_use() => UsageChange::Moved,
            _ if has_begun(then, now, from) => UsageChange::Began,
            _ => UsageChange::Learnt,
        });
    }
    if now.confirmed > then.confirmed {
        return Some(UsageChange::Confirmed);
    }
    (!is_alike(pair, then, now)).then_some(UsageChange::Corrected)
}

/// Decides whether a use that was none before has begun since. Where nobody says when it began, it has
/// where the statement before was recent enough to count; an old one may have been overtaken long ago.
fn has_begun(then: &Usage, now: &Usage, from: Date) -> bool {
    match now.since {
        Some(_) if began_since(now, from) => true,
        Some(since) if since.latest() < from => false,
        _ => then.freshness.counts(),
    }
}

/// Decides whether two statements with one status say the same.
fn is_alike(pair: &Pair<'_>, then: &Usage, now: &Usage) -> bool {
    let now_report = now.report.and_then(|id| pair.was(id.into()));
    let then_report = then.report.map(DocumentId::from);
    let now_network = now.through.map(|through| {
        (
            pair.was(through.network.into()),
            through.inherited.is_some(),
        )
    });
    let then_network = then.through.map(|through| {
        (
            Some(DocumentId::from(through.network)),
            through.inherited.is_some(),
        )
    });
    (now.confirmed, now.since, now.until, now.contract_end)
        == (then.confirmed, then.since, then.until, then.contract_end)
        && (&now.source, &now.note) == (&then.source, &then.note)
        && (now_report, now.report.is_some()) == (then_report, then.report.is_some())
        && now_network == then_network
}

/// Returns the statements that counted before, and have become too old.
pub(super) fn lapsed(pair: &Pair<'_>) -> Vec<UsageId> {
    let all = pair.now.usages.iter().enumerate();
    let lapsed = all.filter(|(_, now)| {
        let counted = pair
            .usage_was(now)
            .is_some_and(|then| then.freshness.counts());
        counted && !now.freshness.counts() && !now.status.is_stopped()
    });
    lapsed.map(|(index, _)| Id::new(index)).collect()
}
