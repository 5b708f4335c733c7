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

/// A value of [`Facet::Place`].
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// The municipalities and regions of the site.
    Here,
    /// The rest of the country.
    Elsewhere,
}

impl Place {
    /// Returns the value in addresses.
    fn slug(self) -> &'static str {
        match self {
            Self::Here => "regionen",
            Self::Elsewhere => "resten-av-landet",
        }
    }
}

pub(super) fn add_place(theme: &Theme, place: Place, found: &mut Document<'_>) {
    let place = labelled(theme, "search.place", place.slug());
    found.values.push((Facet::Place, place));
}

/// Adds the places of what is known of a solution: those of the reports on it, and the region where
/// one of its municipalities uses it.
pub(super) fn add_places_of(
    theme: &Theme,
    knowledge: &Knowledge,
    id: SolutionId,
    is_used_here: bool,
    found: &mut Document<'_>,
) {
    let reports = &knowledge.solution(id).edges.reports;
    if is_used_here || reports.iter().any(|id| knowledge.is_from_here(*id)) {
        add_place(theme, Place::Here, found);
    }
    if reports.iter().any(|id| !knowledge.is_from_here(*id)) {
        add_place(theme, Place::Elsewhere, found);
    }
}

/// Returns the kind `word`, with the theme's word for it.
pub(super) fn kind<'a>(theme: &Theme, word: &'static str) -> Value<'a> {
    labelled(theme, "search.kind", word)
}

/// Returns `value`, with the theme's word for it under `key`.
fn labelled<'a>(theme: &Theme, key: &str, value: &'static str) -> Value<'a> {
    let label = theme.text(Lang::Nb, &format!("{key}.{value}")).to_owned();
    Value {
        value: value.into(),
        label: label.into(),
    }
}

pub(super) fn value<'a>(value: &'a str, label: &'a str) -> Value<'a> {
    Value {
        value: value.into(),
        label: label.into(),
    }
}
