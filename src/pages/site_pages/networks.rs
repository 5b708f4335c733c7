//! The networks side by side: who is in them, since when, in which form, how they are paid for and
//! what came of them.

use serde::Serialize;

use crate::content::vocabulary::NetworkForm;
use crate::knowledge::{Knowledge, NetworkId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::documents::network::{CountView, ResultView, member_count, results};
use crate::pages::parts::pages::{self, MOST_ROWS, Pager};
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// The data for `networks.html`.
#[derive(Serialize)]
pub(crate) struct NetworksView<'a> {
    /// Networks of several municipalities, by title: those of this page.
    networks: Vec<NetworkRow<'a>>,
    /// The number of them on all pages.
    total: usize,
    /// The place of this page.
    #[serde(flatten)]
    pager: Pager,
    /// County councils, which have no members.
    counties: Vec<Link<'a>>,
    /// The number of rows where each of the six facts of the table is stated.
    complete: usize,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
}

/// A network in the table; what is not stated is empty.
#[derive(Serialize)]
struct NetworkRow<'a> {
    /// The network.
    #[serde(flatten)]
    link: Link<'a>,
    /// Its form.
    form: Word,
    /// The date that it began.
    since: Option<PartialDate>,
    /// The date that it ended.
    until: Option<PartialDate>,
    /// The number of members.
    members: Option<CountView<'a>>,
    /// The way that it is paid for.
    payment: Option<&'a str>,
    /// The topics that it works in.
    topics: Vec<Link<'a>>,
    /// The newest result that somebody states.
    result: Option<ResultView<'a>>,
    /// The number of further results.
    more_results: usize,
}

impl NetworkRow<'_> {
    fn is_complete(&self) -> bool {
        self.since.is_some()
            && self.members.is_some()
            && self.payment.is_some()
            && !self.topics.is_empty()
            && self.result.is_some()
    }
}

/// Returns the number of pages that the networks take.
pub(crate) fn pages(knowledge: &Knowledge) -> usize {
    let networks = (knowledge.network_ids()).filter(|id| !is_county(knowledge, *id));
    pages::count(networks.count(), MOST_ROWS)
}

fn is_county(knowledge: &Knowledge, id: NetworkId) -> bool {
    knowledge.network(id).entry.main.fields.form == NetworkForm::County
}

/// Returns the metadata and the data of a page of networks, counted from 1.
pub(crate) fn networks<'a>(reader: &Reader<'a>, page: usize) -> (PageMeta, NetworksView<'a>) {
    let meta = reader.list_page_meta(SitePage::Networks, page);
    let knowledge = reader.knowledge();
    let (counties, networks): (Vec<_>, Vec<_>) =
        (knowledge.network_ids()).partition(|id| is_county(knowledge, *id));
    let networks: Vec<NetworkRow<'a>> = networks.iter().map(|id| row(reader, *id)).collect();
    let (total, pages) = (networks.len(), pages(knowledge));
    let view = NetworksView {
        counties: counties
            .iter()
            .map(|id| reader.document((*id).into()))
            .collect(),
        complete: networks.iter().filter(|row| row.is_complete()).count(),
        networks: pages::rows_on(networks.into_iter(), page, MOST_ROWS).collect(),
        total,
        pager: reader.pager(SitePage::Networks, page, pages),
        contribute: reader.page_by_slug("bidra"),
    };
    (reader.describe_collection(meta), view)
}

fn row<'a>(reader: &Reader<'a>, id: NetworkId) -> NetworkRow<'a> {
    let node = reader.knowledge().network(id);
    let fields = &node.entry.version(reader.lang).fields;
    let mut results = results(fields);
    let newest = (0..results.len()).max_by_key(|at| (results[*at].date, usize::MAX - at));
    NetworkRow {
        link: reader.document(id.into()),
        form: reader.word(fields.form),
        since: fields.since,
        until: fields.until,
        members: member_count(fields),
        payment: fields.payment.as_deref(),
        topics: reader.topics(&node.edges.topics),
        more_results: results.len().saturating_sub(1),
        result: newest.map(|at| results.swap_remove(at)),
    }
}
