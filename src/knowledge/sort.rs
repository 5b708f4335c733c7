//! The order of every listing, settled once: names and titles in Norwegian order, reports by how
//! new their experience is.

use std::cmp::Reverse;

use super::freshness::{AgeBasis, newest_source};
use super::order::collation_key;
use crate::content::vocabulary::Basis;
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
            Reverse((experienced(fields).map(|(date, _)| date), fields.date)),
            collation_key(&fields.head.title),
        )
    });
}

/// When the experience that a report tells of was made, and how that is known: the work ended, or
/// else began; or else the newest source tells of it; or else who made it wrote it down. Nothing
/// where others wrote of it: that may be years later, and a list sorted by it would hide what is
/// new.
pub fn experienced(report: &Report) -> Option<(PartialDate, AgeBasis)> {
    let period = report.period.as_ref();
    let period = period.and_then(|period| period.to.or(period.from));
    let source = || newest_source(&report.head);
    let told_by_its_maker = report.basis == Some(Basis::OwnExperience);
    period
        .map(|date| (date, AgeBasis::Period))
        .or_else(|| source().map(|date| (date, AgeBasis::Source)))
        .or_else(|| told_by_its_maker.then_some((report.date, AgeBasis::Written)))
}
