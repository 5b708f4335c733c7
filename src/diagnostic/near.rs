//! Finds the nearest among many known names, for «mente du …?», without a look at all of them.
//!
//! The names are sorted, so that those with the same beginning stand together: a tree of letters,
//! in which a branch is left as soon as its beginning differs too much. The work for one word is
//! bounded, however many names there are.

use super::suggest::{HEAD, LONGEST, allowed};

/// The most branches that are looked at for one word. All names within two slips of a word are
/// found with far fewer; beyond them the search is for a guess that may not be there.
const MOST_STEPS: usize = 4_000;
/// The most names beginning with the word, or the most equal names, that are compared.
const MOST_ALIKE: usize = 200;

/// Known names, each with the value that is suggested for it.
#[derive(Clone, Debug)]
pub struct Near<V> {
    /// The letters of each name, with its place in `values`; sorted.
    names: Vec<(Box<[char]>, usize)>,
    values: Vec<V>,
}

/// A name that was found: how far it is from the word, and its place in the values.
type Found = (usize, usize);

impl<V> Near<V> {
    /// Sorts `names`. Of names that are equally near, the first given is suggested.
    pub fn of<S: AsRef<str>>(names: impl IntoIterator<Item = (S, V)>) -> Self {
        let (mut sorted, mut values) = (Vec::new(), Vec::new());
        for (name, value) in names {
            sorted.push((name.as_ref().chars().collect(), values.len()));
            values.push(value);
        }
        sorted.sort_unstable();
        Self {
            names: sorted,
            values,
        }
    }

    /// Returns the value of the name that is nearest to `word`, as [`super::nearest`] does.
    pub fn nearest(&self, word: &str) -> Option<&V> {
        self.several(word, 1).into_iter().next()
    }

    /// Returns the values of the `count` names that are nearest to `word`, the nearest first.
    pub fn several(&self, word: &str, count: usize) -> Vec<&V> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() > LONGEST {
            return Vec::new();
        }
        let mut found = self.that_begin_alike(word, &letters);
        let mut steps = MOST_STEPS;
        for limit in 0..=allowed(letters.len()) {
            let mut search = Search {
                names: &self.names,
                word: &letters,
                limit,
                most: count,
                steps,
                found: Vec::new(),
            };
            search.below(0..self.names.len(), 0, &Row::first(letters.len()), None);
            steps = search.steps;
            let is_enough = search.found.len() >= count || steps == 0;
            found.extend(search.found);
            if is_enough {
                break;
            }
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(count);
        found
            .iter()
            .map(|(_, place)| &self.values[*place])
            .collect()
    }

    /// Returns the names that begin with the word, and those that the word begins with: half a word
    /// or a word with something added is near, however long the rest is.
    fn that_begin_alike(&self, word: &str, letters: &[char]) -> Vec<Found> {
        if letters.len() < HEAD {
            return Vec::new();
        }
        let from = self.names.partition_point(|(name, _)| **name < *letters);
        let longer = self.names[from..].iter();
        let longer = longer.take_while(|(name, _)| name.starts_with(letters));
        let mut found: Vec<Found> = (longer.take(MOST_ALIKE))
            .map(|(name, place)| (name.len() - letters.len(), *place))
            .collect();
        for (end, _) in word.char_indices().skip(1).filter(|(end, _)| *end >= HEAD) {
            let shorter: &[char] = &letters[..word[..end].chars().count()];
            let from = self.names.partition_point(|(name, _)| **name < *shorter);
            let same = self.names[from..].iter();
            let same = same.take_while(|(name, _)| **name == *shorter);
            found.extend(
                same.take(MOST_ALIKE)
                    .map(|(_, place)| (letters.len() - shorter.len(), *place)),
            );
        }
        found
    }
}

/// A walk through the tree of letters for names within `limit` of a word.
struct Search<'a> {
    names: &'a [(Box<[char]>, usize)],
    word: &'a [char],
    limit: usize,
    /// The number of equal names that are of use.
    most: usize,
    /// The number of branches that may still be looked at.
    steps: usize,
    found: Vec<Found>,
}

