//! The page of needs. Each topic has the municipalities that need something, those that already
//! have it and those that can help; topics that several need come first.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::knowledge::needs::{Has, Helper, SolutionNeeds, TopicNeeds};
use crate::knowledge::{MunicipalityId, SolutionId, UsageId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::needs::{CompetenceView, NeedView};
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The data for `needs.html`.
#[derive(Serialize)]
pub(crate) struct NeedsView<'a> {
    /// Topics that two or more municipalities need something in.
    joint: Vec<TopicNeedsView<'a>>,
    /// Topics that one municipality needs something in.
    single: Vec<TopicNeedsView<'a>>,
    /// Solutions that several name.
    solutions: Vec<SolutionNeedsView<'a>>,
    /// The number of municipalities on the site.
    municipalities: usize,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
}

/// The needs in a topic, and the municipalities that can answer them.
#[derive(Serialize)]
pub(crate) struct TopicNeedsView<'a> {
    /// The topic.
    pub(crate) topic: Link<'a>,
    /// Its name in addresses.
    pub(crate) slug: &'a str,
    /// The needs, the most important first.
    needs: Vec<NeedView<'a>>,
    /// The number of municipalities that need something.
    pub(crate) needing: usize,
    /// Solutions of the topic that somebody already has, by title.
    have: Vec<HasView<'a>>,
    /// Municipalities with good competence in it.
    knowing: Vec<Link<'a>>,
    /// The number of municipalities that have a solution of the topic or good competence in it.
    pub(crate) having: usize,
    /// Municipalities that can help.
    helpers: Vec<HelperView<'a>>,
    /// The number of municipalities that can help.
    pub(crate) helping: usize,
}

/// A solution that somebody already has.
#[derive(Serialize)]
struct HasView<'a> {
    /// The solution.
    #[serde(flatten)]
    link: Link<'a>,
    /// The municipalities that have it, those whose statements count first.
    municipalities: Vec<Link<'a>>,
    /// `true` where none of their statements counts.
    old: bool,
}

/// A municipality that can help.
#[derive(Serialize)]
struct HelperView<'a> {
    /// The municipality.
    municipality: Link<'a>,
    /// The competences with which it can help.
    competences: Vec<CompetenceView<'a>>,
}

/// A solution that several need.
#[derive(Serialize)]
struct SolutionNeedsView<'a> {
    /// The solution.
    solution: Link<'a>,
    /// The municipalities that need it.
    needing: Vec<Link<'a>>,
}

/// Returns the metadata and the data of the page.
pub(crate) fn needs<'a>(reader: &Reader<'a>) -> (PageMeta, NeedsView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.site_page_meta(SitePage::Needs);
    let (joint, single): (Vec<_>, Vec<_>) = knowledge
        .needs()
        .into_iter()
        .partition(TopicNeeds::is_joint);
    let topics = |all: &[TopicNeeds]| all.iter().map(|needs| reader.topic_needs(needs)).collect();
    let solution = |needs: &SolutionNeeds| SolutionNeedsView {
        solution: reader.solution(needs.solution),
        needing: links(reader, &needs.needing),
    };
    let view = NeedsView {
        joint: topics(&joint),
        single: topics(&single),
        solutions: knowledge
            .solutions_several_need()
            .iter()
            .map(solution)
            .collect(),
        municipalities: knowledge.municipalities.len(),
        contribute: reader.page_by_slug("bidra"),
    };
    (reader.describe_collection(meta), view)
}

fn links<'a>(reader: &Reader<'a>, ids: &[MunicipalityId]) -> Vec<Link<'a>> {
    ids.iter().map(|id| reader.municipality(*id)).collect()
}

/// Returns the municipalities with good competence in the topic.
fn knowing(all: &[Has]) -> Vec<MunicipalityId> {
    let knowing = all.iter().filter(|has| !has.competences.is_empty());
    knowing.map(|has| has.municipality).collect()
}

impl<'a> Reader<'a> {
    /// Returns the view of the needs in a topic, and of the municipalities that can answer them.
    pub(crate) fn topic_needs(&self, needs: &TopicNeeds) -> TopicNeedsView<'a> {
        TopicNeedsView {
            topic: self.topic(needs.topic),
            slug: self.knowledge().topic(needs.topic).topic.slug.as_str(),
            needs: needs.needs.iter().map(|id| self.need(*id)).collect(),
            needing: needs.needing.len(),
            having: needs.have.len(),
            have: self.have(&needs.have),
            knowing: links(self, &knowing(&needs.have)),
            helping: needs.helpers.len(),
            helpers: needs
                .helpers
                .iter()
                .map(|helper| self.helper(helper))
                .collect(),
        }
    }

    fn have(&self, all: &[Has]) -> Vec<HasView<'a>> {
        let mut by_solution: BTreeMap<SolutionId, Vec<UsageId>> = BTreeMap::new();
        for id in all.iter().flat_map(|has| &has.usages) {
            by_solution
                .entry(self.knowledge().usage(*id).solution)
                .or_default()
                .push(*id);
        }
        let view = |(solution, mut usages): (SolutionId, Vec<UsageId>)| {
            let usage = |id: &UsageId| self.knowledge().usage(*id);
            let old = |id: &UsageId| !usage(id).freshness.counts();
            usages.sort_by_key(old);
            HasView {
                link: self.solution(solution),
                old: usages.iter().all(old),
                municipalities: usages
                    .iter()
                    .map(|id| self.municipality(usage(id).municipality))
                    .collect(),
            }
        };
        by_solution.into_iter().map(view).collect()
    }

    fn helper(&self, helper: &Helper) -> HelperView<'a> {
        HelperView {
            municipality: self.municipality(helper.municipality),
            competences: helper
                .competences
                .iter()
                .map(|id| self.competence(*id))
                .collect(),
        }
    }
}
