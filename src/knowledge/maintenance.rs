//! What needs a hand: facts that are stale, undated or missing, in the order they matter, and
//! whose turn it is.

use std::cmp::Reverse;

use super::{
    DocumentId, Freshness, Knowledge, MunicipalityId, NeedId, ReportId, SolutionId, UsageId,
};
use crate::content::vocabulary::UsageStatus;
use crate::text::PartialDate;

/// What one document needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upkeep {
    /// The document.
    pub document: DocumentId,
    /// Who can do it, by name: the municipality itself, those of a report, the users of a
    /// solution. Empty where nobody is known.
    pub turn: Vec<MunicipalityId>,
    /// The tasks, what matters most first.
    pub tasks: Vec<Task>,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is wrong with what.
    pub kind: TaskKind,
    /// The date last known, where there is one.
    pub since: Option<PartialDate>,
}

/// What is to be done, in the order it matters: what misleads a reader comes before what is only
/// missing, and that before what is only soon due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TaskKind {
    /// The contract has ended, but the solution is stated to be in use.
    ContractEnded(UsageId),
    /// The contract that several share has ended.
    SharedContractEnded,
    /// A statement of use that is out of the counts because of its age.
    StaleUsage(UsageId),
    /// A statement of use without a date.
    UndatedUsage(UsageId),
    /// A plan that was to begin before now.
    OverduePlan(UsageId),
    /// What the document states is too old to count on.
    StaleDocument,
    /// What the document states has no date.
    UndatedDocument,
    /// A need that is too old to count on.
    StaleNeed(NeedId),
    /// A need without a date.
    UndatedNeed(NeedId),
    /// A municipality that has stated no use at all.
    NoUsages,
    /// A solution of which nobody has stated anything.
    NoStatements,
    /// Nobody to ask.
    NoContact,
    /// No source.
    NoSources,
    /// No number of inhabitants.
    NoPopulation,
    /// A municipality that has stated no needs.
    NoNeeds,
    /// A municipality that has stated no competence.
    NoCompetences,
    /// A statement of use that will soon be out of the counts.
    AgeingUsage(UsageId),
    /// What the document states will soon be too old to count on.
    AgeingDocument,
}

/// How urgent a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// A reader may be misled until it is done.
    Misleading,
    /// Something is missing.
    Missing,
    /// Soon to be done.
    Soon,
}

/// Everything that needs a hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Maintenance {
    /// Municipalities, the one with most that misleads first.
    pub municipalities: Vec<Upkeep>,
    /// Solutions, likewise.
    pub solutions: Vec<Upkeep>,
    /// Reports, likewise.
    pub reports: Vec<Upkeep>,
}

impl TaskKind {
    /// How urgent it is.
    pub fn urgency(self) -> Urgency {
        match self.rank() {
            0..=8 => Urgency::Misleading,
            9..=15 => Urgency::Missing,
            _ => Urgency::Soon,
        }
    }

    /// Whether a reader may be misled until it is done.
    pub fn misleads(self) -> bool {
        self.urgency() == Urgency::Misleading
    }

    /// Its place in the order of what matters.
    fn rank(self) -> u8 {
        match self {
            Self::ContractEnded(_) => 0,
            Self::SharedContractEnded => 1,
            Self::StaleUsage(_) => 2,
            Self::UndatedUsage(_) => 3,
            Self::OverduePlan(_) => 4,
            Self::StaleDocument => 5,
            Self::UndatedDocument => 6,
            Self::StaleNeed(_) => 7,
            Self::UndatedNeed(_) => 8,
            Self::NoUsages => 9,
            Self::NoStatements => 10,
            Self::NoContact => 11,
            Self::NoSources => 12,
            Self::NoPopulation => 13,
            Self::NoNeeds => 14,
            Self::NoCompetences => 15,
            Self::AgeingUsage(_) => 16,
            Self::AgeingDocument => 17,
        }
    }
}

impl Upkeep {
    /// Number of tasks of this urgency.
    pub fn count(&self, urgency: Urgency) -> usize {
        let tasks = self.tasks.iter();
        tasks.filter(|task| task.kind.urgency() == urgency).count()
    }
}

impl Knowledge {
    /// Everything that needs a hand; documents that need nothing are left out.
    pub fn maintenance(&self) -> Maintenance {
        Maintenance {
            municipalities: worst_first(
                self.municipality_ids()
                    .map(|id| self.municipality_upkeep(id)),
            ),
            solutions: worst_first(self.solution_ids().map(|id| self.solution_upkeep(id))),
            reports: worst_first(self.report_ids().map(|id| self.report_upkeep(id))),
        }
    }

