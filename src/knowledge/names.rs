//! The tables from a slug, a number or a file to an id.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::ids::{DocumentId, MunicipalityId, NetworkId, PageId, ReportId, SolutionId, TopicId};
use super::node::RegionId;
use crate::content::{Kind, Version};
use crate::text::Slug;

/// The ids by slug, number and file.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub(super) municipalities: FxHashMap<Slug, MunicipalityId>,
    pub(super) numbers: FxHashMap<String, MunicipalityId>,
    pub(super) solutions: FxHashMap<Slug, SolutionId>,
    pub(super) reports: FxHashMap<Slug, ReportId>,
    pub(super) networks: FxHashMap<Slug, NetworkId>,
    pub(super) pages: FxHashMap<Slug, PageId>,
    pub(super) topics: FxHashMap<Slug, TopicId>,
    pub(super) regions: FxHashMap<Slug, RegionId>,
    pub(super) files: FxHashMap<Arc<str>, (DocumentId, Version)>,
    /// The name that a document has now, by one that it had before.
    pub(super) former: FxHashMap<(Kind, Slug), Slug>,
}
