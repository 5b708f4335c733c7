//! Lists light words, which say too little to be searched for in running text (stop words).

use rustc_hash::FxHashSet;

use super::rules::LIGHT;
use super::stem::StemLanguage;

/// The light words of one site.
pub(super) struct Light<'a> {
    /// The light words in English texts.
    all: FxHashSet<&'static str>,
    /// Words that are not light in Norwegian: IT, in the list of words, is no pronoun.
    not: FxHashSet<&'a str>,
}

impl<'a> Light<'a> {
    /// Returns the light words of a site whose `known` words, in small letters, have a meaning.
    pub fn without(known: &'a [String]) -> Self {
        Self {
            all: LIGHT.split(' ').collect(),
            not: known.iter().map(String::as_str).collect(),
        }
    }

    /// Returns whether `word`, in small letters, is light in a text in this language.
    pub fn has(&self, word: &str, language: StemLanguage) -> bool {
        self.all.contains(word) && (language == StemLanguage::English || !self.not.contains(word))
    }

    /// Returns the words for the engine, which reads every query as Norwegian.
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
        assert!(!light.has("it", StemLanguage::Norwegian));
        assert!(light.has("it", StemLanguage::English));
        assert!(light.has("og", StemLanguage::Norwegian));
        assert!(!light.written().split(' ').any(|word| word == "it"));
    }
}
