//! Indexes titles, aliases and short names as entries of their own, so that a search for a whole
//! name ranks its document first, whether or not the name is written as one word.

use std::collections::BTreeMap;

use super::document::{Document, Naming};
use super::fold::fold;
use super::postings::{List, list_of_whole};
use super::short_names::ShortNames;
use super::words::{chunks, tokenize};

/// The most places of a name that has an entry.
const LONGEST_NAME: usize = 6;

/// Returns the documents that have each name, in plain letters. It ends with a space, and with a dot
/// before that where the name must be the whole query.
pub(super) fn names(documents: &[Document<'_>], short: &ShortNames<'_>) -> Vec<(String, List)> {
    let mut by_name: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, document) in (0..).zip(documents) {
        let end = match document.naming {
            Naming::InQuery => " ",
            Naming::WholeQuery => ". ",
            Naming::Never => continue,
        };
        let short = short.of(document);
        let names = std::iter::once(&document.title).chain(&document.aliases);
        let short = short.iter().map(String::as_str);
        for name in names.map(AsRef::as_ref).chain(short) {
            let Some(name) = plain(name) else { continue };
            let having = by_name.entry(name + end).or_default();
            if having.last() != Some(&number) {
                having.push(number);
            }
        }
    }
    by_name
        .into_iter()
        .map(|(name, having)| (name, list_of_whole(&having)))
        .collect()
}

/// Returns a name in plain letters: all of it as one word.
fn plain(name: &str) -> Option<String> {
    let mut places = 0;
    let mut whole = String::new();
    for chunk in chunks(name).map(tokenize) {
        places += usize::from(chunk.places);
        whole.push_str(&chunk.words.first()?.form);
    }
    (1..=LONGEST_NAME).contains(&places).then(|| fold(&whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_word_however_it_is_written() {
        let expected = Some("kommunekari".to_owned());
        for name in ["Kommune-Kari", "kommune kari", "KommuneKari"] {
            assert_eq!(plain(name), expected);
        }
        assert_eq!(plain("Tønsberg"), Some("tonsberg".to_owned()));
        assert_eq!(plain("En tittel på mange flere ord enn seks"), None);
        assert_eq!(plain("–"), None);
    }
}
