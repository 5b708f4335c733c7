//! Maintenance: what needs a hand? What is stale or missing, with the file to mend it in.

use serde::Serialize;

use crate::content::Version;
use crate::knowledge::maintenance::{Task, TaskKind, Upkeep};
use crate::knowledge::{DocumentId, UsageId};
use crate::pages::address::SitePage;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// So many solutions and reports are shown: those that mislead most.
const LIMIT: usize = 60;

/// What `maintenance.html` is given.
#[derive(Serialize)]
pub(crate) struct MaintenanceView<'a> {
    /// Municipalities, the one with most that misleads first.
    municipalities: Vec<UpkeepView<'a>>,
    /// Solutions, likewise.
    solutions: Vec<UpkeepView<'a>>,
    /// Solutions that are not shown.
    more_solutions: usize,
    /// Reports, likewise.
    reports: Vec<UpkeepView<'a>>,
    /// Reports that are not shown.
    more_reports: usize,
    /// Months before a statement is out of the counts.
    stale_months: u32,
    /// How to contribute, where the site tells.
    contribute: Option<Link<'a>>,
}

/// What one document needs.
#[derive(Serialize)]
struct UpkeepView<'a> {
    /// The document.
    #[serde(flatten)]
    link: Link<'a>,
    /// Its name in addresses; the id of the row is made from it.
    slug: &'a str,
    /// Where its file can be edited.
    edit_url: Option<String>,
    /// Who can do it, for what is not a municipality's own.
    turn: Vec<Link<'a>>,
    /// What there is to do, what matters most first.
    tasks: Vec<TaskView<'a>>,
    /// How many of them may mislead a reader.
    misleading: usize,
}

/// One thing to do.
#[derive(Serialize)]
struct TaskView<'a> {
    /// The end of the key of its words: `stale_usage` is the text `task.stale_usage`.
    kind: &'static str,
    /// Whether it may mislead a reader.
    misleads: bool,
    /// The solution or topic that it is about, where it is not the document itself.
    subject: Option<Link<'a>>,
    /// The municipality whose statement it is, on another document's list.
    municipality: Option<Link<'a>>,
    /// The date last known.
    since: Option<PartialDate>,
}

/// The page.
pub(crate) fn maintenance<'a>(reader: &Reader<'a>) -> (PageMeta, MaintenanceView<'a>) {
    let meta = reader.site_page_meta(SitePage::Maintenance);
    let all = reader.knowledge().maintenance();
    let view = |upkeep: &Upkeep| upkeep_view(reader, upkeep);
    let view = MaintenanceView {
        municipalities: all.municipalities.iter().map(view).collect(),
        solutions: all.solutions.iter().take(LIMIT).map(view).collect(),
        more_solutions: all.solutions.len().saturating_sub(LIMIT),
        reports: all.reports.iter().take(LIMIT).map(view).collect(),
        more_reports: all.reports.len().saturating_sub(LIMIT),
        stale_months: reader.knowledge().limits.stale,
        contribute: reader.page_by_slug("bidra"),
    };
    (reader.describe_collection(meta), view)
}

fn upkeep_view<'a>(reader: &Reader<'a>, upkeep: &Upkeep) -> UpkeepView<'a> {
    let id = upkeep.document;
    let is_own = matches!(id, DocumentId::Municipality(_));
    UpkeepView {
        link: reader.document(id),
        slug: reader.document_slug(id),
        edit_url: reader.edit_url(id, Version::Main),
        turn: upkeep
            .turn
            .iter()
            .filter(|_| !is_own)
            .map(|municipality| reader.municipality(*municipality))
            .collect(),
        tasks: upkeep
            .tasks
            .iter()
            .map(|task| task_view(reader, task, is_own))
            .collect(),
        misleading: upkeep
            .tasks
            .iter()
            .filter(|task| task.kind.misleads())
            .count(),
    }
}

fn task_view<'a>(reader: &Reader<'a>, task: &Task, is_own: bool) -> TaskView<'a> {
    let knowledge = reader.knowledge();
    let usage = |id: UsageId| {
        let usage = knowledge.usage(id);
        let municipality = (!is_own).then(|| reader.municipality(usage.municipality));
        (Some(reader.solution(usage.solution)), municipality)
    };
    let (kind, (subject, municipality)) = match task.kind {
        TaskKind::ContractEnded(id) => ("contract_ended", usage(id)),
        TaskKind::StaleUsage(id) => ("stale_usage", usage(id)),
        TaskKind::UndatedUsage(id) => ("undated_usage", usage(id)),
        TaskKind::OverduePlan(id) => ("overdue_plan", usage(id)),
        TaskKind::AgeingUsage(id) => ("ageing_usage", usage(id)),
        TaskKind::StaleNeed(id) => (
            "stale_need",
            (Some(reader.topic(knowledge.need(id).topic)), None),
        ),
        TaskKind::UndatedNeed(id) => (
            "undated_need",
            (Some(reader.topic(knowledge.need(id).topic)), None),
        ),
        TaskKind::SharedContractEnded => ("shared_contract_ended", (None, None)),
        TaskKind::StaleDocument => ("stale_document", (None, None)),
        TaskKind::UndatedDocument => ("undated_document", (None, None)),
        TaskKind::NoUsages => ("no_usages", (None, None)),
        TaskKind::NoContact => ("no_contact", (None, None)),
        TaskKind::NoSources => ("no_sources", (None, None)),
        TaskKind::NoPopulation => ("no_population", (None, None)),
        TaskKind::NoNeeds => ("no_needs", (None, None)),
        TaskKind::NoCompetences => ("no_competences", (None, None)),
        TaskKind::NoStatements => ("no_statements", (None, None)),
        TaskKind::AgeingDocument => ("ageing_document", (None, None)),
    };
    TaskView {
        kind,
        misleads: task.kind.misleads(),
        subject,
        municipality,
        since: task.since,
    }
}

impl<'a> Reader<'a> {
    /// The name of a document in addresses.
    fn document_slug(&self, id: DocumentId) -> &'a str {
        match id {
            DocumentId::Municipality(id) => self.municipality_slug(id),
            DocumentId::Solution(id) => self.solution_slug(id),
            DocumentId::Report(id) => self.knowledge().report(id).entry.slug.as_str(),
            DocumentId::Page(id) => self.knowledge().page(id).entry.slug.as_str(),
        }
    }
}
