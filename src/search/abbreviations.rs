//! Finds abbreviations that a text explains: «robotisert prosessautomatisering (RPA)». A search for
//! one form then finds the other (after Schwartz and Hearst, 2003).

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::document::Document;
use super::synonyms::Group;

/// The number of letters of an abbreviation.
const LENGTH: std::ops::RangeInclusive<usize> = 2..=8;

/// Returns every abbreviation that a text explains, with its meaning, as often as it is explained.
pub(super) fn explained(documents: &[Document<'_>]) -> Vec<(String, String)> {
    documents
        .par_iter()
        .flat_map_iter(|document| {
            let texts = document.sections.iter().map(|section| &*section.text);
            let texts = texts.chain([&*document.summary, &*document.title]);
            texts.flat_map(pairs).collect::<Vec<_>>()
        })
        .collect()
}

/// Returns each of the `explained` abbreviations with its meanings.
pub(super) fn groups(explained: &[(String, String)]) -> Vec<Group> {
    let mut meanings: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (short, long) in explained {
        let of_short = meanings.entry(short).or_default();
        *of_short.entry(long).or_default() += 1;
    }
    // An abbreviation with many meanings says little, so only the two most common are used.
    meanings
        .into_iter()
        .map(|(short, longs)| {
            let mut longs: Vec<(&str, usize)> = longs.into_iter().collect();
            longs.sort_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
            let longs = longs.into_iter().take(2).map(|(long, _)| long);
            let words = std::iter::once(short).chain(longs);
            Group {
                words: words.map(str::to_owned).collect(),
                related: Vec::new(),
            }
        })
        .collect()
}

/// Returns the abbreviations in `text` that stand in parentheses after their meaning.
fn pairs(text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (open, _) in text.match_indices('(') {
        let inside = &text[open + 1..];
        let end = inside
            .char_indices()
            .take(16)
            .find(|(_, letter)| *letter == ')');
        let Some(short) = end.map(|(end, _)| &inside[..end]) else {
            continue;
        };
        if is_abbreviation(short)
            && let Some(long) = meaning(short, &text[..open])
        {
            pairs.push((short.to_owned(), long.to_owned()));
        }
    }
    pairs
}

/// Decides whether `text` is an abbreviation in capitals.
pub(super) fn is_abbreviation(text: &str) -> bool {
    LENGTH.contains(&text.chars().count())
        && text.chars().all(char::is_alphanumeric)
        && text.chars().filter(|letter| letter.is_uppercase()).count() >= 2
}

/// Returns the end of `before` that has the letters of `short` in order, the first at the beginning
/// of a word.
fn meaning<'a>(short: &str, before: &'a str) -> Option<&'a str> {
    let before = before.trim_end();
    let letters: Vec<char> = short.chars().flat_map(char::to_lowercase).collect();
    let most_words = letters.len() * 2 + 2;
    let (mut left, mut words) = (letters.len(), 0);
    let mut reversed = before.char_indices().rev().peekable();
    while let Some((at, letter)) = reversed.next() {
        words += usize::from(letter == ' ');
        if words > most_words || matches!(letter, '.' | ';' | ':' | '(' | ')' | '!' | '?') {
            return None;
        }
        if !letter.to_lowercase().eq([letters[left - 1]]) {
            continue;
        }
        let begins = reversed
            .peek()
            .is_none_or(|(_, before)| !before.is_alphanumeric());
        if left > 1 {
            left -= 1;
        } else if begins {
            let long = &before[at..];
            let says_more = long.len() > short.len() + 3 && long.contains(char::is_lowercase);
            return says_more.then_some(long);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(String, String)> {
        pairs(text).into_iter().next()
    }

    #[test]
    fn an_explained_abbreviation_is_known() {
        for (text, short, long) in [
            (
                "Vi tok i bruk robotisert prosessautomatisering (RPA) i 2019.",
                "RPA",
                "robotisert prosessautomatisering",
            ),
            (
                "Se kontakt- og reservasjonsregisteret (KRR).",
                "KRR",
                "kontakt- og reservasjonsregisteret",
            ),
        ] {
            assert_eq!(first(text), Some((short.to_owned(), long.to_owned())));
        }
    }

    #[test]
    fn other_parentheses_are_no_abbreviations() {
        for text in [
            "Skien (Telemark) er med",
            "Det tok tid (AB).",
            "Punktum. Et annet ord (OEP)",
            "(KS)",
            "x (",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
