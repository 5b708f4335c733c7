//! The maintenance page: stale or missing content, with the file to correct it in.

use serde::Serialize;

use crate::content::Version;
use crate::knowledge::maintenance::{MaintenanceItem, Task, TaskKind};
use crate::knowledge::progress::Progress;
use crate::knowledge::{DocumentId, UsageId};
use crate::pages::context::flat::serialize_flat;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::files::data::Table;
use crate::pages::files::forms::kinds::has_form;
use crate::pages::parts::downloads::Download;
use crate::pages::parts::pages::MOST_ROWS;
use crate::pages::parts::rounds::RoundsView;
use crate::pages::parts::unknowns::UnknownsView;
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// The number of solutions and of reports that are shown: the most misleading ones.
const LIMIT: usize = 60;
/// The number of municipalities that are shown; where there are more, only the first tasks of each.
/// The tables to download have them all.
const MANY: usize = 100;
/// The number of tasks that are shown there.
const FEW_TASKS: usize = 2;

/// The data for `maintenance.html`.
#[derive(Serialize)]
pub(crate) struct MaintenanceView<'a> {
    /// The progress of each municipality, those of the network first.
    progress: Vec<ProgressView<'a>>,
    /// The number of municipalities that are not shown there.
    more_progress: usize,
    /// The number of all municipalities.
    places: usize,
    /// The number of them that have answered.
    answered: usize,
    /// The ways to the same as a table.
    downloads: Vec<Download>,
    /// Municipalities, the one with most misleading statements first.
    municipalities: Vec<MaintenanceItemView<'a>>,
    /// The number of municipalities that are not shown.
    more_municipalities: usize,
    /// Solutions, in the same order.
    solutions: Vec<MaintenanceItemView<'a>>,
    /// The number of solutions that are not shown.
    more_solutions: usize,
    /// Reports, in the same order.
    reports: Vec<MaintenanceItemView<'a>>,
    /// The number of reports that are not shown.
    more_reports: usize,
    /// The open questions of documents, by kind and title.
    unknown: Vec<UnknownView<'a>>,
    /// The number of documents with open questions.
    all_unknown: usize,
    /// The number of those that are not shown.
    more_unknown: usize,
    /// The rounds of the survey, where there have been any.
    rounds: Option<RoundsView<'a>>,
    /// The age in months from which a statement no longer counts.
    stale_months: u32,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
}

/// The state of what is stated of one municipality.
#[derive(Serialize)]
struct ProgressView<'a> {
    /// The municipality.
    #[serde(flatten)]
    link: Link<'a>,
    /// Its name in addresses.
    slug: &'a str,
    /// The number of statements of use of it.
    stated: usize,
    /// The number of them that count.
    confirmed: usize,
    /// The number of tasks of its document.
    tasks: usize,
    /// The newest date on which something was confirmed.
    newest: Option<PartialDate>,
    /// The address of the form in which it is confirmed or corrected.
    correct: String,
}

/// The open questions of one document.
#[derive(Serialize)]
struct UnknownView<'a> {
    /// The document.
    document: Link<'a>,
    /// The sentence about it.
    unknowns: UnknownsView<'a>,
}

/// The tasks of one document.
struct MaintenanceItemView<'a> {
    /// The document.
    link: Link<'a>,
    /// Its name in addresses; the id of the row is made from it.
    slug: &'a str,
    /// The address of the form in which it is corrected, where its kind has one.
    correct: Option<String>,
    /// The web address at which its file can be edited.
    edit_url: Option<String>,
    /// The municipalities that can do it; empty for a municipality's own document.
    turn: Vec<Link<'a>>,
    /// The number of tasks.
    total: usize,
    /// The tasks, the most important first.
    tasks: Vec<TaskView<'a>>,
    /// The number of tasks that are not shown.
    more: usize,
    /// The number of tasks whose statements may mislead a reader.
    misleading: usize,
}

