//! Templates as pieces, text and tags, with the whitespace taken away that their marks `-` ask for,
//! so that pieces can be put together in other ways.

use super::scan::{self, Placed, Token};

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text of the page.
    Text(String),
    /// A tag without marks for whitespace: `{{ a }}`, `{% if a %}`.
    Tag(String),
}

impl Piece {
    /// Returns the word that a tag begins with: `if`, `set`.
    pub(super) fn keyword(&self) -> Option<&str> {
        let inner = self.tag()?.strip_prefix("{%")?.trim_start();
        let end = inner.find(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
        Some(&inner[..end.unwrap_or(inner.len())]).filter(|word| !word.is_empty())
    }

    /// Returns the tag, where it is one.
    pub(super) fn tag(&self) -> Option<&str> {
        match self {
            Self::Tag(tag) => Some(tag),
            Self::Text(_) => None,
        }
    }
}

/// Returns the parts of a tag.
pub(super) fn tokens(tag: &str) -> Vec<Placed<'_>> {
    let first = scan::tags(tag).into_iter().next();
    first.map_or_else(Vec::new, |(_, tokens)| tokens)
}

/// Returns the pieces of a template.
pub(super) fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut copied = 0;
    let mut is_trimmed = false;
    for (place, _) in scan::tags(source) {
        let tag = &source[place.clone()];
        let inner = tag.get(2..tag.len().saturating_sub(2)).unwrap_or_default();
        let start = inner.strip_prefix('-');
        let text = &source[copied..place.start];
        push_text(&mut pieces, text, is_trimmed, start.is_some());
        let inner = start.unwrap_or(inner);
        let end = inner.strip_suffix('-');
        is_trimmed = end.is_some();
        let inner = end.unwrap_or(inner).trim();
        let (opens, closes) = (&tag[..2], &tag[tag.len() - 2..]);
        let tag = format!("{opens} {inner} {closes}");
        pieces.push(Piece::Tag(spelled_out(tag)));
        copied = place.end;
    }
    push_text(&mut pieces, &source[copied..], is_trimmed, false);
    pieces
}

/// Adds text without its comments. A comment may have marks for whitespace too.
fn push_text(pieces: &mut Vec<Piece>, mut text: &str, mut trims_start: bool, trims_end: bool) {
    let mut push = |part: &str, trims_start: bool, trims_end: bool| {
        let part = if trims_start { part.trim_start() } else { part };
        let part = if trims_end { part.trim_end() } else { part };
        if !part.is_empty() {
            pieces.push(Piece::Text(part.to_owned()));
        }
    };
    while let Some((before, rest)) = text.split_once("{#") {
        let (comment, after) = rest.split_once("#}").unwrap_or((rest, ""));
        push(before, trims_start, comment.starts_with('-'));
        trims_start = (trims_start && before.is_empty()) || comment.ends_with('-');
        text = after;
    }
    push(text, trims_start, trims_end);
}

/// Returns whether a tag calls a component, or ends such a call.
pub(super) fn is_call(tag: &str) -> bool {
    tag.starts_with("{{ <") || tag.starts_with("{% <")
}

/// Returns a tag with the arguments of its call written out that are given by their name alone:
/// `<bar value />` is `<bar value={value} />`.
fn spelled_out(tag: String) -> String {
    if !is_call(&tag) {
        return tag;
    }
    let tokens = tokens(&tag);
    let mut out = String::with_capacity(tag.len());
    let (mut copied, mut depth) = (0, 0);
    for (at, (token, place)) in tokens.iter().enumerate().skip(2) {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') => depth -= 1,
            Token::Name(name) if depth == 0 => {
                let is_end = matches!(tokens[at - 1].0, Token::Sign('/'));
                let has_value = matches!(tokens.get(at + 1), Some((Token::Sign('='), _)));
                if !is_end && !has_value {
                    out.push_str(&tag[copied..place.end]);
                    out.push_str(&format!("={{{name}}}"));
                    copied = place.end;
                }
            }
            _ => {}
        }
    }
    out.push_str(&tag[copied..]);
    out
}

/// Returns the template that `pieces` are of.
pub(super) fn joined(pieces: &[Piece]) -> String {
    let mut source = String::new();
    for piece in pieces {
        source.push_str(match piece {
            Piece::Text(text) => text,
            Piece::Tag(tag) => tag,
        });
    }
    source
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_comments_are_followed_and_taken_away() {
        for (source, expected) in [
            ("a {{- b }} c", "a{{ b }} c"),
            ("a\n{%- if b -%}\n c", "a{% if b %}c"),
            ("{#- x -#}\n a {# y #} b", "a  b"),
            ("{{ a -}}{# x #} b", "{{ a }}b"),
            ("a {#- x #} b", "a b"),
        ] {
            assert_eq!(joined(&pieces(source)), expected, "{source}");
        }
    }
}
