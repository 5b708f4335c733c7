//! The nearest known word, for «mente du …?».

/// Nobody misspells a longer word; two are compared in a time that grows with both.
const LONGEST: usize = 120;

/// The value among `candidates` whose text is nearest to `word`, if any is near enough to be
/// what was meant: at most a third of the letters differ, where two neighbours that have
/// changed places count once.
///
/// Candidates are pairs of the text to compare and the value to give; the first of equals wins.
pub fn nearest<S: AsRef<str>, V>(
    word: &str,
    candidates: impl IntoIterator<Item = (S, V)>,
) -> Option<V> {
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    let allowed = (length / 3).clamp(1, 4);
    candidates
        .into_iter()
        .filter_map(|(text, value)| {
            let text = text.as_ref();
            // Half a word, or a word with something added, is near too: `digi` for `digisos`.
            let prefix = length >= 3
                && (text.starts_with(word) || (text.len() >= 3 && word.starts_with(text)));
            // What differs in length by more differs by more letters too, and need not be compared.
            let may_be_near = text.chars().count().abs_diff(length) <= allowed;
            if !may_be_near && !prefix {
                return None;
            }
            let distance = strsim::osa_distance(word, text);
            (distance <= allowed || prefix).then_some((distance, value))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, value)| value)
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
    fn keeps_quiet_where_nothing_is_near() {
        assert_eq!(suggest("leverandør"), None);
        assert_eq!(suggest("x"), None);
    }
}
