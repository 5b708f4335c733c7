//! Contacts for a solution or a report: a municipality and a role, never a person.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{CompetenceId, Knowledge, MunicipalityId, ReportId, SolutionId, TopicId, UsageId};
use crate::content::municipality::MunicipalityContact;
use crate::content::report::ReportContact;

/// The largest number of municipalities of a report that tells the experience of each.
const FEW: usize = 3;

/// Someone to ask, with the reasons why they would know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask<'k> {
    /// The municipality; `None` where a report gives a role without a municipality of this site.
    pub municipality: Option<MunicipalityId>,
    /// The municipality's contact: role, unit, shared mailbox.
    pub contact: Option<&'k MunicipalityContact>,
    /// The reasons why they would know, the best first.
    pub reasons: Vec<AskReason<'k>>,
}

/// A reason why someone would know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskReason<'k> {
    /// A report names them, with role and what they can help with.
    NamedBy(ReportId, &'k ReportContact),
    /// They have said they can help in one of the topics.
    CanHelp(CompetenceId),
    /// They use the solution.
    Uses(UsageId),
    /// A report is about them.
    DescribedIn(ReportId),
}

impl AskReason<'_> {
    /// Returns the place of the reason among those of one municipality, the best first.
    fn rank(&self) -> u8 {
        match self {
            Self::NamedBy(..) => 0,
            Self::CanHelp(_) => 1,
            Self::Uses(_) => 2,
            Self::DescribedIn(_) => 3,
        }
    }
}

impl Knowledge {
    /// Returns at most `count` to ask about `solution`: those whom its reports name, then those who
    /// can help in its topics, then those whose own experience a report tells, then users by
    /// statements within the limits, then other users, and last those of reports about many. Among
    /// equals comes the one with the newest statement, and then the largest: never by the alphabet.
    pub fn whom_to_ask_about_solution(&self, solution: SolutionId, count: usize) -> Vec<Ask<'_>> {
        let edges = &self.solution(solution).edges;
        let mut asks = Asks::new(self);
        for report in &edges.reports {
            asks.named_by(*report);
        }
        asks.can_help(&edges.topics);
        let is_own = |id: &&ReportId| self.report(**id).edges.municipalities.len() <= FEW;
        for report in edges.reports.iter().filter(is_own) {
            asks.described_in(*report);
        }
        let mut users = edges.usages.clone();
        users.retain(|id| self.usage(*id).is_use());
        users.sort_by_key(|id| {
            let usage = self.usage(*id);
            let fields = &self.municipality(usage.municipality).entry.main.fields;
            let inhabitants = fields.population.map_or(0, |population| population.count);
            let is_old = !usage.freshness.counts();
            (is_old, Reverse(usage.confirmed), Reverse(inhabitants))
        });
        for usage in users {
            asks.add(Some(self.usage(usage).municipality), AskReason::Uses(usage));
        }
        for report in edges.reports.iter().filter(|id| !is_own(id)) {
            asks.described_in(*report);
        }
        asks.first(count)
    }

    /// Returns at most `count` to ask about `report`: the one it names, then the municipalities it
    /// is about, then those who can help in its topics.
    pub fn whom_to_ask_about_report(&self, report: ReportId, count: usize) -> Vec<Ask<'_>> {
        let mut asks = Asks::new(self);
        asks.named_by(report);
        asks.described_in(report);
        asks.can_help(&self.report(report).edges.topics);
        asks.first(count)
    }
}

/// Those to ask so far, in the order of their best reason.
struct Asks<'k> {
    graph: &'k Knowledge,
    asks: Vec<Ask<'k>>,
    /// The index in `asks` by municipality.
    places: HashMap<MunicipalityId, usize>,
}

impl<'k> Asks<'k> {
    fn new(graph: &'k Knowledge) -> Self {
        Self {
            graph,
            asks: Vec::new(),
            places: HashMap::new(),
        }
    }

