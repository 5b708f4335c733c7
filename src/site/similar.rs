//! Documents of one kind whose titles are the same, or nearly: readers cannot tell them apart, and one
//! of them is often a second copy.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
use std::mem::{Discriminant, discriminant};
use std::sync::Arc;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic, Location, Step};
use crate::knowledge::{DocumentId, Knowledge};
use crate::text::accents::folded;

/// Forms of companies, which a name may have or not.
const LEGAL_FORMS: [&str; 14] = [
    "ab", "ans", "as", "asa", "ba", "da", "gmbh", "hf", "iks", "inc", "kf", "ltd", "nuf", "sa",
];

/// The fewest letters that a word has for one letter more, less or other to be a slip of the pen.
const SHORTEST: usize = 6;

/// The most letters of a title in which one letter is looked for.
const LONGEST: usize = 80;

/// Reports each document whose title another of its kind has: apart from letter case, signs, spaces,
/// the order of the words, the form of the company, and one letter.
pub(super) fn titles(knowledge: &Knowledge) -> Vec<Diagnostic> {
    let mut seen = Seen::default();
    let mut found = Vec::new();
    for id in knowledge.documents() {
        let document = knowledge.document(id).main();
        let title = Title::of(&document.head.title);
        let Some(other) = seen.like(discriminant(&id), title, document.file) else {
            continue;
        };
        let message = match other.is_same {
            true => tr!("`{other}` har samme tittel", other = other.file),
            false => tr!(
                "`{file}` har nesten samme tittel, «{title}»",
                file = other.file,
                title = other.title
            ),
        };
        let place = Location::value([Step::Key("tittel".into())]);
        let diagnostic = Diagnostic::new(Check::SameTitle, document.file.clone(), place, message);
        found.push(diagnostic.help(tr!(
            "Er det det samme, slå dem sammen, og la den ene adressa føre til den andre med \
             `tidligere_adresser`. Ellers si i tittelen hva som skiller dem."
        )));
    }
    found
}

/// A title, as it is compared.
struct Title {
    /// Its words as they are written.
    written: String,
    /// Its words in alphabetical order, without letter case and signs.
    whole: String,
    /// Its words, without letter case, signs and the form of a company.
    words: Vec<String>,
}

impl Title {
    fn of(written: &str) -> Self {
        let plain = folded(&written.to_lowercase()).replace("aa", "a");
        let words = plain.split(|letter: char| !letter.is_alphanumeric());
        let mut words: Vec<String> = words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let whole = sorted(&words);
        if words.len() > 1 && LEGAL_FORMS.contains(&words[words.len() - 1].as_str()) {
            words.pop();
        }
        Self {
            written: written.to_owned(),
            whole,
            words,
        }
    }

    /// Returns its letters and figures, without what parts words.
    fn joined(&self) -> String {
        self.words.concat()
    }

    /// Decides whether the two differ in one letter of one word, or in two that have changed places.
    fn is_slip_of(&self, other: &Self) -> bool {
        let pairs = self.words.iter().zip(&other.words);
        let mut unlike = pairs.filter(|(own, other)| own != other);
        let (Some((own, other_word)), None) = (unlike.next(), unlike.next()) else {
            return false;
        };
        let is_word =
            |word: &str| word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
        self.words.len() == other.words.len()
            && is_word(own)
            && is_word(other_word)
            && strsim::osa_distance(own, other_word) == 1
    }
}

/// Returns `words` in alphabetical order.
fn sorted(words: &[String]) -> String {
    let mut words = words.to_vec();
    words.sort_unstable();
    words.join(" ")
}

/// A document that has a title like another one.
struct Like {
    file: Arc<str>,
    title: String,
    is_same: bool,
}

type Kind = Discriminant<DocumentId>;

/// The titles that were met, by what is compared of them.
#[derive(Default)]
struct Seen {
    titles: Vec<(Title, Arc<str>)>,
    /// By the words in order, and by the letters alone.
    alike: HashMap<(Kind, String), usize>,
    /// By what is left when one letter is taken out, and by the whole: two titles that differ in one
    /// letter have one of these in common.
    near: HashMap<(Kind, u64), Vec<usize>>,
}

impl Seen {
    /// Returns the document of `kind` that was met and has a title like `title`, and takes it in.
    fn like(&mut self, kind: Kind, title: Title, file: &Arc<str>) -> Option<Like> {
        let at = self.titles.len();
        let keys = BTreeSet::from([sorted(&title.words), title.joined()]);
        let mut found = None;
        for key in keys {
            found = found.or(self.alike.insert((kind, key), at));
        }
        let near = near(&title.joined());
        if found.is_none() {
            let others = near.iter().filter_map(|key| self.near.get(&(kind, *key)));
            let mut others = others.flatten();
            found = others
                .find(|other| self.titles[**other].0.is_slip_of(&title))
                .copied();
        }
        for key in near {
            self.near.entry((kind, key)).or_default().push(at);
        }
        let like = found.map(|other| {
            let (other, file) = &self.titles[other];
            Like {
                file: file.clone(),
                title: other.written.clone(),
                is_same: other.whole == title.whole,
            }
        });
        self.titles.push((title, file.clone()));
        like
    }
}

/// Returns the hashes of `letters` whole and without each of its letters.
fn near(letters: &str) -> BTreeSet<u64> {
    if letters.len() > LONGEST {
        return BTreeSet::new();
    }
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let without = letters.char_indices().map(|(at, letter)| {
        let rest = &letters[at + letter.len_utf8()..];
        hasher.hash_one(format!("{}{rest}", &letters[..at]))
    });
    without.chain([hasher.hash_one(letters)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::PageId;

    fn is_like(one: &str, other: &str) -> bool {
        let mut seen = Seen::default();
        let kind = discriminant(&DocumentId::Page(PageId::new(0)));
        let file: Arc<str> = "a.md".into();
        let first = seen.like(kind, Title::of(one), &file);
        assert!(first.is_none());
        seen.like(kind, Title::of(other), &file).is_some()
    }

    #[test]
    fn titles_that_are_one_name_written_in_two_ways_are_found() {
        for (one, other) in [
            ("Digisos", "DigiSos"),
            ("E-post", "Epost"),
            ("E-post", "E post"),
            ("Framsikt analyse", "Analyse: Framsikt"),
            ("Båtsfjord", "Baatsfjord"),
            ("Løsning for skjema", "Losning for skjema"),
            ("Visma Flyt Skole AS", "Visma Flyt Skole"),
            (
                "Everbridge befolkningsvarsling",
                "Everbridge befolkningsvarsiling",
            ),
            ("Kontaktregisteret", "Kontaktregistret"),
            ("Befolkningsvarsling", "Befolknignsvarsling"),
        ] {
            assert!(is_like(one, other), "{one} {other}");
            assert!(is_like(other, one), "{other} {one}");
        }
    }

    #[test]
    fn titles_of_two_things_are_let_be() {
        for (one, other) in [
            ("Altinn 2", "Altinn 3"),
            ("Plan 2024", "Plan 2025"),
            ("Trinn A", "Trinn B"),
            ("Nes", "Ness"),
            ("Hol", "Hole"),
            ("Vestre Toten", "Østre Toten"),
            ("Nordre Land", "Søndre Land"),
            ("Digital post", "Digital plan"),
            ("Framsikt analyse", "Framsikt budsjett"),
            ("AS", "SA"),
        ] {
            assert!(!is_like(one, other), "{one} {other}");
        }
    }
}
