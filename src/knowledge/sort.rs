//! The order of every list, defined once: names and titles in Norwegian order, reports by the date
//! of their experience.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::freshness::{AgeBasis, newest_source};
use crate::content::vocabulary::Basis;
use crate::content::{Entry, FrontMatter, Library, Report};
use crate::text::PartialDate;
use crate::text::collation::CollationKey;

/// Sorts everything. Equals stay in order of slug.
pub(super) fn library(library: &mut Library) {
    sort(&mut library.municipalities, |_| ());
    sort(&mut library.solutions, |_| ());
    sort(&mut library.networks, |_| ());
    sort(&mut library.pages, |_| ());
    sort(&mut library.reports, |report| {
        Reverse((experienced(report).map(|(date, _)| date), report.date))
    });
}

/// Sorts `entries` by `rank`, and where that is the same by title.
fn sort<F: FrontMatter + Send + Sync, R: Ord + Send>(
    entries: &mut Vec<Entry<F>>,
    rank: impl Fn(&F) -> R + Sync,
) {
    // Documents are scattered in memory, so each is read once, and again only where both its rank
    // and the beginning of its title are those of another.
    let key = |entry: &Entry<F>| (rank(&entry.main.fields), title(entry).beginning());
    let mut order: Vec<_> = (entries.par_iter().enumerate())
        .map(|(place, entry)| (key(entry), place))
        .collect();
    order.par_sort_unstable_by(|(one, at), (other, there)| {
        let titles = || title(&entries[*at]).cmp(title(&entries[*there]));
        one.cmp(other).then_with(titles).then(at.cmp(there))
    });
    let mut unsorted: Vec<_> = std::mem::take(entries).into_iter().map(Some).collect();
    let sorted = order
        .iter()
        .filter_map(|(_, place)| unsorted[*place].take());
    entries.extend(sorted);
}

fn title<F: FrontMatter>(entry: &Entry<F>) -> &CollationKey {
    &entry.main.head().sort_key
}

/// Returns the date of the experience that a report describes, and the kind of that date: the day
/// that it says, or else the end of the work, or else its beginning; or else the newest source; or else the day its maker wrote
/// it down. `None` where others wrote of it: that may be years later, and a list sorted by it would
/// hide what is new.
pub fn experienced(report: &Report) -> Option<(PartialDate, AgeBasis)> {
    let period = report.period.as_ref();
    let period = period.and_then(|period| period.to.or(period.from));
    let source = || newest_source(&report.head);
    let by_its_maker = report.basis == Some(Basis::OwnExperience);
    report
        .event
        .or(period)
        .map(|date| (date, AgeBasis::Period))
        .or_else(|| source().map(|date| (date, AgeBasis::Source)))
        .or_else(|| by_its_maker.then_some((report.date, AgeBasis::Written)))
}
