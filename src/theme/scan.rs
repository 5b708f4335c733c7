//! Scans the source of a template for what the engine itself does not check: the interface texts,
//! files and icons it asks for by name, and loops without a fixed order.

use std::ops::Range;

/// Something that a template asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Use<'a> {
    /// The place in the source.
    pub(super) range: Range<usize>,
    /// The thing that is asked for.
    pub(super) what: What<'a>,
}

/// The things that a template may ask for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum What<'a> {
    /// `"key" | t(n=…)`: the key and the names of the arguments.
    Text(&'a str, Vec<&'a str>),
    /// `("prefix." ~ x) | t`: some key must begin so.
    TextPrefix(&'a str),
    /// `"name" | asset`.
    Asset(&'a str),
    /// `<icon name="x" />`.
    Icon(&'a str),
    /// `for key, value in …`.
    MapLoop,
}

/// A part of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A text in quotation marks, without them.
    Text(&'a str),
    /// A name, a word of the engine or a number.
    Name(&'a str),
    /// Any other sign.
    Sign(char),
}

/// A part of a tag with its place in the source.
pub(super) type Placed<'a> = (Token<'a>, Range<usize>);

/// Returns all that `source` asks for, in order.
pub(super) fn uses(source: &str) -> Vec<Use<'_>> {
    let mut found = Vec::new();
    for (_, tokens) in tags(source) {
        look(&tokens, &mut found);
    }
    found
}

/// Returns the place of each tag in `source`, with its tokens.
pub(super) fn tags(source: &str) -> Vec<(Range<usize>, Vec<Placed<'_>>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = source[at..].find('{').map(|offset| offset + at) {
        match source.as_bytes().get(open + 1) {
            Some(b'#') => at = find_from(source, open + 2, "#}"),
            Some(b'{' | b'%') => {
                let (tokens, end) = tokens(source, open + 2);
                found.push((open..end, tokens));
                at = end;
            }
            _ => at = open + 1,
        }
    }
    found
}

fn find_from(source: &str, from: usize, end: &str) -> usize {
    source[from..]
        .find(end)
        .map_or(source.len(), |at| from + at + end.len())
}

/// Returns the tokens of a tag from `from` on, and where it ends.
fn tokens(source: &str, from: usize) -> (Vec<Placed<'_>>, usize) {
    let mut tokens = Vec::new();
    let mut at = from;
    while let Some(letter) = source[at..].chars().next() {
        let start = at;
        match letter {
            '"' | '\'' | '`' => {
                let inner = start + 1;
                let close = source[inner..]
                    .find(letter)
                    .map_or(source.len(), |end| inner + end);
                tokens.push((Token::Text(&source[inner..close]), start..close + 1));
                at = (close + 1).min(source.len());
            }
            '}' | '%' if source[at + 1..].starts_with('}') => return (tokens, at + 2),
            _ if letter.is_alphanumeric() || letter == '_' => {
                let rest = &source[at..];
                let length = rest
                    .find(|next: char| !(next.is_alphanumeric() || next == '_'))
                    .unwrap_or(rest.len());
                at += length;
                tokens.push((Token::Name(&source[start..at]), start..at));
            }
            _ => {
                at += letter.len_utf8();
                if !letter.is_whitespace() {
                    tokens.push((Token::Sign(letter), start..at));
                }
            }
        }
    }
    (tokens, source.len())
}

fn look<'a>(tokens: &[Placed<'a>], found: &mut Vec<Use<'a>>) {
    use Token::{Name, Sign, Text};
    let token = |at: usize| tokens.get(at).map(|(token, _)| *token);
    for (at, (first, range)) in tokens.iter().enumerate() {
        let next = (token(at + 1), token(at + 2), token(at + 3));
        let what = match (*first, next) {
            (Text(key), (Some(Sign('|')), Some(Name("t")), _)) => {
                What::Text(key, arguments(&tokens[at + 3..]))
            }
            (Text(name), (Some(Sign('|')), Some(Name("asset")), _)) => What::Asset(name),
            (Sign('('), (Some(Text(prefix)), Some(Sign('~')), _)) if fed_to_t(&tokens[at..]) => {
                What::TextPrefix(prefix)
            }
            (Name("icon"), (Some(Name("name")), Some(Sign('=')), Some(Text(name))))
                if at > 0 && token(at - 1) == Some(Sign('<')) =>
            {
                What::Icon(name)
            }
            (Name("for"), (Some(Name(_)), Some(Sign(',')), Some(Name(_)))) => What::MapLoop,
            _ => continue,
        };
        let range = range.clone();
        found.push(Use { range, what });
    }
}

/// Returns the names of the arguments in the parentheses that `tokens` begins with.
fn arguments<'a>(tokens: &[Placed<'a>]) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut depth = 0;
    for (at, (token, _)) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth -= 1,
            Token::Name(name) if depth == 1 => {
                let sign = |at: usize| tokens.get(at).map(|(token, _)| *token);
                let is_assigned = sign(at + 1) == Some(Token::Sign('='))
                    && sign(at + 2) != Some(Token::Sign('='));
                let opens = at > 0 && matches!(tokens[at - 1].0, Token::Sign('(' | ','));
                if is_assigned && opens {
                    names.push(*name);
                }
            }
            _ => {}
        }
        if depth <= 0 {
            break;
        }
    }
    names
}

/// Returns whether the value in the parentheses that `tokens` begins with is passed to the filter
/// `t`.
fn fed_to_t(tokens: &[Placed<'_>]) -> bool {
    let mut depth = 0;
    for (at, (token, _)) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(') => depth += 1,
            Token::Sign(')') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let after = tokens.get(at + 1..at + 3);
            return after.is_some_and(|after| {
                after[0].0 == Token::Sign('|') && after[1].0 == Token::Name("t")
            });
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> Vec<What<'_>> {
        uses(source).into_iter().map(|found| found.what).collect()
    }

    #[test]
    fn finds_texts_files_and_icons() {
        assert_eq!(
            found("<a>{{ \"nav.home\" | t }}</a>{# \"no\" | t #}"),
            [What::Text("nav.home", vec![])]
        );
        assert_eq!(
            found("{{ 'a' | t(n=x | length, name=\"b\" | t, m=(1 == 2)) }}"),
            [
                What::Text("a", vec!["n", "name", "m"]),
                What::Text("b", vec![])
            ]
        );
        assert_eq!(
            found("{% if x %}{{ (\"age.\" ~ kind) | t }}{% endif %}{{ \"x.svg\" | asset }}"),
            [What::TextPrefix("age."), What::Asset("x.svg")]
        );
        assert_eq!(
            found("{{ <icon name=\"search\" /> }} { not } {% for a, b in map %}"),
            [What::Icon("search"), What::MapLoop]
        );
    }

    #[test]
    fn uses_have_their_places() {
        let source = "æ {{ \"k\" | t }}";
        let places = uses(source);
        assert_eq!(&source[places[0].range.clone()], "\"k\"");
    }
}
