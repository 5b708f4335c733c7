//! Pages of documents, topics and regions: a file for each kind.

pub mod municipality;
pub mod page;
pub mod region;
pub mod report;
pub mod solution;
pub mod topic;
