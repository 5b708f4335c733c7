//! Writes the words that a misspelled word may have been meant for: the short ones in one list, the
//! long ones in two, sorted from either end, because one end of a word is most often right.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::file::File;
use super::fold::fold;
use super::shards::{Listed, Shards, Spelling, shards};
use super::stem::StemLanguage;

/// The shortest word that is suggested, in letters.
const SHORTEST: usize = 4;
/// The number of letters from which a word is looked up by its ends.
pub(super) const LONG: usize = 8;
/// The number of documents that a word must be in to be suggested on a large site.
const LARGE: usize = 2_000;

/// The lists of words.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Lists {
    short: Shards,
    forward: Shards,
    backward: Shards,
}

/// The frequency of a word, in any of its written forms.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    documents: u32,
    is_name: bool,
    is_shown: bool,
}

impl Counted {
    /// Returns the byte for [`Spelling::common`].
    fn written(self) -> u8 {
        let common = self.documents.max(1).ilog2().min(15) as u8;
        common | u8::from(self.is_name) << 4 | u8::from(!self.is_shown) << 5
    }
}

/// Returns the lists of the words and names in `listed`.
pub(super) fn lists(listed: &[Listed], documents: usize, out: &mut Vec<File>) -> Lists {
    let mut counts: FxHashMap<String, Counted> = FxHashMap::default();
    for entry in listed
        .iter()
        .filter(|entry| entry.language == StemLanguage::Norwegian)
    {
        let folded = fold(entry.form.trim_end_matches([' ', '.']));
        let there = counts.entry(folded).or_default();
        there.documents += entry.list.documents;
        there.is_name |= entry.form.ends_with(' ');
        there.is_shown |= entry.is_shown;
    }
    let least = if documents > LARGE { 2 } else { 1 };
    let mut words: Vec<(&str, u8)> = counts
        .iter()
        .filter(|(key, counted)| {
            (counted.is_name || counted.documents >= least)
                && key.chars().count() >= SHORTEST
                && key.chars().all(char::is_alphabetic)
        })
        .map(|(key, counted)| (key.as_str(), counted.written()))
        .collect();
    words.sort_unstable();
    let is_long = |word: &str| word.chars().count() >= LONG;
    let list = |words: &mut dyn Iterator<Item = (String, u8)>, out: &mut Vec<File>| {
        let mut words: Vec<Spelling> = words
            .map(|(key, common)| Spelling { key, common })
            .collect();
        words.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        shards(&words, out)
    };
    let owned = |(word, common): &(&str, u8)| ((*word).to_owned(), *common);
    let (long, short): (Vec<_>, Vec<_>) = words.into_iter().partition(|(word, _)| is_long(word));
    Lists {
        short: list(&mut short.iter().map(owned), out),
        forward: list(&mut long.iter().map(owned), out),
        backward: list(
            &mut long
                .iter()
                .map(|(word, common)| (word.chars().rev().collect(), *common)),
            out,
        ),
    }
}
