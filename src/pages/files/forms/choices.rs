//! `skjema/valg.json`: the municipalities, solutions, topics, reports and networks that can be chosen in
//! a form, each with its name in files and its title.

use serde::Serialize;

use crate::content::vocabulary::SolutionType;
use crate::knowledge::{DocumentId, Knowledge, MunicipalityId, SolutionId, TopicId};
use crate::text::Lang;

/// The choices, by title.
#[derive(Serialize)]
struct Choices<'a> {
    municipalities: Vec<Municipality<'a>>,
    solutions: Vec<Solution<'a>>,
    topics: Vec<Topic<'a>>,
    reports: Vec<Named<'a>>,
    networks: Vec<Named<'a>>,
}

/// The name of a document, and its title.
#[derive(Serialize)]
struct Named<'a>(&'a str, &'a str);

/// The name, the title and the region of a municipality.
#[derive(Serialize)]
struct Municipality<'a>(&'a str, &'a str, Option<&'a str>);

/// The name of a solution, its title in both written forms, its type, the number of municipalities
/// that say that they use it, and its other names.
#[derive(Serialize)]
struct Solution<'a>(&'a str, &'a str, &'a str, SolutionType, usize, &'a [String]);

/// The name of a topic, and its title in both written forms.
#[derive(Serialize)]
struct Topic<'a>(&'a str, &'a str, &'a str);

/// Returns the bytes of the file.
///
/// # Errors
/// Returns an error where it cannot be written as JSON.
pub(in crate::pages) fn render(knowledge: &Knowledge) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&Choices {
        municipalities: knowledge
            .municipality_ids()
            .map(|id| municipality(knowledge, id))
            .collect(),
        solutions: knowledge
            .solution_ids()
            .map(|id| solution(knowledge, id))
            .collect(),
        topics: knowledge
            .topic_ids()
            .map(|id| topic(knowledge, id))
            .collect(),
        reports: knowledge
            .report_ids()
            .map(|id| named(knowledge, id.into()))
            .collect(),
        networks: knowledge
            .network_ids()
            .map(|id| named(knowledge, id.into()))
            .collect(),
    })
}

fn named(knowledge: &Knowledge, id: DocumentId) -> Named<'_> {
    let entry = knowledge.document(id);
    Named(entry.slug().as_str(), &entry.main().head.title)
}

fn municipality(knowledge: &Knowledge, id: MunicipalityId) -> Municipality<'_> {
    let entry = &knowledge.municipality(id).entry;
    let fields = &entry.main.fields;
    Municipality(
        entry.slug.as_str(),
        &fields.head.title,
        fields.region.as_deref(),
    )
}

fn solution(knowledge: &Knowledge, id: SolutionId) -> Solution<'_> {
    let node = knowledge.solution(id);
    let in_nynorsk = node.entry.version(Lang::Nn);
    let usages = node.edges.usages.iter();
    let users = usages.filter(|id| knowledge.usage(**id).is_use()).count();
    let fields = &node.entry.main.fields;
    let name_in_nynorsk = match in_nynorsk.lang() {
        Lang::Nn => Some(&in_nynorsk.head().title),
        _ => fields.name_in_nynorsk.as_ref(),
    };
    Solution(
        node.entry.slug.as_str(),
        &fields.head.title,
        name_in_nynorsk.unwrap_or(&fields.head.title),
        fields.kind,
        users,
        &fields.aliases,
    )
}

fn topic(knowledge: &Knowledge, id: TopicId) -> Topic<'_> {
    let topic = &knowledge.topic(id).topic;
    Topic(
        topic.slug.as_str(),
        topic.name(Lang::Nb),
        topic.name(Lang::Nn),
    )
}
