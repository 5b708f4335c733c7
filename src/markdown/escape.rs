//! Escapes text for HTML, and removes characters that HTML forbids, that mean nothing outside one
//! font (private use) or that are [hidden](characters).

use std::borrow::Cow;

use crate::text::characters;

/// Appends `text` to `html` as the text of an element.
pub(super) fn text(html: &mut String, text: &str) {
    copy(html, text, Context::Text);
}

/// Appends `text` to `html` as part of an attribute's value, between double quotes.
pub(super) fn attribute(html: &mut String, text: &str) {
    copy(html, text, Context::Attribute);
}

/// Returns `text` without the characters that a page may not hold, not escaped.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| SUSPECT[usize::from(byte)]) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    copy(&mut cleaned, text, Context::Plain);
    Cow::Owned(cleaned)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Text,
    Attribute,
    Plain,
}

/// First bytes of characters that may need a replacement. Bytes inside a character are never among
/// them, so a hit is always where a character begins.
const SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let control = byte < 0x20 && byte != b'\n' as usize && byte != b'\t' as usize;
        // Private use is U+E000–U+F8FF and the last two planes.
        suspect[byte] = control || byte >= 0xee || characters::SUSPECT[byte];
        byte += 1;
    }
    suspect[b'&' as usize] = true;
    suspect[b'<' as usize] = true;
    suspect[b'>' as usize] = true;
    suspect[b'"' as usize] = true;
    suspect
};

fn copy(out: &mut String, text: &str, context: Context) {
    let bytes = text.as_bytes();
    let (mut copied, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        if !SUSPECT[usize::from(byte)] {
            at += 1;
            continue;
        }
        let Some(letter) = text[at..].chars().next() else {
            break;
        };
        let next = at + letter.len_utf8();
        let before = || text[..at].chars().next_back();
        let forbidden = is_forbidden(letter, before);
        if let Some(instead) = replacement(letter, bytes.get(next).copied(), context, forbidden) {
            out.push_str(&text[copied..at]);
            out.push_str(instead);
            copied = next;
        }
        at = next;
    }
    out.push_str(&text[copied..]);
}

/// Returns the replacement of `letter`; `None` where it needs none.
fn replacement(
    letter: char,
    next: Option<u8>,
    context: Context,
    forbidden: bool,
) -> Option<&'static str> {
    match letter {
        '&' if context != Context::Plain => Some("&amp;"),
        '<' if context != Context::Plain => Some("&lt;"),
        '>' if context != Context::Plain => Some("&gt;"),
        '"' if context == Context::Attribute => Some("&quot;"),
        // An old line end; before `\n` it is half of one.
        '\r' if next != Some(b'\n') => Some("\n"),
        _ if forbidden => Some(""),
        _ => None,
    }
}

/// Returns whether a page may not hold `letter`, given the character before it.
pub(super) fn is_forbidden(letter: char, before: impl FnOnce() -> Option<char>) -> bool {
    match letter {
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => true,
        '\r' => true,
        _ if letter.is_ascii_graphic() => false,
        _ => characters::kind_of(letter, before()).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_text(source: &str) -> String {
        let mut html = String::new();
        text(&mut html, source);
        html
    }

    #[test]
    fn escapes_what_html_reads_as_markup() {
        assert_eq!(
            in_text(r#"a < b & "c" > d"#),
            r#"a &lt; b &amp; "c" &gt; d"#
        );
        let mut html = String::new();
        attribute(&mut html, r#"a "b" <c>"#);
        assert_eq!(html, "a &quot;b&quot; &lt;c&gt;");
    }

    #[test]
    fn drops_what_html_forbids_and_keeps_all_else() {
        assert_eq!(
            in_text("a\u{0}b\u{7}c\u{85}d\u{fffe}e\u{e000}f\u{10ffff}g"),
            "abcdefg"
        );
        assert_eq!(
            in_text("linje\r\nto\rtre\n\tfire"),
            "linje\nto\ntre\n\tfire"
        );
        let kept = "«blåbærsyltetøy» – 10 kr\u{a0}og\u{ad} 🫐 \u{fffd}";
        assert_eq!(in_text(kept), kept);
        assert!(
            matches!(clean("rent & pent på norsk"), Cow::Owned(same) if same == "rent & pent på norsk")
        );
        assert!(matches!(clean("æøå"), Cow::Borrowed("æøå")));
    }
}
