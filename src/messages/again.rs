//! Says a message that was said already in another language: for what must be the same for all who
//! look, whatever language each of them asks in.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Language, messages};

/// A part of a text.
enum Piece {
    /// Words.
    Words(String),
    /// The place of the value with this name.
    Value(String),
}

/// A text of the program in each language, in the order of [`Language::ALL`].
type Entry = [Vec<Piece>; 3];

/// A text of an entry: the number of characters in its own words, its entry and its language.
#[derive(Clone, Copy)]
struct Text {
    own: usize,
    entry: usize,
    language: usize,
}

/// Every text of the program.
struct Texts {
    entries: Vec<Entry>,
    /// For each entry the one that stands for it: the first of those that are the same in a language.
    first: Vec<usize>,
    /// The texts that begin with words, by the first letters.
    by_start: FxHashMap<String, Vec<Text>>,
    /// The texts that begin with a value, or with fewer letters.
    others: Vec<Text>,
}

/// The fewest characters of its own that tell a text from others.
const FEWEST: usize = 2;

/// The number of letters by which texts are looked up.
const START: usize = 3;

/// The longest message that is said again, in bytes: in a longer one, nearly all is a value.
const LONGEST: usize = 2_000;

/// The most places at which one text is tried on a message.
const MOST_PLACES: usize = 200;

/// The number of times that a value in a message is looked up as a message.
const DEPTH: usize = 2;

static TEXTS: LazyLock<Texts> = LazyLock::new(|| {
    let texts = messages().map(|(text, message)| [text, message.nn, message.en]);
    let mut texts: Vec<[String; 3]> = texts.collect();
    texts.sort();
    texts.dedup();
    let first = first_of_same(&texts);
    let entries = texts.into_iter();
    let entries: Vec<Entry> = entries
        .map(|texts| texts.map(|text| pieces(&text)))
        .collect();
    let (mut by_start, mut others) = (FxHashMap::default(), Vec::new());
    for (at, entry) in entries.iter().enumerate() {
        for (language, pieces) in entry.iter().enumerate() {
            let own = own_characters(pieces);
            let text = Text {
                own,
                entry: at,
                language,
            };
            let start = match pieces.first() {
                Some(Piece::Words(words)) => start(words),
                _ => None,
            };
            match start {
                _ if own < FEWEST => {}
                Some(start) => {
                    let texts: &mut Vec<Text> = by_start.entry(start).or_default();
                    texts.push(text);
                }
                None => others.push(text),
            }
        }
    }
    Texts {
        entries,
        first,
        by_start,
        others,
    }
});

/// Returns for each of `texts` the first that is the same in some language, perhaps by way of others: who
/// reads them there cannot tell which it was.
fn first_of_same(texts: &[[String; 3]]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..texts.len()).collect();
    loop {
        let before = first.clone();
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        for (at, all) in texts.iter().enumerate() {
            for text in all {
                let known = known.entry(text).or_insert(first[at]);
                *known = first[at].min(*known);
            }
        }
        for (at, all) in texts.iter().enumerate() {
            let of_same = all.iter().filter_map(|text| known.get(text.as_str()));
            first[at] = of_same.copied().min().unwrap_or(at);
        }
        if first == before {
            return first;
        }
    }
}

/// Returns the first letters of `text`, where it has so many.
fn start(text: &str) -> Option<String> {
    let letters: String = text.chars().take(START).collect();
    (letters.chars().count() == START).then_some(letters)
}

/// Returns `message`, which the program has said in any language, in `language`; as it is where it is
/// none of the texts of the program.
pub fn said_in(message: &str, language: Language) -> String {
    said_again(message, language, DEPTH)
}

