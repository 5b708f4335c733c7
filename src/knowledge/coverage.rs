//! Who uses what across the region: solution × municipality and topic × municipality, each cell
//! a statement or nothing. Nothing means *not stated*, never no.

use std::ops::Range;

use super::usage::UsageCounts;
use super::{Knowledge, MunicipalityId, RegionId, SolutionId, TopicId, UsageId};

/// What part of the whole to look at; `None` is everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only solutions of this topic.
    pub topic: Option<TopicId>,
    /// Only municipalities of this region.
    pub region: Option<RegionId>,
}

/// The columns of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Municipalities: by region in the order of regions, then by name; those without a region
    /// last.
    pub municipalities: Vec<MunicipalityId>,
    /// The groups they fall into, as ranges of `municipalities`.
    pub groups: Vec<(Option<RegionId>, Range<usize>)>,
}

/// Solution × municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The columns.
    pub columns: Columns,
    /// Solutions with at least one statement in scope: by main topic in the order of topics,
    /// then by title.
    pub rows: Vec<CoverageRow>,
    /// The groups they fall into by main topic, as ranges of `rows`.
    pub groups: Vec<(Option<TopicId>, Range<usize>)>,
    /// Totals per column.
    pub column_totals: Vec<UsageCounts>,
    /// Totals over all.
    pub total: UsageCounts,
    /// Solutions in scope without any statement, by title.
    pub without: Vec<SolutionId>,
}

/// A row of [`Coverage`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// The solution.
    pub solution: SolutionId,
    /// A cell per column: the statement, or `None` where nothing is stated.
    pub cells: Vec<Option<UsageId>>,
    /// Totals of the row.
    pub counts: UsageCounts,
}

/// Topic × municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicCoverage {
    /// The columns.
    pub columns: Columns,
    /// Topics with at least one statement in scope, in the order of topics.
    pub rows: Vec<TopicCoverageRow>,
}

/// A row of [`TopicCoverage`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicCoverageRow {
    /// The topic.
    pub topic: TopicId,
    /// A cell per column.
    pub cells: Vec<TopicCell>,
    /// Statements of the row.
    pub counts: UsageCounts,
    /// Municipalities that use at least one solution of the topic by a statement within the
    /// limits.
    pub municipalities: usize,
}

/// What a municipality states of the solutions of a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TopicCell {
    /// The statement that says most: a user before a plan before a no, fresh before old.
    /// `None` where nothing is stated.
    pub strongest: Option<UsageId>,
    /// What it states in all.
    pub counts: UsageCounts,
}

impl Knowledge {
    /// Solution × municipality within `scope`.
    pub fn coverage(&self, _scope: Scope) -> Coverage {
        unimplemented!()
    }

    /// Topic × municipality within `scope`. A solution with several topics counts in each.
    pub fn topic_coverage(&self, _scope: Scope) -> TopicCoverage {
        unimplemented!()
    }
}
