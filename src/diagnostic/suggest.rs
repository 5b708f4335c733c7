//! Finds the nearest known word, for «mente du …?».

/// The length in letters above which words are not compared: nobody misspells a longer one, and
/// the time to compare grows with both.
pub(super) const LONGEST: usize = 120;

/// The number of bytes at the start that two texts must share for one to be the beginning of the
/// other.
pub(super) const HEAD: usize = 3;

/// Returns the value among `candidates` whose text is nearest to `word`, if any is near enough to
/// be what was meant: at most a third of the letters differ, where two neighbours that have changed
/// places count once; or one is the beginning of the other, `digi` of `digisos`.
///
/// Candidates are pairs of the text to compare and the value to give; the first of equals wins. It
/// compares with each of them: for many, [`super::Near`] gives the same with few comparisons.
pub fn nearest<S: AsRef<str>, V>(
    word: &str,
    candidates: impl IntoIterator<Item = (S, V)>,
) -> Option<V> {
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|(text, value)| Some((distance(word, length, text.as_ref())?, value)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, value)| value)
}

/// Returns the number of letters that may differ in a word of `length` letters.
pub(super) fn allowed(length: usize) -> usize {
    (length / 3).clamp(1, 4)
}

/// Returns the number of letters that differ between `word`, of `length` letters, and `text`, where
/// they are near enough.
fn distance(word: &str, length: usize, text: &str) -> Option<usize> {
    let begins_alike = length >= HEAD
        && (text.starts_with(word) || (text.len() >= HEAD && word.starts_with(text)));
    if !begins_alike && length.abs_diff(text.chars().count()) > allowed(length) {
        return None;
    }
    let distance = strsim::osa_distance(word, text);
    (distance <= allowed(length) || begins_alike).then_some(distance)
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
}
