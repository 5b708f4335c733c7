//! Tells what has grown too old in a document, and what it does not answer: the hints at the work that
//! `/vedlikehold/` lists by who can do it.

use tr::tr;

use crate::diagnostic::{Check, Diagnostic};
use crate::knowledge::Knowledge;
use crate::knowledge::maintenance::{MaintenanceItem, Task, TaskKind};
use crate::text::PartialDate;

/// Returns at most two findings of each document: what is too old, and what is missing.
pub(super) fn findings(knowledge: &Knowledge) -> Vec<Diagnostic> {
    let all = knowledge.maintenance();
    let items = all.municipalities.iter().chain(&all.solutions);
    let items = items.chain(&all.reports);
    items
        .flat_map(|item| [stale(knowledge, item), missing(knowledge, item)])
        .flatten()
        .collect()
}

/// Reports a document that states something that is past the limit. The message is the same for all,
/// so that many are shown as a few.
fn stale(knowledge: &Knowledge, item: &MaintenanceItem) -> Option<Diagnostic> {
    let is_stale = |task: &&Task| {
        matches!(
            task.kind,
            TaskKind::StaleUsage(_) | TaskKind::StaleNeed(_) | TaskKind::StaleDocument
        )
    };
    let tasks: Vec<&Task> = item.tasks.iter().filter(is_stale).collect();
    let oldest = tasks.iter().filter_map(|task| task.since).min()?;
    let months = knowledge.limits.stale;
    let message = tr!(
        "noe her er ikke bekreftet på {months} måneder, og telles ikke med",
        months
    );
    let found = Diagnostic::new(Check::StaleStatement, file(knowledge, item), None, message);
    Some(found.help(tr!(
        "{ages}. Spør dem det gjelder, og sett ny dato, eller bruk skjemaet /rett/.",
        ages = ages(&tasks, oldest)
    )))
}

fn ages(tasks: &[&Task], oldest: PartialDate) -> String {
    let year = oldest.year();
    match tasks {
        [one] => match one.kind {
            TaskKind::StaleDocument => tr!("Det nyeste i dokumentet er fra {year}", year),
            _ => tr!("Det gjelder én opplysning, fra {year}", year),
        },
        several => tr!(
            "Det gjelder {count} opplysninger, den eldste fra {year}",
            count = several.len(),
            year
        ),
    }
}

/// Reports a document that does not answer what readers ask first. One that says what is not known
/// has answered, as far as anybody can.
fn missing(knowledge: &Knowledge, item: &MaintenanceItem) -> Option<Diagnostic> {
    let lang = knowledge.document(item.document).main().head.lang;
    if knowledge.unknowns(item.document, lang).is_some() {
        return None;
    }
    let answers = item.tasks.iter().filter_map(|task| question(task.kind));
    let answers: Vec<String> = answers.collect();
    let (last, others) = answers.split_last()?;
    let list = match others {
        [] => last.clone(),
        others => tr!("{others} og {last}", others = others.join(", "), last),
    };
    let message = tr!("leserne får ikke vite {list}", list);
    let found = Diagnostic::new(Check::MissingAnswer, file(knowledge, item), None, message);
    Some(found.help(tr!("Skriv det, eller si i `mangler` hva ingen kilde sier.")))
}

/// Returns the question that the work of `kind` would answer.
fn question(kind: TaskKind) -> Option<String> {
    match kind {
        TaskKind::NoUsages => Some(tr!("hva kommunen bruker")),
        TaskKind::NoStatements => Some(tr!("hvem som bruker løsningen")),
        TaskKind::NoNeeds => Some(tr!("hva kommunen trenger")),
        TaskKind::NoPopulation => Some(tr!("hvor mange som bor der")),
        TaskKind::NoContact => Some(tr!("hvem de kan spørre")),
        _ => None,
    }
}

fn file(knowledge: &Knowledge, item: &MaintenanceItem) -> std::sync::Arc<str> {
    knowledge.document(item.document).main().file.clone()
}
