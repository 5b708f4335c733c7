//! The graph of municipality, solution, report and topic, and every fact that follows from it.
//!
//! [`Knowledge::link`] turns slugs into ids once; after that every question is answered from
//! vectors, for one subject at a time, when a page asks. Each question has a file; its functions
//! are methods of [`Knowledge`]. Nothing here depends on HTML or addresses.
//!
//! Three rules hold in every answer: what is not stated is never taken for a no, a statement
//! past its limit is shown but not counted, and facts come from a document's main version alone.

mod advice;
pub mod ages;
mod as_of;
pub mod attribution;
pub mod changes;
mod clock;
pub mod contact;
pub mod contracts;
pub mod coverage;
mod dates;
pub mod deadlines;
mod degrees;
mod document_age;
mod edges;
#[cfg(test)]
mod fixture;
pub mod freshness;
pub mod gains;
pub mod gathered;
mod geojson;
pub mod geometry;
mod graph;
mod ids;
mod inverse_edges;
pub mod joint;
pub mod last_changed;
pub mod link;
mod links;
pub mod lookup;
pub mod maintenance;
pub mod map;
mod municipality_numbers;
mod names;
mod need_keys;
pub mod needs;
pub mod neighbours;
pub mod news;
pub mod node;
pub mod overview;
pub mod profile;
pub mod progress;
pub mod reach;
pub mod region_note;
pub mod related;
mod resolve;
mod several;
pub mod shared_needs;
pub mod shared_statements;
mod shared_usage;
pub mod similarity;
mod sort;
pub mod spread;
pub mod standing;
pub mod stopped;
mod target;
pub mod unknowns;
pub mod uptake;
pub mod usage;
pub mod wording;

pub use freshness::Freshness;
pub use graph::{Knowledge, PathLink};
pub use ids::{DocumentId, Id, MunicipalityId, NetworkId, PageId, ReportId, SolutionId, TopicId};
pub use node::{
    CompetenceId, LinkedCompetence, LinkedMember, LinkedNeed, MunicipalityEdges, MunicipalityNode,
    NeedId, NetworkEdges, NetworkNode, Node, PageEdges, PageNode, Region, RegionId, ReportEdges,
    ReportNode, SolutionEdges, SolutionNode, TopicNode, Usage, UsageId,
};
pub use sort::experienced;
