//! Norwegian alphabetical order: æ, ø and å last, `aa` as å, capitals like small letters, other
//! accents like the plain letter. Words before letters: «Midt Telemark» before «Midten».

use crate::content::slug::fold;

/// What to sort a text by: compare keys, not texts. Make it once per text
/// (`sort_by_cached_key`). Texts that differ only in capitals, accents or punctuation have the
/// same key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollationKey(Vec<u32>);

/// What stands between words.
const GAP: u32 = 1;
/// Weight of the digit 0; the others follow.
const DIGITS: u32 = 2;
/// Weight of `a`; the others follow, with æ, ø and å after `z`.
const LETTERS: u32 = 20;
/// Letters of other alphabets come after ours, in their own order.
const OTHERS: u32 = 100;

/// The key of `text`.
pub fn collation_key(text: &str) -> CollationKey {
    let mut key = Vec::with_capacity(text.len());
    let mut letters = text.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        match letter {
            'a' if letters.peek() == Some(&'a') => {
                letters.next();
                key.push(weight('å'));
            }
            'a'..='z' | 'æ' | 'ø' | 'å' => key.push(weight(letter)),
            '0'..='9' => key.push(DIGITS + u32::from(letter) - u32::from('0')),
            'ä' => key.push(weight('æ')),
            'ö' => key.push(weight('ø')),
            'ü' => key.push(weight('y')),
            _ => match fold(letter) {
                "" if letter.is_alphanumeric() => key.push(OTHERS + u32::from(letter)),
                "" if key.last().is_some_and(|last| *last != GAP) => key.push(GAP),
                folded => key.extend(folded.chars().map(weight)),
            },
        }
    }
    if key.last() == Some(&GAP) {
        key.pop();
    }
    CollationKey(key)
}

fn weight(letter: char) -> u32 {
    match letter {
        'æ' => LETTERS + 26,
        'ø' => LETTERS + 27,
        'å' => LETTERS + 28,
        _ => LETTERS + u32::from(letter) - u32::from('a'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const N: usize>(mut texts: [&str; N]) -> [&str; N] {
        texts.sort_by_cached_key(|text| collation_key(text));
        texts
    }

    #[test]
    fn the_last_letters_are_ae_o_and_a_with_a_ring() {
        assert_eq!(
            sorted(["Ås", "Øyer", "Ærøy", "Zoom", "Asker", "Bø"]),
            ["Asker", "Bø", "Zoom", "Ærøy", "Øyer", "Ås"]
        );
    }

    #[test]
    fn double_a_is_the_last_letter_too() {
        assert_eq!(
            sorted(["Aagaard", "Abel", "Ålesund"]),
            ["Abel", "Aagaard", "Ålesund"]
        );
        assert_eq!(collation_key("AA"), collation_key("å"));
    }

    #[test]
    fn capitals_accents_and_marks_do_not_matter() {
        assert_eq!(collation_key("«Idé» – nå!"), collation_key("ide nå"));
        assert_eq!(
            sorted(["eByggesak", "Easy", "EDB", "Éa"]),
            ["Éa", "Easy", "eByggesak", "EDB"]
        );
    }

    #[test]
    fn a_word_comes_before_what_it_is_the_beginning_of() {
        assert_eq!(
            sorted(["Midten", "Midt-Telemark", "Midt", "10-faktor"]),
            ["10-faktor", "Midt", "Midt-Telemark", "Midten"]
        );
    }
}
