//! Who has answered, and what has become too old.

use super::block::{Block, Section, Words};
use super::subject::Subject;
use super::words::Writer;
use crate::content::round::Round;
use crate::edit::describe::date_in_words;
use crate::knowledge::maintenance::Urgency;
use crate::knowledge::progress::Progress;
use crate::knowledge::{DocumentId, MunicipalityId};
use crate::pages::site_page::SitePage;
use crate::text::Slug;

/// The largest number of municipalities that are listed with what misleads.
const MISLEADING: usize = 12;

/// The number of rounds that are told.
const ROUNDS: usize = 3;

/// Returns the section on answers: the rounds, and who has answered at all.
pub(super) fn answered(writer: &Writer<'_>, subject: &Subject<'_>) -> Option<Section> {
    let knowledge = writer.reader.knowledge();
    if knowledge.municipalities.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    for (place, round) in knowledge.rounds.iter().enumerate().rev().take(ROUNDS) {
        let new = subject
            .changes
            .answers
            .iter()
            .find(|one| one.round == place);
        let new = new.map_or(&[][..], |one| &one.municipalities);
        blocks.extend(round_blocks(writer, round, new));
    }
    blocks.extend(own_words(writer, subject));
    Some(Section {
        id: "s-answered",
        title: writer.text("answered"),
        blocks,
    })
}

/// Tells how far a round has come, who has answered since, and who has not.
fn round_blocks(writer: &Writer<'_>, round: &Round, new: &[MunicipalityId]) -> Vec<Block> {
    let rest = writer.at(SitePage::Maintenance, "s-rounds");
    let asked = round.asked.len().max(round.answered.len());
    let (answered, asked) = (writer.number(round.answered.len()), writer.number(asked));
    let due = round.due.map_or_else(String::new, |due| {
        writer.fill("round_due", None, &[("due", &*date_in_words(due))])
    });
    let arguments = [
        ("answered", answered.as_str()),
        ("asked", &asked),
        ("due", &due),
    ];
    let counted = writer.resting_on(writer.fill("round", None, &arguments), &rest);
    let mut name = Words::plain(&round.name).0;
    name.iter_mut().for_each(|piece| piece.strong = true);
    let mut items = vec![Words(name).then(": ").with(counted)];
    if !new.is_empty() {
        let label = Words::plain(writer.text("round_new"));
        items.push(label.then(" ").and(writer.municipalities(new, &rest)));
    }
    let waiting = ids(writer, round.waiting());
    if !waiting.is_empty() {
        let label = Words::plain(writer.text("round_waiting"));
        items.push(label.then(" ").and(writer.municipalities(&waiting, &rest)));
    }
    vec![Block::List { items }]
}

fn ids(writer: &Writer<'_>, slugs: impl Iterator<Item = Slug>) -> Vec<MunicipalityId> {
    let knowledge = writer.reader.knowledge();
    slugs
        .filter_map(|slug| knowledge.municipality_by_slug(slug.as_str()))
        .collect()
}

/// Tells which municipalities have answered within the limits, and which of them did so since.
fn own_words(writer: &Writer<'_>, subject: &Subject<'_>) -> Vec<Block> {
    let knowledge = writer.reader.knowledge();
    let rest = writer.at(SitePage::Maintenance, "s-progress");
    let progress = knowledge.progress().into_iter();
    let (answered, silent): (Vec<Progress>, Vec<Progress>) =
        progress.partition(|one: &Progress| one.answered);
    let ids = |all: &[Progress]| all.iter().map(|one| one.municipality).collect::<Vec<_>>();
    let months = usize::try_from(knowledge.limits.stale).unwrap_or(0);
    let counted = |key: &str, count: usize| {
        let count = writer.number(count);
        writer.fill(key, Some(months), &[("count", &*count)])
    };
    let mut blocks = Vec::new();
    let mut add = |label: String, all: &[MunicipalityId]| {
        if !all.is_empty() {
            let names = writer.municipalities(all, &rest);
            let words = Words::plain(label).then(" ").and(names).then(".");
            blocks.push(Block::Text { words });
        }
    };
    add(counted("own_answered", answered.len()), &ids(&answered));
    if let Some(began) = &subject.changes.began_to_answer {
        add(writer.text("own_new"), began);
    }
    add(counted("own_silent", silent.len()), &ids(&silent));
    blocks
}

/// Returns the section on what has become too old; none where nothing misleads.
pub(super) fn stale(writer: &Writer<'_>, subject: &Subject<'_>) -> Option<Section> {
    let knowledge = writer.reader.knowledge();
    let all = knowledge.maintenance().municipalities;
    let mut misleading: Vec<(usize, MunicipalityId)> = all
        .iter()
        .filter_map(
            |item| match (item.count(Urgency::Misleading), item.document) {
                (0, _) => None,
                (count, DocumentId::Municipality(id)) => Some((count, id)),
                _ => None,
            },
        )
        .collect();
    misleading.sort_by_key(|(count, id)| (std::cmp::Reverse(*count), *id));
    let lapsed = subject.changes.lapsed.len();
    if misleading.is_empty() && lapsed == 0 {
        return None;
    }
    let mut blocks = Vec::new();
    if lapsed > 0 {
        let place = writer.at(SitePage::Maintenance, "");
        let piece = writer.resting_on(writer.count("lapsed", lapsed), &place);
        blocks.push(Block::Text {
            words: Words::default().with(piece),
        });
    }
    let more = misleading.len().saturating_sub(MISLEADING);
    let mut items: Vec<Words> = misleading
        .iter()
        .take(MISLEADING)
        .map(|(count, id)| {
            let slug = writer.reader.municipality_slug(*id);
            let place = format!("s-municipality-{slug}");
            let link = writer.at(SitePage::Maintenance, &place);
            let name = writer.reader.municipality(*id).title;
            let count = writer.resting_on(writer.count("misleading", *count), &link);
            Words::plain(format!("{name}: ")).with(count)
        })
        .collect();
    if more > 0 {
        let place = writer.at(SitePage::Maintenance, "s-municipalities");
        let piece = writer.resting_on(writer.count("more_municipalities", more), &place);
        items.push(Words::default().with(piece));
    }
    if !items.is_empty() {
        blocks.push(Block::List { items });
    }
    Some(Section {
        id: "s-stale",
        title: writer.text("stale"),
        blocks,
    })
}
