//! The page of needs: what several municipalities need, who has it, who can help, and the next step.
//! What most of them share comes first.

use serde::Serialize;

use crate::knowledge::needs::SolutionNeeds;
use crate::knowledge::shared_needs::SharedNeed;
use crate::knowledge::{MunicipalityId, NeedId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Text, freshness};
use crate::pages::parts::needs::NeedView;
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// The largest number of municipalities that are named as those who have a solution or can help.
const MOST_NAMED: usize = 12;
/// The largest number of municipalities whose own words for a need are shown.
const MOST_WORDINGS: usize = 60;
/// The largest number of needs that are shown in full, of those that several have and of the others.
pub(crate) const MOST_FULL: usize = 50;

/// The data for `needs.html`.
#[derive(Serialize)]
pub(crate) struct NeedsView<'a> {
    /// Needs of two or more municipalities.
    joint: Vec<SharedNeedView<'a>>,
    /// The others of those, where they are too many to show in full.
    more_joint: Vec<SharedNeedView<'a>>,
    /// Needs of one municipality.
    single: Vec<SharedNeedView<'a>>,
    /// The others of those, where they are too many to show in full.
    more_single: Vec<SharedNeedView<'a>>,
    /// Solutions that several name.
    solutions: Vec<SolutionNeedsView<'a>>,
    /// The number of municipalities on the site.
    municipalities: usize,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
}

/// A need, and those who can answer it.
#[derive(Serialize)]
pub(crate) struct SharedNeedView<'a> {
    /// Its id on the page of needs.
    pub(crate) id: String,
    /// The address of the annex about it.
    annex: String,
    /// The need in the words of one of them: the shortest in the language of the reader.
    #[serde(flatten)]
    text: Text<'a>,
    /// The topic.
    topic: Link<'a>,
    /// The municipalities that have it, by name.
    needing: Vec<Link<'a>>,
    /// The date on which it was stated.
    date: Option<PartialDate>,
    /// Its age by that date: `fresh`, `ageing`, `stale`, `undated`.
    freshness: &'static str,
    /// The statement of each of them, where they are several.
    wordings: Vec<NeedView<'a>>,
    /// The number of those that are not shown; each is on the page of its municipality.
    more_wordings: usize,
    /// The address of the form in which those words are corrected.
    correct: String,
    /// The solutions that answer it.
    solutions: Vec<Link<'a>>,
    /// Other municipalities that have one of them.
    have: Vec<Link<'a>>,
    /// The number of those that are not named.
    more_have: usize,
    /// `true` where none of their statements counts.
    have_is_old: bool,
    /// Municipalities that can help.
    helpers: Vec<Link<'a>>,
    /// The number of those that are not named.
    more_helpers: usize,
    /// The next step: `ask` those who have it, `call` a helper, `renew` what is too old to act on, or
    /// `gather` those who need it.
    next: &'static str,
}

impl SharedNeedView<'_> {
    /// Returns the need as the title of a page.
    pub(crate) fn title(&self) -> String {
        self.text.text.trim_end_matches('.').to_owned()
    }
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
    let is_joint = |need: &&SharedNeed| need.needing.len() > 1;
    let (joint, single): (Vec<_>, Vec<_>) = reader.shared_needs().iter().partition(is_joint);
    let views = |all: &[&SharedNeed]| {
        let views = all.iter().filter_map(|need| reader.shared_need(need));
        views.collect()
    };
    let solution = |needs: &SolutionNeeds| SolutionNeedsView {
        solution: reader.solution(needs.solution),
        needing: links(reader, &needs.needing),
    };
    let (joint, more_joint) = joint.split_at(joint.len().min(MOST_FULL));
    let (single, more_single) = single.split_at(single.len().min(MOST_FULL));
    let view = NeedsView {
        joint: views(joint),
        more_joint: views(more_joint),
        single: views(single),
        more_single: views(more_single),
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

impl<'a> Reader<'a> {
    /// Returns the view of a need.
    pub(crate) fn shared_need(&self, need: &SharedNeed) -> Option<SharedNeedView<'a>> {
        let knowledge = self.knowledge();
        let first = *need.needs.first()?;
        let usage = |id| knowledge.usage(id);
        let age = knowledge.need(first).freshness;
        let counts = |id: &_| usage(*id).freshness.counts();
        let next = match (&need.have[..], &need.helpers[..]) {
            ([_, ..], _) => "ask",
            (_, [_, ..]) => "call",
            _ if !age.counts() => "renew",
            _ => "gather",
        };
        let shown = self.shortest(&need.needs)?;
        let is_several = need.needs.len() > 1;
        let wordings = (need.needs.iter().take(MOST_WORDINGS)).filter(|_| is_several);
        Some(SharedNeedView {
            id: format!("s-need-{}", self.need_slug(first)),
            annex: self.need_address(first),
            text: self.need_words(shown),
            topic: self.topic(need.topic),
            needing: links(self, &need.needing),
            date: need.date,
            freshness: freshness(age),
            wordings: wordings.map(|id| self.need(*id)).collect(),
            more_wordings: need.needs.len().saturating_sub(MOST_WORDINGS),
            correct: self.correct_need(shown),
            solutions: need.answers.iter().map(|id| self.solution(*id)).collect(),
            have: (need.have.iter().take(MOST_NAMED))
                .map(|id| self.municipality(usage(*id).municipality))
                .collect(),
            more_have: need.have.len().saturating_sub(MOST_NAMED),
            have_is_old: !need.have.iter().any(counts),
            helpers: links(self, &need.helpers[..need.helpers.len().min(MOST_NAMED)]),
            more_helpers: need.helpers.len().saturating_sub(MOST_NAMED),
            next,
        })
    }

    /// Returns the name of a need in addresses, by the first who stated it.
    pub(crate) fn need_slug(&self, id: NeedId) -> String {
        let municipality = self.municipality_slug(id.municipality);
        format!("{municipality}-{}", id.index + 1)
    }

    /// Returns the address of the annex about a need.
    pub(crate) fn need_address(&self, id: NeedId) -> String {
        let slug = self.need_slug(id);
        self.addresses().need(&slug, self.interface)
    }

    fn need_words(&self, id: NeedId) -> Text<'a> {
        self.knowledge().need_text(id, self.lang).into()
    }

    /// Returns the need with the shortest text in the language of the reader, else of all.
    fn shortest(&self, needs: &[NeedId]) -> Option<NeedId> {
        needs.iter().copied().min_by_key(|id| {
            let Text { text, lang } = self.need_words(*id);
            (lang != self.lang, text.chars().count())
        })
    }
}
