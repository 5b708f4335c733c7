//! Maintenance: facts that are stale, undated or missing, in order of importance, and who is
//! responsible for them.

use std::cmp::Reverse;

use super::{
    DocumentId, Freshness, Knowledge, MunicipalityId, NeedId, ReportId, SolutionId, UsageId,
};
use crate::content::vocabulary::UsageStatus;
use crate::text::PartialDate;

/// The tasks of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaintenanceItem {
    /// The document.
    pub document: DocumentId,
    /// Those who can do it, by name: the municipality itself, those of a report, the users of a
    /// solution. Empty where nobody is known.
    pub responsible: Vec<MunicipalityId>,
    /// The tasks, the most important first.
    pub tasks: Vec<Task>,
}

/// A task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// The kind of task, and what it concerns.
    pub kind: TaskKind,
    /// The date last known, where there is one.
    pub since: Option<PartialDate>,
}

/// The kinds of task, in order of importance: what misleads a reader comes before what is only
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
    /// A document whose statements are too old to count on.
    StaleDocument,
    /// A document whose statements have no date.
    UndatedDocument,
    /// A need that is too old to count on.
    StaleNeed(NeedId),
    /// A need without a date.
    UndatedNeed(NeedId),
    /// A municipality that has stated no use at all.
    NoUsages,
    /// A solution without any statement of use.
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
    /// A document whose statements will soon be too old to count on.
    AgeingDocument,
}

/// The urgency of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// A reader may be misled until it is done.
    Misleading,
    /// Something is missing.
    Missing,
    /// Soon to be done.
    Soon,
}

/// Everything that needs maintenance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Maintenance {
    /// Municipalities, the one with most that misleads first.
    pub municipalities: Vec<MaintenanceItem>,
    /// Solutions, likewise.
    pub solutions: Vec<MaintenanceItem>,
    /// Reports, likewise.
    pub reports: Vec<MaintenanceItem>,
}

impl TaskKind {
    /// Returns its urgency.
    pub fn urgency(self) -> Urgency {
        match self.rank() {
            0..=8 => Urgency::Misleading,
            9..=15 => Urgency::Missing,
            _ => Urgency::Soon,
        }
    }

    /// Returns whether a reader may be misled until it is done.
    pub fn misleads(self) -> bool {
        self.urgency() == Urgency::Misleading
    }

    /// Returns its rank in order of importance.
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

impl MaintenanceItem {
    /// Counts the tasks of this urgency.
    pub fn count(&self, urgency: Urgency) -> usize {
        let tasks = self.tasks.iter();
        tasks.filter(|task| task.kind.urgency() == urgency).count()
    }
}

impl Knowledge {
    /// Returns everything that needs maintenance; documents without tasks are left out.
    pub fn maintenance(&self) -> Maintenance {
        Maintenance {
            municipalities: worst_first(
                self.municipality_ids()
                    .map(|id| self.municipality_maintenance(id)),
            ),
            solutions: worst_first(self.solution_ids().map(|id| self.solution_maintenance(id))),
            reports: worst_first(self.report_ids().map(|id| self.report_maintenance(id))),
        }
    }

    /// Returns the tasks of a municipality's own profile.
    pub fn municipality_maintenance(&self, municipality: MunicipalityId) -> MaintenanceItem {
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
        self.item(
            DocumentId::Municipality(municipality),
            vec![municipality],
            tasks,
        )
    }

    /// Returns the tasks of a solution.
    pub fn solution_maintenance(&self, solution: SolutionId) -> MaintenanceItem {
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
        self.item(DocumentId::Solution(solution), users.collect(), tasks)
    }

    /// Returns the tasks of a report.
    pub fn report_maintenance(&self, report: ReportId) -> MaintenanceItem {
        let node = self.report(report);
        let responsible = match node.edges.contact {
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
        self.item(DocumentId::Report(report), responsible, tasks)
    }

    /// Adds to `tasks` those that every kind of document can have. The most important come first;
    /// of the same kind, the one that has been due longest.
    fn item(
        &self,
        document: DocumentId,
        responsible: Vec<MunicipalityId>,
        mut tasks: Vec<Task>,
    ) -> MaintenanceItem {
        let age = self.age(document);
        let kind = match age.freshness {
            Freshness::Fresh => None,
            Freshness::Ageing => Some(TaskKind::AgeingDocument),
            Freshness::Stale => Some(TaskKind::StaleDocument),
            Freshness::Undated => Some(TaskKind::UndatedDocument),
        };
        tasks.extend(kind.map(|kind| Task::new(kind, age.date)));
        if self.document(document).main().head.sources.is_empty() {
            tasks.push(Task::new(TaskKind::NoSources, None));
        }
        // The sort is stable: equals stay in the order of the file.
        tasks.sort_by_key(|task| (task.kind.rank(), task.since));
        MaintenanceItem {
            document,
            responsible,
            tasks,
        }
    }

    /// Returns the most important task of a statement of use.
    fn usage_task(&self, id: UsageId) -> Option<Task> {
        let usage = self.usage(id);
        // What has ended stays ended, at any age of the statement.
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

/// Returns the items that have tasks: those that a municipality of the site can do before those that
/// nobody here can; of each the one with most that misleads first, then most that is missing; equals
/// in the order of their kind.
fn worst_first(all: impl Iterator<Item = MaintenanceItem>) -> Vec<MaintenanceItem> {
    let mut all: Vec<MaintenanceItem> = all.filter(|item| !item.tasks.is_empty()).collect();
    all.sort_by_cached_key(|item| {
        Reverse((
            !item.responsible.is_empty(),
            item.count(Urgency::Misleading),
            item.count(Urgency::Missing),
            item.tasks.len(),
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
            .map(|item| site.document(item.document).main().head.title.as_str())
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
    fn undated_overdue_and_missing_are_distinguished() {
        let site = site();
        let vinje = site.municipality_maintenance(site.municipality_by_slug("vinje").unwrap());
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
    fn those_who_know_are_responsible() {
        let site = site();
        let kart = site.solution_maintenance(site.solution_by_slug("kart").unwrap());
        assert_eq!(kart.responsible.len(), 3);
        assert_eq!(kart.tasks[0].kind, TaskKind::SharedContractEnded);
        let alarm = site.solution_maintenance(site.solution_by_slug("alarm").unwrap());
        assert!(
            alarm.responsible.is_empty(),
            "one that has ended is no user"
        );
        let report = site.report_maintenance(Id::new(0));
        assert_eq!(report.responsible.len(), 2);
        let kinds: Vec<_> = report.tasks.iter().map(|task| task.kind).collect();
        assert_eq!(kinds, [TaskKind::NoContact, TaskKind::AgeingDocument]);
    }
}
