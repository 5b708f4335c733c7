//! The age of what documents state.

use super::freshness::{Age, AgeBasis, Freshness, newest_source};
use super::{DocumentId, Knowledge, ReportId};
use crate::content::vocabulary::Basis;
use crate::text::PartialDate;

impl Knowledge {
    /// Returns the freshness of a statement of `date` on this site.
    pub fn freshness(&self, date: Option<PartialDate>) -> Freshness {
        Freshness::of(date, self.as_of, self.limits)
    }

    /// Returns the age of a report. One written from own experience is as old as its last review or
    /// its date. One written from public sources is as old as its newest source (or the work it
    /// describes): the day it was written down says nothing of the municipality.
    pub fn report_age(&self, report: ReportId) -> Age {
        let main = &self.report(report).entry.main;
        if main.fields.basis == Some(Basis::PublicSources) {
            let period = main
                .fields
                .period
                .and_then(|period| period.to.or(period.from));
            return self.first_age([
                (newest_source(main.head()), AgeBasis::Source),
                (period, AgeBasis::Period),
            ]);
        }
        let written = Some(main.fields.date);
        let reviewed = main.head().reviewed.filter(|date| Some(*date) >= written);
        self.first_age([(reviewed, AgeBasis::Reviewed), (written, AgeBasis::Written)])
    }

    /// Returns the age of a document: [`report_age`](Self::report_age) for a report, else its last
    /// review, its date or its newest source.
    pub fn age(&self, document: DocumentId) -> Age {
        if let DocumentId::Report(report) = document {
            return self.report_age(report);
        }
        let entry = self.document(document);
        let head = entry.main().head;
        self.first_age([
            (head.reviewed, AgeBasis::Reviewed),
            (entry.written(), AgeBasis::Written),
            (newest_source(head), AgeBasis::Source),
        ])
    }

    /// Returns the age by the first of `dates` that is known.
    fn first_age<const N: usize>(&self, dates: [(Option<PartialDate>, AgeBasis); N]) -> Age {
        let known = dates
            .into_iter()
            .find_map(|(date, basis)| Some((date?, basis)));
        Age {
            date: known.map(|(date, _)| date),
            basis: known.map(|(_, basis)| basis),
            freshness: self.freshness(known.map(|(date, _)| date)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn age(fields: &str) -> (Option<String>, Option<AgeBasis>) {
        let site = Site::new().topics(&["skole"]).report("r", fields).link();
        let age = site.report_age(crate::knowledge::Id::new(0));
        (age.date.map(|date| date.to_string()), age.basis)
    }

    #[test]
    fn own_experience_is_as_old_as_its_last_review_or_its_date() {
        assert_eq!(
            age("{dato: 2024-01-01, kilder: [{url: 'https://a.no', dato: 2012}]}"),
            (Some("2024-01-01".to_owned()), Some(AgeBasis::Written))
        );
        assert_eq!(
            age("{dato: 2024-01-01, sist_gjennomgått: 2026-02, grunnlag: egen-erfaring}"),
            (Some("2026-02".to_owned()), Some(AgeBasis::Reviewed))
        );
    }

    #[test]
    fn a_report_from_public_sources_is_as_old_as_what_it_rests_on() {
        let open = "dato: 2026-11-23, grunnlag: åpne-kilder";
        assert_eq!(
            age(&format!(
                "{{{open}, periode: {{fra: 2010}}, kilder: [{{url: 'https://a.no', dato: 2012}}, {{url: 'https://b.no', dato: 2014-05}}]}}"
            )),
            (Some("2014-05".to_owned()), Some(AgeBasis::Source))
        );
        assert_eq!(
            age(&format!("{{{open}, periode: {{fra: 2010, til: 2011}}}}")),
            (Some("2011".to_owned()), Some(AgeBasis::Period))
        );
        assert_eq!(age(&format!("{{{open}}}")), (None, None));
    }
}
