//! The time in which the successor of a contract is bought, and the windows that share a day.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::option;
use crate::knowledge::contracts::Contract;

/// The months before the end of a contract from which its successor can be bought.
pub const LEAD_MONTHS: i32 = 12;

/// The time in which the successor of a contract is bought, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// The first day.
    pub opens: Date,
    /// The last day.
    pub closes: Date,
}

impl Window {
    /// Returns the window of a contract: from [`LEAD_MONTHS`] before the first day on which it can
    /// end, to the last on which it can with all its options. `None` for one that has ended: that it
    /// was prolonged is not known.
    pub(super) fn of(contract: &Contract<'_>) -> Option<Self> {
        if contract.has_ended {
            return None;
        }
        let prolonged = contract.option.and_then(option::months).unwrap_or(0);
        Some(Self {
            opens: contract.end.earliest().saturating_sub(LEAD_MONTHS.months()),
            closes: contract
                .end
                .latest()
                .saturating_add(i32::try_from(prolonged).ok()?.months()),
        })
    }

    /// Returns the days that both windows have; `None` where they have none.
    fn shared(self, other: Self) -> Option<Self> {
        let opens = self.opens.max(other.opens);
        let closes = self.closes.min(other.closes);
        (opens <= closes).then_some(Self { opens, closes })
    }

    /// Returns the days that all of `windows` have.
    pub(super) fn of_all(windows: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut windows = windows.into_iter();
        let first = windows.next()?;
        windows.try_fold(first, Self::shared)
    }
}

/// Returns the largest groups whose windows all share a day, by index, the earliest day first. Each
/// group has all that share its days, so none is a part of another; a window alone is a group of one.
/// The days that different groups share are never the same.
pub(super) fn meeting(windows: &[Window]) -> Vec<Vec<usize>> {
    let opening = windows
        .iter()
        .enumerate()
        .map(|(at, one)| (one.opens, false, at));
    let closing = windows
        .iter()
        .enumerate()
        .map(|(at, one)| (one.closes, true, at));
    let mut events: Vec<(Date, bool, usize)> = opening.chain(closing).collect();
    // A window that opens on the day that another closes shares that day with it.
    events.sort_unstable();
    let mut open = BTreeSet::new();
    let mut has_grown = false;
    let mut groups = Vec::new();
    for (_, closes, at) in events {
        if closes {
            if has_grown {
                groups.push(open.iter().copied().collect());
            }
            open.remove(&at);
        } else {
            open.insert(at);
        }
        has_grown = !closes;
    }
    groups
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn day(number: i16) -> Date {
        date(2026, 1, 1).saturating_add(i32::from(number).days())
    }

    /// Returns the largest groups by trying every day.
    fn by_trying(windows: &[Window]) -> BTreeSet<Vec<usize>> {
        let has = |at: &usize, day: Date| (windows[*at].opens..=windows[*at].closes).contains(&day);
        let on = |day| {
            (0..windows.len())
                .filter(|at| has(at, day))
                .collect::<Vec<_>>()
        };
        let all: BTreeSet<Vec<usize>> = (0..=60).map(|number| on(day(number))).collect();
        let is_part = |one: &Vec<usize>| {
            all.iter()
                .any(|other| other != one && one.iter().all(|at| other.contains(at)))
        };
        all.iter()
            .filter(|one| !one.is_empty() && !is_part(one))
            .cloned()
            .collect()
    }

    fn windows() -> impl Strategy<Value = Vec<Window>> {
        let window = (0_i16..40, 0_i16..20).prop_map(|(opens, length)| Window {
            opens: day(opens),
            closes: day(opens + length),
        });
        prop::collection::vec(window, 0..9)
    }

    proptest! {
        #[test]
        fn groups_are_those_that_share_a_day_and_no_part_of_another(windows in windows()) {
            let found: BTreeSet<Vec<usize>> = meeting(&windows).into_iter().collect();
            prop_assert_eq!(found, by_trying(&windows));
        }

        #[test]
        fn the_order_of_windows_does_not_matter(windows in windows(), turned in 0_usize..9) {
            let mut other = windows.clone();
            other.rotate_left(turned.min(windows.len()));
            other.reverse();
            let told = |windows: &[Window]| -> Vec<Vec<Window>> {
                let groups = meeting(windows).into_iter();
                groups.map(|group| {
                    let mut group: Vec<Window> = group.iter().map(|at| windows[*at]).collect();
                    group.sort();
                    group
                }).collect()
            };
            prop_assert_eq!(told(&windows), told(&other));
        }

        #[test]
        fn days_that_all_share_are_in_one_group_alone(windows in windows()) {
            let groups = meeting(&windows);
            let shared: Vec<Window> = groups.iter()
                .filter_map(|group| Window::of_all(group.iter().map(|at| windows[*at])))
                .collect();
            prop_assert_eq!(shared.len(), groups.len());
            prop_assert!(shared.windows(2).all(|pair| pair[0].closes < pair[1].opens), "{:?}", shared);
        }
    }
}