    fn named_by(&mut self, report: ReportId) {
        let node = self.graph.report(report);
        if let Some(contact) = &node.entry.main.fields.contact {
            let of = node.edges.contact.or(match node.edges.municipalities[..] {
                // A role without a municipality, in a report about one, belongs to that one.
                [only] => Some(only),
                _ => None,
            });
            self.add(of, AskReason::NamedBy(report, contact));
        }
    }

    fn described_in(&mut self, report: ReportId) {
        for municipality in &self.graph.report(report).edges.municipalities {
            self.add(Some(*municipality), AskReason::DescribedIn(report));
        }
    }

    fn can_help(&mut self, topics: &[TopicId]) {
        let graph = self.graph;
        for id in topics.iter().flat_map(|topic| graph.competences_in(*topic)) {
            if graph.competence(id).competence.can_help {
                self.add(Some(id.municipality), AskReason::CanHelp(id));
            }
        }
    }

    fn add(&mut self, municipality: Option<MunicipalityId>, reason: AskReason<'k>) {
        if let Some(place) = municipality.and_then(|id| self.places.get(&id)) {
            let reasons = &mut self.asks[*place].reasons;
            reasons.push(reason);
            reasons.sort_by_key(AskReason::rank);
            return;
        }
        let place = self.asks.len();
        self.places.extend(municipality.map(|id| (id, place)));
        let profile = municipality.map(|id| &self.graph.municipality(id).entry.main.fields);
        self.asks.push(Ask {
            municipality,
            contact: profile.and_then(|fields| fields.contact.as_ref()),
            reasons: vec![reason],
        });
    }

    fn first(mut self, count: usize) -> Vec<Ask<'k>> {
        self.asks.truncate(count);
        self.asks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["skole"])
            .solution("nettbrett", "")
            .municipality("bamble", "bruk: [{løsning: nettbrett, status: i-bruk, bekreftet: 2012}]")
            .municipality("larvik", "{kontakt: {rolle: Rådgiver}, bruk: [{løsning: nettbrett, status: i-bruk, bekreftet: 2026}]}")
            .municipality("siljan", "bruk: [{løsning: nettbrett, status: bruker-ikke}]")
            .municipality("tinn", "{kompetanse: [{tema: skole, kan_hjelpe: true}, {tema: skole, tekst: Bare litt}]}")
            .municipality("vinje", "")
            .report("r", "{løsninger: [nettbrett], kommuner: [bamble, vinje], kontakt: {rolle: IKT-leder, kommune: bamble}}")
            .report("utenfra", "{løsninger: [nettbrett], kontakt: {rolle: Prosjektleder i KS}}")
            .link()
    }

    fn show(site: &Knowledge, asks: &[Ask<'_>]) -> Vec<(String, usize)> {
        let name = |ask: &Ask<'_>| {
            ask.municipality.map_or_else(String::new, |id| {
                site.municipality(id).entry.slug.to_string()
            })
        };
        asks.iter()
            .map(|ask| (name(ask), ask.reasons.len()))
            .collect()
    }

    #[test]
    fn named_contacts_come_first_and_each_is_listed_once() {
        let site = site();
        let solution = site.solution_by_slug("nettbrett").unwrap();
        let asks = site.whom_to_ask_about_solution(solution, 9);
        let expected = [
            ("bamble", 3),
            ("", 1),
            ("tinn", 1),
            ("vinje", 1),
            ("larvik", 1),
        ];
        assert_eq!(
            show(&site, &asks),
            expected.map(|(name, reasons)| (name.to_owned(), reasons))
        );
        assert!(asks[4].contact.is_some());
        assert_eq!(site.whom_to_ask_about_solution(solution, 2).len(), 2);
    }

    #[test]
    fn contacts_of_a_report_are_the_one_it_names_then_those_it_is_about() {
        let site = site();
        let report = site.report_by_slug("r").unwrap();
        let asks = site.whom_to_ask_about_report(report, 9);
        let expected = [("bamble", 2), ("vinje", 1), ("tinn", 1)];
        assert_eq!(
            show(&site, &asks),
            expected.map(|(name, reasons)| (name.to_owned(), reasons))
        );
    }
}
