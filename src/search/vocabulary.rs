//! Numbers every word of the site, and maps each chunk of text to the words that it is found by.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::compounds::{Known, Parts};
use super::fold::{fold, key};
use super::light::Light;
use super::read::Read;
use super::shared_ends;
use super::stem::StemLanguage;
use super::weights::How;
use super::words::tokenize;

/// A word in one of its forms.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The written form, in small letters.
    pub form: String,
    /// The language it is stemmed as.
    pub language: StemLanguage,
    /// The folded form.
    pub folded: String,
    /// The key, which it shares with its other forms.
    pub key: String,
    /// The number of its occurrences in the texts, addresses aside.
    pub count: u32,
    /// `true` where readers see it written like this somewhere.
    pub is_shown: bool,
}

impl Term {
    fn new(form: String, language: StemLanguage, count: u32, is_shown: bool) -> Self {
        let folded = fold(&form);
        let key = key(&folded, language);
        Self {
            form,
            language,
            folded,
            key,
            count,
            is_shown,
        }
    }
}

/// A word that a chunk is found by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// Its number in [`Vocabulary::terms`].
    pub term: u32,
    /// Its place in the chunk.
    pub place: u8,
    /// Its role there.
    pub how: How,
}

/// The properties of a chunk.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChunkFacts {
    start: u32,
    end: u32,
    /// The number of places it takes.
    pub places: u8,
    /// `true` where it is a light word.
    pub is_light: bool,
}

/// Every word.
pub(super) struct Vocabulary {
    /// Every word, in no order.
    pub terms: Vec<Term>,
    chunks: Vec<ChunkFacts>,
    found: Vec<Found>,
}

impl Vocabulary {
    /// Builds the vocabulary of `read`. The `known` words may be parts of compounds even if they
    /// never occur as words.
    pub fn new(read: &Read<'_>, known: &[String], light: &Light<'_>) -> Self {
        let apart: Vec<_> = read
            .chunks
            .par_iter()
            .map(|(chunk, _, _)| tokenize(shared_ends::apart(chunk).0))
            .collect();
        let mut terms = Terms::default();
        let mut words: Vec<Found> = Vec::new();
        let mut chunks: Vec<ChunkFacts> = Vec::with_capacity(apart.len());
        for (chunk, (_, language, count)) in apart.into_iter().zip(&read.chunks) {
            let start = words.len() as u32;
            let is_light =
                matches!(chunk.words.as_slice(), [one] if light.has(&one.form, *language));
            for word in chunk.words {
                let how = if word.is_piece { How::Piece } else { How::Word };
                let term = terms.number(word.form, *language, *count);
                if *count > 0 && !word.is_joined {
                    terms.shown[term as usize] = true;
                }
                words.push(Found {
                    term,
                    place: word.place,
                    how,
                });
            }
            chunks.push(ChunkFacts {
                start,
                end: words.len() as u32,
                places: chunk.places,
                is_light,
            });
        }
        for word in known {
            terms.number(word.clone(), StemLanguage::Norwegian, 1);
        }
        let mut terms = terms.finish();
        let shared = add_shared(read, &mut terms);
        let parts = parts_of_all(&terms);
        let (chunks, found) = with_parts(&chunks, &words, &shared, &parts);
        Self {
            terms,
            chunks,
            found,
        }
    }

    /// Returns the properties of a chunk, by its number.
    pub fn chunk(&self, number: u32) -> ChunkFacts {
        self.chunks[number as usize]
    }

    /// Returns the words that a chunk is found by.
    pub fn found(&self, chunk: ChunkFacts) -> &[Found] {
        &self.found[chunk.start as usize..chunk.end as usize]
    }
}

/// Words, numbered.
#[derive(Default)]
struct Terms {
    numbers: FxHashMap<(String, StemLanguage), u32>,
    counts: Vec<u32>,
    shown: Vec<bool>,
}

impl Terms {
    fn number(&mut self, form: String, language: StemLanguage, count: u32) -> u32 {
        let next = self.counts.len() as u32;
        let number = *self.numbers.entry((form, language)).or_insert(next);
        if number == next {
            self.counts.push(0);
            self.shown.push(false);
        }
        self.counts[number as usize] += count;
        number
    }

