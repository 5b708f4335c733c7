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
mod municipalities;
mod needs;
mod reports;
mod solutions;
mod topics;
mod usages;

use std::collections::BTreeSet;

use crate::knowledge::{Knowledge, TopicId};
use crate::pages::context::reader::Reader;
use csv_table::CsvTable;

/// A table of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// The statements of use.
    Usages,
    /// The municipalities.
    Municipalities,
    /// The solutions.
    Solutions,
    /// The reports.
    Reports,
    /// The needs of municipalities.
    Needs,
    /// The competences of municipalities.
    Competences,
    /// The topics.
    Topics,
}

impl Table {
    /// Every table, the most used first.
    pub const ALL: [Self; 7] = [
        Self::Usages,
        Self::Municipalities,
        Self::Solutions,
        Self::Reports,
        Self::Needs,
        Self::Competences,
        Self::Topics,
    ];

    /// Returns its name in interface texts.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Usages => "usages",
            Self::Municipalities => "municipalities",
            Self::Solutions => "solutions",
            Self::Reports => "reports",
            Self::Needs => "needs",
            Self::Competences => "competences",
            Self::Topics => "topics",
        }
    }

    /// Returns its address.
    pub fn address(self) -> &'static str {
        match self {
            Self::Usages => "/data/bruk.csv",
            Self::Municipalities => "/data/kommuner.csv",
            Self::Solutions => "/data/losninger.csv",
            Self::Reports => "/data/erfaringer.csv",
            Self::Needs => "/data/behov.csv",
            Self::Competences => "/data/kompetanse.csv",
            Self::Topics => "/data/temaer.csv",
        }
    }

    /// Returns its columns, in order.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Usages => usages::COLUMNS,
            Self::Municipalities => municipalities::COLUMNS,
            Self::Solutions => solutions::COLUMNS,
            Self::Reports => reports::COLUMNS,
            Self::Needs => needs::COLUMNS,
            Self::Competences => competences::COLUMNS,
            Self::Topics => topics::COLUMNS,
        }
    }

    /// Returns the topics that its rows are about.
    pub(super) fn topics(self, knowledge: &Knowledge) -> BTreeSet<TopicId> {
        let any =
            |has: &dyn Fn(TopicId) -> bool| knowledge.topic_ids().filter(|id| has(*id)).collect();
        match self {
            Self::Municipalities => BTreeSet::new(),
            Self::Usages => {
                let used = knowledge
                    .solution_ids()
                    .map(|id| &knowledge.solution(id).edges);
                used.filter(|edges| !edges.usages.is_empty())
                    .flat_map(|edges| edges.topics.iter().copied())
                    .collect()
            }
            Self::Solutions => any(&|id| !knowledge.topic(id).solutions.is_empty()),
            Self::Reports => any(&|id| !knowledge.topic(id).reports.is_empty()),
            Self::Needs => any(&|id| !knowledge.topic(id).needs.is_empty()),
            Self::Competences => any(&|id| !knowledge.topic(id).competences.is_empty()),
            Self::Topics => knowledge.topic_ids().collect(),
        }
    }
}

/// Returns the bytes of a table.
pub(in crate::pages) fn render(reader: &Reader<'_>, table: Table) -> Vec<u8> {
    let mut csv = CsvTable::new(table.columns());
    match table {
        Table::Usages => usages::rows(reader, &mut csv),
        Table::Municipalities => municipalities::rows(reader, &mut csv),
        Table::Solutions => solutions::rows(reader, &mut csv),
        Table::Reports => reports::rows(reader, &mut csv),
        Table::Needs => needs::rows(reader, &mut csv),
        Table::Competences => competences::rows(reader, &mut csv),
        Table::Topics => topics::rows(reader, &mut csv),
    }
    csv.into_bytes()
}
