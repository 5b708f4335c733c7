//! The pages with all reports about something, where its own page has not room for them.

use std::borrow::Cow;

use serde::Serialize;

use crate::knowledge::{DocumentId, Knowledge, RegionId, ReportId, TopicId};
use crate::pages::address::Addresses;
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::pages::{self, MOST_ROWS, Pager};
use crate::pages::site_page::SitePage;
use crate::pages::site_pages::reports::{Year, years};
use crate::text::Lang;
use crate::theme::PageMeta;

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

    fn link<'a>(self, reader: &Reader<'a>) -> Link<'a> {
        match self {
            Self::Topic(id) => reader.topic(id),
            Self::Region(id) => reader.region(id),
            Self::Document(id) => reader.document(id),
        }
    }
}

/// The data for `reports-of.html`.
#[derive(Serialize)]
pub(crate) struct ReportsOfView<'a> {
    /// The page of what they are about.
    about: Link<'a>,
    /// The number of all of them.
    total: usize,
    /// Those of this page by year, newest first.
    years: Vec<Year<'a>>,
    /// The place of this page of the list; before it are newer reports.
    #[serde(flatten)]
    pager: Pager,
}

/// Returns what has more reports than its own page shows, and the number of pages that they take.
pub(crate) fn long_lists(knowledge: &Knowledge) -> impl Iterator<Item = (About, usize)> {
    let topics = knowledge.topic_ids().map(About::Topic);
    let regions = knowledge.region_ids().map(About::Region);
    let documents = knowledge.documents().filter(|id| {
        matches!(
            id,
            DocumentId::Municipality(_) | DocumentId::Solution(_) | DocumentId::Network(_)
        )
    });
    let all = topics.chain(regions).chain(documents.map(About::Document));
    all.filter_map(|about| {
        let reports = about.reports(knowledge).len();
        (reports > MOST_ROWS).then(|| (about, pages::count(reports, MOST_ROWS)))
    })
}

/// Returns the address of a page of the reports, counted from 1, about what has the page `about`.
pub(crate) fn address(about: &str, page: usize) -> String {
    match page {
        ..=1 => format!("{about}{REPORTS}"),
        _ => format!("{about}{REPORTS}side/{page}/"),
    }
}

/// Returns the metadata and the data of a page, counted from 1.
pub(crate) fn reports_of<'a>(
    reader: &Reader<'a>,
    about: About,
    page: usize,
) -> (PageMeta, ReportsOfView<'a>) {
    let knowledge = reader.knowledge();
    let all = about.reports(knowledge);
    let link = about.link(reader);
    let of = |lang| about.address(reader.addresses(), knowledge, lang);
    let own = of(reader.lang);
    let view = ReportsOfView {
        total: all.len(),
        years: years(reader, pages::rows_on(all.iter().copied(), page, MOST_ROWS)),
        pager: Pager::new(page, pages::count(all.len(), MOST_ROWS), |page| {
            address(&own, page)
        }),
        about: link.clone(),
    };
    (meta(reader, about, page, link, of), view)
}

fn meta(
    reader: &Reader<'_>,
    about: About,
    page: usize,
    link: Link<'_>,
    of: impl Fn(Lang) -> String,
) -> PageMeta {
    let key = match page {
        ..=1 => "reports_of.title",
        _ => "reports_of.page_title",
    };
    let arguments = [("about", &*link.title)];
    let title = reader
        .theme()
        .text_with(reader.interface, key, Some(page), &arguments);
    let languages = about.languages(reader.addresses(), reader.knowledge());
    let mut meta = reader.own_meta("reports-of", title, |lang| address(&of(lang), page));
    meta.address = address(&of(reader.lang), page);
    meta.lang = reader.lang;
    meta.alternates
        .retain(|alternate| languages.contains(&alternate.lang));
    if meta.alternates.len() < 2 {
        meta.alternates.clear();
    }
    meta.section = Some(SitePage::Reports.key());
    meta.noindex = true;
    let list = reader.site_page_link(SitePage::Reports);
    meta.breadcrumbs.extend([owned(list), owned(link)]);
    meta
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
