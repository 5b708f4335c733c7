//! Finds the short names of documents: «… (KRR)» in a title, an abbreviation that a text explains by
//! the title, and the initials of the title. A search for one ranks what it names before all that
//! uses it.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::abbreviations::is_abbreviation;
use super::document::{Document, Naming};
use super::fold::{fold, key};
use super::rules::LIGHT;
use super::stem::StemLanguage;
use super::vocabulary::Term;
use super::words::{chunks, tokenize};

/// The number of letters of initials that the document itself uses.
const USED: std::ops::RangeInclusive<usize> = 2..=5;
/// The number of letters of initials that nothing on the site uses.
const UNUSED: std::ops::RangeInclusive<usize> = 2..=3;
/// The most words of a title whose initials are a name.
const MOST_WORDS: usize = 6;

static LIGHT_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| LIGHT.split(' ').collect());

/// Finds the short names of documents of one site.
pub(super) struct ShortNames<'a> {
    /// Abbreviations, by the key of what they are explained by.
    explained: FxHashMap<String, Vec<&'a str>>,
    /// The keys of words, which are found once for the whole site.
    keys: Keys<'a>,
    /// The first letters of every word.
    beginnings: FxHashSet<&'a str>,
}

/// The keys of Norwegian words, by their written forms.
type Keys<'a> = FxHashMap<&'a str, &'a str>;

impl<'a> ShortNames<'a> {
    /// Prepares for a site with these words, whose texts explain these abbreviations.
    pub fn new(explained: &'a [(String, String)], terms: &'a [Term]) -> Self {
        let norwegian = (terms.iter()).filter(|term| term.language == StemLanguage::Norwegian);
        let keys: Keys = norwegian
            .map(|term| (term.form.as_str(), term.key.as_str()))
            .collect();
        let mut by_meaning: FxHashMap<String, Vec<&str>> = FxHashMap::default();
        for (short, long) in explained {
            by_meaning
                .entry(key_of(long, &keys))
                .or_default()
                .push(short);
        }
        let beginnings = terms
            .iter()
            .flat_map(|term| UNUSED.filter_map(move |length| term.folded.get(..length)));
        Self {
            explained: by_meaning,
            keys,
            beginnings: beginnings.collect(),
        }
    }

    /// Returns the short names of `document`, and its title without one.
    pub fn of(&self, document: &Document<'_>) -> Vec<String> {
        if document.naming != Naming::InQuery {
            return Vec::new();
        }
        let mut names: Vec<String> = Vec::new();
        let (title, short) = without_short(&document.title);
        if let Some(short) = short {
            names.extend([title.to_owned(), short.to_owned()]);
        }
        for name in std::iter::once(title).chain(document.aliases.iter().map(AsRef::as_ref)) {
            let explained = self.explained.get(&key_of(name, &self.keys));
            names.extend(
                explained
                    .into_iter()
                    .flatten()
                    .map(|short| (*short).to_owned()),
            );
        }
        if let Some(initials) = initials(title)
            && self.is_name(&initials, document)
        {
            names.push(initials);
        }
        names
    }

    /// Decides whether `initials` are a name: the document uses them, or nothing begins like them.
    fn is_name(&self, initials: &str, document: &Document<'_>) -> bool {
        let letters = initials.chars().count();
        let texts = document.sections.iter().map(|section| &*section.text);
        let mut texts = texts.chain([&*document.summary]);
        let is_used = USED.contains(&letters) && texts.any(|text| has_word(text, initials));
        is_used
            || UNUSED.contains(&letters)
                && !self
                    .beginnings
                    .contains(fold(&initials.to_lowercase()).as_str())
    }
}

/// Returns a title, and apart from it the abbreviation that it ends with in parentheses.
fn without_short(title: &str) -> (&str, Option<&str>) {
    let apart = title
        .strip_suffix(')')
        .and_then(|title| title.rsplit_once(" ("));
    match apart {
        Some((long, short)) if is_abbreviation(short) => (long, Some(short)),
        _ => (title, None),
    }
}

/// Returns the initials of the words of a title that say something, in capitals.
fn initials(title: &str) -> Option<String> {
    let words: Vec<&str> = chunks(title).take(MOST_WORDS + 1).collect();
    let full = words.iter().filter(|word| {
        let lower = word.to_lowercase();
        !LIGHT_WORDS.contains(lower.as_str())
    });
    let letters = full.clone().filter_map(|word| word.chars().next());
    let initials: String = letters.flat_map(char::to_uppercase).collect();
    let are_letters = initials.chars().all(char::is_alphabetic);
    (are_letters && words.len() <= MOST_WORDS && full.count() > 1).then_some(initials)
}

/// Decides whether `text` has `word`, as it is written, as a word.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// Returns the keys of the words of `name`, so that it is the same in other inflections.
fn key_of(name: &str, keys: &Keys<'_>) -> String {
    let words = chunks(name).filter_map(|chunk| tokenize(chunk).words.into_iter().next());
    let mut all = String::new();
    for word in words {
        if !all.is_empty() {
            all.push(' ');
        }
        match keys.get(word.form.as_str()) {
            Some(key) => all.push_str(key),
            None => all.push_str(&key(&fold(&word.form), StemLanguage::Norwegian)),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_in_a_title_comes_apart() {
        let title = "Kontakt- og reservasjonsregisteret (KRR)";
        let long = "Kontakt- og reservasjonsregisteret";
        assert_eq!(without_short(title), (long, Some("KRR")));
        assert_eq!(without_short("Bø (Telemark)"), ("Bø (Telemark)", None));
    }

    #[test]
    fn initials_are_those_of_the_words_that_say_something() {
        for (title, wanted) in [
            ("Felles fagsystem", Some("FF")),
            ("Veileder for sikkerhet", Some("VS")),
            ("Vestfold og Telemark fylkeskommune", Some("VTF")),
            ("Digisos", None),
            ("Matrikkelen", None),
            ("En tittel som er en hel setning om mye", None),
        ] {
            assert_eq!(initials(title).as_deref(), wanted, "{title}");
        }
    }

    #[test]
    fn a_word_stands_alone() {
        assert!(has_word("Ordninga (VFS) er ny.", "VFS"));
        assert!(!has_word("VFSA og XVFS", "VFS"));
    }
}
