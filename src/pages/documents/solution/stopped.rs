//! The efforts with a solution that were given up, ended or decided against.

use serde::Serialize;

use crate::content::vocabulary::ReportStatus;
use crate::knowledge::gathered::Stopped;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Text, Word};
use crate::pages::parts::pages::MOST_GATHERED;
use crate::text::PartialDate;

/// An effort that was given up or ended.
#[derive(Serialize)]
pub(super) struct StoppedView<'a> {
    /// The municipality, where a statement of use says so.
    municipality: Option<Link<'a>>,
    /// The report about it.
    report: Option<Link<'a>>,
    /// The first conclusion of the report, else its summary.
    lesson: Option<Text<'a>>,
    /// The status of the effort.
    status: Word,
    /// The date on which it ended.
    until: Option<PartialDate>,
    /// The address of the form in which that is corrected.
    correct: Option<String>,
}

/// Returns the first of the efforts, as many as the page of the solution shows.
pub(super) fn stopped<'a>(reader: &Reader<'a>, all: &[Stopped]) -> Vec<StoppedView<'a>> {
    let shown = all.iter().take(MOST_GATHERED);
    shown.map(|one| stopped_view(reader, *one)).collect()
}

fn stopped_view<'a>(reader: &Reader<'a>, stopped: Stopped) -> StoppedView<'a> {
    let knowledge = reader.knowledge();
    let usage = stopped.usage.map(|id| knowledge.usage(id));
    let report = stopped.report.map(|id| &knowledge.report(id).entry);
    let own = report.map(|report| report.version(reader.lang));
    let status = match (usage, report) {
        (_, Some(report)) => reader.word(report.main.fields.status),
        (Some(usage), None) => reader.usage_status(usage),
        // One of the two always exists.
        (None, None) => reader.word(ReportStatus::Aborted),
    };
    let period = report.and_then(|report| report.main.fields.period);
    StoppedView {
        municipality: usage.map(|usage| reader.municipality(usage.municipality)),
        report: stopped.report.map(|id| reader.report(id)),
        lesson: own.map(|own| Text {
            text: own
                .fields
                .in_short
                .first()
                .map_or(&own.head().summary, |lesson| lesson),
            lang: own.lang(),
        }),
        status,
        until: usage
            .and_then(|usage| usage.until)
            .or(period.and_then(|period| period.to)),
        correct: reader.correct_stopped(stopped),
    }
}
