//! The graph of municipality, solution, report and topic, and every fact that follows from it.
//!
//! [`Knowledge::link`] turns slugs into ids once; after that every question is answered from
//! vectors, for one subject at a time, when a page asks. A file per question; its functions are
//! methods of [`Knowledge`]. Nothing here knows of HTML or addresses.
//!
//! Three rules hold in every answer: what is not stated is never taken for a no, a statement
//! past its limit is shown but not counted, and facts come from a document's main version alone.

mod advice;
pub mod ages;
mod as_of;
mod back;
pub mod contact;
pub mod contracts;
pub mod coverage;
mod dates;
mod degrees;
mod edges;
#[cfg(test)]
mod fixture;
pub mod freshness;
pub mod gathered;
mod geojson;
pub mod geometry;
mod ids;
pub mod likeness;
pub mod link;
mod links;
pub mod lookup;
pub mod maintenance;
pub mod map;
pub mod needs;
pub mod neighbours;
pub mod news;
pub mod node;
mod numbers;
pub mod overview;
pub mod profile;
pub mod reach;
pub mod related;
mod resolve;
mod sort;
pub mod spread;
pub mod usage;
pub mod wording;

pub use freshness::Freshness;
pub use ids::Id;
pub use link::{LinkProblem, Place};
pub use links::PathLink;
pub use node::{
    CompetenceId, LinkedCompetence, LinkedNeed, MunicipalityEdges, MunicipalityNode, NeedId, Node,
    PageEdges, PageNode, Region, ReportEdges, ReportNode, SolutionEdges, SolutionNode, TopicNode,
    Usage,
};
pub use sort::experienced;

use jiff::civil::Date;

use crate::config::FreshnessLimits;
use crate::content::{Municipality, Page, Report, Solution, Topic};

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
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// The day that ages are counted to: configured, or the newest date in the content, so that
    /// the same content always gives the same site.
    pub as_of: Date,
    /// When statements age, in months.
    pub limits: FreshnessLimits,
    /// Municipalities, by name in Norwegian order.
    pub municipalities: Vec<MunicipalityNode>,
    /// Solutions, by title in Norwegian order.
    pub solutions: Vec<SolutionNode>,
    /// Reports, newest experience first.
    pub reports: Vec<ReportNode>,
    /// Plain pages, by title.
    pub pages: Vec<PageNode>,
    /// Topics, in the order of the list.
    pub topics: Vec<TopicNode>,
    /// Inter-municipal groups, in the order of their first municipality number.
    pub regions: Vec<Region>,
    /// Every statement of use, by municipality.
    pub usages: Vec<Usage>,
    /// Boundaries by [`MunicipalityId`]; empty where the map has none.
    pub boundaries: Vec<map::Boundary>,
    /// Links to paths on the site, which the plan of routes must check.
    pub paths: Vec<PathLink>,
    /// Ways to a document by slug, number or file.
    names: lookup::Names,
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
