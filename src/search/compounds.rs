//! Splits compounds into the words that the site itself uses: `trygghetsalarm` is `trygghet` and
//! `alarm`, where both occur as words.

use std::collections::HashSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::fold::{key, rewritten};
use super::rules::LIGHT;
use super::stem::StemLanguage;
use super::weights::How;

/// A word that may be part of another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Its number as a term.
    pub term: u32,
    /// The number of its occurrences as a word.
    pub count: u32,
}

/// The words that compounds are made of.
#[derive(Default)]
pub(super) struct Parts<'a> {
    by_fold: FxHashMap<&'a str, Known>,
    /// In one written form, whichever they are in.
    by_written: FxHashMap<String, Known>,
    by_key: FxHashMap<&'a str, Known>,
}

/// The length of the shortest part.
const SHORTEST: usize = 3;
/// The length from which a part is told from the other one alone.
const LONG: usize = 5;
/// The number of occurrences as a word that a part of the shortest length needs.
const SHORT_AND_COMMON: u32 = 4;
/// Words that are no parts of compounds, besides stop words: prefixes, and endings that happen to
/// be words.
const NO_PARTS: &str = "ane ans ant ast ber bar ede ene enes ens ende ens ers ert ets het heten heter ing inga ingen inger ingar \
isk lig leg lige ligg løs else elsen ning ningen ninger som sam sjon sjonen mis van gjen fram frem fore over under mot \
etter bort hen mellom unna ist ista iste tid ten ter ner nes ler res ser ver les let ned opp ute inne are aren arar erne \
ere eren erer ande bare skap skapet tet tets itet lar sen set sett nde and ang ring ringer ringen ling linger lingen dom dommen";

static EXCLUDED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| LIGHT.split(' ').chain(NO_PARTS.split(' ')).collect());

impl<'a> Parts<'a> {
    /// Adds `folded` with `key` to the words that compounds are made of.
    pub fn add(&mut self, folded: &'a str, key: &'a str, known: Known) {
        if folded.len() < SHORTEST
            || !folded.bytes().all(|letter| letter.is_ascii_alphabetic())
            || EXCLUDED.contains(folded)
        {
            return;
        }
        let keep = |there: &mut Known| {
            if (known.count, there.term) > (there.count, known.term) {
                *there = known;
            }
        };
        keep(self.by_fold.entry(folded).or_insert(known));
        keep(self.by_key.entry(key).or_insert(known));
        keep(self.by_written.entry(rewritten(folded)).or_insert(known));
    }

    /// Returns the parts of `folded`, and the role of each.
    pub fn of(&self, folded: &str) -> Vec<(Known, How)> {
        let mut parts = Vec::new();
        if let Some(split) = self.split(folded, 2) {
            self.collect(&split, &mut parts);
        } else {
            // `brukarundersøking`, where the site has `bruker` and `undersøkelse`.
            let written = rewritten(folded);
            if written != folded
                && let Some(split) = self.split(&written, 2)
            {
                self.collect(&split, &mut parts);
            }
        }
        parts
    }

