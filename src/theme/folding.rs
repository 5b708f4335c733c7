//! Words, addresses and icons put into the built-in templates before they are parsed.
//!
//! Most of what templates call is the same on every page: `{{ "foot.licence" | t }}`,
//! `{{ "symbols.svg" | asset }}`. A call makes a map of arguments, looks up the filter and its text,
//! and escapes the result; plain text is copied. Only templates of the built-in theme are changed: a
//! site's own must keep their places for messages. Lines stay where they are.

use std::ops::Range;

use super::scan::{self, Token};

/// The values that can be put in.
pub(super) struct Rules<'a> {
    /// Returns the value of a filter for a text, and with the filter `icon` the icon of a name,
    /// where it is the same on every page.
    pub(super) value: &'a dyn Fn(&str, &str) -> Option<String>,
    /// Decides whether a filter gives back what it is given.
    pub(super) is_idle: &'a dyn Fn(&str) -> bool,
}

/// Returns `source` with the calls replaced that `rules` can make.
pub(super) fn folded(source: &str, rules: &Rules<'_>) -> String {
    let mut folding = Folding {
        source,
        rules,
        out: String::with_capacity(source.len()),
        copied: 0,
    };
    for (place, tokens) in scan::tags(source) {
        folding.tag(&place, &tokens);
    }
    folding.out.push_str(&source[folding.copied..]);
    folding.out
}

struct Folding<'a> {
    source: &'a str,
    rules: &'a Rules<'a>,
    out: String,
    /// The end of what has been copied or replaced.
    copied: usize,
}

impl Folding<'_> {
    fn tag(&mut self, place: &Range<usize>, tokens: &[scan::Placed<'_>]) {
        let is_print = self.source[place.start..].starts_with("{{");
        if let Some(name) = icon(tokens).filter(|_| is_print)
            && let Some(icon) = (self.rules.value)(name, "icon")
        {
            self.replace(place.clone(), &icon);
            return;
        }
        let is_in_line = !self.source[place.clone()].contains('\n');
        for at in 0..tokens.len() {
            match &tokens[at..] {
                [
                    (Token::Text(name), first),
                    (Token::Sign('|'), _),
                    (Token::Name(filter), last),
                    ..,
                ] if is_in_line && stands_alone(tokens, at) => {
                    let is_whole = is_print && tokens.len() == 3;
                    let call = first.start..last.end;
                    self.call((name, filter), call, is_whole.then_some(place));
                }
                [
                    (Token::Sign('|'), sign),
                    (Token::Name(filter), last),
                    rest @ ..,
                ] if (self.rules.is_idle)(filter) && !has_arguments(rest) => {
                    self.replace(sign.start..last.end, "");
                }
                _ => {}
            }
        }
    }

    /// Puts the value in the place of the `call` of a filter, or of the tag that has nothing else.
    fn call(&mut self, call: (&str, &str), place: Range<usize>, tag: Option<&Range<usize>>) {
        let Some(value) = (self.rules.value)(call.0, call.1) else {
            return;
        };
        if let Some(tag) = tag.filter(|_| is_plain(&value)) {
            self.replace(tag.clone(), &value);
        } else if let Some(quote) = ['"', '\'', '`'].into_iter().find(|q| fits(&value, *q)) {
            self.replace(place, &format!("{quote}{value}{quote}"));
        }
    }

    fn replace(&mut self, place: Range<usize>, with: &str) {
        if place.start >= self.copied {
            self.out.push_str(&self.source[self.copied..place.start]);
            self.out.push_str(with);
            self.copied = place.end;
        }
    }
}

fn has_arguments(rest: &[scan::Placed<'_>]) -> bool {
    matches!(rest.first(), Some((Token::Sign('('), _)))
}

/// Returns the name where the tag is no more than `<icon name="x" />`.
fn icon<'a>(tokens: &[scan::Placed<'a>]) -> Option<&'a str> {
    let tokens: Vec<Token<'_>> = tokens.iter().map(|(token, _)| *token).collect();
    match tokens.as_slice() {
        [
            Token::Sign('<'),
            Token::Name("icon"),
            Token::Name("name"),
            Token::Sign('='),
            Token::Text(name),
            Token::Sign('/'),
            Token::Sign('>'),
        ] => Some(name),
        _ => None,
    }
}

