//! The parts of the graph: each document with its edges, and what the documents state about one
//! another. Filled by [`link`](super::link).

use crate::content::municipality::{Competence, Need};
use crate::content::network::Member;
use crate::content::vocabulary::UsageStatus;
use crate::content::{Entry, Municipality, Network, Page, Report, Solution, Topic};
use crate::text::{PartialDate, Slug};

use super::freshness::Freshness;
use super::ids::{DocumentId, Id, MunicipalityId, NetworkId, ReportId, SolutionId, TopicId};

/// The id of a region: its index in [`Knowledge::regions`](super::Knowledge::regions).
pub type RegionId = Id<Region>;
/// The id of a statement of use: its index in [`Knowledge::usages`](super::Knowledge::usages).
pub type UsageId = Id<Usage>;

/// A document with the edges to and from it.
#[derive(Clone, Debug)]
pub struct Node<F, E> {
    /// The document in its versions.
    pub entry: Entry<F>,
    /// Its edges.
    pub edges: E,
    /// Documents whose text links here, sorted, each once.
    pub backlinks: Vec<DocumentId>,
}

/// A municipality in the graph.
pub type MunicipalityNode = Node<Municipality, MunicipalityEdges>;
/// A solution in the graph.
pub type SolutionNode = Node<Solution, SolutionEdges>;
/// A report in the graph.
pub type ReportNode = Node<Report, ReportEdges>;
/// A network in the graph.
pub type NetworkNode = Node<Network, NetworkEdges>;
/// A page in the graph.
pub type PageNode = Node<Page, PageEdges>;

/// The edges of a municipality.
#[derive(Clone, Debug, Default)]
pub struct MunicipalityEdges {
    /// Its region.
    pub region: Option<RegionId>,
    /// The networks that it is a member of, by title.
    pub networks: Vec<NetworkId>,
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
}

/// A need with its references resolved.
#[derive(Clone, Debug)]
pub struct LinkedNeed {
    /// The topic.
    pub topic: TopicId,
    /// The solution it names, if any.
    pub solution: Option<SolutionId>,
    /// The solution that met it, if any.
    pub solved_by: Option<SolutionId>,
    /// The solutions that answer it: these two, and those that declare to meet it; by title.
    pub answers: Vec<SolutionId>,
    /// The freshness of the statement.
    pub freshness: Freshness,
    /// The need itself.
    pub need: Need,
}

/// A competence with its topic resolved.
#[derive(Clone, Debug)]
pub struct LinkedCompetence {
    /// The topic.
    pub topic: TopicId,
    /// The competence itself.
    pub competence: Competence,
}

/// The edges of a solution. Lists of solutions are in order of title.
#[derive(Clone, Debug, Default)]
pub struct SolutionEdges {
    /// Topics, in the order of the file: the first is the main one.
    pub topics: Vec<TopicId>,
    /// Statements of its use, by municipality name.
    pub usages: Vec<UsageId>,
    /// Reports about it, newest first.
    pub reports: Vec<ReportId>,
    /// Open needs that name it or that it declares to meet, by municipality name.
    pub needs: Vec<NeedId>,
    /// Solutions it builds on.
    pub builds_on: Vec<SolutionId>,
    /// Solutions that build on it.
    pub basis_for: Vec<SolutionId>,
    /// Solutions it exchanges data with; stated from either side.
    pub integrates_with: Vec<SolutionId>,
    /// Solutions that can be chosen instead; stated from either side.
    pub alternatives: Vec<SolutionId>,
    /// The solution that took its place.
    pub replaced_by: Option<SolutionId>,
    /// Solutions it took the place of.
    pub replaces: Vec<SolutionId>,
}

/// The edges of a report. Lists are in the order of the file, except those that come from other
/// documents.
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
}

/// The edges of a network.
#[derive(Clone, Debug, Default)]
pub struct NetworkEdges {
    /// The members, in the order of the file.
    pub members: Vec<LinkedMember>,
    /// The statements of use that it makes for its members, in the order of the file.
    pub usages: Vec<LinkedSharedUsage>,
    /// The areas that it works in.
    pub topics: Vec<TopicId>,
    /// The region that goes by one of its names.
    pub region: Option<RegionId>,
}

