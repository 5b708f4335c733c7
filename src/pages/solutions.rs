//! The list of solutions: what exists? By main topic, with how many use each.

use serde::Serialize;

use super::address::Listing;
use super::cards::SolutionCard;
use super::reader::Reader;
use super::reports::{Facet, FacetGroup, largest};
use super::structured;
use super::view::Link;
use crate::content::Vocabulary;
use crate::content::vocabulary::{Ownership, SolutionType};
use crate::knowledge::{SolutionId, TopicId};
use crate::theme::Frame;

/// What `solutions.html` is given.
#[derive(Serialize)]
pub(super) struct SolutionsView<'a> {
    /// Solutions in all.
    total: usize,
    /// How many of them somebody is known to use.
    with_user: usize,
    /// Municipalities on the site.
    municipalities: usize,
    /// Solutions by main topic, in the order of topics, then by title.
    groups: Vec<Group<'a>>,
    /// Ways in: by topic. Types and owners are counted, but lead nowhere yet.
    facets: Vec<FacetGroup<'a>>,
    /// How many there are of each type.
    types: Vec<Counted>,
    /// How many there are of each kind of owner.
    owners: Vec<Counted>,
}

/// The solutions of one main topic.
#[derive(Serialize)]
struct Group<'a> {
    /// The topic; none for solutions without any.
    topic: Option<Link<'a>>,
    /// Its name in addresses; the id of the group is made from it.
    slug: &'a str,
    /// The solutions.
    solutions: Vec<SolutionCard<'a>>,
}

/// A value of a closed list and how many have it.
#[derive(Serialize)]
struct Counted {
    /// The value.
    word: super::view::Word,
    /// How many.
    count: usize,
}

/// The list.
pub(super) fn solutions<'a>(reader: &Reader<'a>) -> (Frame, SolutionsView<'a>) {
    let knowledge = reader.knowledge();
    let frame = reader.listing_frame(Listing::Solutions);
    let topics = knowledge.topic_ids().map(|id| {
        Facet::new(
            reader.topic(id).at("s-solutions"),
            knowledge.topic(id).solutions.len(),
        )
    });
    let fields = || {
        knowledge
            .solutions
            .iter()
            .map(|node| &node.entry.main.fields)
    };
    let has_user = |id: &SolutionId| {
        let usages = knowledge.solution(*id).edges.usages.iter().copied();
        knowledge.count_usages(usages).users_of_any_age() > 0
    };
    let view = SolutionsView {
        total: knowledge.solutions.len(),
        with_user: knowledge.solution_ids().filter(has_user).count(),
        municipalities: knowledge.municipalities.len(),
        groups: groups(reader),
        facets: vec![FacetGroup {
            title: reader.text("facets.topic"),
            items: largest(topics),
        }],
        types: counted::<SolutionType>(reader, fields().map(|fields| fields.kind)),
        owners: counted::<Ownership>(reader, fields().map(|fields| fields.ownership)),
    };
    let about = structured::collection(reader, &frame);
    (reader.describe(frame, Some(about)), view)
}

fn groups<'a>(reader: &Reader<'a>) -> Vec<Group<'a>> {
    let knowledge = reader.knowledge();
    let mut by_topic: Vec<Vec<SolutionId>> = vec![Vec::new(); knowledge.topics.len() + 1];
    for id in knowledge.solution_ids() {
        let topic = knowledge.solution(id).edges.topics.first();
        by_topic[topic.map_or(knowledge.topics.len(), |topic| topic.index())].push(id);
    }
    let topics = knowledge.topic_ids().map(Some).chain([None]);
    topics
        .zip(by_topic)
        .filter(|(_, solutions)| !solutions.is_empty())
        .map(|(topic, solutions): (Option<TopicId>, _)| Group {
            topic: topic.map(|id| reader.topic(id)),
            slug: topic.map_or("", |id| knowledge.topic(id).topic.slug.as_str()),
            solutions: solutions
                .into_iter()
                .map(|id| reader.solution_card(id))
                .collect(),
        })
        .collect()
}

fn counted<V: Vocabulary>(reader: &Reader<'_>, values: impl Iterator<Item = V>) -> Vec<Counted> {
    let values: Vec<V> = values.collect();
    let count = |value: &V| values.iter().filter(|other| *other == value).count();
    let all = V::ALL.iter().map(|value| Counted {
        word: reader.word(*value),
        count: count(value),
    });
    all.filter(|counted| counted.count > 0).collect()
}
