//! The graph: every document with its edges, and the facts that follow from them.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::geometry::Boundary;
use super::ids::DocumentId;
use super::names::Names;
use super::node::{
    MunicipalityNode, NetworkNode, PageNode, Region, ReportNode, SolutionNode, TopicNode, Usage,
};
use crate::config::FreshnessLimits;
use crate::content::national::NationalShare;
use crate::content::round::Round;
use crate::content::{Kind, Version};
use crate::text::Slug;

/// All that the documents state, linked.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// The day that ages are counted to: configured, or the newest date in the content, so that
    /// the same content always gives the same site.
    pub as_of: Date,
    /// The limits at which statements age, in months.
    pub limits: FreshnessLimits,
    /// Municipalities, by name in Norwegian order.
    pub municipalities: Vec<MunicipalityNode>,
    /// Solutions, by title in Norwegian order.
    pub solutions: Vec<SolutionNode>,
    /// Reports, newest experience first.
    pub reports: Vec<ReportNode>,
    /// Networks, by title in Norwegian order.
    pub networks: Vec<NetworkNode>,
    /// Plain pages, by title.
    pub pages: Vec<PageNode>,
    /// Topics, in the order of the list.
    pub topics: Vec<TopicNode>,
    /// Inter-municipal groups, in the order of their first municipality number.
    pub regions: Vec<Region>,
    /// Every statement of use, by municipality.
    pub usages: Vec<Usage>,
    /// Figures for the whole country, in the order of the file.
    pub national: Vec<NationalShare>,
    /// Rounds of the survey, in the order of the file.
    pub rounds: Vec<Round>,
    /// Boundaries by [`MunicipalityId`](crate::knowledge::MunicipalityId); empty where the map has none.
    pub boundaries: Vec<Boundary>,
    /// The day that a file was last changed, from the history of the files; empty where that is not
    /// asked for.
    pub changed: BTreeMap<Arc<str>, Date>,
    /// Links to paths on the site, which the plan of routes must check.
    pub paths: Vec<PathLink>,
    /// Documents that are not among these: drafts, those that are kept from the readers, and those
    /// with errors.
    pub hidden: HashSet<(Kind, Slug)>,
    /// The ids of documents by slug, number or file.
    pub(super) names: Names,
}

/// A link to a path on the site: only the plan of routes knows whether it leads anywhere.
#[derive(Clone, Copy, Debug)]
pub struct PathLink {
    /// The document that it stands in.
    pub document: DocumentId,
    /// The version of the document that it stands in.
    pub version: Version,
    /// Its index among the links of the text.
    pub index: usize,
}
