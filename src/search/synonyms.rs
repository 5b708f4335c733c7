//! Words that mean the same: from the list of words, and abbreviations that the texts explain.

use rustc_hash::FxHashSet;

use super::fold::{fold, key};
use super::stem::Tongue;
use super::words::{chunks, take_apart};

/// Words that mean the same, each written as one does.
pub type Group = Vec<String>;

/// The groups of which some word stands in the texts, which have `keys`; words in small letters
/// and single spaces.
pub(super) fn synonyms(groups: &[Group], keys: &FxHashSet<&str>) -> Vec<Vec<String>> {
    let normal = |phrase: &String| -> Option<(String, bool)> {
        let words: Vec<String> = chunks(phrase)
            .filter_map(|chunk| take_apart(chunk).words.first().map(|word| word.form.clone()))
            .collect();
        let stands = words
            .iter()
            .all(|word| keys.contains(key(&fold(word), Tongue::Norwegian).as_str()));
        (!words.is_empty()).then(|| (words.join(" "), stands))
    };
    groups
        .iter()
        .filter_map(|group| {
            let phrases: Vec<(String, bool)> = group.iter().filter_map(normal).collect();
            let stands = phrases.iter().any(|(_, stands)| *stands);
            let mut words: Vec<String> = phrases.into_iter().map(|(words, _)| words).collect();
            let mut seen = FxHashSet::default();
            words.retain(|word| seen.insert(word.clone()));
            (stands && words.len() > 1).then_some(words)
        })
        .collect()
}