serialize_flat! { MaintenanceItemView<'_> {
    link: [title, address, lang],
    slug, correct, edit_url, turn, total, tasks, more, misleading
} }

/// One task.
#[derive(Serialize)]
struct TaskView<'a> {
    /// The end of the key of its text: `stale_usage` has the text `task.stale_usage`.
    kind: &'static str,
    /// `true` where the statement may mislead a reader.
    misleads: bool,
    /// The solution or topic that it is about, where it is not the document itself.
    subject: Option<Link<'a>>,
    /// The municipality whose statement it is, on another document's list.
    municipality: Option<Link<'a>>,
    /// The last known date.
    since: Option<PartialDate>,
}

/// Returns the metadata and the data of the page.
pub(crate) fn maintenance<'a>(reader: &Reader<'a>) -> (PageMeta, MaintenanceView<'a>) {
    let meta = reader.site_page_meta(SitePage::Maintenance);
    let all = reader.knowledge().maintenance();
    let view = |item: &MaintenanceItem| item_view(reader, item);
    let progress = reader.knowledge().progress();
    let mut unknown: Vec<UnknownView<'a>> = (reader.knowledge().documents())
        .filter_map(|id| {
            Some(UnknownView {
                document: reader.document(id),
                unknowns: reader.unknowns(id)?,
            })
        })
        .collect();
    let all_unknown = unknown.len();
    unknown.truncate(MOST_ROWS);
    let view = MaintenanceView {
        answered: progress.iter().filter(|one| one.answered).count(),
        progress: progress
            .iter()
            .take(MANY)
            .map(|one| progress_view(reader, one))
            .collect(),
        more_progress: progress.len().saturating_sub(MANY),
        places: progress.len(),
        downloads: reader.downloads(Table::UPKEEP),
        municipalities: all.municipalities.iter().take(MANY).map(view).collect(),
        more_municipalities: all.municipalities.len().saturating_sub(MANY),
        solutions: all.solutions.iter().take(LIMIT).map(view).collect(),
        more_solutions: all.solutions.len().saturating_sub(LIMIT),
        reports: all.reports.iter().take(LIMIT).map(view).collect(),
        more_reports: all.reports.len().saturating_sub(LIMIT),
        all_unknown,
        more_unknown: all_unknown - unknown.len(),
        unknown,
        rounds: reader.rounds(),
        stale_months: reader.knowledge().limits.stale,
        contribute: reader.page_by_slug("bidra"),
    };
    (reader.describe_collection(meta), view)
}

fn progress_view<'a>(reader: &Reader<'a>, progress: &Progress) -> ProgressView<'a> {
    ProgressView {
        link: reader.municipality(progress.municipality),
        slug: reader.municipality_slug(progress.municipality),
        stated: progress.stated,
        confirmed: progress.confirmed,
        tasks: progress.tasks,
        newest: progress.newest,
        correct: reader.correct_address(progress.municipality.into(), None),
    }
}

fn item_view<'a>(reader: &Reader<'a>, item: &MaintenanceItem) -> MaintenanceItemView<'a> {
    let id = item.document;
    let is_large = reader.knowledge().municipalities.len() > MANY;
    let most = if is_large { FEW_TASKS } else { usize::MAX };
    let is_own = matches!(id, DocumentId::Municipality(_));
    MaintenanceItemView {
        link: reader.document(id),
        slug: reader.knowledge().document(id).slug().as_str(),
        correct: has_form(id.kind()).then(|| reader.correct_address(id, None)),
        edit_url: reader.edit_url(id, Version::Main),
        turn: item
            .responsible
            .iter()
            .filter(|_| !is_own)
            .map(|municipality| reader.municipality(*municipality))
            .collect(),
        total: item.tasks.len(),
        more: item.tasks.len().saturating_sub(most),
        tasks: (item.tasks.iter().take(most))
            .map(|task| task_view(reader, task, is_own))
            .collect(),
        misleading: item
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
