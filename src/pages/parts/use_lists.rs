//! Who uses what as lists: what a page shows where the matrix would have too many cells. Only what
//! is stated takes room.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::content::vocabulary::UsageStatus;
use crate::knowledge::coverage::{Coverage, CoverageRow};
use crate::knowledge::usage::UsageCounts;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::text::Vocabulary as _;

/// The solutions of one main topic.
#[derive(Serialize)]
pub(crate) struct UseList<'a> {
    /// The topic; none for solutions without any.
    topic: Option<Link<'a>>,
    /// The solutions, by title.
    solutions: Vec<ListedSolution<'a>>,
}

/// A solution with those who state something of it.
#[derive(Serialize)]
struct ListedSolution<'a> {
    /// The link to its page.
    #[serde(flatten)]
    link: Link<'a>,
    /// Totals of its users.
    counts: UsageCounts,
    /// Those who state something of it, by status.
    statuses: Vec<ListedStatus<'a>>,
}

/// Those who state the same status of a solution.
#[derive(Serialize)]
struct ListedStatus<'a> {
    /// The status.
    status: Word,
    /// The municipalities, in the order of the matrix.
    places: Vec<ListedPlace<'a>>,
}

/// A municipality with a statement.
#[derive(Serialize)]
struct ListedPlace<'a> {
    /// Its name.
    title: Cow<'a, str>,
    /// The end of the address of the statement, after that of the solution.
    slug: &'a str,
    /// `true` where the statement does not count: too old or undated.
    old: bool,
}

impl<'a> Reader<'a> {
    /// Returns the lists of `coverage`, by main topic.
    pub(crate) fn use_lists(&self, coverage: &Coverage) -> Vec<UseList<'a>> {
        let group = |(topic, range): &(Option<_>, Range<usize>)| UseList {
            topic: topic.map(|id| self.topic(id)),
            solutions: coverage.rows[range.clone()]
                .iter()
                .map(|row| self.listed_solution(row))
                .collect(),
        };
        coverage.groups.iter().map(group).collect()
    }

    fn listed_solution(&self, row: &CoverageRow) -> ListedSolution<'a> {
        let mut by_status: BTreeMap<usize, ListedStatus<'a>> = BTreeMap::new();
        for usage in row.cells.iter().flatten() {
            let usage = self.knowledge().usage(*usage);
            let place = ListedPlace {
                title: self.municipality(usage.municipality).title,
                slug: self.municipality_slug(usage.municipality),
                old: !usage.freshness.counts(),
            };
            // In the order of the list of statuses, in which use comes first.
            let order = UsageStatus::ALL
                .iter()
                .position(|status| *status == usage.status);
            let listed = by_status.entry(order.unwrap_or_default());
            let listed = listed.or_insert_with(|| ListedStatus {
                status: self.word(usage.status),
                places: Vec::new(),
            });
            listed.places.push(place);
        }
        ListedSolution {
            link: self.solution(row.solution),
            counts: row.counts,
            statuses: by_status.into_values().collect(),
        }
    }
}
