//! The needs that most municipalities share, and what could answer them.

use super::block::{Block, Section, Words};
use super::words::Writer;
use crate::knowledge::MunicipalityId;
use crate::knowledge::shared_needs::SharedNeed;
use crate::pages::context::view::Link;
use crate::pages::site_page::SitePage;

/// The largest number of needs that are told.
const MOST: usize = 12;

/// Returns the section; none where nobody has stated a need.
pub(super) fn section(writer: &Writer<'_>) -> Option<Section> {
    let all = writer.reader.shared_needs();
    if all.is_empty() {
        return None;
    }
    let joint: Vec<&SharedNeed> = all.iter().filter(|need| need.needing.len() > 1).collect();
    let rest = writer.at(SitePage::Needs, "");
    let counts = [
        ("all", writer.number(all.len())),
        ("joint", writer.number(joint.len())),
    ];
    let arguments: Vec<(&str, &str)> = counts.iter().map(|(key, n)| (*key, n.as_str())).collect();
    let counted = writer.resting_on(writer.fill("needs_counted", None, &arguments), &rest);
    let mut blocks = vec![Block::Text {
        words: Words::default().with(counted),
    }];
    let shown = if joint.is_empty() {
        all.iter().take(MOST).collect()
    } else {
        joint.iter().copied().take(MOST).collect::<Vec<_>>()
    };
    let items = shown.iter().filter_map(|need| line(writer, need));
    blocks.push(Block::List {
        items: items.collect(),
    });
    let more = joint.len().saturating_sub(MOST);
    if more > 0 {
        let piece = writer.resting_on(writer.count("more_needs", more), &rest);
        blocks.push(Block::Text {
            words: Words::default().with(piece),
        });
    }
    Some(Section {
        id: "s-needs",
        title: writer.text("needs"),
        blocks,
    })
}

/// Tells who has a need, what answers it, who has that, and who can help.
fn line(writer: &Writer<'_>, need: &SharedNeed) -> Option<Words> {
    let knowledge = writer.reader.knowledge();
    let first = *need.needs.first()?;
    let place = Link::new("", writer.reader.need_address(first));
    let mut text = writer.need(first);
    text.strong = true;
    let names = writer.municipalities(&need.needing, &place);
    let mut words = Words::default().with(text).then(" (").and(names).then(").");
    if need.answers.is_empty() {
        return Some(words.then(" ").then(writer.text("no_answer")));
    }
    let answers = need.answers.iter();
    let answers =
        answers.map(|id| Words::default().with(writer.link(&writer.reader.solution(*id))));
    let answers = writer.listed(answers.collect(), &place);
    words = words
        .then(" ")
        .then(writer.text("answers"))
        .then(" ")
        .and(answers);
    let mut have: Vec<MunicipalityId> = need
        .have
        .iter()
        .map(|id| knowledge.usage(*id).municipality)
        .collect();
    have.sort_unstable();
    have.dedup();
    if !have.is_empty() {
        let link = writer.resting_on(writer.count("have", have.len()), &place);
        words = words.then(" (").with(link).then(")");
    }
    words = words.then(".");
    if !need.helpers.is_empty() {
        let names = writer.municipalities(&need.helpers, &place);
        words = words
            .then(" ")
            .then(writer.text("helpers"))
            .then(" ")
            .and(names)
            .then(".");
    }
    Some(words)
}