impl Search<'_> {
    /// Looks at the names in `range`, which have their first `depth` letters in common. `row` holds
    /// the distances from these letters; `before` the row and the letter before.
    fn below(
        &mut self,
        range: std::ops::Range<usize>,
        depth: usize,
        row: &Row,
        before: Option<(&Row, char)>,
    ) {
        let names = self.names;
        let mut at = range.start;
        while at < range.end && names[at].0.len() == depth {
            at += 1;
        }
        let distance = row.last();
        if distance <= self.limit {
            let equal = names[range.start..at].iter().take(self.most);
            self.found
                .extend(equal.map(|(_, place)| (distance, *place)));
        }
        while at < range.end && self.steps > 0 {
            let letter = names[at].0[depth];
            let rest = &names[at..range.end];
            let end = at + rest.partition_point(|(name, _)| name[depth] <= letter);
            self.steps -= 1;
            let next = row.after(letter, self.word, self.limit, depth + 1, before);
            if next.least() <= self.limit {
                self.below(at..end, depth + 1, &next, Some((row, letter)));
            }
            at = end;
        }
    }
}

/// The distances from the letters of a branch to each beginning of the word.
struct Row(Vec<usize>);

impl Row {
    fn first(length: usize) -> Self {
        Self((0..=length).collect())
    }

    /// Returns the row of the branch with one more letter, which is at `depth`: letters put in, left
    /// out or changed, and neighbours that have changed places, count one. Distances above `limit`
    /// need not be exact.
    fn after(
        &self,
        letter: char,
        word: &[char],
        limit: usize,
        depth: usize,
        before: Option<(&Self, char)>,
    ) -> Self {
        let far = limit + 1;
        let mut next = vec![far; self.0.len()];
        if depth <= limit {
            next[0] = depth;
        }
        let from = depth.saturating_sub(limit).max(1);
        for at in from..=word.len().min(depth + limit) {
            let changed = self.0[at - 1] + usize::from(word[at - 1] != letter);
            let mut least = changed.min(self.0[at] + 1).min(next[at - 1] + 1);
            if let Some((earlier, last)) = before
                && at > 1
                && word[at - 1] == last
                && word[at - 2] == letter
            {
                least = least.min(earlier.0[at - 2] + 1);
            }
            next[at] = least.min(far);
        }
        Self(next)
    }

    fn last(&self) -> usize {
        self.0.last().copied().unwrap_or_default()
    }

    fn least(&self) -> usize {
        self.0.iter().copied().min().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::nearest;

    proptest! {
        #[test]
        fn finds_what_a_look_at_all_finds(
            names in prop::collection::vec("[abæ]{0,9}", 0..40),
            word in "[abæ]{0,9}",
        ) {
            let places = || names.iter().zip(0_usize..);
            let found = Near::of(places()).nearest(&word).copied();
            prop_assert_eq!(found, nearest(&word, places()));
        }
    }

    #[test]
    fn several_come_in_order() {
        let names = ["skien", "skiem", "ski", "porsgrunn", "skien-ny"];
        let near = Near::of(names.map(|name| (name, name)));
        let several = near.several("skien", 9).into_iter().copied();
        let several: Vec<_> = several.collect();
        assert_eq!(several, ["skien", "skiem", "ski", "skien-ny"]);
        assert_eq!(near.several("skine", 1), [&"skien"]);
    }

    #[test]
    fn the_work_is_bounded_where_all_names_are_alike() {
        let names = (0..20_000).map(|number| (format!("erfaring-{number}"), number));
        let near = Near::of(names);
        assert_eq!(near.nearest("erfaring-12345x"), Some(&12_345));
        assert_eq!(near.nearest("erfarign-777"), Some(&777));
        assert_eq!(near.nearest("losning-12345"), None);
    }
}
