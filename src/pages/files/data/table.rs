//! The tables: of each its files, its columns, its rows and the topics that it is about.

use std::collections::BTreeSet;

use super::csv_table::csv;
use super::rows::Rows;
use super::{
    competences, deadlines, municipalities, needs, networks, prices, reports, solutions, topics,
    upkeep, usages,
};
use crate::knowledge::{Knowledge, TopicId, TopicNode};
use crate::pages::context::reader::Reader;
use crate::pages::outputs::File;
use crate::workbook::Cell;

/// A table of open data.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The file that it is as CSV.
    pub file: File,
    /// The file that it is for Excel.
    pub workbook: File,
    /// Its name in interface texts.
    pub(in crate::pages) key: &'static str,
    /// Its columns, in order.
    pub columns: &'static [&'static str],
    rows: fn(&Reader<'_>, &mut Rows),
    /// Returns the topics that its rows are about.
    pub(in crate::pages) topics: fn(&Knowledge) -> BTreeSet<TopicId>,
}

impl Table {
    /// The statements of use.
    pub const USAGES: Self = Self {
        file: File::Usages,
        workbook: File::UsagesWorkbook,
        key: "usages",
        columns: usages::COLUMNS,
        rows: usages::rows,
        topics: topics_in_use,
    };
    /// The municipalities.
    pub const MUNICIPALITIES: Self = Self {
        file: File::Municipalities,
        workbook: File::MunicipalitiesWorkbook,
        key: "municipalities",
        columns: municipalities::COLUMNS,
        rows: municipalities::rows,
        topics: |_| BTreeSet::new(),
    };
    /// The solutions.
    pub const SOLUTIONS: Self = Self {
        file: File::Solutions,
        workbook: File::SolutionsWorkbook,
        key: "solutions",
        columns: solutions::COLUMNS,
        rows: solutions::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.solutions.is_empty()),
    };
    /// The reports.
    pub const REPORTS: Self = Self {
        file: File::Reports,
        workbook: File::ReportsWorkbook,
        key: "reports",
        columns: reports::COLUMNS,
        rows: reports::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.reports.is_empty()),
    };
    /// The needs of municipalities.
    pub const NEEDS: Self = Self {
        file: File::Needs,
        workbook: File::NeedsWorkbook,
        key: "needs",
        columns: needs::COLUMNS,
        rows: needs::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.needs.is_empty()),
    };
    /// The competences of municipalities.
    pub const COMPETENCES: Self = Self {
        file: File::Competences,
        workbook: File::CompetencesWorkbook,
        key: "competences",
        columns: competences::COLUMNS,
        rows: competences::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.competences.is_empty()),
    };
    /// The amounts and price lists of solutions and reports.
    pub const PRICES: Self = Self {
        file: File::Prices,
        workbook: File::PricesWorkbook,
        key: "prices",
        columns: prices::COLUMNS,
        rows: prices::rows,
        topics: |_| BTreeSet::new(),
    };
    /// The deadlines of solutions and networks.
    pub const DEADLINES: Self = Self {
        file: File::Deadlines,
        workbook: File::DeadlinesWorkbook,
        key: "deadlines",
        columns: deadlines::COLUMNS,
        rows: deadlines::rows,
        topics: |_| BTreeSet::new(),
    };
    /// The networks.
    pub const NETWORKS: Self = Self {
        file: File::Networks,
        workbook: File::NetworksWorkbook,
        key: "networks",
        columns: networks::COLUMNS,
        rows: networks::rows,
        topics: |knowledge| topics_with(knowledge, |topic| !topic.networks.is_empty()),
    };
    /// The state of what is stated of each municipality.
    pub const UPKEEP: Self = Self {
        file: File::Upkeep,
        workbook: File::UpkeepWorkbook,
        key: "upkeep",
        columns: upkeep::COLUMNS,
        rows: upkeep::rows,
        topics: |_| BTreeSet::new(),
    };
    /// The topics.
    pub const TOPICS: Self = Self {
        file: File::Topics,
        workbook: File::TopicsWorkbook,
        key: "topics",
        columns: topics::COLUMNS,
        rows: topics::rows,
        topics: |knowledge| topics_with(knowledge, |_| true),
    };

    /// Every table, the most used first.
    pub const ALL: [Self; 11] = [
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
        Self::UPKEEP,
    ];

    /// Returns its bytes as CSV.
    pub(super) fn csv(self, reader: &Reader<'_>) -> Vec<u8> {
        csv(self.columns, &self.rows(reader))
    }

    pub(super) fn rows(self, reader: &Reader<'_>) -> Vec<Vec<Cell>> {
        let mut rows = Rows::new(self.columns);
        (self.rows)(reader, &mut rows);
        rows.all
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
