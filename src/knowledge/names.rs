//! The tables from a slug, a number or a file to an id.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::ids::{DocumentId, Id, MunicipalityId, PageId, ReportId, SolutionId, TopicId};
use super::node::RegionId;
use crate::content::{Entry, HasHead, Version};
use crate::text::Slug;

/// The ids by slug, number and file.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    pub(super) municipalities: FxHashMap<Slug, MunicipalityId>,
    pub(super) numbers: FxHashMap<String, MunicipalityId>,
    pub(super) solutions: FxHashMap<Slug, SolutionId>,
    pub(super) reports: FxHashMap<Slug, ReportId>,
    pub(super) pages: FxHashMap<Slug, PageId>,
    pub(super) topics: FxHashMap<Slug, TopicId>,
    pub(super) regions: FxHashMap<Slug, RegionId>,
    pub(super) files: FxHashMap<Arc<str>, (DocumentId, Version)>,
}

impl Names {
    /// Adds the files that `entries` are read from.
    pub(super) fn add_files<F: HasHead>(
        &mut self,
        entries: &[Entry<F>],
        document: impl Fn(Id<F>) -> DocumentId,
    ) {
        for (index, entry) in entries.iter().enumerate() {
            let document = document(Id::new(index));
            let main = (Arc::clone(&entry.main.file), (document, Version::Main));
            let translation = entry.translation.as_ref();
            self.files.extend([main]);
            self.files.extend(translation.map(|translation| {
                (
                    Arc::clone(&translation.file),
                    (document, Version::Translation),
                )
            }));
        }
    }
}
