//! Encodes and decodes the `%xx` of web addresses: `å` is `%C3%A5`.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The characters that are encoded in a segment: all but letters, digits and the marks that mean
/// nothing to any server.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The characters that are encoded in a path: those of a segment but for `/`.
const PATH: &AsciiSet = &SEGMENT.remove(b'/');

/// Returns `segment` as one segment of a path.
pub fn encode_segment(segment: &str) -> String {
    utf8_percent_encode(segment, SEGMENT).collect()
}

/// Returns `path` with each of its segments encoded.
pub fn encode_path(path: &str) -> String {
    utf8_percent_encode(path, PATH).collect()
}

/// Appends `address` to `out` with every character that an address may not hold as `%xx`.
/// Characters that are encoded already stay so.
pub fn encode_address(out: &mut String, address: &str) {
    let mut has_anchor = false;
    for (at, byte) in address.bytes().enumerate() {
        let keep = match byte {
            b'%' => is_escape(&address.as_bytes()[at..]),
            b'#' => !std::mem::replace(&mut has_anchor, true),
            b'-' | b'.' | b'_' | b'~' | b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+'
            | b',' | b';' | b'=' | b':' | b'@' | b'/' | b'?' => true,
            _ => byte.is_ascii_alphanumeric(),
        };
        if keep {
            out.push(char::from(byte));
        } else {
            out.push_str(percent_encoding::percent_encode_byte(byte));
        }
    }
}

/// Returns `text` decoded; a `%` that begins no escape stays. `None` where the bytes are no UTF-8.
pub fn decode(text: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(text).decode_utf8().ok()
}

/// Returns `text` decoded; `None` also where a `%` begins no escape.
pub fn decode_strictly(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut marks = (0..bytes.len()).filter(|at| bytes[*at] == b'%');
    let is_sound = marks.all(|at| is_escape(&bytes[at..]));
    is_sound.then(|| decode(text).map(Cow::into_owned))?
}

/// Returns the first encoded control character, `%00`, `%0D` and the like: they mean nothing in an
/// address, and something to programs that decode it carelessly.
pub(super) fn encoded_control(path: &str) -> Option<char> {
    let bytes = path.as_bytes();
    bytes
        .windows(3)
        .filter(|escape| escape[0] == b'%')
        .filter_map(|escape| std::str::from_utf8(&escape[1..]).ok())
        .filter_map(|digits| u8::from_str_radix(digits, 16).ok())
        .map(char::from)
        .find(|letter| letter.is_ascii_control())
}

/// Returns whether `bytes` begin with `%` and two hexadecimal digits.
fn is_escape(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_codes_of_real_text_are_decoded_strictly() {
        assert_eq!(decode_strictly("a%20b%C3%B8+c").as_deref(), Some("a bø+c"));
        for wrong in ["%", "%2", "%zz", "%ff", "%C3"] {
            assert_eq!(decode_strictly(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_begins_no_escape_stays() {
        assert_eq!(decode("100%|b%c3%a5").as_deref(), Some("100%|bå"));
        assert_eq!(decode("%ff"), None);
    }

    #[test]
    fn encodes_what_a_path_cannot_hold() {
        assert_eq!(encode_path("/a/Møte 1.pdf"), "/a/M%C3%B8te%201.pdf");
        assert_eq!(encode_segment("a/b"), "a%2Fb");
    }
}
