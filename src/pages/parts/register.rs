//! The register: everything on the site from A to Å, for those who do not search or cannot.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::knowledge::{DocumentId, Knowledge};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::text::collation::collation_key;
use crate::text::letter::Letter;

/// A register that is longer than this has a page for each letter.
const PAGE_SIZE: usize = 500;

/// One name in the register.
#[derive(Serialize)]
pub(crate) struct Entry<'a> {
    /// What it is, by the word that the search has for it.
    kind: Kind,
    /// The name, and where it leads.
    #[serde(flatten)]
    link: Link<'a>,
}

/// What a name in the register stands for. As text it is the word that the search engine has in
/// `kind`, and the last part of the interface text `search.kind.…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Kind {
    /// A report.
    #[serde(rename = "erfaring")]
    Report,
    /// A solution.
    #[serde(rename = "løsning")]
    Solution,
    /// A municipality.
    #[serde(rename = "kommune")]
    Municipality,
    /// A topic.
    #[serde(rename = "tema")]
    Topic,
    /// A region.
    #[serde(rename = "region")]
    Region,
    /// A plain page.
    #[serde(rename = "side")]
    Page,
}

/// The names under one letter.
#[derive(Serialize)]
pub(crate) struct Group<'a> {
    /// The letter.
    letter: &'static str,
    /// As it stands in the id.
    slug: String,
    /// The names, in order.
    entries: Vec<Entry<'a>>,
}

/// A letter to go to.
#[derive(Serialize)]
pub(crate) struct LetterLink {
    /// The letter.
    letter: &'static str,
    /// The id of its group on this page.
    id: Option<String>,
    /// Its own page.
    address: Option<String>,
    /// Whether that is the page one is on.
    current: bool,
}

/// Whether the register has a page for each letter.
pub(crate) fn is_split(knowledge: &Knowledge) -> bool {
    size(knowledge) > PAGE_SIZE
}

/// How many names there are.
pub(crate) fn size(knowledge: &Knowledge) -> usize {
    knowledge.municipalities.len()
        + knowledge.solutions.len()
        + knowledge.reports.len()
        + knowledge.pages.len()
        + knowledge.topics.len()
        + knowledge.regions.len()
}

/// The register by letter; letters without names are left out.
pub(crate) fn groups<'a>(reader: &Reader<'a>, wanted: impl Fn(Letter) -> bool) -> Vec<Group<'a>> {
    let mut by_letter: BTreeMap<Letter, Vec<Entry<'a>>> = BTreeMap::new();
    for entry in entries(reader) {
        let letter = Letter::of(&entry.link.title);
        if wanted(letter) {
            by_letter.entry(letter).or_default().push(entry);
        }
    }
    by_letter
        .into_iter()
        .map(|(letter, mut entries)| {
            entries.sort_by_cached_key(|entry| collation_key(&entry.link.title));
            Group {
                letter: letter.title(),
                slug: letter.slug(),
                entries,
            }
        })
        .collect()
}

/// The letters of `groups`, where they stand on the same page.
pub(crate) fn letters_here(groups: &[Group<'_>]) -> Vec<LetterLink> {
    let link = |group: &Group<'_>| LetterLink {
        letter: group.letter,
        id: Some(format!("s-{}", group.slug)),
        address: None,
        current: false,
    };
    groups.iter().map(link).collect()
}

/// All letters, each with a page; `current` is the one that the reader is on.
pub(crate) fn letter_pages(reader: &Reader<'_>, current: Option<Letter>) -> Vec<LetterLink> {
    let addresses = reader.addresses();
    let link = |letter: Letter| LetterLink {
        letter: letter.title(),
        id: None,
        address: Some(addresses.register_page(letter, reader.interface)),
        current: current == Some(letter),
    };
    Letter::all().map(link).collect()
}

fn entries<'a>(reader: &Reader<'a>) -> impl Iterator<Item = Entry<'a>> {
    let knowledge = reader.knowledge();
    let documents = (knowledge.municipality_ids())
        .map(|id| (Kind::Municipality, DocumentId::Municipality(id)))
        .chain(
            knowledge
                .solution_ids()
                .map(|id| (Kind::Solution, DocumentId::Solution(id))),
        )
        .chain(
            knowledge
                .report_ids()
                .map(|id| (Kind::Report, DocumentId::Report(id))),
        )
        .chain(
            knowledge
                .page_ids()
                .map(|id| (Kind::Page, DocumentId::Page(id))),
        )
        .map(|(kind, id)| (kind, reader.document(id)));
    let topics = knowledge
        .topic_ids()
        .map(|id| (Kind::Topic, reader.topic(id)));
    let regions = knowledge
        .region_ids()
        .map(|id| (Kind::Region, reader.region(id)));
    documents
        .chain(topics)
        .chain(regions)
        .map(|(kind, link)| Entry { kind, link })
}
