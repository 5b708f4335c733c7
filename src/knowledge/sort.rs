//! The order of every listing, settled once: names and titles in Norwegian order, reports by how
//! new their experience is.

use std::cmp::Reverse;

use super::freshness::newest_source;
use super::order::collation_key;
use crate::content::{Entry, Library, PartialDate, Report};

/// Sorts everything. What is equal stays in order of slug.
pub(super) fn library(library: &mut Library) {
    library
        .municipalities
        .sort_by_cached_key(|entry| collation_key(&entry.main.fields.head.title));
    library
        .solutions
        .sort_by_cached_key(|entry| collation_key(&entry.main.fields.head.title));
    library
        .pages
        .sort_by_cached_key(|entry| collation_key(&entry.main.fields.head.title));
    library.reports.sort_by_cached_key(|entry: &Entry<Report>| {
        let fields = &entry.main.fields;
        (
            Reverse((experienced(fields), fields.date)),
            collation_key(&fields.head.title),
        )
    });
}

/// When the experience that a report tells of was made: when the work ended, or else began, or
/// else when the newest source tells of it. When the report was written comes last: that may be
/// years later, and a list sorted by it would hide what is new.
pub fn experienced(report: &Report) -> PartialDate {
    let period = report.period.as_ref();
    period
        .and_then(|period| period.to.or(period.from))
        .or_else(|| newest_source(&report.head))
        .unwrap_or(report.date)
}
