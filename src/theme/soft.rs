//! Soft hyphens in long words, for columns that are narrower than the word: a browser without a
//! dictionary of Norwegian breaks there with a hyphen, and nowhere else.

use std::borrow::Cow;

use hypher::{Lang, hyphenate};

/// The fewest letters of a word that gets soft hyphens: shorter ones fit.
const LONG: usize = 13;
/// The fewest letters before and after a soft hyphen.
const LEAST: usize = 4;
/// The letters that make a syllable.
const VOWELS: [char; 13] = [
    'a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å', 'é', 'è', 'ó', 'ò',
];

/// Returns `text` with soft hyphens in its long words, at the borders of syllables.
pub(super) fn soften(text: &str) -> Cow<'_, str> {
    let is_letter = |letter: char| letter.is_alphabetic();
    let is_long = |word: &str| word.chars().count() >= LONG;
    if !text.split(|letter| !is_letter(letter)).any(is_long) {
        return Cow::Borrowed(text);
    }
    let mut soft = String::with_capacity(text.len() + 16);
    for part in text.split_inclusive(|letter| !is_letter(letter)) {
        let word = part.trim_end_matches(|letter| !is_letter(letter));
        if is_long(word) {
            push_soft(&mut soft, word);
        } else {
            soft.push_str(word);
        }
        soft.push_str(&part[word.len()..]);
    }
    Cow::Owned(soft)
}

/// Writes `word` in syllables, those at its ends together until they are long enough. The patterns
/// part a consonant from both neighbours where they are in doubt: it goes on from the one before.
fn push_soft(soft: &mut String, word: &str) {
    let letters = word.chars().count();
    let mut written = 0;
    for syllable in hyphenate(word, Lang::Norwegian) {
        let is_syllable = syllable.to_lowercase().contains(VOWELS);
        if is_syllable && written >= LEAST && letters - written >= LEAST {
            soft.push('\u{ad}');
        }
        soft.push_str(syllable);
        written += syllable.chars().count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_get_soft_hyphens_and_the_rest_stays() {
        let shown = |text: &str| soften(text).replace('\u{ad}', "|");
        for short in ["", "Skien", "Vest-Telemark", "Tilsyn, digitalt"] {
            assert_eq!(shown(short), short);
        }
        for long in [
            "Kongsbergregionen",
            "Kontakt- og reservasjonsregisteret (KRR)",
            "Elektronisk medisindispenser",
        ] {
            assert_ne!(shown(long), long);
            assert_eq!(shown(long).replace('|', ""), long, "nothing is lost");
        }
        assert_eq!(shown("Kongsbergregionen"), "Kongs|berg|re|gionen");
    }
}
