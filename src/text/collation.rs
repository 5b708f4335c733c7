//! Sorts in Norwegian alphabetical order: æ, ø and å last, `aa` as å, capitals like small letters,
//! other accents like the plain letter. Words before letters: «Midt Telemark» before «Midten».

use super::accents::fold;

/// The key to sort a text by; make it once per text (`sort_by_cached_key`). Texts that differ only
/// in capitals, accents or punctuation have the same key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollationKey(Vec<u8>);

impl CollationKey {
    /// Returns the first sixteen bytes as one number, which most often tells two keys apart.
    pub fn beginning(&self) -> u128 {
        let mut first = [0; 16];
        let length = self.0.len().min(first.len());
        first[..length].copy_from_slice(&self.0[..length]);
        u128::from_be_bytes(first)
    }
}

/// The weight of the gap between words.
const GAP: u8 = 1;
/// The weight of the digit 0; the others follow.
const DIGITS: u8 = 2;
/// The weight of `a`; the others follow, with æ, ø and å after `z`.
const LETTERS: u8 = 20;
/// Letters of other alphabets come after ours, in their own order: this, and then their number
/// in groups of seven bits, which are never taken for a weight.
const OTHERS: u8 = 100;

/// Returns the key of `text`.
pub fn collation_key(text: &str) -> CollationKey {
    let mut key = Key {
        weights: Vec::with_capacity(text.len()),
        after_a: false,
    };
    for letter in text.chars() {
        if letter.is_ascii() {
            key.push(letter.to_ascii_lowercase());
        } else {
            letter.to_lowercase().for_each(|letter| key.push(letter));
        }
    }
    if key.weights.last() == Some(&GAP) {
        key.weights.pop();
    }
    CollationKey(key.weights)
}

/// A key that is being built.
struct Key {
    weights: Vec<u8>,
    /// `true` where the last letter was an `a` that another would make an å.
    after_a: bool,
}

impl Key {
    fn push(&mut self, letter: char) {
        let after_a = std::mem::replace(&mut self.after_a, false);
        match letter {
            'a' if after_a => {
                self.weights.pop();
                self.weights.push(weight('å'));
            }
            'a'..='z' | 'æ' | 'ø' | 'å' => {
                self.after_a = letter == 'a';
                self.weights.push(weight(letter));
            }
            '0'..='9' => self.weights.push(DIGITS + (letter as u8 - b'0')),
            'ä' => self.weights.push(weight('æ')),
            'ö' => self.weights.push(weight('ø')),
            'ü' => self.weights.push(weight('y')),
            _ => match fold(letter) {
                "" if letter.is_alphanumeric() => {
                    let number = u32::from(letter);
                    let sevens = [number >> 14, number >> 7, number];
                    self.weights.push(OTHERS);
                    self.weights.extend(sevens.map(|bits| 0x80 | bits as u8));
                }
                "" if self.weights.last().is_some_and(|last| *last != GAP) => {
                    self.weights.push(GAP);
                }
                folded => self.weights.extend(folded.chars().map(weight)),
            },
        }
    }
}

/// Returns the weight of a small letter of the Norwegian alphabet.
fn weight(letter: char) -> u8 {
    match letter {
        'æ' => LETTERS + 26,
        'ø' => LETTERS + 27,
        'å' => LETTERS + 28,
        _ => LETTERS + (letter as u8).wrapping_sub(b'a'),
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
        assert_eq!(collation_key("aaa"), collation_key("åa"));
        assert_ne!(collation_key("a-a"), collation_key("å"));
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
    fn the_beginning_of_a_key_never_says_the_opposite_of_the_key() {
        let texts = [
            "",
            "a",
            "Erfaringer med digitale skjema",
            "Erfaringer med digitale skjemaer",
            "Å",
        ];
        for (one, other) in texts.into_iter().zip(&texts[1..]) {
            let (one, other) = (collation_key(one), collation_key(other));
            assert!(one < other && one.beginning() <= other.beginning());
        }
    }

    #[test]
    fn other_alphabets_come_last_in_their_own_order() {
        assert_eq!(
            sorted(["Я", "Ås", "ԁ x", "ԁ", "Б", "漢"]),
            ["Ås", "Б", "Я", "ԁ", "ԁ x", "漢"]
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