fn said_again(message: &str, language: Language, depth: usize) -> String {
    let Some((entry, values)) = entry_of(message) else {
        return parts_again(message, language, depth);
    };
    let mut out = String::new();
    for piece in &entry[language as usize] {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Value(name) => {
                let value = values.iter().find(|(known, _)| known == name);
                let value = value.map_or("", |(_, value)| value);
                let words = value.trim();
                match depth.checked_sub(1).filter(|_| !words.is_empty()) {
                    Some(depth) => {
                        let said = said_again(words, language, depth);
                        out.push_str(&value.replacen(words, &said, 1));
                    }
                    None => out.push_str(value),
                }
            }
        }
    }
    out
}

/// Returns the parts of a list, `first, second`, each in `language`.
fn parts_again(list: &str, language: Language, depth: usize) -> String {
    const BETWEEN: &str = ", ";
    if list.len() > LONGEST || !list.contains(BETWEEN) {
        return list.to_owned();
    }
    let parts = list.split(BETWEEN);
    let parts: Vec<String> = parts
        .map(|part| said_again(part, language, depth))
        .collect();
    parts.join(BETWEEN)
}

/// Names of values, each with the value.
type Values<'e, 'm> = Vec<(&'e str, &'m str)>;

/// Returns the text of which `message` is made, with its values: of several the one with the most words
/// of its own, and of these the first in the alphabet.
fn entry_of(message: &str) -> Option<(&'static Entry, Values<'static, '_>)> {
    if message.len() > LONGEST {
        return None;
    }
    let started = start(message).and_then(|start| TEXTS.by_start.get(&start));
    let tried = started.into_iter().flatten().chain(&TEXTS.others);
    let mut best: Option<(Text, Values<'static, '_>)> = None;
    for text in tried {
        let key = |text: &Text| (std::cmp::Reverse(text.own), text.entry, text.language);
        if best.as_ref().is_some_and(|(best, _)| key(best) < key(text)) {
            continue;
        }
        let pieces = &TEXTS.entries[text.entry][text.language];
        let ends_so = match pieces.last() {
            Some(Piece::Words(words)) => message.ends_with(words.as_str()),
            _ => true,
        };
        if ends_so && let Some(values) = Fitting::values(message, pieces) {
            best = Some((*text, values));
        }
    }
    let (text, values) = best?;
    Some((&TEXTS.entries[TEXTS.first[text.entry]], values))
}

/// Returns the number of characters, beside spaces, that are words of a text.
fn own_characters(text: &[Piece]) -> usize {
    let words = text.iter().map(|piece| match piece {
        Piece::Words(words) => words.chars().filter(|one| !one.is_whitespace()).count(),
        Piece::Value(_) => 0,
    });
    words.sum()
}

/// A text that is laid on a message, with the values that are found on the way.
struct Fitting<'e, 'm> {
    values: Values<'e, 'm>,
    /// The number of places that may still be tried: values may be long, and hold the same words.
    left: usize,
}

impl<'e, 'm> Fitting<'e, 'm> {
    /// Returns the values with which `text` is `message`.
    fn values(message: &'m str, text: &'e [Piece]) -> Option<Values<'e, 'm>> {
        let mut fitting = Self {
            values: Vec::new(),
            left: MOST_PLACES,
        };
        let fits = fitting.fits(message, text);
        fits.then_some(fitting.values)
    }

    fn fits(&mut self, message: &'m str, text: &'e [Piece]) -> bool {
        let Some((first, rest)) = text.split_first() else {
            return message.is_empty();
        };
        let name = match first {
            Piece::Words(words) => {
                let after = message.strip_prefix(words.as_str());
                return after.is_some_and(|message| self.fits(message, rest));
            }
            Piece::Value(name) => name,
        };
        let known = self.values.iter().find(|(known, _)| known == name);
        if let Some((_, value)) = known {
            let after = message.strip_prefix(value);
            return after.is_some_and(|message| self.fits(message, rest));
        }
        for end in ends(message, rest) {
            let Some(left) = self.left.checked_sub(1) else {
                return false;
            };
            self.left = left;
            let before = self.values.len();
            self.values.push((name, &message[..end]));
            if self.fits(&message[end..], rest) {
                return true;
            }
            self.values.truncate(before);
        }
        false
    }
}

