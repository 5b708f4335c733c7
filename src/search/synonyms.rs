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

/// Returns the groups that have a word in the texts, whose keys are `keys`, as the engine reads them:
/// words with the same meaning between commas, and after a semicolon words with a related one. Words are
/// as people write them.
pub(super) fn synonyms(groups: &[Group], keys: &FxHashSet<&str>) -> Vec<String> {
    let written = |phrases: &[String]| {
        let mut seen: Vec<String> = Vec::new();
        let mut written: Vec<String> = Vec::new();
        for phrase in phrases {
            let plain = normal(phrase);
            if !plain.is_empty() && !seen.contains(&plain) {
                let words =
                    phrase.split(|letter: char| letter.is_whitespace() || ",;".contains(letter));
                let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
                written.push(words.join(" "));
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
        .map(|(words, related)| {
            let lists = [words, related].into_iter();
            let lists = lists.filter(|list| !list.is_empty());
            let lists: Vec<String> = lists.map(|list| list.join(",")).collect();
            lists.join(";")
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
        assert_eq!(found, ["kunstig intelligens,KI"]);
        let found = synonyms(&[group(&["vei, veg", "bane"], &["kunstig  vei"])], &keys);
        assert_eq!(found, ["vei veg,bane;kunstig vei"]);
    }
}
