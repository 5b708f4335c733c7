//! Contacts for a solution, a report or a topic: a municipality, a body that municipalities own
//! together, or a role; never a person.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{
    CompetenceId, Knowledge, MunicipalityId, NetworkId, ReportId, SolutionId, TopicId, UsageId,
};
use crate::content::municipality::MunicipalityContact;
use crate::content::report::ReportContact;
use crate::content::vocabulary::NetworkForm;

/// The largest number of municipalities of a report that tells the experience of each.
const FEW: usize = 3;

/// Someone to ask, with the reasons why they would know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask<'k> {
    /// The municipality; `None` where a report gives a role without a municipality of this site.
    pub municipality: Option<MunicipalityId>,
    /// The body that municipalities own together, where it is one.
    pub network: Option<NetworkId>,
    /// The contact of the municipality or the body: role, unit, shared mailbox.
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
    /// They serve municipalities in one of the topics.
    Serves(TopicId),
}

impl AskReason<'_> {
    /// Returns the place of the reason among those of one municipality, the best first.
    fn rank(&self) -> u8 {
        match self {
            Self::NamedBy(..) => 0,
            Self::CanHelp(_) => 1,
            Self::DescribedIn(_) => 2,
            Self::Uses(_) => 3,
            Self::Serves(_) => 4,
        }
    }
}

impl Knowledge {
    /// Returns at most `count` to ask about `solution`: those whom its reports name, then those who
    /// can help in its topics, then those whose own experience a report tells, then users by
    /// statements within the limits, and last other users. A report about many makes nobody one to
    /// ask: its list may be that of a region, and then says of none of them that it knows more.
    /// Among equals comes the one with the newest statement, and then the largest: never by the
    /// alphabet. A body that serves municipalities in its main topic comes after them.
    pub fn whom_to_ask_about_solution(&self, solution: SolutionId, count: usize) -> Vec<Ask<'_>> {
        let edges = &self.solution(solution).edges;
        let mut asks = Asks::new(self, count);
        for report in &edges.reports {
            asks.named_by(*report);
        }
        asks.can_help(&edges.topics);
        for report in &edges.reports {
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
        let mut asks = asks.asks;
        let main = edges.topics.first().copied();
        asks.extend(main.and_then(|topic| self.bodies_serving(topic).next()));
        asks
    }

    /// Returns at most `count` to ask about `topic`: bodies that serve municipalities in it, then
    /// those who can help, then those whose own experience the newest reports tell.
    pub fn whom_to_ask_about_topic(&self, topic: TopicId, count: usize) -> Vec<Ask<'_>> {
        let mut asks = Asks::new(self, count);
        asks.asks.extend(self.bodies_serving(topic).take(count));
        asks.can_help(&[topic]);
        for report in &self.topic(topic).reports {
            asks.described_in(*report);
        }
        asks.asks
    }

    /// Returns the bodies that municipalities here own together and that serve them in `topic`, by
    /// title. One that has ended, or that has no mailbox, serves nobody who asks.
    fn bodies_serving(&self, topic: TopicId) -> impl Iterator<Item = Ask<'_>> {
        let networks = self.topic(topic).networks.iter().copied();
        networks.filter_map(move |id| {
            let node = self.network(id);
            let fields = &node.entry.main.fields;
            let is_body = matches!(
                fields.form,
                NetworkForm::Iks | NetworkForm::Company | NetworkForm::HostMunicipality
            );
            let members = &node.edges.members;
            let is_ours = members.iter().any(|member| member.municipality.is_some());
            let contact = fields.contact.as_ref()?;
            let serves = is_body && is_ours && fields.until.is_none() && contact.email.is_some();
            serves.then(|| Ask {
                municipality: None,
                network: Some(id),
                contact: Some(contact),
                reasons: vec![AskReason::Serves(topic)],
            })
        })
    }

    /// Decides whether `report` tells the experience of each of its municipalities, as one about a few
    /// does. One about many tells what they have in common.
    pub fn tells_of_each(&self, report: ReportId) -> bool {
        self.report(report).edges.municipalities.len() <= FEW
    }

    /// Returns at most `count` to ask about `report`: the one it names, then the municipalities it
    /// is about where they are few, then those who can help in its topics.
    pub fn whom_to_ask_about_report(&self, report: ReportId, count: usize) -> Vec<Ask<'_>> {
        let mut asks = Asks::new(self, count);
        asks.named_by(report);
        asks.described_in(report);
        asks.can_help(&self.report(report).edges.topics);
        asks.asks
    }
}

