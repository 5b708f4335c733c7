//! Composes letters from several characters: `a` with a ring over it is `å`.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// Returns `name` with its letters composed: `å` as one character, however it was typed.
pub fn composed(name: &str) -> Cow<'_, str> {
    match name.is_ascii() || is_nfc(name) {
        true => Cow::Borrowed(name),
        false => Cow::Owned(name.nfc().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed() {
        assert_eq!(composed("bla\u{30a}tt"), "blått");
        assert_eq!(composed("m\u{212a}"), "mK");
    }
}
