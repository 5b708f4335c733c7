//! The section tells the changes: statements of use by kind of change, documents, needs, competences,
//! and days that have passed.

use std::collections::BTreeMap;

use super::block::{Block, Section, Words};
use super::subject::Subject;
use super::words::Writer;
use crate::content::Kind;
use crate::content::vocabulary::UsageStatus;
use crate::knowledge::attribution::SaidBy;
use crate::knowledge::changes::{DocumentChange, Gone, NeedChange, UsageChange};
use crate::knowledge::{DocumentId, MunicipalityId, SolutionId, UsageId};
use crate::pages::context::view::Link;
use crate::pages::site_page::SitePage;

/// The largest number of entries in a list.
const LINES: usize = 40;

/// Returns the section; it says so where nothing has changed.
pub(super) fn section(writer: &Writer<'_>, subject: &Subject<'_>) -> Section {
    let mut blocks = Vec::new();
    for change in UsageChange::ALL {
        usages(writer, subject, change, &mut blocks);
    }
    for change in [
        DocumentChange::New,
        DocumentChange::Reviewed,
        DocumentChange::Changed,
    ] {
        documents(writer, subject, change, &mut blocks);
    }
    for change in [
        NeedChange::New,
        NeedChange::Met,
        NeedChange::Renewed,
        NeedChange::Reworded,
    ] {
        needs(writer, subject, change, &mut blocks);
    }
    competences(writer, subject, &mut blocks);
    passed(writer, subject, &mut blocks);
    if let Some(gone) = &subject.changes.gone {
        blocks.extend(gone_in_words(writer, gone));
    }
    if blocks.is_empty() {
        let words = Words::plain(writer.text("nothing_changed"));
        blocks.push(Block::Text { words });
    }
    Section {
        id: "s-changed",
        title: writer.text("changed"),
        blocks,
    }
}

/// Appends a heading with `count`, and a list of which at most [`LINES`] are shown.
fn list<'a>(
    writer: &Writer<'a>,
    heading: Words,
    mut items: Vec<Words>,
    rest: &Link<'a>,
    blocks: &mut Vec<Block>,
) {
    if items.len() > LINES + 1 {
        let more = writer.count("more_lines", items.len() - LINES);
        items.truncate(LINES);
        items.push(Words::default().with(writer.resting_on(more, rest)));
    }
    blocks.push(Block::Heading { words: heading });
    blocks.push(Block::List { items });
}

fn usages(
    writer: &Writer<'_>,
    subject: &Subject<'_>,
    change: UsageChange,
    blocks: &mut Vec<Block>,
) {
    let ids = subject.changes.usages_that(change);
    if ids.is_empty() {
        return;
    }
    let key = match change {
        UsageChange::Began => "began",
        UsageChange::Learnt => "learnt",
        UsageChange::Moved => "moved",
        UsageChange::Planned => "planned",
        UsageChange::Stopped => "stopped",
        UsageChange::Refused => "refused",
        UsageChange::Confirmed => "confirmed",
        UsageChange::Corrected => "corrected",
    };
    let mut heading = writer.count(key, ids.len());
    let items = if change == UsageChange::Confirmed {
        let own = ids.iter().filter(|id| is_own(writer, **id)).count();
        heading.push_str(&writer.count("confirmed_own", own));
        // Whichever is told in fewer lines.
        let (one, other) = (by_municipality(writer, &ids), by_solution(writer, &ids));
        if other.len() < one.len() { other } else { one }
    } else {
        by_solution(writer, &ids)
    };
    let rest = writer.at(SitePage::Coverage, "");
    list(writer, Words::plain(heading), items, &rest, blocks);
}

/// Decides whether the municipality itself makes the statement.
fn is_own(writer: &Writer<'_>, id: UsageId) -> bool {
    let knowledge = writer.reader.knowledge();
    knowledge.said_by(knowledge.usage(id)) == SaidBy::Municipality
}

/// Returns a line for each solution, with the municipalities whose statements they are.
fn by_solution(writer: &Writer<'_>, ids: &[UsageId]) -> Vec<Words> {
    let knowledge = writer.reader.knowledge();
    let mut lines: BTreeMap<SolutionId, Vec<UsageId>> = BTreeMap::new();
    for id in ids {
        let solution = knowledge.usage(*id).solution;
        lines.entry(solution).or_default().push(*id);
    }
    let line = |(solution, ids): (SolutionId, Vec<UsageId>)| {
        let items = ids.iter().map(|id| {
            let usage = knowledge.usage(*id);
            let name = writer.reader.municipality(usage.municipality).title;
            let words = Words::default().with(writer.resting_on(name, &writer.statement(*id)));
            match usage.status {
                UsageStatus::InUse => words,
                _ => words.then(format!(" ({})", writer.reader.usage_status(usage).label)),
            }
        });
        let rest = writer.reader.solution(solution).at("s-users");
        let names = writer.listed(items.collect(), &rest);
        let solution = Words::default().with(writer.solution(solution));
        solution.then(": ").and(names)
    };
    lines.into_iter().map(line).collect()
}

