//! What the graph is made of: each document with its edges, and what the documents state about
//! one another. Filled by [`link`](super::link); read by everyone.

use crate::content::municipality::{Competence, Need};
use crate::content::vocabulary::UsageStatus;
use crate::content::{Entry, Municipality, Page, Report, Solution, Topic};
use crate::text::{PartialDate, Slug};

use super::freshness::Freshness;
use super::ids::{DocumentId, Id, MunicipalityId, ReportId, SolutionId, TopicId};

/// A region's place in [`Knowledge::regions`](super::Knowledge::regions).
pub type RegionId = Id<Region>;
/// A statement of use, by its place in [`Knowledge::usages`](super::Knowledge::usages).
pub type UsageId = Id<Usage>;

/// A document and what leads to and from it.
#[derive(Clone, Debug)]
pub struct Node<F, E> {
    /// The document in its versions.
    pub entry: Entry<F>,
    /// What it is joined with.
    pub edges: E,
}

/// A municipality in the graph.
pub type MunicipalityNode = Node<Municipality, MunicipalityEdges>;
/// A solution in the graph.
pub type SolutionNode = Node<Solution, SolutionEdges>;
/// A report in the graph.
pub type ReportNode = Node<Report, ReportEdges>;
/// A page in the graph.
pub type PageNode = Node<Page, PageEdges>;

/// What a municipality is joined with.
#[derive(Clone, Debug, Default)]
pub struct MunicipalityEdges {
    /// Its region.
    pub region: Option<RegionId>,
    /// Its statements of use, in the order of the file.
    pub usages: Vec<UsageId>,
    /// Reports about it, newest first.
    pub reports: Vec<ReportId>,
    /// Its needs, with the topic and solution they name; same order as in the file.
    pub needs: Vec<LinkedNeed>,
    /// Its competences, with their topic; same order as in the file.
    pub competences: Vec<LinkedCompetence>,
    /// Municipalities that share a boundary with it, from the map; by name.
    pub neighbours: Vec<MunicipalityId>,
    /// A point inside it, longitude and latitude in degrees, from the map.
    pub position: Option<(f64, f64)>,
    /// Documents whose text links here.
    pub backlinks: Vec<DocumentId>,
}

/// A need, linked.
#[derive(Clone, Debug)]
pub struct LinkedNeed {
    /// The topic.
    pub topic: TopicId,
    /// The solution it names, where it does.
    pub solution: Option<SolutionId>,
    /// How old the statement is.
    pub freshness: Freshness,
    /// The need itself.
    pub need: Need,
}

/// A competence, linked.
#[derive(Clone, Debug)]
pub struct LinkedCompetence {
    /// The topic.
    pub topic: TopicId,
    /// The competence itself.
    pub competence: Competence,
}

/// What a solution is joined with. Lists of solutions are in order of title.
#[derive(Clone, Debug, Default)]
pub struct SolutionEdges {
    /// Topics, in the order of the file: the first is the main one.
    pub topics: Vec<TopicId>,
    /// Statements of its use, by municipality name.
    pub usages: Vec<UsageId>,
    /// Reports about it, newest first.
    pub reports: Vec<ReportId>,
    /// Needs that name it, by municipality name.
    pub needs: Vec<NeedId>,
    /// What it builds on.
    pub builds_on: Vec<SolutionId>,
    /// What builds on it.
    pub basis_for: Vec<SolutionId>,
    /// What it exchanges data with; stated from either side.
    pub integrates_with: Vec<SolutionId>,
    /// What can be chosen instead; stated from either side.
    pub alternatives: Vec<SolutionId>,
    /// What took its place.
    pub replaced_by: Option<SolutionId>,
    /// What it took the place of.
    pub replaces: Vec<SolutionId>,
    /// Documents whose text links here.
    pub backlinks: Vec<DocumentId>,
}

/// What a report is joined with. Lists are in the order of the file, but for those that come
/// from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct ReportEdges {
    /// Municipalities it is about.
    pub municipalities: Vec<MunicipalityId>,
    /// The region it is about, where `region` names one of ours.
    pub region: Option<RegionId>,
    /// Solutions it is about.
    pub solutions: Vec<SolutionId>,
    /// Topics.
    pub topics: Vec<TopicId>,
    /// Reports whose work it reused.
    pub reused_from: Vec<ReportId>,
    /// Reports that reused its work, newest first.
    pub reused_by: Vec<ReportId>,
    /// The municipality to ask.
    pub contact: Option<MunicipalityId>,
    /// Municipalities that it was bought together with.
    pub bought_with: Vec<MunicipalityId>,
    /// Documents whose text links here.
    pub backlinks: Vec<DocumentId>,
}

/// What a page is joined with.
#[derive(Clone, Debug, Default)]
pub struct PageEdges {
    /// Topics; words from another generator that are no topics here are left out.
    pub topics: Vec<TopicId>,
    /// Documents whose text links here.
    pub backlinks: Vec<DocumentId>,
}

/// A topic and what it gathers.
#[derive(Clone, Debug)]
pub struct TopicNode {
    /// The topic.
    pub topic: Topic,
    /// Solutions, in order of title.
    pub solutions: Vec<SolutionId>,
    /// Reports, newest first.
    pub reports: Vec<ReportId>,
    /// Municipalities that have stated a need, by name, each once.
    pub needs: Vec<MunicipalityId>,
    /// Municipalities that have stated competence, by name, each once.
    pub competences: Vec<MunicipalityId>,
}

impl TopicNode {
    /// `topic`, with nothing gathered yet.
    pub(super) fn new(topic: Topic) -> Self {
        Self {
            topic,
            solutions: Vec::new(),
            reports: Vec::new(),
            needs: Vec::new(),
            competences: Vec::new(),
        }
    }
}

/// An inter-municipal group.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its name.
    pub name: String,
    /// Its slug in addresses.
    pub slug: Slug,
    /// Its municipalities, by name.
    pub municipalities: Vec<MunicipalityId>,
}

/// A statement: this municipality, that solution, so and so, last known then.
///
/// No statement at all means *not stated*, which is never a no.
#[derive(Clone, Debug)]
pub struct Usage {
    /// Who.
    pub municipality: MunicipalityId,
    /// What.
    pub solution: SolutionId,
    /// How.
    pub status: UsageStatus,
    /// Since when.
    pub since: Option<PartialDate>,
    /// Until when.
    pub until: Option<PartialDate>,
    /// When the statement was last known to be true.
    pub confirmed: Option<PartialDate>,
    /// How old that makes it.
    pub freshness: Freshness,
    /// What it rests on: an address or a few words.
    pub source: Option<String>,
    /// The report that tells of it.
    pub report: Option<ReportId>,
    /// When the contract ends.
    pub contract_end: Option<PartialDate>,
    /// What to know of it, in the main version's words; see
    /// [`usage_note`](super::Knowledge::usage_note) for a reader's language.
    pub note: Option<String>,
}

/// A need, by its municipality and its place in [`MunicipalityEdges::needs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NeedId {
    /// Whose need it is.
    pub municipality: MunicipalityId,
    /// Which of its needs.
    pub index: usize,
}

/// A competence, by its municipality and its place in [`MunicipalityEdges::competences`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CompetenceId {
    /// Whose competence it is.
    pub municipality: MunicipalityId,
    /// Which of its competences.
    pub index: usize,
}
