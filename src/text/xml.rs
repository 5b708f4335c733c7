//! Escapes text for XML.

use std::borrow::Cow;

/// Returns `text` as it stands in XML text or an attribute in double quotes. Control characters
/// that XML 1.0 cannot express are left out.
pub fn escape(text: &str) -> Cow<'_, str> {
    let plain = |letter: char| {
        !matches!(letter, '&' | '<' | '>' | '"')
            && (letter >= ' ' || matches!(letter, '\n' | '\t'))
            && !matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter if plain(letter) => escaped.push(letter),
            _ => {}
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_break_the_document() {
        assert_eq!(
            escape("Bø & <Sauherad> \"x\""),
            "Bø &amp; &lt;Sauherad&gt; &quot;x&quot;"
        );
        assert_eq!(escape("a\u{0}b\u{1b}"), "ab");
    }
}
