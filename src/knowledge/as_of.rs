//! The day that ages are counted to where the site does not say: the newest date in the content
//! that does not stand alone.
//!
//! There is no clock in a build, so a mistyped year (`2062` for `2026`) cannot be seen as such; it
//! would make every other statement old. A date counts when another document has one that is not
//! far before it. See `docs/decisions/0002-ages-without-a-clock.md`.

use std::sync::Arc;

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

use super::dates::{Meaning, Stated};
use crate::text::date::SURELY_PAST;

/// The day of a site without any date.
const EPOCH: Date = date(1970, 1, 1);

/// The number of documents with dates from which their spread in time can be judged.
const MANY: usize = 10;

/// Returns the newest date on which something was written, confirmed or published, without those
/// that stand alone. A date of which only the year is known counts as the first of January: the day
/// must not be later than what was really seen.
pub(super) fn newest(dates: &[Stated<'_>]) -> Date {
    let mut stated: Vec<(Date, &Arc<str>)> = dates
        .iter()
        .filter(|stated| stated.meaning == Meaning::Stated)
        .map(|stated| (stated.date.earliest(), stated.file))
        .collect();
    stated.sort_unstable();
    // The newest date of each document that is not later than a day decides about the rest.
    while let Some(&(newest, _)) = stated.last() {
        if newest <= SURELY_PAST {
            return newest;
        }
        let gap = gap_below(&stated);
        if !stands_alone(&stated, gap) {
            return newest;
        }
        stated.truncate(gap);
    }
    EPOCH
}

/// Returns the index of the first of the newest dates: those with no gap of half a year between
/// them.
fn gap_below(stated: &[(Date, &Arc<str>)]) -> usize {
    let mut first = stated.len() - 1;
    while first > 0 {
        let before = stated[first - 1].0;
        let is_far = stated[first].0 > after(before.max(SURELY_PAST), 6.months());
        if is_far || stated[first].0 <= SURELY_PAST {
            break;
        }
        first -= 1;
    }
    first
}

/// Returns whether the dates from `first` on are too few, and too far from those of other
/// documents, to be believed.
fn stands_alone(stated: &[(Date, &Arc<str>)], first: usize) -> bool {
    let (below, above) = stated.split_at(first);
    let own: Vec<&Arc<str>> = above.iter().map(|(_, file)| *file).collect();
    let of_others = below.iter().rev().find(|(_, file)| !own.contains(file));
    // Where one document has all dates, it is compared with itself.
    let Some((before, _)) = of_others.or(below.last()) else {
        return false;
    };
    let before = (*before).max(SURELY_PAST);
    let oldest = above.first().map_or(before, |(date, _)| *date);
    let (above, below) = (documents(above), documents(below));
    if oldest <= after(before, 6.months()) {
        return false;
    }
    let is_lone = above == 1 || above * 50 < below;
    let is_far = oldest > after(before, 5.years());
    let is_quiet = below < MANY && oldest <= after(before, 2.years());
    (is_lone && !is_quiet) || (is_far && above < below)
}

/// Counts the documents that have dates among `dates`.
fn documents(dates: &[(Date, &Arc<str>)]) -> usize {
    let mut files: Vec<&Arc<str>> = dates.iter().map(|(_, file)| *file).collect();
    files.sort_unstable();
    files.dedup();
    files.len()
}

fn after(day: Date, span: Span) -> Date {
    day.saturating_add(span)
}
