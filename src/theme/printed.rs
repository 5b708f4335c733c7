//! Prints of several values one after another, each by itself: `{{ a ~ "&f=b" }}` becomes
//! `{{ a }}&amp;f=b`, and `{{ "correct.fact" | t(what=a) }}` becomes `Rett: {{ a }}`.
//!
//! A value that is put together before it is printed costs a text of its own, and a call costs a map of
//! its arguments; a page of a report has 40 of them. This holds for templates of the built-in theme
//! alone, which give an interface text all that it asks for.

use super::calls::{Kind, bare, kind};
use super::pieces::tokens;
use super::scan::{self, Placed, Token};
use super::texts::{self, Texts};

/// Returns `source` with its prints parted that can be.
pub(super) fn parted(source: &str, texts: &Texts) -> String {
    let mut out = String::with_capacity(source.len());
    let mut copied = 0;
    for (place, _) in scan::tags(source) {
        let tag = &source[place.clone()];
        let inner = tag
            .strip_prefix("{{")
            .and_then(|tag| tag.strip_suffix("}}"));
        let inner = inner.filter(|inner| may_part(inner));
        let parts = inner.and_then(|inner| parts(inner, texts));
        let parts = parts.filter(|parts| parts.len() > 1);
        if let Some(written) = parts.and_then(|parts| written(&parts)) {
            out.push_str(&source[copied..place.start]);
            out.push_str(&written);
            copied = place.end;
        }
    }
    out.push_str(&source[copied..]);
    out
}

/// Returns whether a print may be of several values: most are not, and no call of a component is.
fn may_part(inner: &str) -> bool {
    let is_joined = inner.contains('~') && !inner.contains('|');
    (is_joined || inner.contains("| t(")) && !inner.trim_start().starts_with(['<', '-'])
}

/// A part of a print: text as it stands, or an expression.
enum Part<'s> {
    Text(&'s str),
    Value(&'s str),
}

/// Returns what `expression` prints, one after another; none where it is of another form.
fn parts<'s>(expression: &'s str, texts: &'s Texts) -> Option<Vec<Part<'s>>> {
    let expression = bare(expression);
    let tag = format!("{{{{ {expression} }}}}");
    let tokens = tokens(&tag);
    // The places in the tag are three behind those in the expression.
    let of = |part: &[Placed<'_>]| -> Option<&'s str> {
        Some(&expression[part.first()?.1.start - 3..part.last()?.1.end - 3])
    };
    match tokens.as_slice() {
        [(Token::Text(_), place)] => {
            let text = &expression[place.start - 2..place.end - 4];
            Some(vec![Part::Text(text)])
        }
        [
            (Token::Text(key), _),
            (Token::Sign('|'), _),
            (Token::Name("t"), _),
            (Token::Sign('('), _),
            arguments @ ..,
            (Token::Sign(')'), _),
        ] => {
            let mut given = Vec::new();
            for argument in separated(arguments, ',') {
                let [(Token::Name(name), _), (Token::Sign('='), _), value @ ..] = argument else {
                    return None;
                };
                given.push((*name, parts_of_value(of(value)?, texts)));
            }
            filled(texts.get(key)?, given)
        }
        tokens => {
            let operands = separated(tokens, '~').into_iter();
            let operand = |operand: &[Placed<'_>]| match operand {
                [(Token::Text(_), place)] => {
                    Some(Part::Text(&expression[place.start - 2..place.end - 4]))
                }
                _ => of(operand)
                    .filter(|path| kind(path) == Kind::Path)
                    .map(Part::Value),
            };
            operands.map(operand).collect()
        }
    }
}

fn parts_of_value<'s>(value: &'s str, texts: &'s Texts) -> Vec<Part<'s>> {
    parts(value, texts).unwrap_or_else(|| vec![Part::Value(bare(value))])
}

/// Returns an interface text with the arguments in it; none where it counts, or one is missing.
fn filled<'s>(
    text: &'s texts::Text,
    mut given: Vec<(&str, Vec<Part<'s>>)>,
) -> Option<Vec<Part<'s>>> {
    let mut parts = Vec::new();
    for piece in text.uncounted()? {
        match piece {
            texts::Piece::Plain(text) => parts.push(Part::Text(text)),
            texts::Piece::Placeholder(name) => {
                let at = given.iter().position(|(given, _)| given == name)?;
                // One that stands there twice is not found again.
                parts.extend(given.swap_remove(at).1);
            }
        }
    }
    Some(parts)
}

/// Returns the tokens between the signs `by`, which stand in no parentheses.
fn separated<'t, 's>(tokens: &'t [Placed<'s>], by: char) -> Vec<&'t [Placed<'s>]> {
    let mut depth = 0;
    let between = tokens.split(|(token, _)| {
        depth += match token {
            Token::Sign('(' | '[' | '{') => 1,
            Token::Sign(')' | ']' | '}') => -1,
            _ => 0,
        };
        depth == 0 && *token == Token::Sign(by)
    });
    between.collect()
}

/// Returns the parts as text of a template; none where a mark for whitespace beside it could take
/// something of it away, or it would be read as a tag.
fn written(parts: &[Part<'_>]) -> Option<String> {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Value(expression) => out.push_str(&format!("{{{{ {expression} }}}}")),
            Part::Text(text) if text.contains(['{', '}', '<', '>', '"', '\'']) => return None,
            Part::Text(text) => out.push_str(&text.replace('&', "&amp;")),
        }
    }
    (out.trim() == out).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_are_parted() {
        let texts = Texts::of(&[
            ("fact", "Rett: {what}"),
            ("two", "{a} og {b}"),
            ("twice", "{a} {a}"),
            ("count", "{n} av {of}"),
            ("edge", "{a} "),
        ]);
        for (source, expected) in [
            ("{{ a ~ \"&f=b\" }}", "{{ a }}&amp;f=b"),
            ("{{ (a.b ~ 'x' ~ c)  }}", "{{ a.b }}x{{ c }}"),
            ("{{ 'fact' | t(what=a.b) }}", "Rett: {{ a.b }}"),
            ("{{ 'fact' | t(what=(\"Sted\")) }}", "Rett: Sted"),
            (
                "{{\n'fact' | t(what=a ~ \", \" ~ b) }}",
                "Rett: {{ a }}, {{ b }}",
            ),
            (
                "{{ \"two\" | t(a=x | date(form='short'), b=(y | length)) }}",
                "{{ x | date(form='short') }} og {{ y | length }}",
            ),
        ] {
            assert_eq!(parted(source, &texts), expected, "{source}");
        }
        for kept in [
            "{{ a }}",
            "{{- a ~ 'x' }}",
            "{{ a ~ '{' }}",
            "{{ a ~ ' ' }}",
            "{{ a ~ (b | upper) }}",
            "{{ a ~ b | upper }}",
            "{{ 'fact' | t }}",
            "{{ 'fact' | t(other=a) }}",
            "{{ 'fact' | t(what=a) | upper }}",
            "{{ 'twice' | t(a=b) }}",
            "{{ 'count' | t(n=1, of=b) }}",
            "{{ 'edge' | t(a=b) }}",
            "{% set x = a ~ 'b' %}",
            "{{ <link address={a ~ 'b'} /> }}",
            "{# {{ a ~ 'b' }} #}",
        ] {
            assert_eq!(parted(kept, &texts), kept);
        }
    }
}
