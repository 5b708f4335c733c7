//! The age of the statements of a document.

use serde::Serialize;

use crate::knowledge::DocumentId;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{age_basis, freshness};
use crate::text::PartialDate;

/// The age of the statements of a document.
#[derive(Serialize)]
pub(crate) struct AgeView {
    /// The date it is counted from.
    pub(crate) date: Option<PartialDate>,
    /// The kind of that date: `reviewed`, `written`, `source` or `period`.
    pub(crate) basis: Option<&'static str>,
    /// The age by that date: `fresh`, `ageing`, `stale`, `undated`.
    pub(crate) freshness: &'static str,
}

impl Reader<'_> {
    /// Returns the age of the statements of a document.
    pub(crate) fn age(&self, id: DocumentId) -> AgeView {
        let age = self.knowledge().age(id);
        AgeView {
            date: age.date,
            basis: age.basis.map(age_basis),
            freshness: freshness(age.freshness),
        }
    }
}
