//! Folds accented letters to plain ones, as addresses and ASCII spellings have them.

/// Returns the plain letters for one small letter with an accent; empty for any other letter.
pub fn fold(letter: char) -> &'static str {
    match letter {
        'æ' | 'ä' => "ae",
        'ø' | 'ö' | 'ò' | 'ó' | 'ô' | 'õ' => "o",
        'å' | 'à' | 'á' | 'â' | 'ã' | 'ā' => "a",
        'é' | 'è' | 'ê' | 'ë' | 'ē' => "e",
        'í' | 'ì' | 'î' | 'ï' => "i",
        'ú' | 'ù' | 'û' | 'ü' => "u",
        'ç' | 'č' => "c",
        'đ' | 'ð' => "d",
        'ŋ' | 'ñ' => "n",
        'š' => "s",
        'ŧ' => "t",
        'ž' => "z",
        'ß' => "ss",
        _ => "",
    }
}

/// Returns `text` with its accented letters folded and everything else unchanged: `løsninger` →
/// `losninger`.
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match fold(letter) {
            "" => plain.push(letter),
            folded => plain.push_str(folded),
        }
    }
    plain
}

/// Decides whether `plain` is `text` with its accented letters folded.
pub fn is_folded(plain: &str, text: &str) -> bool {
    let mut rest = plain;
    for letter in text.chars() {
        let after = match fold(letter) {
            "" => rest.strip_prefix(letter),
            folded => rest.strip_prefix(folded),
        };
        let Some(after) = after else { return false };
        rest = after;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folded_text_is_known_without_folding_the_other() {
        for text in ["løsninger", "språk", "Æ", "målform", "ß", "titel", ""] {
            assert!(is_folded(&folded(text), text), "{text}");
        }
        for (plain, text) in [
            ("losning", "løsninger"),
            ("losningers", "løsninger"),
            ("løsninger", "løsninger"),
            ("sprok", "språk"),
        ] {
            assert!(!is_folded(plain, text), "{plain}");
        }
    }
}
