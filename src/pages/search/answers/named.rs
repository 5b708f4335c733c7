//! The names by which a question may mean something.

use std::borrow::Cow;

use serde::Serialize;

use crate::knowledge::{Knowledge, SolutionId, TopicId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::text::Lang;

/// Something that can be asked about: its title, its address, the language of the title where a
/// document gives one, and its other names.
#[derive(Serialize)]
pub(super) struct Named<'a>(Cow<'a, str>, Cow<'a, str>, Option<Lang>, Vec<&'a str>);

impl<'a> Named<'a> {
    /// Returns what `link` leads to, with its other names.
    pub(super) fn new(link: Link<'a>, names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut others: Vec<&str> = names.into_iter().collect();
        others.retain(|name| *name != link.title);
        others.sort_unstable();
        others.dedup();
        Self(link.title, link.address, link.lang, others)
    }
}

/// Returns a solution with its titles and aliases in every version.
pub(super) fn of_solution<'a>(reader: &Reader<'a>, id: SolutionId) -> Named<'a> {
    let entry = &reader.knowledge().solution(id).entry;
    let names = entry.versions().flat_map(|version| {
        let fields = &version.fields;
        let aliases = fields.aliases.iter().map(String::as_str);
        let nynorsk = fields.name_in_nynorsk.as_deref();
        aliases
            .chain(nynorsk)
            .chain([version.head().title.as_str()])
    });
    Named::new(reader.solution(id), names)
}

/// Returns a topic with its names in both written forms.
pub(super) fn of_topic<'a>(reader: &Reader<'a>, id: TopicId) -> Named<'a> {
    let topic = &reader.knowledge().topic(id).topic;
    Named::new(
        reader.topic(id),
        [Lang::Nb, Lang::Nn].map(|lang| topic.name(lang)),
    )
}

/// Returns the names of regions and networks, sorted.
pub(super) fn others(knowledge: &Knowledge) -> Vec<&str> {
    let regions = knowledge.regions.iter().map(|region| region.name.as_str());
    let networks = knowledge.networks.iter().flat_map(|node| {
        node.entry.versions().flat_map(|version| {
            let aliases = version.fields.aliases.iter().map(String::as_str);
            aliases.chain([version.head().title.as_str()])
        })
    });
    let mut names: Vec<&str> = regions.chain(networks).collect();
    names.sort_unstable();
    names.dedup();
    names
}
