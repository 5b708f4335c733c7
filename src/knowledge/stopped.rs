//! Every effort that was given up, ended or decided against, whatever the solution.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::gathered::Stopped;
use super::sort::experienced;
use super::{Knowledge, ReportId, UsageId};
use crate::text::PartialDate;

impl Knowledge {
    /// Returns the efforts that were stopped, the latest first; those without a date last. A
    /// statement of use whose report is here too is part of that.
    pub fn stopped_efforts(&self) -> Vec<Stopped> {
        let mut stopped: Vec<Stopped> = (self.report_ids())
            .filter(|id| self.report(*id).entry.main.fields.status.is_stopped())
            .map(|report| Stopped {
                report: Some(report),
                usage: None,
            })
            .collect();
        let reported: HashSet<ReportId> = stopped.iter().filter_map(|one| one.report).collect();
        let statements = (0..self.usages.len()).map(UsageId::new).filter(|id| {
            let usage = self.usage(*id);
            let is_reported = usage
                .report
                .is_some_and(|report| reported.contains(&report));
            usage.status.is_stopped() && !is_reported
        });
        stopped.extend(statements.map(|usage| Stopped {
            report: None,
            usage: Some(usage),
        }));
        stopped.sort_by_key(|one| Reverse(self.stopped_on(*one)));
        stopped
    }

    /// Returns the date on which an effort was stopped, as far as it is known.
    pub fn stopped_on(&self, stopped: Stopped) -> Option<PartialDate> {
        let of_report = |id| experienced(&self.report(id).entry.main.fields).map(|(date, _)| date);
        let of_usage = |id| {
            let usage = self.usage(id);
            usage.until.or(usage.confirmed)
        };
        (stopped.usage.and_then(of_usage)).or_else(|| stopped.report.and_then(of_report))
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    #[test]
    fn every_stop_is_listed_once_the_latest_first() {
        let site = Site::new()
            .topics(&["skole"])
            .solution("nett", "")
            .solution("robot", "")
            .municipality("horten", "bruk: [{løsning: nett, status: avsluttet, til: 2020, erfaring: slutt}]")
            .municipality("larvik", "bruk: [{løsning: robot, status: vurdert-ikke-valgt, bekreftet: 2024}, {løsning: nett, status: i-bruk}]")
            .report("slutt", "{løsninger: [nett], periode: {til: 2020}, status: avviklet}")
            .report("drift", "{løsninger: [nett], periode: {til: 2025}}")
            .report("uten-dato", "status: avbrutt")
            .link();
        let stopped = site.stopped_efforts();
        let reports: Vec<_> = stopped.iter().map(|one| one.report).collect();
        let named = |name| site.report_by_slug(name);
        assert_eq!(reports, [None, named("slutt"), named("uten-dato")]);
    }
}