    /// What a municipality's own profile needs.
    pub fn municipality_upkeep(&self, municipality: MunicipalityId) -> Upkeep {
        let node = self.municipality(municipality);
        let (fields, edges) = (&node.entry.main.fields, &node.edges);
        let mut tasks: Vec<Task> = edges
            .usages
            .iter()
            .filter_map(|id| self.usage_task(*id))
            .collect();
        tasks.extend(edges.needs.iter().enumerate().filter_map(|(index, need)| {
            let id = NeedId {
                municipality,
                index,
            };
            let kind = match need.freshness {
                Freshness::Stale => TaskKind::StaleNeed(id),
                Freshness::Undated => TaskKind::UndatedNeed(id),
                Freshness::Fresh | Freshness::Ageing => return None,
            };
            Some(Task::new(kind, need.need.date))
        }));
        for (is_missing, kind) in [
            (edges.usages.is_empty(), TaskKind::NoUsages),
            (fields.contact.is_none(), TaskKind::NoContact),
            (fields.population.is_none(), TaskKind::NoPopulation),
            (edges.needs.is_empty(), TaskKind::NoNeeds),
            (edges.competences.is_empty(), TaskKind::NoCompetences),
        ] {
            tasks.extend(is_missing.then_some(Task::new(kind, None)));
        }
        self.upkeep(
            DocumentId::Municipality(municipality),
            vec![municipality],
            tasks,
        )
    }

    /// What a solution needs.
    pub fn solution_upkeep(&self, solution: SolutionId) -> Upkeep {
        let node = self.solution(solution);
        let usages = node.edges.usages.iter().map(|id| self.usage(*id));
        let users = usages
            .filter(|usage| usage.status.counts_as_user())
            .map(|usage| usage.municipality);
        let mut tasks = Vec::new();
        if node.edges.usages.is_empty() {
            tasks.push(Task::new(TaskKind::NoStatements, None));
        }
        let shared = node.entry.main.fields.shared_contract.as_ref();
        if let Some(end) = shared.and_then(|shared| shared.end)
            && end.latest() < self.as_of
        {
            tasks.push(Task::new(TaskKind::SharedContractEnded, Some(end)));
        }
        self.upkeep(DocumentId::Solution(solution), users.collect(), tasks)
    }

    /// What a report needs.
    pub fn report_upkeep(&self, report: ReportId) -> Upkeep {
        let node = self.report(report);
        let turn = match node.edges.contact {
            Some(contact) => vec![contact],
            None => {
                let mut about = node.edges.municipalities.clone();
                about.sort_unstable();
                about
            }
        };
        let mut tasks = Vec::new();
        if node.entry.main.fields.contact.is_none() {
            tasks.push(Task::new(TaskKind::NoContact, None));
        }
        self.upkeep(DocumentId::Report(report), turn, tasks)
    }

    /// `tasks` and those that every kind of document can have, what matters most first; of the
    /// same kind the longest due first.
    fn upkeep(
        &self,
        document: DocumentId,
        turn: Vec<MunicipalityId>,
        mut tasks: Vec<Task>,
    ) -> Upkeep {
        let age = self.age(document);
        let kind = match age.freshness {
            Freshness::Fresh => None,
            Freshness::Ageing => Some(TaskKind::AgeingDocument),
            Freshness::Stale => Some(TaskKind::StaleDocument),
            Freshness::Undated => Some(TaskKind::UndatedDocument),
        };
        tasks.extend(kind.map(|kind| Task::new(kind, age.date)));
        if self.main_head(document).sources.is_empty() {
            tasks.push(Task::new(TaskKind::NoSources, None));
        }
        // Stable: what is equal stays in the order of the file.
        tasks.sort_by_key(|task| (task.kind.rank(), task.since));
        Upkeep {
            document,
            turn,
            tasks,
        }
    }

    /// What is to be done about a statement of use: the one thing that matters most.
    fn usage_task(&self, id: UsageId) -> Option<Task> {
        let usage = self.usage(id);
        // What has ended stays so, however long ago someone said it.
        if usage.status.is_stopped() {
            return None;
        }
        let past = |date: Option<PartialDate>| date.filter(|date| date.latest() < self.as_of);
        if let Some(end) = past(usage.contract_end)
            && usage.status.counts_as_user()
        {
            return Some(Task::new(TaskKind::ContractEnded(id), Some(end)));
        }
        match usage.freshness {
            Freshness::Stale => Some(Task::new(TaskKind::StaleUsage(id), usage.confirmed)),
            Freshness::Undated => Some(Task::new(TaskKind::UndatedUsage(id), None)),
            freshness => {
                let since = past(usage.since).filter(|_| usage.status == UsageStatus::Planned);
                let overdue = since.map(|since| Task::new(TaskKind::OverduePlan(id), Some(since)));
                let ageing = (freshness == Freshness::Ageing)
                    .then(|| Task::new(TaskKind::AgeingUsage(id), usage.confirmed));
                overdue.or(ageing)
            }
        }
    }
}