/// Returns the places where a value at the start of `message` may end, if `rest` comes after it.
fn ends<'a>(message: &'a str, rest: &'a [Piece]) -> Box<dyn Iterator<Item = usize> + 'a> {
    match rest.first() {
        None => Box::new(std::iter::once(message.len())),
        Some(Piece::Words(words)) => {
            let found = message.match_indices(words.as_str());
            Box::new(found.map(|(at, _)| at))
        }
        Some(Piece::Value(_)) => {
            let starts = message.char_indices().map(|(at, _)| at);
            Box::new(starts.chain([message.len()]))
        }
    }
}

/// Takes a text apart at the places of values, `{name}`; doubled braces are words.
fn pieces(text: &str) -> Vec<Piece> {
    let (mut pieces, mut words) = (Vec::new(), String::new());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        words.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        let after = &rest[at + 1..];
        match (after.strip_prefix(brace), after.split_once('}')) {
            (Some(after), _) => {
                words.push_str(brace);
                rest = after;
            }
            (None, Some((name, after))) if brace == "{" => {
                if !words.is_empty() {
                    pieces.push(Piece::Words(std::mem::take(&mut words)));
                }
                pieces.push(Piece::Value(name.to_owned()));
                rest = after;
            }
            _ => {
                words.push_str(brace);
                rest = after;
            }
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &[Piece]) -> String {
        let pieces = text.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Value(name) => format!("x{name}7"),
        });
        pieces.collect()
    }

    #[test]
    fn every_text_is_the_same_in_bokmaal_whatever_language_it_was_said_in() {
        let mut differ = Vec::new();
        let is_told = |entry: &&Entry| entry.iter().all(|text| own_characters(text) >= FEWEST);
        for entry in TEXTS.entries.iter().filter(is_told) {
            let all = entry.each_ref().map(|text| filled(text));
            let said = all.each_ref().map(|said| said_in(said, Language::Bokmaal));
            if said.iter().any(|one| *one != said[0]) {
                differ.push(said);
            }
        }
        assert!(differ.is_empty(), "{}: {differ:#?}", differ.len());
    }

    #[test]
    fn long_values_take_no_longer() {
        for times in [60, 40_000] {
            let value = "a, b og c: d «e» `f` (g) ".repeat(times);
            let message = format!("løsningen `{value}` finnes ikke");
            let english = said_in(&message, Language::English);
            assert_eq!(said_in(&english, Language::Bokmaal), message);
        }
    }

    #[test]
    fn a_message_is_said_again_with_its_values() {
        let message = "løsningen `a` finnes ikke";
        let nynorsk = said_in(message, Language::Nynorsk);
        let english = said_in(message, Language::English);
        assert!(
            nynorsk.contains("`a`") && nynorsk.contains("finst ikkje"),
            "{nynorsk}"
        );
        assert!(
            english.contains("`a`") && !english.contains("finnes"),
            "{english}"
        );
        for said in [message, &nynorsk, &english] {
            assert_eq!(said_in(said, Language::Bokmaal), message);
        }
        let list = "leserne får ikke vite hva kommunen bruker, hva kommunen trenger, \
                    hvor mange som bor der og hvem de kan spørre";
        let nynorsk = said_in(list, Language::Nynorsk);
        assert_eq!(
            nynorsk,
            "lesarane får ikkje vite kva kommunen bruker, kva kommunen treng, \
             kor mange som bur der og kven dei kan spørje"
        );
        for said in [list, &nynorsk, &said_in(list, Language::English)] {
            assert_eq!(said_in(said, Language::Bokmaal), list);
        }
        assert_eq!(
            said_in("Dette er det ingen som sier.", Language::English),
            "Dette er det ingen som sier."
        );
    }
}
