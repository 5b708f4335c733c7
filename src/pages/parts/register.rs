//! The register: everything on the site from A to Å, for readers who do not search or cannot.

use serde::Serialize;

use crate::knowledge::Knowledge;
use crate::pages::by_letter::{ByLetter, Named};
use crate::pages::context::flat::serialize_flat;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::pages::MOST_ROWS;
use crate::pages::site_page::Part;
use crate::text::collation::collation_key;
use crate::text::letter::Letter;

/// The number of names above which the register has a page for each letter.
const PAGE_SIZE: usize = 500;

/// The kinds of what is no document, as [`Kind::word`](crate::content::Kind::word) gives the others.
pub(crate) const TOPIC: &str = "tema";
pub(crate) const REGION: &str = "region";

/// One name in the register.
pub(crate) struct Entry<'a> {
    /// Its kind, by the word that the search index has in `kind`, which is also the last part of
    /// the interface text `search.kind.…`.
    kind: &'static str,
    /// The name as a link.
    link: Link<'a>,
}

serialize_flat! { Entry<'_> {
    link: [title, address, lang],
    kind
} }

/// The names under one letter.
#[derive(Serialize)]
pub(crate) struct Group<'a> {
    /// The letter.
    letter: &'static str,
    /// The letter as it stands in the id of the group.
    slug: String,
    /// The names, in order; none where they are too many for one list.
    entries: Vec<Entry<'a>>,
    /// The same names by how they begin, where they are too many.
    parts: Vec<Beginning<'a>>,
}

/// The names that begin in the same way.
#[derive(Serialize)]
struct Beginning<'a> {
    /// Their first two letters.
    letters: String,
    /// The names, in order.
    entries: Vec<Entry<'a>>,
}

/// A link to the names under a letter.
#[derive(Serialize)]
pub(crate) struct LetterLink {
    /// The letter.
    letter: &'static str,
    /// The id of its group on this page.
    id: Option<String>,
    /// The address of its own page.
    address: Option<String>,
    /// `true` where that is the page being shown.
    current: bool,
}

/// Decides whether the register has a page for each letter.
pub(crate) fn is_split(knowledge: &Knowledge) -> bool {
    size(knowledge) > PAGE_SIZE
}

/// Returns the number of names in the register.
pub(crate) fn size(knowledge: &Knowledge) -> usize {
    knowledge.documents().count() + knowledge.topics.len() + knowledge.regions.len()
}

fn by_letter(reader: &Reader<'_>) -> ByLetter {
    let mut letters = ByLetter::new();
    for named in all(reader.knowledge()) {
        let letter = Letter::of(&entry(reader, named).link.title);
        letters.entry(letter).or_default().push(named);
    }
    for named in letters.values_mut() {
        named.sort_by_cached_key(|one| collation_key(&entry(reader, *one).link.title));
    }
    letters
}

/// Returns the names by letter, for the letters that are `wanted`; letters without names are left
/// out.
pub(crate) fn groups<'a>(reader: &Reader<'a>, wanted: impl Fn(Letter) -> bool) -> Vec<Group<'a>> {
    let letters = reader.register().get(reader.lang, || by_letter(reader));
    let wanted = letters.iter().filter(|(letter, _)| wanted(**letter));
    wanted
        .map(|(letter, named)| {
            let entries: Vec<Entry<'a>> = named.iter().map(|one| entry(reader, *one)).collect();
            let (entries, parts) = match entries.len() {
                0..=MOST_ROWS => (entries, Vec::new()),
                _ => (Vec::new(), by_beginning(entries)),
            };
            Group {
                letter: letter.title(),
                slug: letter.slug(),
                entries,
                parts,
            }
        })
        .collect()
}

/// Returns names by their first two letters, both in the order in which they come.
fn by_beginning(entries: Vec<Entry<'_>>) -> Vec<Beginning<'_>> {
    let mut parts: Vec<Beginning<'_>> = Vec::new();
    for entry in entries {
        let letters = beginning(&entry.link.title);
        match parts.iter_mut().find(|part| part.letters == letters) {
            Some(part) => part.entries.push(entry),
            None => parts.push(Beginning {
                letters,
                entries: vec![entry],
            }),
        }
    }
    parts
}

/// Returns the first two letters or digits of a title, the first of them large.
fn beginning(title: &str) -> String {
    let mut letters = title.chars().filter(|letter| letter.is_alphanumeric());
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let second = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(second).collect()
}

/// Returns links to the letters of `groups` on the same page.
pub(crate) fn letters_here(groups: &[Group<'_>]) -> Vec<LetterLink> {
    let link = |group: &Group<'_>| LetterLink {
        letter: group.letter,
        id: Some(format!("s-{}", group.slug)),
        address: None,
        current: false,
    };
    groups.iter().map(link).collect()
}

/// Returns links to the pages of all letters; `current` is the letter of the page being shown.
pub(crate) fn letter_pages(reader: &Reader<'_>, current: Option<Letter>) -> Vec<LetterLink> {
    let addresses = reader.addresses();
    let link = |letter: Letter| LetterLink {
        letter: letter.title(),
        id: None,
        address: Some(addresses.part(Part::Register(letter), reader.interface)),
        current: current == Some(letter),
    };
    Letter::all().map(link).collect()
}

fn all(knowledge: &Knowledge) -> impl Iterator<Item = Named> {
    let documents = knowledge.documents().map(Named::Document);
    let topics = knowledge.topic_ids().map(Named::Topic);
    let regions = knowledge.region_ids().map(Named::Region);
    documents.chain(topics).chain(regions)
}

fn entry<'a>(reader: &Reader<'a>, named: Named) -> Entry<'a> {
    let (kind, link) = match named {
        Named::Document(id) => (id.kind().word(), reader.document(id)),
        Named::Topic(id) => (TOPIC, reader.topic(id)),
        Named::Region(id) => (REGION, reader.region(id)),
    };
    Entry { kind, link }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_begins_with_its_first_two_letters() {
        let titles = ["Digisos", "eByggesak", "«Æ-post»", "3D-kart", "X", "…"];
        let begun = titles.map(beginning);
        assert_eq!(begun, ["Di", "Eb", "Æp", "3d", "X", ""]);
    }
}
