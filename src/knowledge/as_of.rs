//! The day that ages are counted to where the site does not say: the newest date in the content.

use jiff::civil::{Date, date};

use crate::content::{Head, Library, PartialDate};

/// The day of a site without a single date.
const EPOCH: Date = date(1970, 1, 1);

/// The newest date on which something in `library` was written, confirmed or published. A date
/// of which only the year is known counts as the first of January: the day must not be later
/// than what was really seen. Plans and the ends of contracts lie ahead and do not count.
pub(super) fn newest(library: &Library) -> Date {
    let municipalities = library.municipalities.iter().flat_map(|entry| {
        let fields = &entry.main.fields;
        heads(&fields.head)
            .chain(fields.usages.iter().filter_map(|usage| usage.confirmed))
            .chain(fields.needs.iter().filter_map(|need| need.date))
            .chain(fields.maturity.iter().filter_map(|maturity| maturity.date))
    });
    let solutions = library
        .solutions
        .iter()
        .flat_map(|entry| heads(&entry.main.fields.head));
    let reports = library.reports.iter().flat_map(|entry| {
        let fields = &entry.main.fields;
        heads(&fields.head)
            .chain([fields.date])
            .chain(fields.artefacts.iter().filter_map(|artefact| artefact.date))
    });
    let pages = library
        .pages
        .iter()
        .flat_map(|entry| heads(&entry.main.fields.head).chain(entry.main.fields.date));
    municipalities
        .chain(solutions)
        .chain(reports)
        .chain(pages)
        .map(PartialDate::earliest)
        .max()
        .unwrap_or(EPOCH)
}

fn heads(head: &Head) -> impl Iterator<Item = PartialDate> {
    let sources = head.sources.iter().filter_map(|source| source.date);
    head.reviewed.into_iter().chain(sources)
}