/// A member of a network, with its municipality resolved.
#[derive(Clone, Debug)]
pub struct LinkedMember {
    /// The municipality, where it is one of ours.
    pub municipality: Option<MunicipalityId>,
    /// The member itself.
    pub member: Member,
}

/// The network that a statement of use is made through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Through {
    /// The network.
    pub network: NetworkId,
    /// The place of the statement in the list of the network, where the municipality inherits it.
    pub inherited: Option<usize>,
}

/// A statement for the members, with its references resolved.
#[derive(Clone, Debug)]
pub struct LinkedSharedUsage {
    /// Its place in the list of the network.
    pub index: usize,
    /// The solution.
    pub solution: SolutionId,
    /// The report on it.
    pub report: Option<ReportId>,
    /// The municipalities that it holds for, in the order of the members.
    pub members: Vec<MunicipalityId>,
}

/// The edges of a page.
#[derive(Clone, Debug, Default)]
pub struct PageEdges {
    /// Topics; words from another generator that are no topics here are left out.
    pub topics: Vec<TopicId>,
}

/// A topic and the documents that belong to it.
#[derive(Clone, Debug)]
pub struct TopicNode {
    /// The topic.
    pub topic: Topic,
    /// Solutions, in order of title.
    pub solutions: Vec<SolutionId>,
    /// Reports, newest first.
    pub reports: Vec<ReportId>,
    /// Networks that work in it, by title.
    pub networks: Vec<NetworkId>,
    /// Municipalities that have stated a need, by name, each once.
    pub needs: Vec<MunicipalityId>,
    /// Municipalities that have stated competence, by name, each once.
    pub competences: Vec<MunicipalityId>,
}

impl TopicNode {
    /// Returns a node for `topic` without edges.
    pub(super) fn new(topic: Topic) -> Self {
        Self {
            topic,
            solutions: Vec::new(),
            reports: Vec::new(),
            networks: Vec::new(),
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
    /// The network that goes by its name.
    pub network: Option<NetworkId>,
}

/// One statement of use: municipality, solution, status and the date last confirmed.
///
/// No statement at all means *not stated*, which is never a no.
#[derive(Clone, Debug)]
pub struct Usage {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// The solution.
    pub solution: SolutionId,
    /// The status of the use.
    pub status: UsageStatus,
    /// The date on which the use began.
    pub since: Option<PartialDate>,
    /// The date on which the use ended or is to end.
    pub until: Option<PartialDate>,
    /// The date on which the statement was last known to be true.
    pub confirmed: Option<PartialDate>,
    /// The freshness that follows from it.
    pub freshness: Freshness,
    /// The date of a status that says that something is about to change, where that is too long
    /// ago to be true: a plan of 2015 is told as of 2015.
    pub past: Option<PartialDate>,
    /// The source: an address or a few words.
    pub source: Option<String>,
    /// The report that describes it.
    pub report: Option<ReportId>,
    /// The date on which the contract ends.
    pub contract_end: Option<PartialDate>,
    /// The network that it is through, or that makes the statement for the municipality.
    pub through: Option<Through>,
    /// A remark in the main version's words; see [`usage_note`](super::Knowledge::usage_note) for a
    /// reader's language.
    pub note: Option<String>,
}

impl Usage {
    /// Decides whether the municipality is known to use the solution, however old the statement. A
    /// pilot or an introduction that is long past is no use that is known today.
    pub fn is_use(&self) -> bool {
        self.status.counts_as_user() && self.past.is_none()
    }

    /// Decides whether a network makes the statement for the municipality.
    pub fn is_inherited(&self) -> bool {
        self.through
            .is_some_and(|through| through.inherited.is_some())
    }
}

/// The id of a need: its municipality and its index in [`MunicipalityEdges::needs`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NeedId {
    /// The municipality that has the need.
    pub municipality: MunicipalityId,
    /// The index among its needs.
    pub index: usize,
}

/// The id of a competence: its municipality and its index in [`MunicipalityEdges::competences`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CompetenceId {
    /// The municipality that has the competence.
    pub municipality: MunicipalityId,
    /// The index among its competences.
    pub index: usize,
}