/// Returns whether the call that begins at the token `at` is an operand by itself: it has no
/// arguments, and what stands before it binds no tighter.
fn stands_alone(tokens: &[scan::Placed<'_>], at: usize) -> bool {
    let token = |at: usize| tokens.get(at).map(|(token, _)| *token);
    let before = |steps: usize| at.checked_sub(steps).and_then(token);
    let has_arguments = has_arguments(tokens.get(at + 3..).unwrap_or_default());
    let opens = matches!(
        (before(2), before(1)),
        (
            _,
            None | Some(Token::Sign('{' | '(') | Token::Name("or" | "if" | "elif"))
        ) | (None | Some(Token::Name(_)), Some(Token::Sign('=')))
            // The mark for whitespace.
            | (None, Some(Token::Sign('-')))
    );
    // The text of a map's key, and of what is sliced, is no operand.
    let goes_on = matches!(token(at + 3), Some(Token::Sign('.' | '[' | ':')));
    opens && !has_arguments && !goes_on
}

/// Returns whether `value` is the same as text of a page, and next to any tag.
pub(super) fn is_plain(value: &str) -> bool {
    !value.is_empty()
        && value.trim() == value
        && !value.contains(['&', '<', '>', '"', '\'', '{', '}', '\n'])
}

/// Returns whether `value` can be written between two of `quote`.
fn fits(value: &str, quote: char) -> bool {
    !value.contains([quote, '\\', '\n', '{', '}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_that_are_the_same_everywhere_become_text() {
        let value = |name: &str, filter: &str| match (name, filter) {
            ("where", "t") => Some("Kommune".to_owned()),
            ("quoted", "t") => Some("«a» & \"b\"".to_owned()),
            ("edit", "icon") => Some("<svg/>".to_owned()),
            ("x.svg", "asset") => Some("/assets/x.svg".to_owned()),
            _ => None,
        };
        let rules = Rules {
            value: &value,
            is_idle: &|filter| filter == "url",
        };
        for (source, expected) in [
            ("<b>{{ \"where\" | t }}</b>", "<b>Kommune</b>"),
            ("{{- \"where\" | t -}}", "{{- \"Kommune\" -}}"),
            ("{{ \"where\" | t | upper }}", "{{ \"Kommune\" | upper }}"),
            ("{{ \"quoted\" | t }}", "{{ '«a» & \"b\"' }}"),
            ("{{ \"where\" | t(n=2) }}", "{{ \"where\" | t(n=2) }}"),
            ("{{ a ~ \"where\" | t }}", "{{ a ~ \"where\" | t }}"),
            ("{% if a == \"where\" | t %}", "{% if a == \"where\" | t %}"),
            ("{{ a or \"where\" | t }}", "{{ a or \"Kommune\" }}"),
            (
                "{{ <fact term={\"where\" | t} /> }}",
                "{{ <fact term={\"Kommune\"} /> }}",
            ),
            (
                "<use href=\"{{ \"x.svg\" | asset }}#a\"/>",
                "<use href=\"/assets/x.svg#a\"/>",
            ),
            ("{{ a.b | url }}", "{{ a.b  }}"),
            ("{{ a.b | url | upper }}", "{{ a.b  | upper }}"),
            ("{{ <icon name=\"edit\" /> }}", "<svg/>"),
            (
                "{{ <icon name=\"edit\" /> -}}",
                "{{ <icon name=\"edit\" /> -}}",
            ),
            (
                "{{ \"other\" | t }}{# \"where\" | t #}",
                "{{ \"other\" | t }}{# \"where\" | t #}",
            ),
        ] {
            assert_eq!(folded(source, &rules), expected);
        }
    }
}