/// Returns a line for each municipality, with the solutions that its statements are about.
fn by_municipality(writer: &Writer<'_>, ids: &[UsageId]) -> Vec<Words> {
    let knowledge = writer.reader.knowledge();
    let mut lines: BTreeMap<MunicipalityId, Vec<UsageId>> = BTreeMap::new();
    for id in ids {
        let municipality = knowledge.usage(*id).municipality;
        lines.entry(municipality).or_default().push(*id);
    }
    let line = |(municipality, ids): (MunicipalityId, Vec<UsageId>)| {
        let items = ids.iter().map(|id| {
            let solution = writer.reader.solution(knowledge.usage(*id).solution);
            let mut piece = writer.resting_on(solution.title.clone(), &writer.statement(*id));
            piece.lang = writer.link(&solution).lang;
            Words::default().with(piece)
        });
        let page = writer.reader.municipality(municipality);
        let rest = page.clone().at("s-use");
        let mut name = writer.link(&page);
        name.strong = true;
        let names = writer.listed(items.collect(), &rest);
        Words::default().with(name).then(": ").and(names)
    };
    lines.into_iter().map(line).collect()
}

fn documents(
    writer: &Writer<'_>,
    subject: &Subject<'_>,
    change: DocumentChange,
    blocks: &mut Vec<Block>,
) {
    let ids = subject.changes.documents_that(change);
    if ids.is_empty() {
        return;
    }
    let key = match change {
        DocumentChange::New => "documents_new",
        DocumentChange::Reviewed => "documents_reviewed",
        DocumentChange::Changed => "documents_changed",
    };
    let mut kinds: BTreeMap<Kind, Vec<DocumentId>> = BTreeMap::new();
    for id in &ids {
        kinds.entry(id.kind()).or_default().push(*id);
    }
    let line = |(kind, ids): (Kind, Vec<DocumentId>)| {
        let items = ids.iter().map(|id| {
            let link = writer.link(&writer.reader.document(*id));
            Words::default().with(link)
        });
        let list = SitePage::listing(kind).unwrap_or(SitePage::News);
        let names = writer.listed(items.collect(), &writer.at(list, ""));
        let count = writer.reader.count(counted(kind), ids.len());
        Words::plain(format!("{count}: ")).and(names)
    };
    let items = kinds.into_iter().map(line).collect();
    let heading = Words::plain(writer.count(key, ids.len()));
    list(
        writer,
        heading,
        items,
        &writer.at(SitePage::News, ""),
        blocks,
    );
}

/// Returns the key of the text that counts documents of a kind.
fn counted(kind: Kind) -> &'static str {
    match kind {
        Kind::Municipality => "count.municipalities",
        Kind::Solution => "count.solutions",
        Kind::Report => "count.reports",
        Kind::Network => "count.networks",
        Kind::Page => "count.pages",
    }
}

fn needs(writer: &Writer<'_>, subject: &Subject<'_>, change: NeedChange, blocks: &mut Vec<Block>) {
    let ids = subject.changes.needs_that(change);
    if ids.is_empty() {
        return;
    }
    let key = match change {
        NeedChange::New => "needs_new",
        NeedChange::Met => "needs_met",
        NeedChange::Renewed => "needs_renewed",
        NeedChange::Reworded => "needs_reworded",
    };
    let items = ids.iter().map(|id| {
        let page = writer.reader.municipality(id.municipality).at("s-needs");
        let worded = writer.reader.knowledge().need_text(*id, writer.reader.lang);
        let mut text = writer.resting_on(worded.text.trim_end_matches('.'), &page);
        text.lang = Some(worded.lang).filter(|lang| *lang != writer.reader.interface);
        Words::plain(format!("{}: ", page.title)).with(text)
    });
    let heading = Words::plain(writer.count(key, ids.len()));
    let rest = writer.at(SitePage::Needs, "");
    list(writer, heading, items.collect(), &rest, blocks);
}

fn competences(writer: &Writer<'_>, subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let ids = &subject.changes.competences;
    if ids.is_empty() {
        return;
    }
    let knowledge = writer.reader.knowledge();
    let items = ids.iter().map(|id| {
        let page = writer.reader.municipality(id.municipality).at("s-needs");
        let linked = knowledge.competence(*id);
        let topic = writer.reader.topic(linked.topic).title;
        let words = Words::plain(format!("{}: ", page.title)).with(writer.resting_on(topic, &page));
        match linked.competence.can_help {
            true => words.then(writer.text("can_help")),
            false => words,
        }
    });
    let heading = Words::plain(writer.count("competences_new", ids.len()));
    let rest = writer.at(SitePage::Needs, "");
    list(writer, heading, items.collect(), &rest, blocks);
}

fn passed(writer: &Writer<'_>, subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let knowledge = writer.reader.knowledge();
    let days = knowledge.days_since(subject.from, writer.reader.lang);
    let items = super::ahead::lines(writer, &days);
    if items.is_empty() {
        return;
    }
    let heading = Words::plain(writer.count("passed", items.len()));
    let rest = writer.at(SitePage::Contracts, "");
    list(writer, heading, items, &rest, blocks);
}

/// Returns the numbers of what is gone; nothing where nothing is.
fn gone_in_words(writer: &Writer<'_>, gone: &Gone) -> Option<Block> {
    let documents = gone.documents.iter();
    let mut parts: Vec<String> = documents
        .map(|(kind, count)| writer.reader.count(counted(*kind), *count))
        .collect();
    let statements = [
        ("count.usages", gone.usages),
        ("count.needs", gone.needs),
        ("digest.gone_competences", gone.competences),
        ("digest.joined", gone.joined),
    ];
    let some = statements.into_iter().filter(|(_, count)| *count > 0);
    parts.extend(some.map(|(key, count)| writer.reader.count(key, count)));
    if parts.is_empty() {
        return None;
    }
    let all = parts.join(", ");
    let words = Words::plain(writer.fill("gone", None, &[("all", &*all)]));
    Some(Block::Text { words })
}
