//! The graph as tables, for spreadsheets and programs: `data/kommuner.csv` and others. There is one
//! file for each kind of thing that the site knows; a column that names another thing has its id,
//! which is the first column of that thing's own table.
//!
//! The columns are stable: they are described to the reader on the page of open data, none is
//! removed, and new ones come last. The texts that describe a table (`data.<key>`) are interface
//! texts, for the [catalogue](super::catalogue).

mod cell;
mod csv_table;

mod competences;
mod deadlines;
mod municipalities;
mod needs;
mod networks;
mod prices;
mod reports;
mod solutions;
mod topics;
mod usages;

use std::collections::BTreeSet;

use crate::knowledge::{Knowledge, TopicId, TopicNode};
use crate::pages::context::reader::Reader;
use crate::pages::outputs::File;
use csv_table::CsvTable;

/// A table of open data.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The file that it is.
    pub file: File,
    /// Its name in interface texts.
    pub(super) key: &'static str,
    /// Its columns, in order.
    pub columns: &'static [&'static str],
    rows: fn(&Reader<'_>, &mut CsvTable),
    /// Returns the topics that its rows are about.
    pub(super) topics: fn(&Knowledge) -> BTreeSet<TopicId>,
}

impl Table {
    /// The statements of use.
    pub const USAGES: Self = Self {
        file: File::Usages,
        key: "usages",
        columns: usages::COLUMNS,
        rows: usages::rows,
        topics: topics_in_use,
    };
    /// The municipalities.
    pub const MUNICIPALITIES: Self = Self {
        file: File::Municipalities,
        key: "municipalities",
        columns: municipalities::COLUMNS,
        rows: municipalities::rows,
        topics: |_| BTreeSet::new(),
    };
    /// The solutions.
    pub const SOLUTIONS: Self = Self {
        file: File::Solutions,
        key: "solutions",
        columns: solutions::COLUMNS,
        rows: solutions::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.solutions.is_empty()),
    };
    /// The reports.
    pub const REPORTS: Self = Self {
        file: File::Reports,
        key: "reports",
        columns: reports::COLUMNS,
        rows: reports::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.reports.is_empty()),
    };
    /// The needs of municipalities.
    pub const NEEDS: Self = Self {
        file: File::Needs,
        key: "needs",
        columns: needs::COLUMNS,
        rows: needs::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.needs.is_empty()),
    };
    /// The competences of municipalities.
    pub const COMPETENCES: Self = Self {
        file: File::Competences,
        key: "competences",
        columns: competences::COLUMNS,
        rows: competences::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.competences.is_empty()),
    };
    /// The amounts and price lists of solutions and reports.
    pub const PRICES: Self = Self {
        file: File::Prices,
        key: "prices",
        columns: prices::COLUMNS,
        rows: prices::rows,
        topics: |_| BTreeSet::new(),
    };
    /// The deadlines of solutions and networks.
    pub const DEADLINES: Self = Self {
        file: File::Deadlines,
        key: "deadlines",
        columns: deadlines::COLUMNS,
        rows: deadlines::rows,
        topics: |_| BTreeSet::new(),
    };
    /// The networks.
    pub const NETWORKS: Self = Self {
        file: File::Networks,
        key: "networks",
        columns: networks::COLUMNS,
        rows: networks::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.networks.is_empty()),
    };
    /// The topics.
    pub const TOPICS: Self = Self {
        file: File::Topics,
        key: "topics",
        columns: topics::COLUMNS,
        rows: topics::rows,
        topics: |knowledge| topics_with(knowledge, |_| true),
    };

    /// Every table, the most used first.
    pub const ALL: [Self; 10] = [
        Self::USAGES,
        Self::MUNICIPALITIES,
        Self::SOLUTIONS,
        Self::REPORTS,
        Self::NEEDS,
        Self::COMPETENCES,
        Self::NETWORKS,
        Self::PRICES,
        Self::DEADLINES,
        Self::TOPICS,
    ];

    /// Returns its bytes.
    pub(in crate::pages) fn render(self, reader: &Reader<'_>) -> Vec<u8> {
        let mut csv = CsvTable::new(self.columns);
        (self.rows)(reader, &mut csv);
        csv.into_bytes()
    }
}

/// Returns the topics of the solutions that any municipality has stated the use of.
fn topics_in_use(knowledge: &Knowledge) -> BTreeSet<TopicId> {
    let solutions = knowledge
        .solution_ids()
        .map(|id| &knowledge.solution(id).edges);
    let used = solutions.filter(|edges| !edges.usages.is_empty());
    used.flat_map(|edges| edges.topics.iter().copied())
        .collect()
}

fn topics_with(knowledge: &Knowledge, has: impl Fn(&TopicNode) -> bool) -> BTreeSet<TopicId> {
    let all = knowledge.topic_ids();
    all.filter(|id| has(knowledge.topic(*id))).collect()
}
