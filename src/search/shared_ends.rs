//! Reads words that leave out the end they share with a later one: «kontakt- og
//! reservasjonsregisteret» is about `kontaktregisteret` too.

use super::compounds::Parts;
use super::fold::fold;
use super::words::{spans, tokenize};

/// Words that stand between words with a shared end.
const BETWEEN: [&str; 4] = ["og", "eller", "samt", "and"];
/// The number of words after the first among which the whole one is looked for.
const MOST_BETWEEN: usize = 8;
/// The signs that are a hyphen.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Returns `chunk`, which stands at `at` in `text`, with all that follows it up to the word whose
/// end it shares; `chunk` alone where it shares none.
pub(super) fn with_whole<'a>(text: &'a str, at: usize, chunk: &'a str) -> &'a str {
    let end = at + chunk.len();
    // Few words are followed by a hyphen, whose first byte is one of these.
    if !matches!(text.as_bytes().get(end), Some(b'-' | 0xe2)) {
        return chunk;
    }
    let Some(rest) = after_hyphen(&text[end..]) else {
        return chunk;
    };
    let start = text.len() - rest.len();
    let mut before = 0;
    for (place, word) in spans(rest).take(MOST_BETWEEN) {
        let between = &rest[before..place];
        if !between
            .chars()
            .all(|sign| sign == ' ' || sign == ',' || sign == '/' || HYPHENS.contains(&sign))
        {
            return chunk;
        }
        before = place + word.len();
        if after_hyphen(&rest[before..]).is_some() || BETWEEN.contains(&word) {
            continue;
        }
        return &text[at..start + before];
    }
    chunk
}

/// Returns what follows a hyphen that ends a word.
fn after_hyphen(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(HYPHENS)?;
    rest.starts_with([' ', ',', '/']).then_some(rest)
}

/// Returns the first word of what [`with_whole`] returned, and the whole one where there is one.
pub(super) fn apart(chunk: &str) -> (&str, Option<&str>) {
    let hyphen = chunk.match_indices(HYPHENS);
    let mut ends = hyphen.filter(|(at, _)| after_hyphen(&chunk[*at..]).is_some());
    let Some((at, _)) = ends.next() else {
        return (chunk, None);
    };
    let last = spans(chunk).last().map(|(_, last)| last);
    (&chunk[..at], last)
}

/// Returns `first` with the end of the compound `whole`: `kontaktregisteret`.
pub(super) fn joined(first: &str, whole: &str, parts: &Parts<'_>) -> Option<String> {
    let only = |chunk: &str| match tokenize(chunk).words.as_slice() {
        [one] => Some(one.form.clone()),
        _ => None,
    };
    let (first, whole) = (only(first)?, only(whole)?);
    let folded = fold(&whole);
    let letters = whole.chars().count();
    if folded.chars().count() != letters {
        return None;
    }
    let end = parts.end_of(&folded)?.chars().count();
    Some(first + &whole.chars().skip(letters - end).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::compounds::Known;

    fn of_first(text: &str) -> &str {
        let (at, chunk) = spans(text).next().expect("the text has words");
        with_whole(text, at, chunk)
    }

    #[test]
    fn a_word_reaches_to_the_one_whose_end_it_shares() {
        for (text, wanted) in [
            (
                "kontakt- og reservasjonsregisteret er",
                "kontakt- og reservasjonsregisteret",
            ),
            (
                "barne-, ungdoms- og familietjenester.",
                "barne-, ungdoms- og familietjenester",
            ),
            ("barne- og/eller familievern", "barne- og/eller familievern"),
            ("kontaktregisteret og mer", "kontaktregisteret"),
            ("ID-porten og mer", "ID-porten"),
            ("to- (eller tre-) delt", "to"),
            ("kontakt- ", "kontakt"),
        ] {
            assert_eq!(of_first(text), wanted);
        }
    }

    #[test]
    fn what_reaches_to_another_word_comes_apart_again() {
        let whole = Some("reservasjonsregisteret");
        assert_eq!(
            apart("kontakt- og reservasjonsregisteret"),
            ("kontakt", whole)
        );
        assert_eq!(
            apart("barne-, ungdoms- og familievern"),
            ("barne", Some("familievern"))
        );
        assert_eq!(apart("ID-porten"), ("ID-porten", None));
        assert_eq!(apart("56 812"), ("56 812", None));
    }

    #[test]
    fn a_word_gets_the_end_of_the_other() {
        let mut parts = Parts::default();
        for (term, word) in (0..).zip(["reservasjon", "registeret", "barn", "soknad"]) {
            parts.add(word, word, Known { term, count: 5 });
        }
        let joined = |first, whole| joined(first, whole, &parts);
        assert_eq!(
            joined("Kontakt", "reservasjonsregisteret").as_deref(),
            Some("kontaktregisteret")
        );
        assert_eq!(joined("elev", "barnesøknad").as_deref(), Some("elevsøknad"));
        assert_eq!(joined("elev", "skolen"), None);
    }
}
