//! Collects words with the same meaning: from the list of words, and from abbreviations that the
//! texts explain.

use rustc_hash::FxHashSet;

use super::fold::{fold, key};
use super::stem::StemLanguage;
use super::words::{chunks, tokenize};

/// A group of words with the same meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The words as people write them; some are phrases.
    pub words: Vec<String>,
    /// Words with a related meaning.
    pub related: Vec<String>,
}

/// A group as the engine reads it: words with the same meaning, and words with a related one.
pub(super) type Written = (Vec<String>, Vec<String>);

/// Returns the groups that have a word in the texts, whose keys are `keys`; words are as people write
/// them.
pub(super) fn synonyms(groups: &[Group], keys: &FxHashSet<&str>) -> Vec<Written> {
    let written = |phrases: &[String]| {
        let mut seen: Vec<String> = Vec::new();
        let mut written: Vec<String> = Vec::new();
        for phrase in phrases {
            let plain = normal(phrase);
            if !plain.is_empty() && !seen.contains(&plain) {
                written.push(phrase.split_whitespace().collect::<Vec<_>>().join(" "));
                seen.push(plain);
            }
        }
        written
    };
    let stands = |phrase: &String| {
        normal(phrase)
            .split(' ')
            .all(|word| keys.contains(key(&fold(word), StemLanguage::Norwegian).as_str()))
    };
    groups
        .iter()
        .map(|group| (written(&group.words), written(&group.related)))
        .map(|(words, mut related)| {
            related.retain(stands);
            (words, related)
        })
        .filter(|(words, related)| {
            words.iter().any(stands) && words.len() > 1 || !related.is_empty()
        })
        .collect()
}

/// Returns the chunks of `phrase`, each as one word, with single spaces.
fn normal(phrase: &str) -> String {
    let words: Vec<String> = chunks(phrase)
        .filter_map(|chunk| tokenize(chunk).words.into_iter().next())
        .map(|word| word.form)
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_found_is_kept() {
        let group = |words: &[&str], related: &[&str]| Group {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            related: related.iter().map(|word| (*word).to_owned()).collect(),
        };
        let keys = ["kunstig", "intelligens", "vei"].map(|word| key(word, StemLanguage::Norwegian));
        let keys: FxHashSet<&str> = keys.iter().map(String::as_str).collect();
        let found = synonyms(
            &[
                group(&["kunstig intelligens", "KI"], &["maskinlæring"]),
                group(&["bolig", "bustad"], &[]),
            ],
            &keys,
        );
        let words = vec!["kunstig intelligens".to_owned(), "KI".to_owned()];
        assert_eq!(found, [(words, Vec::new())]);
    }
}
