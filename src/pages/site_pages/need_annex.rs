//! The annex to a case about a need: what is known of it, on two sheets of paper.

use serde::Serialize;

use super::needs::SharedNeedView;
use crate::knowledge::NetworkId;
use crate::knowledge::shared_needs::SharedNeed;
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::cards::SolutionCard;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The largest number of solutions of the topic that are told of.
const TOLD: usize = 12;

/// The data for `need-annex.html`.
#[derive(Serialize)]
pub(crate) struct NeedAnnexView<'a> {
    /// The need.
    need: Option<SharedNeedView<'a>>,
    /// The number of municipalities on the site.
    municipalities: usize,
    /// The address of the page of needs.
    page_address: String,
    /// The first solutions of its topic, by title. Nobody has said that they meet it.
    solutions: Vec<SolutionCard<'a>>,
    /// Networks that work in its topic, by title.
    networks: Vec<Link<'a>>,
}

/// Returns the metadata and the data of the annex about a need.
pub(crate) fn need_annex<'a>(
    reader: &Reader<'a>,
    need: &SharedNeed,
) -> (PageMeta, NeedAnnexView<'a>) {
    let view = reader.shared_need(need);
    let title = view
        .as_ref()
        .map_or_else(String::new, SharedNeedView::title);
    let first = need.needs.first().map(|id| reader.need_slug(*id));
    let slug = first.unwrap_or_default();
    let addresses = reader.addresses();
    let mut meta = reader.own_meta("annex", title, |lang| addresses.need(&slug, lang));
    meta.section = Some(SitePage::Needs.key());
    meta.noindex = true;
    meta.breadcrumbs
        .push(owned(reader.site_page_link(SitePage::Needs)));
    meta.feed = None;
    let topic = reader.knowledge().topic(need.topic);
    let network = |id: &NetworkId| reader.document((*id).into());
    let view = NeedAnnexView {
        need: view,
        municipalities: reader.knowledge().municipalities.len(),
        page_address: reader.site_page(SitePage::Needs),
        solutions: (topic.solutions.iter().take(TOLD))
            .map(|id| reader.solution_card(*id))
            .collect(),
        networks: topic.networks.iter().map(network).collect(),
    };
    (meta, view)
}
