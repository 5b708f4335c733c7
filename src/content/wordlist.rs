//! Words that the search treats alike (ordliste): pairs of bokmål and nynorsk, abbreviations,
//! synonyms. The site's own list is added to the built-in one.

use std::sync::{Arc, LazyLock};

use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;
use crate::yaml::data_file::read_list;
use crate::yaml::record::record;

/// The file of the site's own list.
pub const WORDS_FILE: &str = "content/data/ordliste.yaml";

/// The most entries that the list can have.
const MAX_WORDS: usize = 5_000;

const BUILT_IN: &str = include_str!("ordliste.yaml");

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordGroup {
    /// Words that mean the same.
    pub words: Vec<String>,
    /// Words with a related meaning.
    pub related: Vec<String>,
}

record! {
    /// An entry as the file has it.
    pub struct WordEntry expects tr_later!("`term`, `nynorsk` og `varianter`") {
        /// The word.
        term: String = required("term"), "ordet";
        /// The same word in nynorsk.
        nynorsk: Option<String> = optional("nynorsk"), "ordet på nynorsk";
        /// Other words that mean the same.
        variants: Vec<String> = list("varianter"), "andre ord som betyr det samme";
        /// The reason for the entry, for those who read the list.
        purpose: Option<String> = optional("type"), "hva slags ord det er, til den som leser lista; som `synonym`";
        /// Words with a related meaning.
        related: Vec<String> = list("relatert"), "ord som er nær, men ikke betyr det samme";
    }
}

impl From<WordEntry> for WordGroup {
    fn from(entry: WordEntry) -> Self {
        let all = std::iter::once(entry.term)
            .chain(entry.nynorsk)
            .chain(entry.variants);
        let mut words: Vec<String> = Vec::new();
        for word in all {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Self {
            words,
            related: entry.related,
        }
    }
}

/// Returns the words that mean the same, group by group, and the diagnostics of the site's own
/// list.
pub fn read(snapshot: &Snapshot) -> (Vec<WordGroup>, Vec<Diagnostic>) {
    static READ: LazyLock<(Vec<WordGroup>, Vec<Diagnostic>)> =
        LazyLock::new(|| parse(&WORDS_FILE.into(), BUILT_IN.as_bytes()));
    let (mut groups, mut diagnostics) = READ.clone();
    if let Some(bytes) = snapshot.get(WORDS_FILE) {
        let (own, problems) = parse(&WORDS_FILE.into(), bytes);
        for group in own {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        diagnostics.extend(problems);
    }
    (groups, diagnostics)
}

fn parse(file: &Arc<str>, bytes: &[u8]) -> (Vec<WordGroup>, Vec<Diagnostic>) {
    let (entries, diagnostics) = read_list(file, bytes, "ord", MAX_WORDS, |entries, _| entries);
    let groups = entries.into_iter().map(WordEntry::into).collect();
    (groups, diagnostics)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::resolve::resolve;

    #[test]
    fn the_built_in_list_is_right() {
        let (groups, problems) = read(&Snapshot::default());
        assert_eq!(problems, []);
        assert!(groups.iter().any(|group| group.words == ["vei", "veg"]));
    }

    #[test]
    fn a_site_adds_words_of_its_own() {
        let list = "ord:\n  - {term: kommuneskjold, varianter: [kommunevåpen]}\n";
        let (groups, problems) = read(&Snapshot::from_files([(WORDS_FILE, list)]));
        assert_eq!(problems, []);
        assert_eq!(groups.last().map(|group| group.words.len()), Some(2));
        assert!(groups.len() > 100);
    }

    #[test]
    fn problems_are_reported_with_their_places() {
        let list = "ord:\n  - {term: a, variant: [b]}\n";
        let files = Snapshot::from_files([(WORDS_FILE, list)]);
        let (_, mut problems) = read(&files);
        resolve(&mut problems, &files);
        assert_eq!(problems.len(), 1, "{problems:?}");
        let marked = problems[0].range().map(|range| &list[range.clone()]);
        assert_eq!(marked, Some("variant"));
    }
}
