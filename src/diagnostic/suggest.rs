//! Finds the nearest known word, for «mente du …?».

use std::borrow::Borrow;

/// The length in bytes above which words are not compared: nobody misspells a longer one, and the
/// time to compare grows with both.
const LONGEST: usize = 120;

/// Returns the value among `candidates` whose text is nearest to `word`, if any is near enough to
/// be what was meant: at most a third of the letters differ, where two neighbours that have changed
/// places count once.
///
/// Candidates are pairs of the text to compare and the value to give; the first of equals wins.
/// [`Measured`] saves most of the time where many words are looked up among the same candidates.
pub fn nearest<S: AsRef<str>, V>(
    word: &str,
    candidates: impl IntoIterator<Item = (S, V)>,
) -> Option<V> {
    let measured = candidates
        .into_iter()
        .map(|(text, value)| (Measured::new(text), value));
    nearest_measured(word, measured)
}

/// Does what [`nearest`] does, with candidates that have been measured before.
pub fn nearest_measured<M: Borrow<Measured<S>>, S: AsRef<str>, V>(
    word: &str,
    candidates: impl IntoIterator<Item = (M, V)>,
) -> Option<V> {
    let word = Measured::new(word);
    if word.length > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|(text, value)| Some((word.distance(text.borrow())?, value)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, value)| value)
}

/// A text with its measures, which show quickly that another text is far from it.
#[derive(Clone, Debug)]
pub struct Measured<S> {
    text: S,
    /// The number of letters.
    length: usize,
    /// A set of its letters, a bit for each; some letters share a bit.
    letters: u64,
    /// Its first bytes.
    head: [u8; HEAD],
}

/// The number of bytes at the start that two texts must share for one to be the beginning of the
/// other.
const HEAD: usize = 3;

impl<S: AsRef<str>> Measured<S> {
    /// Measures `text`.
    pub fn new(text: S) -> Self {
        let (mut length, mut letters, mut head) = (0, 0, [0; HEAD]);
        for letter in text.as_ref().chars() {
            length += 1;
            letters |= 1 << (u32::from(letter) % u64::BITS);
        }
        for (to, from) in head.iter_mut().zip(text.as_ref().bytes()) {
            *to = from;
        }
        Self {
            text,
            length,
            letters,
            head,
        }
    }

    /// Returns the number of letters that differ from `candidate`, where it is near enough to be
    /// suggested for this word.
    fn distance<T: AsRef<str>>(&self, candidate: &Measured<T>) -> Option<usize> {
        let allowed = (self.length / 3).clamp(1, 4);
        let may_begin_alike = self.length >= HEAD && self.head == candidate.head;
        // Each letter that differs takes one out of the set, or puts one in, or both.
        let others = (self.letters ^ candidate.letters).count_ones() as usize;
        let may_be_near =
            self.length.abs_diff(candidate.length) <= allowed && others <= 2 * allowed;
        if !may_be_near && !may_begin_alike {
            return None;
        }
        let (word, text) = (self.text.as_ref(), candidate.text.as_ref());
        // Half a word, or a word with something added, is near too: `digi` for `digisos`.
        let begins_alike = may_begin_alike
            && (text.starts_with(word) || (text.len() >= HEAD && word.starts_with(text)));
        if !may_be_near && !begins_alike {
            return None;
        }
        let distance = strsim::osa_distance(word, text);
        (distance <= allowed || begins_alike).then_some(distance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggest(word: &str) -> Option<&'static str> {
        let known = ["tittel", "sammendrag", "status", "temaer", "digisos"];
        nearest(word, known.map(|known| (known, known)))
    }

    #[test]
    fn suggests_what_was_probably_meant() {
        assert_eq!(suggest("titel"), Some("tittel"));
        assert_eq!(suggest("statsu"), Some("status"));
        assert_eq!(suggest("digi"), Some("digisos"));
    }

    #[test]
    fn suggests_nothing_where_nothing_is_near() {
        assert_eq!(suggest("leverandør"), None);
        assert_eq!(suggest("x"), None);
    }

    #[test]
    fn measured_candidates_give_the_same_result() {
        let known = [
            "skien",
            "skien-ny",
            "skjerm",
            "kien",
            "siken",
            "sikne",
            "ski",
            "sk",
            "æøå",
            "æø",
            "øæå",
            "skien-kommune-digital",
            "neiks",
            "aaaaaaaaaaaa",
            "aaaaaaaaaaab",
            "",
        ];
        let measured = known.map(Measured::new);
        let by_hand = |word: &str| {
            let length = word.chars().count();
            let allowed = (length / 3).clamp(1, 4);
            let near = known.iter().filter_map(|text| {
                let begins = length >= 3
                    && (text.starts_with(word) || (text.len() >= 3 && word.starts_with(text)));
                let distance = strsim::osa_distance(word, text);
                (distance <= allowed || begins).then_some((distance, *text))
            });
            near.min_by_key(|(distance, _)| *distance)
                .map(|(_, text)| text)
        };
        for word in known
            .into_iter()
            .chain(["skein", "skieen", "ænøå", "bbb", "aaabbbaaaaaa", "s"])
        {
            let pairs = measured.iter().zip(known);
            assert_eq!(nearest_measured(word, pairs), by_hand(word), "{word}");
        }
    }
}