    fn finish(self) -> Vec<Term> {
        let mut forms: Vec<((String, StemLanguage), u32)> = self.numbers.into_iter().collect();
        forms.par_sort_unstable_by_key(|(_, number)| *number);
        forms
            .into_par_iter()
            .zip(self.counts)
            .zip(self.shown)
            .map(|((((form, language), _), count), is_shown)| {
                Term::new(form, language, count, is_shown)
            })
            .collect()
    }
}

/// Adds the words that leave out an end they share with another to `terms`. Returns their numbers,
/// by the chunk that each is in.
fn add_shared(read: &Read<'_>, terms: &mut Vec<Term>) -> FxHashMap<usize, u32> {
    let mut wholes = read
        .chunks
        .iter()
        .enumerate()
        .filter_map(|(number, chunk)| {
            let (first, whole) = shared_ends::apart(chunk.0);
            (chunk.1 == StemLanguage::Norwegian).then_some((number, first, whole?, chunk.2))
        });
    let Some(one) = wholes.next() else {
        return FxHashMap::default();
    };
    let parts = parts_among(terms);
    let joined: Vec<(usize, String, u32)> = std::iter::once(one)
        .chain(wholes)
        .filter_map(|(number, first, whole, count)| {
            let form = shared_ends::joined(first, whole, &parts)?;
            Some((number, form, count))
        })
        .collect();
    let mut numbers: FxHashMap<String, u32> = (0..)
        .zip(terms.iter())
        .filter(|(_, term)| term.language == StemLanguage::Norwegian)
        .map(|(number, term)| (term.form.clone(), number))
        .collect();
    let number = |(chunk, form, count): (usize, String, u32)| {
        let next = terms.len() as u32;
        let number = *numbers.entry(form.clone()).or_insert(next);
        if number == next {
            terms.push(Term::new(form, StemLanguage::Norwegian, count, false));
        }
        (chunk, number)
    };
    joined.into_iter().map(number).collect()
}

/// Returns the words that compounds are made of.
fn parts_among(terms: &[Term]) -> Parts<'_> {
    let mut parts = Parts::default();
    for (number, term) in (0..).zip(terms) {
        if term.language == StemLanguage::Norwegian {
            let known = Known {
                term: number,
                count: term.count,
            };
            parts.add(&term.folded, &term.key, known);
        }
    }
    parts
}

/// Returns the parts of each term that is a compound.
fn parts_of_all(terms: &[Term]) -> Vec<Vec<(Known, How)>> {
    let parts = parts_among(terms);
    let of = |(number, term): (usize, &Term)| {
        let mut found = match term.language {
            StemLanguage::Norwegian => parts.of(&term.folded),
            StemLanguage::English => Vec::new(),
        };
        found.retain(|(known, _)| known.term as usize != number);
        found
    };
    terms.par_iter().enumerate().map(of).collect()
}

/// Adds the `shared` words and the parts of compounds to the words of each chunk.
fn with_parts(
    chunks: &[ChunkFacts],
    words: &[Found],
    shared: &FxHashMap<usize, u32>,
    parts: &[Vec<(Known, How)>],
) -> (Vec<ChunkFacts>, Vec<Found>) {
    let mut found = Vec::with_capacity(words.len() * 2);
    let chunks = chunks
        .iter()
        .enumerate()
        .map(|(number, chunk)| {
            let start = found.len() as u32;
            let shared = shared.get(&number).map(|term| Found {
                term: *term,
                place: 0,
                how: How::Word,
            });
            let words = &words[chunk.start as usize..chunk.end as usize];
            let own = || words.iter().chain(&shared);
            for word in own() {
                found.push(*word);
                for (known, how) in &parts[word.term as usize] {
                    if own().all(|own| own.term != known.term) {
                        found.push(Found {
                            term: known.term,
                            place: word.place,
                            how: *how,
                        });
                    }
                }
            }
            ChunkFacts {
                start,
                end: found.len() as u32,
                ..*chunk
            }
        })
        .collect();
    (chunks, found)
}
