//! The list of solutions by main topic, with the number of users of each.

use serde::Serialize;

use crate::knowledge::{MunicipalityId, SolutionId, TopicId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::cards::SolutionCard;
use crate::pages::parts::facets::{Facet, FacetGroup, Traits, counted, groups, ranked};
use crate::pages::site_page::SitePage;
use crate::text::Vocabulary;
use crate::theme::PageMeta;

/// The data for `solutions.html`.
#[derive(Serialize)]
pub(crate) struct SolutionsView<'a> {
    /// The number of all solutions.
    total: usize,
    /// The number of solutions with a known user.
    with_user: usize,
    /// The number of municipalities on the site.
    municipalities: usize,
    /// Solutions by main topic, in the order of topics, then by title.
    groups: Vec<Group<'a>>,
    /// The facets of the list.
    facets: Vec<FacetGroup<'a>>,
}

/// The solutions of one main topic.
#[derive(Serialize)]
struct Group<'a> {
    /// The topic; none for solutions without any.
    topic: Option<Link<'a>>,
    /// Its name in addresses; the id of the group is made from it.
    slug: &'a str,
    /// The solutions.
    solutions: Vec<Listed<'a>>,
}

/// A solution in the list.
#[derive(Serialize)]
struct Listed<'a> {
    /// The card that lists show of it.
    #[serde(flatten)]
    card: SolutionCard<'a>,
    /// The values of facets that it has.
    traits: String,
}

/// Returns the metadata and the data of the list.
pub(crate) fn solutions<'a>(reader: &Reader<'a>) -> (PageMeta, SolutionsView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.site_page_meta(SitePage::Solutions);
    let has_user = |id: &SolutionId| {
        let usages = knowledge.solution(*id).edges.usages.iter().copied();
        knowledge.count_usages(usages).users_of_any_age() > 0
    };
    let view = SolutionsView {
        total: knowledge.solutions.len(),
        with_user: knowledge.solution_ids().filter(has_user).count(),
        municipalities: knowledge.municipalities.len(),
        groups: by_topic(reader),
        facets: facets(reader),
    };
    (reader.describe_collection(meta), view)
}

fn by_topic<'a>(reader: &Reader<'a>) -> Vec<Group<'a>> {
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
            solutions: solutions.into_iter().map(|id| listed(reader, id)).collect(),
        })
        .collect()
}

fn listed<'a>(reader: &Reader<'a>, id: SolutionId) -> Listed<'a> {
    let node = reader.knowledge().solution(id);
    let facts = &node.entry.main.fields;
    let topic = |id: &TopicId| reader.topic_slug(*id);
    let user = |id: MunicipalityId| reader.municipality_slug(id);
    let traits = Traits::new()
        .with("tema", node.edges.topics.iter().map(topic))
        .with("kommune", users(reader, id).map(user))
        .with("type", [facts.kind.slug()])
        .with("eier", [facts.ownership.slug()])
        .with("livslop", facts.life_cycle.map(|stage| stage.slug()));
    Listed {
        card: reader.solution_card(id),
        traits: traits.into_text(),
    }
}

/// Returns the municipalities that state use of a solution, however long ago.
fn users<'a>(reader: &Reader<'a>, id: SolutionId) -> impl Iterator<Item = MunicipalityId> + 'a {
    let knowledge = reader.knowledge();
    let usages = knowledge.solution(id).edges.usages.iter();
    usages
        .map(|id| knowledge.usage(*id))
        .filter(|usage| usage.is_use())
        .map(|usage| usage.municipality)
}

fn facets<'a>(reader: &Reader<'a>) -> Vec<FacetGroup<'a>> {
    let knowledge = reader.knowledge();
    let topics = knowledge.topic_ids().map(|id| {
        let solutions = knowledge.topic(id).solutions.len();
        let link = reader.topic(id).at("s-solutions");
        Facet::choice(reader.topic_slug(id), link, solutions)
    });
    let mut used = vec![0; knowledge.municipalities.len()];
    for user in knowledge.solution_ids().flat_map(|id| users(reader, id)) {
        used[user.index()] += 1;
    }
    let municipalities = knowledge.municipality_ids().zip(used).map(|(id, count)| {
        let link = reader.municipality(id).at("s-use");
        Facet::choice(reader.municipality_slug(id), link, count)
    });
    let facts = || {
        let all = knowledge.solutions.iter();
        all.map(|node| &node.entry.main.fields)
    };
    let types = facts().map(|facts| facts.kind);
    let owners = facts().map(|facts| facts.ownership);
    let stages = facts().filter_map(|facts| facts.life_cycle);
    groups(
        reader,
        [
            ("facets.topic", Some("tema"), ranked(topics)),
            ("facets.used_by", Some("kommune"), ranked(municipalities)),
            ("facets.type", Some("type"), counted(reader, types)),
            ("facets.owner", Some("eier"), counted(reader, owners)),
            (
                "facets.life_cycle",
                Some("livslop"),
                counted(reader, stages),
            ),
        ],
    )
}
