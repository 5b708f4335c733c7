//! The list of topics in their two groups, with the number of documents and statements in each.

use serde::Serialize;

use crate::content::vocabulary::TopicGroup;
use crate::knowledge::TopicId;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::site_page::SitePage;
use crate::text::Vocabulary;
use crate::theme::PageMeta;

/// The data for `topics.html`.
#[derive(Serialize)]
pub(crate) struct TopicsView<'a> {
    /// The two groups; one that has no topics is left out.
    groups: Vec<Group<'a>>,
}

/// The topics of one group.
#[derive(Serialize)]
struct Group<'a> {
    /// The group.
    group: Word,
    /// Its topics, in the order of the list.
    topics: Vec<TopicCard<'a>>,
}

/// A topic in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TopicCard<'a> {
    /// Its name in addresses.
    pub(crate) slug: &'a str,
    /// The topic.
    #[serde(flatten)]
    pub(crate) link: Link<'a>,
    /// The number of solutions of the topic.
    pub(crate) solutions: usize,
    /// The number of reports of the topic.
    pub(crate) reports: usize,
    /// The number of municipalities that need something in it.
    pub(crate) needs: usize,
    /// The number of municipalities with competence in it.
    pub(crate) competences: usize,
}

impl TopicCard<'_> {
    /// Decides whether nothing is known about the topic.
    pub(crate) fn is_empty(&self) -> bool {
        self.size() + self.needs + self.competences == 0
    }

    /// Returns the number of documents about the topic.
    pub(crate) fn size(&self) -> usize {
        self.solutions + self.reports
    }
}

impl<'a> Reader<'a> {
    /// Returns the card of a topic.
    pub(crate) fn topic_card(&self, id: TopicId) -> TopicCard<'a> {
        let node = self.knowledge().topic(id);
        TopicCard {
            slug: node.topic.slug.as_str(),
            link: self.topic(id),
            solutions: node.solutions.len(),
            reports: node.reports.len(),
            needs: node.needs.len(),
            competences: node.competences.len(),
        }
    }
}

/// Returns the metadata and the data of the list.
pub(crate) fn topics<'a>(reader: &Reader<'a>) -> (PageMeta, TopicsView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.site_page_meta(SitePage::Topics);
    let group = |group: &TopicGroup| {
        let of_group = knowledge
            .topic_ids()
            .filter(|id| knowledge.topic(*id).topic.group == *group);
        let topics: Vec<_> = of_group.map(|id| reader.topic_card(id)).collect();
        (!topics.is_empty()).then(|| Group {
            group: reader.word(*group),
            topics,
        })
    };
    let view = TopicsView {
        groups: TopicGroup::ALL.iter().filter_map(group).collect(),
    };
    (reader.describe_collection(meta), view)
}
