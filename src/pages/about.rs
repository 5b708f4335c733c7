//! Names what reports are about, and gives the addresses of the pages that have all reports about it.

use std::borrow::Cow;

use super::address::Addresses;
use crate::knowledge::{DocumentId, Knowledge, RegionId, ReportId, TopicId};
use crate::text::Lang;

/// The last part of the address of such a page, after that of what the reports are about.
const REPORTS: &str = "erfaringer/";

/// Something that reports are about, with a page that lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A topic.
    Topic(TopicId),
    /// A region.
    Region(RegionId),
    /// A municipality, a solution or a network.
    Document(DocumentId),
}

impl About {
    /// Returns the reports about it, newest first, each once.
    pub(crate) fn reports(self, knowledge: &Knowledge) -> Cow<'_, [ReportId]> {
        match self {
            Self::Topic(id) => Cow::Borrowed(&knowledge.topic(id).reports),
            Self::Region(id) => reports_of_region(knowledge, id).into(),
            Self::Document(DocumentId::Municipality(id)) => {
                Cow::Borrowed(&knowledge.municipality(id).edges.reports)
            }
            Self::Document(DocumentId::Solution(id)) => {
                Cow::Borrowed(&knowledge.solution(id).edges.reports)
            }
            // Reports are numbered newest first.
            Self::Document(id) => (knowledge.backlinks(id).iter())
                .filter_map(|link| match link {
                    DocumentId::Report(report) => Some(*report),
                    _ => None,
                })
                .collect(),
        }
    }

    /// Returns the languages that it has a page in.
    pub(crate) fn languages(self, addresses: Addresses, knowledge: &Knowledge) -> Vec<Lang> {
        match self {
            Self::Topic(_) | Self::Region(_) => addresses.languages().to_vec(),
            Self::Document(id) => {
                let versions = knowledge.document(id).versions();
                versions.map(|(_, version)| version.head.lang).collect()
            }
        }
    }

    /// Returns the address of its page for a reader of `lang`.
    pub(crate) fn address(self, addresses: Addresses, knowledge: &Knowledge, lang: Lang) -> String {
        match self {
            Self::Topic(id) => addresses.topic(&knowledge.topic(id).topic, lang),
            Self::Region(id) => addresses.region(knowledge.region(id), lang),
            Self::Document(id) => {
                let version = knowledge.document(id).version_in(lang);
                version.address.to_string()
            }
        }
    }
}

/// Returns what has more than `most` reports about it, and their number.
pub(crate) fn with_many(
    knowledge: &Knowledge,
    most: usize,
) -> impl Iterator<Item = (About, usize)> {
    let topics = knowledge.topic_ids().map(About::Topic);
    let regions = knowledge.region_ids().map(About::Region);
    let documents = knowledge.documents().filter(|id| {
        matches!(
            id,
            DocumentId::Municipality(_) | DocumentId::Solution(_) | DocumentId::Network(_)
        )
    });
    let all = topics.chain(regions).chain(documents.map(About::Document));
    all.map(|about| (about, about.reports(knowledge).len()))
        .filter(move |(_, reports)| *reports > most)
}

/// Returns the address of a page of the reports, counted from 1, about what has the page `about`.
pub(crate) fn address(about: &str, page: usize) -> String {
    match page {
        ..=1 => format!("{about}{REPORTS}"),
        _ => format!("{about}{REPORTS}side/{page}/"),
    }
}

fn reports_of_region(knowledge: &Knowledge, id: RegionId) -> Vec<ReportId> {
    let of_members = knowledge
        .region(id)
        .municipalities
        .iter()
        .flat_map(|id| knowledge.municipality(*id).edges.reports.iter().copied());
    let of_region = knowledge
        .report_ids()
        .filter(|report| knowledge.report(*report).edges.region == Some(id));
    // Reports are numbered newest first.
    let mut reports: Vec<ReportId> = of_members.chain(of_region).collect();
    reports.sort_unstable();
    reports.dedup();
    reports
}