impl Task {
    fn new(kind: TaskKind, since: Option<PartialDate>) -> Self {
        Self { kind, since }
    }
}

/// Those with something to do: the one with most that misleads first, then most that is missing;
/// equals in the order of their kind.
fn worst_first(all: impl Iterator<Item = Upkeep>) -> Vec<Upkeep> {
    let mut all: Vec<Upkeep> = all.filter(|upkeep| !upkeep.tasks.is_empty()).collect();
    all.sort_by_cached_key(|upkeep| {
        Reverse((
            upkeep.count(Urgency::Misleading),
            upkeep.count(Urgency::Missing),
            upkeep.tasks.len(),
        ))
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Id;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        let whole = "folketall: {antall: 9000}, kontakt: {rolle: Rådgiver}, kilder: ['https://a.no'], sist_gjennomgått: 2026-10, behov: [{tema: skole, tekst: A, dato: 2026}], kompetanse: [{tema: skole}]";
        Site::new()
            .topics(&["skole"])
            .solution("alarm", "")
            .solution("kart", "{fellesavtale: {slutt: 2024}, kilder: ['https://a.no'], sist_gjennomgått: 2026-10}")
            .solution("nettbrett", "")
            .municipality("bamble", &format!("{{{whole}, bruk: [{{løsning: kart, status: i-bruk, bekreftet: 2026}}]}}"))
            .municipality("skien", &format!("{{{whole}, bruk: [{{løsning: kart, status: i-bruk, bekreftet: 2025-06}}, {{løsning: nettbrett, status: i-bruk, bekreftet: 2014, avtale_slutt: 2020}}, {{løsning: alarm, status: avsluttet}}]}}"))
            .municipality("vinje", "{behov: [{tema: skole, tekst: A}], bruk: [{løsning: kart, status: i-bruk}, {løsning: nettbrett, status: planlagt, siden: 2024, bekreftet: 2026}]}")
            .report("r", "{kommuner: [vinje, skien], dato: 2025-06, kilder: ['https://a.no']}")
            .link()
    }

    #[test]
    fn what_misleads_comes_first_and_what_is_in_order_is_left_out() {
        let site = site();
        let found = site.maintenance();
        let slugs: Vec<_> = found
            .municipalities
            .iter()
            .map(|upkeep| site.main_head(upkeep.document).title.as_str())
            .collect();
        assert_eq!(slugs, ["vinje", "skien"]);
        let kinds: Vec<_> = found.municipalities[1]
            .tasks
            .iter()
            .map(|task| task.kind)
            .collect();
        assert!(
            matches!(
                kinds[..],
                [TaskKind::ContractEnded(_), TaskKind::AgeingUsage(_)]
            ),
            "{kinds:?}"
        );
    }

    #[test]
    fn undated_overdue_and_missing_are_told_apart() {
        let site = site();
        let vinje = site.municipality_upkeep(site.municipality_by_slug("vinje").unwrap());
        assert_eq!(vinje.count(Urgency::Misleading), 4);
        assert_eq!(vinje.count(Urgency::Missing), 4);
        let kinds: Vec<_> = vinje.tasks.iter().map(|task| task.kind).collect();
        assert!(matches!(
            kinds[..4],
            [
                TaskKind::UndatedUsage(_),
                TaskKind::OverduePlan(_),
                TaskKind::UndatedDocument,
                TaskKind::UndatedNeed(_)
            ]
        ));
    }

    #[test]
    fn it_is_the_turn_of_those_who_know() {
        let site = site();
        let kart = site.solution_upkeep(site.solution_by_slug("kart").unwrap());
        assert_eq!(kart.turn.len(), 3);
        assert_eq!(kart.tasks[0].kind, TaskKind::SharedContractEnded);
        let alarm = site.solution_upkeep(site.solution_by_slug("alarm").unwrap());
        assert!(alarm.turn.is_empty(), "one that has ended is no user");
        let report = site.report_upkeep(Id::new(0));
        assert_eq!(report.turn.len(), 2);
        let kinds: Vec<_> = report.tasks.iter().map(|task| task.kind).collect();
        assert_eq!(kinds, [TaskKind::NoContact, TaskKind::AgeingDocument]);
    }
}
