//! Words that say too little to be looked for in running text.

use rustc_hash::FxHashSet;

use super::rules::LIGHT;
use super::stem::Tongue;

/// The words that say little on one site.
pub(super) struct Light<'a> {
    /// In texts in English.
    all: FxHashSet<&'static str>,
    /// Words that say something in Norwegian: IT, as the word list has it, is no pronoun.
    not: FxHashSet<&'a str>,
}

impl<'a> Light<'a> {
    /// The words that say little where the `known` words, in small letters, mean something.
    pub fn without(known: &'a [String]) -> Self {
        Self {
            all: LIGHT.split(' ').collect(),
            not: known.iter().map(String::as_str).collect(),
        }
    }

    /// Returns whether `word`, in small letters, says little in a text in this language.
    pub fn has(&self, word: &str, tongue: Tongue) -> bool {
        self.all.contains(word) && (tongue == Tongue::English || !self.not.contains(word))
    }

    /// The words for the engine, which takes every query for Norwegian.
    pub fn written(&self) -> String {
        let words = LIGHT.split(' ').filter(|word| !self.not.contains(word));
        words.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_list_says_something_in_norwegian() {
        let known = ["it".to_owned(), "ikt".to_owned()];
        let light = Light::without(&known);
        assert!(!light.has("it", Tongue::Norwegian));
        assert!(light.has("it", Tongue::English));
        assert!(light.has("og", Tongue::Norwegian));
        assert!(!light.written().split(' ').any(|word| word == "it"));
    }
}
