//! Splits raw HTML in a text into tokens: tags, comments and the text between. [`super::raw_html`]
//! decides what is allowed.

use std::borrow::Cow;
use std::ops::Range;

/// One piece of raw HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// The text between the tags, not decoded.
    Text(&'t str),
    /// `<name attributes>`.
    Open {
        /// The name as written.
        name: &'t str,
        /// The text between the name and `>`.
        attributes: &'t str,
    },
    /// `</name>`.
    Close(&'t str),
    /// `<!-- … -->`.
    Comment,
    /// `<!DOCTYPE …>`, `<?php … ?>` and the like.
    Declaration,
    /// Something that begins as a tag or a comment and never ends: the rest of the text.
    Unfinished,
}

/// The tokens of a text, each with its place in it.
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Skips to the closing tag of the element `name`, or to the end: its content is no HTML.
    pub(super) fn skip_to_close(&mut self, name: &str) {
        let rest = &self.text[self.at..];
        let close = rest.match_indices("</").find(|(at, _)| {
            rest.as_bytes()
                .get(at + 2..at + 2 + name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        });
        self.at = close.map_or(self.text.len(), |(at, _)| self.at + at);
    }

    /// Returns the length of the markup at the beginning of `rest`, and its token. `None` where the
    /// `<` is only a character.
    fn markup(rest: &'t str) -> Option<(usize, Token<'t>)> {
        let until = |end: &str, from: usize, token| match rest[from..].find(end) {
            Some(at) => (from + at + end.len(), token),
            None => (rest.len(), Token::Unfinished),
        };
        let bytes = rest.as_bytes();
        match bytes.get(1)? {
            // `<!-->` is a whole comment too.
            b'!' if rest.starts_with("<!--") => Some(until("-->", 2, Token::Comment)),
            b'!' if rest.starts_with("<![CDATA[") => Some(until("]]>", 2, Token::Declaration)),
            b'!' | b'?' => Some(until(">", 2, Token::Declaration)),
            b'/' if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                let name = tag_name(&rest[2..]);
                Some(until(">", 2 + name.len(), Token::Close(name)))
            }
            byte if byte.is_ascii_alphabetic() => {
                let name = tag_name(&rest[1..]);
                let begin = 1 + name.len();
                Some(match tag_end(&bytes[begin..]) {
                    Some(length) => {
                        let attributes = &rest[begin..begin + length];
                        (begin + length + 1, Token::Open { name, attributes })
                    }
                    None => (rest.len(), Token::Unfinished),
                })
            }
            _ => None,
        }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = (Token<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let mut from = 0;
        while let Some(at) = rest[from..].find('<').map(|at| from + at) {
            if let Some((length, token)) = Self::markup(&rest[at..]) {
                if at > 0 {
                    self.at = start + at;
                    return Some((Token::Text(&rest[..at]), start..self.at));
                }
                self.at = start + length;
                return Some((token, start..self.at));
            }
            from = at + 1;
        }
        self.at = self.text.len();
        Some((Token::Text(rest), start..self.at))
    }
}

/// Returns the attributes of a tag: name and value as written.
pub(super) fn attributes(source: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    let mut rest = source;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        // A name has at least one character, even `=`.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'))
            .map_or(rest.len(), |at| first + at);
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            return Some((name, None));
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(
                value
                    .find(|c: char| c.is_ascii_whitespace())
                    .unwrap_or(value.len()),
            ),
        };
        rest = after;
        Some((name, Some(value)))
    })
}

/// Returns `text` of raw HTML with its character references decoded. Only common names are known;
/// other references stay as written and are shown so.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest.bytes().take(12).position(|byte| byte == b';');
        match reference.and_then(|end| Some((end, character(&rest[1..end])?))) {
            Some((end, letter)) => {
                decoded.push(letter);
                rest = &rest[end + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

fn character(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "laquo" => '«',
        "raquo" => '»',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "sect" => '§',
        "rarr" => '→',
        "aelig" => 'æ',
        "oslash" => 'ø',
        "aring" => 'å',
        "AElig" => 'Æ',
        "Oslash" => 'Ø',
        "Aring" => 'Å',
        "eacute" => 'é',
        _ => return None,
    })
}

pub(super) fn tag_name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    &text[..end.unwrap_or(text.len())]
}

/// Returns the position of the `>` of a tag; one between quotes is none.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    let mut value_next = false;
    for (at, &byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if value_next => quote = Some(byte),
            (None, _) => {}
        }
        value_next = byte == b'=' || value_next && byte.is_ascii_whitespace();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        Tokens::new(text).map(|(token, _)| token).collect()
    }

    #[test]
    fn cuts_html_into_tokens() {
        assert_eq!(
            tokens("a <b c=\"x>y\">d</b > 1 < 2 <!-- e --><?php f ?>"),
            [
                Token::Text("a "),
                Token::Open {
                    name: "b",
                    attributes: " c=\"x>y\""
                },
                Token::Text("d"),
                Token::Close("b"),
                Token::Text(" 1 < 2 "),
                Token::Comment,
                Token::Declaration,
            ]
        );
        assert_eq!(
            tokens("<!-->a<!--->b"),
            [
                Token::Comment,
                Token::Text("a"),
                Token::Comment,
                Token::Text("b")
            ]
        );
        assert_eq!(tokens("a<b c='d>"), [Token::Text("a"), Token::Unfinished]);
        assert_eq!(tokens("<!-- a"), [Token::Unfinished]);
        assert_eq!(tokens("a <"), [Token::Text("a <")]);
    }

    #[test]
    fn knows_where_each_token_is() {
        let text = "æ<b>ø</b>å";
        for (token, range) in Tokens::new(text) {
            match token {
                Token::Text(piece) => assert_eq!(&text[range], piece),
                Token::Open { .. } => assert_eq!(&text[range], "<b>"),
                _ => assert_eq!(&text[range], "</b>"),
            }
        }
    }

    #[test]
    fn skips_what_is_no_html() {
        let mut tokens = Tokens::new("<script>if (a</b>) x</SCRIPT>c");
        tokens.next();
        tokens.skip_to_close("script");
        assert_eq!(
            tokens.next().map(|(token, _)| token),
            Some(Token::Close("SCRIPT"))
        );
    }

    #[test]
    fn reads_attributes() {
        let all: Vec<_> = attributes(" open title = \"a b\" x='y' z=1 /").collect();
        assert_eq!(
            all,
            [
                ("open", None),
                ("title", Some("a b")),
                ("x", Some("y")),
                ("z", Some("1"))
            ]
        );
        assert_eq!(
            attributes("=a \"b").collect::<Vec<_>>(),
            [("=a", None), ("\"b", None)]
        );
        assert_eq!(attributes("").count(), 0);
    }

    #[test]
    fn reads_common_character_references() {
        assert_eq!(
            decode("a&nbsp;&amp;&#229;&#xE5;&foo; & b"),
            "a\u{a0}&åå&foo; & b"
        );
    }
}
