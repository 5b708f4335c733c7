//! Words that the search treats alike (ordliste): pairs of bokmål and nynorsk, abbreviations,
//! synonyms. The site's own list comes on top of the built-in one.

use std::sync::{Arc, LazyLock};

use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;
use crate::yaml::data_file::read_list;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problem::Problems;

/// The file of the site's own list.
pub const WORDS_FILE: &str = "content/data/ordliste.yaml";

/// The most entries that the list can have.
const MAX_WORDS: usize = 5_000;

const BUILT_IN: &str = include_str!("ordliste.yaml");

/// One entry of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordGroup {
    /// Ways to say the same.
    pub words: Vec<String>,
    /// Words for something near, which is not the same.
    pub related: Vec<String>,
}

impl FromYaml for WordGroup {
    const EXPECTED: &'static str = "`term`, `nynorsk` og `varianter`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let term = fields.required::<String>("term");
        let nynorsk = fields.optional::<String>("nynorsk");
        let variants = fields.list::<String>("varianter");
        // For whoever reads the list.
        let _: Option<String> = fields.optional("type");
        let related = fields.list("relatert");
        fields.finish();
        let term = term?;
        let all = std::iter::once(term).chain(nynorsk).chain(variants);
        let mut words: Vec<String> = Vec::new();
        for word in all {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        Some(Self { words, related })
    }
}

/// The words that mean the same, group by group; what is wrong in the site's own list.
pub fn read(snapshot: &Snapshot) -> (Vec<WordGroup>, Vec<Diagnostic>) {
    static READ: LazyLock<(Vec<WordGroup>, Vec<Diagnostic>)> =
        LazyLock::new(|| parse(&WORDS_FILE.into(), BUILT_IN.as_bytes()));
    let (mut groups, mut told) = READ.clone();
    if let Some(bytes) = snapshot.get(WORDS_FILE) {
        let (own, problems) = parse(&WORDS_FILE.into(), bytes);
        for group in own {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        told.extend(problems);
    }
    (groups, told)
}

fn parse(file: &Arc<str>, bytes: &[u8]) -> (Vec<WordGroup>, Vec<Diagnostic>) {
    read_list(file, bytes, "ord", MAX_WORDS, |groups, _| groups)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_is_wrong_is_told_with_its_place() {
        let list = "ord:\n  - {term: a, variant: [b]}\n";
        let (_, problems) = read(&Snapshot::from_files([(WORDS_FILE, list)]));
        assert_eq!(problems.len(), 1, "{problems:?}");
        let marked = problems[0].range.as_ref().map(|range| &list[range.clone()]);
        assert_eq!(marked, Some("variant"));
    }
}
