//! The graph of municipality, solution, report and topic, and every fact that follows from it.
//!
//! [`Knowledge::link`] turns slugs into ids once; after that every question is answered from
//! vectors. A file per question. Nothing here knows of HTML or addresses.

mod ids;
pub use ids::Id;

use jiff::civil::Date;

use crate::content::municipality::{Competence, Need};
use crate::content::vocabulary::UsageStatus;
use crate::content::{Entry, Municipality, Page, PartialDate, Report, Solution, Topic};

/// A municipality's place in [`Knowledge::municipalities`].
pub type MunicipalityId = Id<Municipality>;
/// A solution's place in [`Knowledge::solutions`].
pub type SolutionId = Id<Solution>;
/// A report's place in [`Knowledge::reports`].
pub type ReportId = Id<Report>;
/// A page's place in [`Knowledge::pages`].
pub type PageId = Id<Page>;
/// A topic's place in [`Knowledge::topics`].
pub type TopicId = Id<Topic>;
/// A region's place in [`Knowledge::regions`].
pub type RegionId = Id<Region>;
/// A statement of use, by its place in [`Knowledge::usages`].
pub type UsageId = Id<Usage>;

/// Everything the documents say together.
pub struct Knowledge {
    /// The day that ages are counted to: configured, or the newest date in the content, so that
    /// the same content always gives the same site.
    pub as_of: Date,
    /// Municipalities, by name in Norwegian order.
    pub municipalities: Vec<Node<Municipality, MunicipalityEdges>>,
    /// Solutions, by title in Norwegian order.
    pub solutions: Vec<Node<Solution, SolutionEdges>>,
    /// Reports, newest experience first.
    pub reports: Vec<Node<Report, ReportEdges>>,
    /// Plain pages, by title.
    pub pages: Vec<Node<Page, PageEdges>>,
    /// Topics, in the order of the list.
    pub topics: Vec<TopicNode>,
    /// Inter-municipal groups, in the order of their first municipality number.
    pub regions: Vec<Region>,
    /// Every statement of use.
    pub usages: Vec<Usage>,
}

/// A document and what leads to and from it.
pub struct Node<F, E> {
    /// The document in its versions.
    pub entry: Entry<F>,
    /// What it is joined with.
    pub edges: E,
}

/// What a municipality is joined with.
#[derive(Default)]
pub struct MunicipalityEdges {
    /// Its region.
    pub region: Option<RegionId>,
    /// Its statements of use.
    pub usages: Vec<UsageId>,
    /// Reports about it, newest first.
    pub reports: Vec<ReportId>,
    /// Its needs, with the topic and solution they name; same order as in the file.
    pub needs: Vec<LinkedNeed>,
    /// Its competences, with their topic.
    pub competences: Vec<(TopicId, Competence)>,
    /// Municipalities that share a boundary with it, from the map.
    pub neighbours: Vec<MunicipalityId>,
    /// A point inside it, longitude and latitude in degrees, from the map.
    pub position: Option<(f64, f64)>,
    /// Documents whose text links here.
    pub backlinks: Vec<DocumentId>,
}

/// A need, linked.
pub struct LinkedNeed {
    /// The topic.
    pub topic: TopicId,
    /// The solution it names, where it does.
    pub solution: Option<SolutionId>,
    /// The need itself.
    pub need: Need,
}

/// What a solution is joined with.
#[derive(Default)]
pub struct SolutionEdges {
    /// Topics.
    pub topics: Vec<TopicId>,
    /// Statements of its use.
    pub usages: Vec<UsageId>,
    /// Reports about it, newest first.
    pub reports: Vec<ReportId>,
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

/// What a report is joined with.
#[derive(Default)]
pub struct ReportEdges {
    /// Municipalities it is about.
    pub municipalities: Vec<MunicipalityId>,
    /// Solutions it is about.
    pub solutions: Vec<SolutionId>,
    /// Topics.
    pub topics: Vec<TopicId>,
    /// Reports whose work it reused.
    pub reused_from: Vec<ReportId>,
    /// Reports that reused its work.
    pub reused_by: Vec<ReportId>,
    /// The municipality to ask.
    pub contact: Option<MunicipalityId>,
    /// Municipalities that it was bought together with.
    pub bought_with: Vec<MunicipalityId>,
    /// Documents whose text links here.
    pub backlinks: Vec<DocumentId>,
}

/// What a page is joined with.
#[derive(Default)]
pub struct PageEdges {
    /// Documents whose text links here.
    pub backlinks: Vec<DocumentId>,
}

/// A topic and what it gathers.
pub struct TopicNode {
    /// The topic.
    pub topic: Topic,
    /// Solutions, in order of title.
    pub solutions: Vec<SolutionId>,
    /// Reports, newest first.
    pub reports: Vec<ReportId>,
    /// Municipalities that have stated a need.
    pub needs: Vec<MunicipalityId>,
    /// Municipalities that have stated competence.
    pub competences: Vec<MunicipalityId>,
}

/// An inter-municipal group.
pub struct Region {
    /// Its name.
    pub name: String,
    /// Its slug in addresses.
    pub slug: crate::content::Slug,
    /// Its municipalities, by name.
    pub municipalities: Vec<MunicipalityId>,
}

/// A statement: this municipality, that solution, so and so, last known then.
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
    /// What to know of it.
    pub note: Option<String>,
}

/// How old a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Freshness {
    /// Under 12 months (configurable): taken as it is.
    Fresh,
    /// From 12 to 24 months: «ikke bekreftet siden …», still counted.
    Ageing,
    /// Over 24 months: out of the counts.
    Stale,
    /// No date at all: out of the counts.
    Undated,
}

/// Any document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentId {
    /// A municipality.
    Municipality(MunicipalityId),
    /// A solution.
    Solution(SolutionId),
    /// A report.
    Report(ReportId),
    /// A page.
    Page(PageId),
}
