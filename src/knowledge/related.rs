//! Related reports: those that share a solution, a topic or a municipality.

use std::cmp::Reverse;

use super::{Knowledge, MunicipalityId, ReportEdges, ReportId, SolutionId, TopicId};

/// A related report, with what both have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The report.
    pub report: ReportId,
    /// Solutions that both are about.
    pub solutions: Vec<SolutionId>,
    /// Topics that both have.
    pub topics: Vec<TopicId>,
    /// Municipalities that both are about.
    pub municipalities: Vec<MunicipalityId>,
    /// `true` where one reused the work of the other.
    pub reuse: bool,
}

/// The weight of one shared solution, topic or municipality, and of having reused the other.
/// Solutions weigh most: two reports on the same solution are on the same thing, while a topic is
/// wide, and a municipality does many unlike things.
const SOLUTION: usize = 4;
const TOPIC: usize = 2;
const MUNICIPALITY: usize = 1;
const REUSE: usize = 5;

/// The number of reports of one solution, topic or municipality that are looked at, the newest
/// first. A bound, so that the pages of a site with thousands of reports on one topic do not each
/// look through them all.
const LOOKED_AT: usize = 100;

impl Knowledge {
    /// Returns at most `count` related reports, nearest first; equal ones newest first.
    pub fn related_reports(&self, report: ReportId, count: usize) -> Vec<Related> {
        let own = &self.report(report).edges;
        let mut related: Vec<(Reverse<usize>, ReportId)> = self
            .candidates(own)
            .into_iter()
            .filter(|(other, _)| *other != report)
            .map(|(other, nearness)| (Reverse(nearness), other))
            .collect();
        if count < related.len() {
            // Of some hundreds, all but the first few stay unsorted.
            related.select_nth_unstable(count);
            related.truncate(count);
        }
        related.sort_unstable();
        related
            .into_iter()
            .map(|(_, other)| self.shared_with(own, other))
            .collect()
    }

    /// Returns the reports that are looked at, each once, with its nearness. It is told by the lists
    /// that they are in: to ask each of hundreds of reports what it is about takes three times as long.
    fn candidates(&self, own: &ReportEdges) -> Vec<(ReportId, usize)> {
        let lists = self.lists(own);
        let mut found: Vec<(ReportId, usize)> = Vec::new();
        for (weight, reports) in &lists {
            let looked_at = reports.iter().take(LOOKED_AT);
            found.extend(looked_at.map(|other| (*other, *weight)));
        }
        let reused = own.reused_from.iter().chain(&own.reused_by);
        found.extend(reused.map(|other| (*other, 0)));
        found.sort_unstable();
        found.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            kept.1 += if is_same { next.1 } else { 0 };
            is_same
        });
        for (weight, reports) in lists {
            // Lists are in the order of their numbers.
            let Some((last, beyond)) = reports.get(LOOKED_AT - 1).zip(reports.get(LOOKED_AT..))
            else {
                continue;
            };
            for (other, nearness) in found.iter_mut().filter(|(other, _)| other > last) {
                *nearness += weight * usize::from(beyond.binary_search(other).is_ok());
            }
        }
        for (other, nearness) in &mut found {
            *nearness += REUSE * usize::from(has_reused(own, *other));
        }
        found
    }

    /// Returns the reports of each solution, topic and municipality of a report, with the weight of
    /// being among them.
    fn lists(&self, own: &ReportEdges) -> Vec<(usize, &[ReportId])> {
        let solutions = own.solutions.iter();
        let solutions = solutions.map(|id| (SOLUTION, &self.solution(*id).edges.reports));
        let topics = own.topics.iter();
        let topics = topics.map(|id| (TOPIC, &self.topic(*id).reports));
        let municipalities = own.municipalities.iter();
        let municipalities =
            municipalities.map(|id| (MUNICIPALITY, &self.municipality(*id).edges.reports));
        let all = solutions.chain(topics).chain(municipalities);
        all.map(|(weight, reports)| (weight, reports.as_slice()))
            .collect()
    }

    fn shared_with(&self, own: &ReportEdges, other: ReportId) -> Related {
        let its = &self.report(other).edges;
        Related {
            report: other,
            solutions: shared(&own.solutions, &its.solutions).collect(),
            topics: shared(&own.topics, &its.topics).collect(),
            municipalities: shared(&own.municipalities, &its.municipalities).collect(),
            reuse: has_reused(own, other),
        }
    }
}

fn has_reused(own: &ReportEdges, other: ReportId) -> bool {
    own.reused_from.contains(&other) || own.reused_by.contains(&other)
}

fn shared<'a, T: PartialEq + Copy>(own: &'a [T], its: &'a [T]) -> impl Iterator<Item = T> + 'a {
    own.iter().copied().filter(|id| its.contains(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["skole", "arkiv"])
            .solution("nettbrett", "")
            .municipality("skien", "")
            .report(
                "utgangspunkt",
                "{løsninger: [nettbrett], kommuner: [skien], temaer: [skole]}",
            )
            .report("samme-losning", "{løsninger: [nettbrett], temaer: [arkiv]}")
            .report("samme-tema", "periode: {fra: 2020}")
            .report("samme-tema-nyere", "periode: {fra: 2022}")
            .report("samme-kommune", "{kommuner: [skien], temaer: [arkiv]}")
            .report(
                "gjenbruk",
                "{gjenbrukt_fra: [utgangspunkt], temaer: [arkiv]}",
            )
            .report("noe-annet", "temaer: [arkiv]")
            .link()
    }

    #[test]
    fn the_nearest_come_first_and_equal_ones_by_age() {
        let site = site();
        let related = site.related_reports(site.report_by_slug("utgangspunkt").unwrap(), 9);
        let slugs: Vec<_> = related
            .iter()
            .map(|found| site.report(found.report).entry.slug.as_str())
            .collect();
        assert_eq!(
            slugs,
            [
                "gjenbruk",
                "samme-losning",
                "samme-tema-nyere",
                "samme-tema",
                "samme-kommune"
            ]
        );
        assert!(related[0].reuse);
        assert_eq!(related[1].solutions.len(), 1);
        assert_eq!(related[4].municipalities.len(), 1);
    }

    #[test]
    fn no_more_than_asked_for() {
        let site = site();
        let report = site.report_by_slug("utgangspunkt").unwrap();
        assert_eq!(site.related_reports(report, 2).len(), 2);
    }
}
