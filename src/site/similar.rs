//! Documents of one kind whose titles are the same, or nearly: readers cannot tell them apart, and one
//! of them is often a second copy.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use tr::tr;

use crate::content::Kind;
use crate::diagnostic::{Check, Diagnostic, Location, Step};
use crate::knowledge::Knowledge;
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
    let titled = knowledge.documents().map(|id| {
        let document = knowledge.document(id).main();
        Titled {
            kind: id.kind(),
            title: Title::of(&document.head.title),
            file: document.file,
        }
    });
    let all: Vec<Titled<'_>> = titled.collect();
    let pairs = all.iter().zip(earlier_alike(&all));
    pairs
        .filter_map(|(one, other)| Some(one.diagnostic(&all[other?])))
        .collect()
}

/// A document with its title.
struct Titled<'a> {
    kind: Kind,
    title: Title,
    file: &'a Arc<str>,
}

impl Titled<'_> {
    fn diagnostic(&self, other: &Self) -> Diagnostic {
        let message = match self.title.whole == other.title.whole {
            true => tr!("`{other}` har samme tittel", other = other.file),
            false => tr!(
                "`{file}` har nesten samme tittel, «{title}»",
                file = other.file,
                title = other.title.written
            ),
        };
        let place = Location::value([Step::Key("tittel".into())]);
        let diagnostic = Diagnostic::new(Check::SameTitle, self.file.clone(), place, message);
        diagnostic.help(tr!(
            "Er det det samme, slå dem sammen, og la den ene adressa føre til den andre med \
             `tidligere_adresser`. Ellers si i tittelen hva som skiller dem."
        ))
    }
}

/// Returns for each of `all` an earlier one with a title like its own.
fn earlier_alike(all: &[Titled<'_>]) -> Vec<Option<usize>> {
    let mut found = earlier_same(all);
    let slips = earlier_slips(all, &found);
    for (found, slip) in found.iter_mut().zip(slips) {
        *found = found.or(slip);
    }
    found
}

/// Returns for each of `all` the last earlier one with the same words in any order, or the same letters.
fn earlier_same(all: &[Titled<'_>]) -> Vec<Option<usize>> {
    let mut seen: FxHashMap<(Kind, String), usize> = FxHashMap::default();
    let mut found = Vec::with_capacity(all.len());
    for (at, one) in all.iter().enumerate() {
        let keys = BTreeSet::from([sorted(&one.title.words), one.title.joined()]);
        let earlier = keys
            .into_iter()
            .map(|key| seen.insert((one.kind, key), at))
            .collect::<Vec<_>>();
        found.push(earlier.into_iter().flatten().next());
    }
    found
}

/// Returns for each of `all`, where it is not the `same` as an earlier one, the first earlier one of
/// which it is a slip of the pen. Two titles that differ in one letter have one in common of what is left
/// when a letter is taken out, and the whole.
fn earlier_slips(all: &[Titled<'_>], same: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut keys: Vec<(u64, usize)> = Vec::new();
    for (at, one) in all.iter().enumerate() {
        if same[at].is_none() {
            let near = near(one.kind, &one.title.joined());
            keys.extend(near.into_iter().map(|key| (key, at)));
        }
    }
    keys.par_sort_unstable();
    keys.dedup();
    let mut found: Vec<Option<usize>> = vec![None; all.len()];
    for sharing in keys.chunk_by(|one, other| one.0 == other.0) {
        for (place, (_, later)) in sharing.iter().enumerate() {
            let is_slip = |earlier: &usize| all[*earlier].title.is_slip_of(&all[*later].title);
            let mut earlier = sharing[..place].iter().map(|(_, earlier)| *earlier);
            let first = earlier.find(is_slip);
            found[*later] = first.into_iter().chain(found[*later]).min();
        }
    }
    found
}

/// Returns numbers that stand for `letters`, a title of `kind`: whole, and without each of its letters.
/// Returns none where it is long.
fn near(kind: Kind, letters: &str) -> Vec<u64> {
    if letters.len() > LONGEST {
        return Vec::new();
    }
    // The letters are digits of a number, so that the number without one of them follows from its ends.
    const BASE: u64 = 0x0100_0000_01b3;
    let digits: Vec<u64> = letters.chars().map(u64::from).collect();
    let mut whole = kind as u64 + 1;
    let mut starts = Vec::with_capacity(digits.len());
    for digit in &digits {
        starts.push(whole);
        whole = whole.wrapping_mul(BASE).wrapping_add(*digit);
    }
    let mut numbers = vec![whole];
    let (mut end, mut power) = (0_u64, 1_u64);
    for (start, digit) in starts.iter().zip(&digits).rev() {
        numbers.push(start.wrapping_mul(power).wrapping_add(end));
        end = digit.wrapping_mul(power).wrapping_add(end);
        power = power.wrapping_mul(BASE);
    }
    numbers
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

#[cfg(test)]
mod tests {
    use super::*;

    fn earlier(titles: &[(Kind, &str)]) -> Vec<Option<usize>> {
        let file: Arc<str> = "a.md".into();
        let titled = titles.iter().map(|(kind, title)| Titled {
            kind: *kind,
            title: Title::of(title),
            file: &file,
        });
        earlier_alike(&titled.collect::<Vec<_>>())
    }

    fn is_like(one: &str, other: &str) -> bool {
        let found = earlier(&[(Kind::Page, one), (Kind::Page, other)]);
        assert_eq!(found[0], None);
        found[1].is_some()
    }

    #[test]
    fn the_earlier_one_is_of_the_same_kind() {
        let titles = [
            (Kind::Page, "Varslingsplan"),
            (Kind::Solution, "Varslingsplann"),
            (Kind::Page, "Ordliste"),
            (Kind::Page, "varslingsplan"),
            (Kind::Page, "Varslingplan"),
            (Kind::Page, "Varslingpland"),
        ];
        let found = earlier(&titles);
        assert_eq!(found, [None, None, None, Some(0), Some(0), Some(4)]);
    }

    #[test]
    fn a_number_stands_for_what_is_left_without_a_letter() {
        let [abc, ab, ac, bc] = near(Kind::Page, "abc")[..] else {
            panic!("the whole, and without each letter");
        };
        let whole = |letters| near(Kind::Page, letters)[0];
        assert_eq!([abc, ab, ac, bc], ["abc", "ab", "ac", "bc"].map(whole));
        assert_ne!(near(Kind::Solution, "abc")[0], abc);
        assert_eq!(near(Kind::Page, &"a".repeat(LONGEST + 1)), [0; 0]);
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
