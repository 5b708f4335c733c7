//! The lessons of reports, for the answer to how it went.

use crate::knowledge::ReportId;
use crate::pages::context::reader::Reader;
use crate::pages::parts::cards::SaidView;

impl<'a> Reader<'a> {
    /// Returns the lessons of the first `limit` of `reports`, each with its place and year.
    pub(crate) fn lessons(&self, reports: &[ReportId], limit: usize) -> Vec<SaidView<'a>> {
        let first = reports.iter().take(limit);
        first.map(|report| self.lesson(*report)).collect()
    }

    /// Returns the lesson of a report, linked to its conclusions, else to its facts.
    fn lesson(&self, report: ReportId) -> SaidView<'a> {
        let version = self.knowledge().report(report).entry.version(self.lang);
        let has_brief = !version.fields.in_short.is_empty();
        let card = self.report_card(report);
        SaidView {
            text: card.lesson.into(),
            lang: version.lang(),
            from: self.report_origin(report, if has_brief { "s-brief" } else { "s-facts" }),
            evidence: None,
            correct: card.correct,
        }
    }
}