/// Those to ask so far, in the order of their best reason.
struct Asks<'k> {
    graph: &'k Knowledge,
    /// The largest number of them. Those that come later only add to the reasons of these, so that
    /// a topic in which hundreds can help costs no more than one with a few.
    most: usize,
    asks: Vec<Ask<'k>>,
    /// The index in `asks` by municipality.
    places: HashMap<MunicipalityId, usize>,
}

impl<'k> Asks<'k> {
    fn new(graph: &'k Knowledge, most: usize) -> Self {
        Self {
            graph,
            most,
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

    /// Adds the municipalities whose experience `report` tells; none where it is about many.
    fn described_in(&mut self, report: ReportId) {
        if !self.graph.tells_of_each(report) {
            return;
        }
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
        if place >= self.most {
            return;
        }
        self.places.extend(municipality.map(|id| (id, place)));
        let profile = municipality.map(|id| &self.graph.municipality(id).entry.main.fields);
        self.asks.push(Ask {
            municipality,
            network: None,
            contact: profile.and_then(|fields| fields.contact.as_ref()),
            reasons: vec![reason],
        });
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
    fn a_body_that_serves_a_topic_comes_first_there_and_last_for_a_solution() {
        let body = |form: &str, more: &str| {
            format!(
                "{{form: {form}, områder: [arkiv], medlemmer: [{{kommune: bamble}}], kontakt: {{epost: post@ika.no}}{more}}}"
            )
        };
        let site = Site::new()
            .topics(&["arkiv"])
            .solution("depot", "")
            .municipality("bamble", "kompetanse: [{tema: arkiv, kan_hjelpe: true}]")
            .municipality("tinn", "bruk: [{løsning: depot, status: i-bruk}]")
            .report("r", "kommuner: [tinn]")
            .network("ika", &body("iks", ""))
            .network("nedlagt", &body("iks", ", til: 2010"))
            .network("nettverk", &body("nettverk", ""))
            .link();
        let names = |asks: &[Ask<'_>]| -> Vec<String> {
            let name = |ask: &Ask<'_>| match (ask.municipality, ask.network) {
                (Some(id), _) => site.municipality(id).entry.slug.to_string(),
                (None, Some(id)) => site.network(id).entry.slug.to_string(),
                (None, None) => String::new(),
            };
            asks.iter().map(name).collect()
        };
        let topic = site.topic_by_slug("arkiv").unwrap();
        assert_eq!(
            names(&site.whom_to_ask_about_topic(topic, 9)),
            ["ika", "bamble", "tinn"]
        );
        let depot = site.solution_by_slug("depot").unwrap();
        assert_eq!(
            names(&site.whom_to_ask_about_solution(depot, 1)),
            ["bamble", "ika"]
        );
    }

    #[test]
    fn a_report_about_many_makes_nobody_of_them_one_to_ask() {
        let site = Site::new()
            .topics(&["skole"])
            .solution("oversikt", "")
            .municipality("bamble", "")
            .municipality("larvik", "")
            .municipality("siljan", "bruk: [{løsning: oversikt, status: i-bruk}]")
            .municipality("tinn", "")
            .report(
                "region",
                "{løsninger: [oversikt], kommuner: [bamble, larvik, siljan, tinn]}",
            )
            .link();
        let solution = site.solution_by_slug("oversikt").unwrap();
        assert_eq!(
            show(&site, &site.whom_to_ask_about_solution(solution, 9)),
            [("siljan".to_owned(), 1)]
        );
        let report = site.report_by_slug("region").unwrap();
        assert!(site.whom_to_ask_about_report(report, 9).is_empty());
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
