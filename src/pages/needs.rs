//! Needs: where should we go together? Per topic who needs, who already has, who can help;
//! candidates for going together first.

use serde::Serialize;

use super::address::Listing;
use super::municipality::{CompetenceView, NeedView};
use super::reader::Reader;
use super::structured;
use super::view::Link;
use crate::knowledge::MunicipalityId;
use crate::knowledge::needs::{Has, Helper, SolutionNeeds, TopicNeeds};
use crate::theme::Frame;

/// What `needs.html` is given.
#[derive(Serialize)]
pub(super) struct NeedsView<'a> {
    /// Topics that two or more municipalities need something in.
    joint: Vec<TopicNeedsView<'a>>,
    /// Topics with one.
    single: Vec<TopicNeedsView<'a>>,
    /// Solutions that several name.
    solutions: Vec<SolutionNeedsView<'a>>,
    /// Municipalities on the site.
    municipalities: usize,
    /// How to contribute, where the site tells.
    contribute: Option<Link<'a>>,
}

/// Needs in a topic, and who can answer them.
#[derive(Serialize)]
pub(super) struct TopicNeedsView<'a> {
    /// The topic.
    pub(super) topic: Link<'a>,
    /// Its name in addresses.
    pub(super) slug: &'a str,
    /// The needs: the most important first.
    needs: Vec<NeedView<'a>>,
    /// How many municipalities need something.
    pub(super) needing: usize,
    /// Municipalities with a solution of the topic or much knowledge of it.
    have: Vec<HasView<'a>>,
    /// How many those are.
    pub(super) having: usize,
    /// Municipalities that can help.
    helpers: Vec<HelperView<'a>>,
    /// How many those are.
    pub(super) helping: usize,
}

/// One that already has what others need.
#[derive(Serialize)]
struct HasView<'a> {
    /// Who.
    municipality: Link<'a>,
    /// The solutions it uses.
    solutions: Vec<HasSolution<'a>>,
    /// What it knows well.
    competences: Vec<CompetenceView<'a>>,
}

/// A solution that one already has.
#[derive(Serialize)]
struct HasSolution<'a> {
    /// Which.
    #[serde(flatten)]
    link: Link<'a>,
    /// Whether the statement is too old to be counted.
    old: bool,
}

/// One that can help.
#[derive(Serialize)]
struct HelperView<'a> {
    /// Who.
    municipality: Link<'a>,
    /// With what.
    competences: Vec<CompetenceView<'a>>,
}

/// A solution that several need.
#[derive(Serialize)]
struct SolutionNeedsView<'a> {
    /// Which.
    solution: Link<'a>,
    /// Who needs it.
    needing: Vec<Link<'a>>,
}

/// The page.
pub(super) fn needs<'a>(reader: &Reader<'a>) -> (Frame, NeedsView<'a>) {
    let knowledge = reader.knowledge();
    let frame = reader.listing_frame(Listing::Needs);
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
    let about = structured::collection(reader, &frame);
    (reader.describe(frame, Some(about)), view)
}

fn links<'a>(reader: &Reader<'a>, ids: &[MunicipalityId]) -> Vec<Link<'a>> {
    ids.iter().map(|id| reader.municipality(*id)).collect()
}

impl<'a> Reader<'a> {
    /// Needs in a topic, and who can answer them.
    pub(super) fn topic_needs(&self, needs: &TopicNeeds) -> TopicNeedsView<'a> {
        TopicNeedsView {
            topic: self.topic(needs.topic),
            slug: self.knowledge().topic(needs.topic).topic.slug.as_str(),
            needs: needs.needs.iter().map(|id| self.need(*id)).collect(),
            needing: needs.needing.len(),
            having: needs.have.len(),
            have: needs.have.iter().map(|has| self.has(has)).collect(),
            helping: needs.helpers.len(),
            helpers: needs
                .helpers
                .iter()
                .map(|helper| self.helper(helper))
                .collect(),
        }
    }

    fn has(&self, has: &Has) -> HasView<'a> {
        let solution = |usage| {
            let usage = self.knowledge().usage(usage);
            HasSolution {
                link: self.solution(usage.solution),
                old: !usage.freshness.counts(),
            }
        };
        HasView {
            municipality: self.municipality(has.municipality),
            solutions: has.usages.iter().copied().map(solution).collect(),
            competences: has
                .competences
                .iter()
                .map(|id| self.competence(*id))
                .collect(),
        }
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
