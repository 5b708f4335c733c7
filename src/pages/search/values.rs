//! The names and the values of facets that a search document has from what it is linked to.

use crate::knowledge::{Knowledge, MunicipalityId, SolutionId, TopicId};
use crate::search::document::{Document, Facet, Value};
use crate::text::Lang;
use crate::theme::Theme;

pub(super) fn topics<'a>(
    knowledge: &'a Knowledge,
    ids: &[TopicId],
    lang: Lang,
    found: &mut Document<'a>,
) {
    let names = ids
        .iter()
        .map(|id| knowledge.topic(*id).topic.name(lang).into());
    found.names.extend(names);
    add_topics(knowledge, ids, found);
}

pub(super) fn add_topics<'a>(knowledge: &'a Knowledge, ids: &[TopicId], found: &mut Document<'a>) {
    let topics = ids.iter().map(|id| &knowledge.topic(*id).topic);
    found
        .values
        .extend(topics.map(|topic| (Facet::Topic, value(topic.slug.as_str(), &topic.nb))));
}

pub(super) fn add_municipalities<'a>(
    knowledge: &'a Knowledge,
    ids: &[MunicipalityId],
    found: &mut Document<'a>,
) {
    let entries = ids.iter().map(|id| &knowledge.municipality(*id).entry);
    found.values.extend(entries.map(|entry| {
        let title = &entry.main.head().title;
        (Facet::Municipality, value(entry.slug.as_str(), title))
    }));
}

pub(super) fn add_solutions<'a>(
    knowledge: &'a Knowledge,
    ids: &[SolutionId],
    found: &mut Document<'a>,
) {
    let entries = ids.iter().map(|id| &knowledge.solution(*id).entry);
    found.values.extend(entries.map(|entry| {
        let title = &entry.main.head().title;
        (Facet::Solution, value(entry.slug.as_str(), title))
    }));
}

/// Returns the kind `word`, with the theme's word for it.
pub(super) fn kind<'a>(theme: &Theme, word: &'static str) -> Value<'a> {
    let label = theme
        .text(Lang::Nb, &format!("search.kind.{word}"))
        .to_owned();
    Value {
        value: word.into(),
        label: label.into(),
    }
}

pub(super) fn value<'a>(value: &'a str, label: &'a str) -> Value<'a> {
    Value {
        value: value.into(),
        label: label.into(),
    }
}