    /// Returns what follows the first part of `folded`, where that is a compound. The first part of
    /// it need be no word of the site.
    pub fn end_of<'b>(&self, folded: &'b str) -> Option<&'b str> {
        let known = self.split(folded, 2).map(|split| split.right);
        known.or_else(|| {
            let ends = (LONG..folded.len()).filter_map(|at| folded.get(at..));
            let mut long = ends.filter(|end| end.len() >= LONG);
            long.find(|end| self.right(end).is_some())
        })
    }

    fn collect(&self, split: &Split<'_>, parts: &mut Vec<(Known, How)>) {
        parts.push((split.left, How::Modifier));
        self.deeper(split.left_word, parts);
        match &split.rest {
            Rest::Known(known) => {
                parts.push((*known, How::Head));
                self.deeper(split.right, parts);
            }
            Rest::Split(split) => self.collect(split, parts),
        }
    }

    /// Adds the parts of a long part, which count less.
    fn deeper(&self, word: &str, parts: &mut Vec<(Known, How)>) {
        if word.len() < 9 {
            return;
        }
        if let Some(Split {
            left,
            rest: Rest::Known(right),
            ..
        }) = self.split(word, 1)
        {
            parts.push((left, How::Deep));
            parts.push((right, How::Deep));
        }
    }

    /// Returns the best split of `word` into at most one part more than `depth`.
    fn split<'b>(&self, word: &'b str, depth: usize) -> Option<Split<'b>> {
        if word.len() < 2 * SHORTEST || !word.bytes().all(|letter| letter.is_ascii_alphabetic()) {
            return None;
        }
        let mut best: Option<Split<'b>> = None;
        let last = word.len() - SHORTEST;
        for at in SHORTEST..=last {
            let Some((left, left_word)) = self.left(&word[..at]) else {
                continue;
            };
            let right = &word[at..];
            let split = match self.right(right) {
                Some(known) => Split::new(left, left_word, right, Rest::Known(known)),
                None if depth > 1 && right.len() >= 8 => match self.split(right, depth - 1) {
                    Some(split) => Split::new(left, left_word, right, Rest::Split(Box::new(split))),
                    None => continue,
                },
                None => continue,
            };
            if best.as_ref().is_none_or(|best| split.score > best.score) {
                best = Some(split);
            }
        }
        best
    }

    /// Returns a part that another part follows: the word itself, or with an `s` or an `e` as a
    /// joint.
    fn left<'b>(&self, part: &'b str) -> Option<(Known, &'b str)> {
        if let Some(known) = self.exact(part) {
            return Some((known, part));
        }
        let bare = part.strip_suffix(['s', 'e'])?;
        (bare.len() > SHORTEST || (bare.len() == SHORTEST && part.ends_with('e')))
            .then(|| self.exact(bare))
            .flatten()
            .map(|known| (known, bare))
    }

    /// Returns the last part of a compound, in any form.
    fn right(&self, part: &str) -> Option<Known> {
        if let Some(known) = self.exact(part) {
            return Some(known);
        }
        if part.len() <= SHORTEST || EXCLUDED.contains(part) {
            return None;
        }
        let key = key(part, StemLanguage::Norwegian);
        if key.len() < SHORTEST || EXCLUDED.contains(key.as_str()) {
            return None;
        }
        let known = self.by_key.get(key.as_str()).copied()?;
        is_enough(&key, known).then_some(known)
    }

    fn exact(&self, part: &str) -> Option<Known> {
        let found = self.by_fold.get(part).or_else(|| self.by_written.get(part));
        let known = found.copied()?;
        is_enough(part, known).then_some(known)
    }
}

fn is_enough(part: &str, known: Known) -> bool {
    part.len() > SHORTEST || known.count >= SHORT_AND_COMMON
}

struct Split<'b> {
    left: Known,
    left_word: &'b str,
    /// All that follows the first part.
    right: &'b str,
    rest: Rest<'b>,
    /// Prefers few parts, then common ones.
    score: f32,
}

enum Rest<'b> {
    Known(Known),
    Split(Box<Split<'b>>),
}

impl<'b> Split<'b> {
    fn new(left: Known, left_word: &'b str, right: &'b str, rest: Rest<'b>) -> Self {
        let common = |known: Known| (known.count.min(1000) as f32 + 1.0).ln();
        let score = match &rest {
            Rest::Known(last) => common(left).min(common(*last)),
            Rest::Split(split) => common(left).min(split.score) - 20.0,
        };
        Self {
            left,
            left_word,
            right,
            rest,
            score,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 8] = [
        "trygghet",
        "alarm",
        "kommune",
        "barn",
        "hage",
        "opptak",
        "barnehage",
        "sammenslaing",
    ];

    fn parts_of(word: &str) -> Vec<(&'static str, How)> {
        let keys: Vec<String> = WORDS
            .iter()
            .map(|word| key(word, StemLanguage::Norwegian))
            .collect();
        let mut parts = Parts::default();
        for (term, (word, key)) in (0..).zip(WORDS.iter().zip(&keys)) {
            parts.add(word, key, Known { term, count: 5 });
        }
        let found = parts.of(word).into_iter();
        found
            .map(|(known, how)| (WORDS[known.term as usize], how))
            .collect()
    }

    #[test]
    fn compounds_are_split_in_spite_of_joints_and_endings() {
        let expected = [("trygghet", How::Modifier), ("alarm", How::Head)];
        assert_eq!(parts_of("trygghetsalarm"), expected);
        assert_eq!(parts_of("trygghetsalarmene"), expected);
        assert_eq!(
            parts_of("kommunesammenslaing"),
            [("kommune", How::Modifier), ("sammenslaing", How::Head)]
        );
    }

    #[test]
    fn the_longest_parts_come_first_and_theirs_count_less() {
        assert_eq!(
            parts_of("barnehageopptak"),
            [
                ("barnehage", How::Modifier),
                ("barn", How::Deep),
                ("hage", How::Deep),
                ("opptak", How::Head)
            ]
        );
    }

    #[test]
    fn what_is_no_compound_stays_whole() {
        for word in ["kommunen", "alarmene", "alarmxyz", "trygghet"] {
            assert_eq!(parts_of(word), [], "{word}");
        }
    }
}
