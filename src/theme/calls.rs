//! Components of templates and the calls of them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pieces::{Piece, is_call, tokens};
use super::scan::{Placed, Token};

/// A component.
#[derive(Clone)]
pub(super) struct Component {
    /// Its parameters.
    pub(super) parameters: Vec<Parameter>,
    /// The names that it gives values to.
    pub(super) bound: Vec<String>,
    /// Its pieces.
    pub(super) body: Vec<Piece>,
}

/// A parameter of a component.
#[derive(Clone)]
pub(super) struct Parameter {
    /// Its name.
    pub(super) name: String,
    /// The value it has where the call gives none.
    pub(super) default: Option<String>,
    /// `true` where the component asks for fields of it.
    has_fields: bool,
    /// `true` where the component asks for it once at most, and not in a loop.
    is_once: bool,
}

impl Component {
    /// Returns the component with these pieces instead of its own.
    pub(super) fn with(&self, body: Vec<Piece>) -> Self {
        let parameters = self.parameters.iter();
        let parameters = parameters.map(|one| (one.name.clone(), one.default.clone()));
        Self::new(parameters.collect(), body)
    }

    fn new(parameters: Vec<(String, Option<String>)>, body: Vec<Piece>) -> Self {
        let mut uses: BTreeMap<String, (usize, bool)> = BTreeMap::new();
        let mut all_bound = Vec::new();
        let mut has_loop = false;
        for tag in body.iter().filter_map(Piece::tag) {
            let tokens = tokens(tag);
            has_loop |= tokens.iter().any(|(token, _)| *token == Token::Name("for"));
            all_bound.extend(bound(&tokens));
            for (name, place) in names(&tokens) {
                let (count, has_fields) = uses.entry(name.to_owned()).or_default();
                *count += 1;
                *has_fields |= tag[place.end..].starts_with(['.', '[', '?']);
            }
        }
        let parameters = parameters.into_iter().map(|(name, default)| {
            let (count, has_fields) = uses.get(&name).copied().unwrap_or_default();
            Parameter {
                has_fields,
                is_once: count <= 1 && !has_loop,
                name,
                default,
            }
        });
        Self {
            parameters: parameters.collect(),
            bound: all_bound,
            body,
        }
    }
}

impl Parameter {
    /// Returns whether `argument` can stand wherever the component has the parameter: the engine works
    /// it out each time.
    pub(super) fn can_be(&self, argument: &str) -> bool {
        match kind(argument) {
            Kind::Path => true,
            Kind::Value => !self.has_fields,
            Kind::Other => self.is_once && !self.has_fields && !argument.contains("loop"),
        }
    }
}

/// A call of a component.
pub(super) struct Call {
    /// The name of the component.
    pub(super) name: String,
    /// Its arguments, as expressions.
    pub(super) arguments: BTreeMap<String, String>,
    /// `true` where it goes on to a closing tag.
    pub(super) has_body: bool,
}

/// Returns the components that `pieces` define, by name. One that asks for more than plain
/// parameters is left out.
pub(super) fn components(pieces: &[Piece]) -> BTreeMap<String, Component> {
    let mut found = BTreeMap::new();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at += 1;
        if piece.keyword() != Some("component") {
            continue;
        }
        let is_end = |piece: &Piece| piece.keyword() == Some("endcomponent");
        let length = pieces[at..].iter().position(is_end);
        let body = &pieces[at..length.map_or(pieces.len(), |length| at + length)];
        if let Some((name, parameters)) = piece.tag().and_then(signature) {
            found.insert(name, Component::new(parameters, body.to_vec()));
        }
        at += body.len();
    }
    found
}

/// The name of a component, and its parameters with their values by default.
type Signature = (String, Vec<(String, Option<String>)>);

/// Returns the name and the parameters of the component whose definition begins with `tag`.
fn signature(tag: &str) -> Option<Signature> {
    let tokens = tokens(tag);
    let [
        (Token::Name("component"), _),
        (Token::Name(name), _),
        (Token::Sign('('), _),
        rest @ ..,
        (Token::Sign(')'), _),
    ] = tokens.as_slice()
    else {
        return None;
    };
    let mut parameters = Vec::new();
    for part in rest.split(|(token, _)| *token == Token::Sign(',')) {
        let part = match part {
            [] => continue,
            [name, (Token::Sign(':'), _), (Token::Name(_), _), rest @ ..] => (name, rest),
            [name, rest @ ..] => (name, rest),
        };
        let ((Token::Name(parameter), _), default) = part else {
            return None;
        };
        let default = match default {
            [] => None,
            [(Token::Sign('='), _), first, .., last] => Some(&tag[first.1.start..last.1.end]),
            [(Token::Sign('='), _), only] => Some(&tag[only.1.clone()]),
            _ => return None,
        };
        parameters.push(((*parameter).to_owned(), default.map(str::to_owned)));
    }
    Some(((*name).to_owned(), parameters))
}

/// Returns the call that `tag` is, where it is no more than one.
pub(super) fn call(tag: &str) -> Option<Call> {
    if !is_call(tag) {
        return None;
    }
    let tokens = tokens(tag);
    let is_print = tag.starts_with("{{");
    let (inner, has_body) = match tokens.as_slice() {
        [
            (Token::Sign('<'), _),
            inner @ ..,
            (Token::Sign('/'), _),
            (Token::Sign('>'), _),
        ] if is_print => (inner, false),
        [(Token::Sign('<'), _), inner @ .., (Token::Sign('>'), _)] if !is_print => (inner, true),
        _ => return None,
    };
    let [(Token::Name(name), _), rest @ ..] = inner else {
        return None;
    };
    let mut rest = rest;
    let mut arguments = BTreeMap::new();
    while let [
        (Token::Name(argument), _),
        (Token::Sign('='), _),
        value,
        after @ ..,
    ] = rest
    {
        let (place, after) = match value {
            (Token::Text(_), place) => (place.clone(), after),
            (Token::Sign('{'), _) => {
                let end = closing_brace(after)?;
                (value.1.end..after[end].1.start, &after[end + 1..])
            }
            _ => return None,
        };
        arguments.insert((*argument).to_owned(), bare(&tag[place]).to_owned());
        rest = after;
    }
    rest.is_empty().then(|| Call {
        name: (*name).to_owned(),
        arguments,
        has_body,
    })
}

/// Returns an expression without parentheses around the whole.
pub(super) fn bare(expression: &str) -> &str {
    let expression = expression.trim();
    let tag = format!("{{{{ {expression} }}}}");
    let mut depth = 0;
    let tokens = tokens(&tag);
    let end = tokens.iter().position(|(token, _)| {
        depth += match token {
            Token::Sign('(') => 1,
            Token::Sign(')') => -1,
            _ => 0,
        };
        depth == 0
    });
    let is_whole = end.is_some_and(|end| end > 0 && end + 1 == tokens.len());
    match expression
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        Some(inner) if is_whole => bare(inner),
        _ => expression,
    }
}

/// Returns the place of the brace that closes the one before `tokens`.
fn closing_brace(tokens: &[Placed<'_>]) -> Option<usize> {
    let mut depth = 0;
    tokens.iter().position(|(token, _)| match token {
        Token::Sign('{') => {
            depth += 1;
            false
        }
        Token::Sign('}') if depth > 0 => {
            depth -= 1;
            false
        }
        token => *token == Token::Sign('}'),
    })
}

/// Returns the place of the tag that closes the call of `name` before `start`.
pub(super) fn closing(pieces: &[Piece], start: usize, name: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, piece) in pieces.iter().enumerate().skip(start) {
        let Some(tag) = piece.tag().filter(|tag| is_call(tag)) else {
            continue;
        };
        match tokens(tag).as_slice() {
            [
                (Token::Sign('<'), _),
                (Token::Sign('/'), _),
                (Token::Name(closed), _),
                ..,
            ] if *closed == name => {
                if depth == 0 {
                    return Some(at);
                }
                depth -= 1;
            }
            [(Token::Sign('<'), _), (Token::Name(opened), _), ..] if *opened == name => depth += 1,
            _ => {}
        }
    }
    None
}

/// The kind of an expression, by what can be done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A value that stands there: `"a"`, `none`, `3`, and an interface text.
    Value,
    /// A name, with the fields of it: `facts.status`.
    Path,
    /// Anything else.
    Other,
}

/// Returns the kind of an expression.
pub(super) fn kind(expression: &str) -> Kind {
    let tag = format!("{{{{ {expression} }}}}");
    let tokens = tokens(&tag);
    match tokens.as_slice() {
        [(Token::Text(_), _)]
        | [
            (Token::Text(_), _),
            (Token::Sign('|'), _),
            (Token::Name("t" | "asset"), _),
        ] => Kind::Value,
        [(Token::Name(name), _)] if is_value(name) => Kind::Value,
        [(Token::Name(name), _), rest @ ..] if *name != "loop" => {
            let mut fields = rest.chunks(2);
            let is_field =
                |pair: &[Placed<'_>]| matches!(pair, [(Token::Sign('.'), _), (Token::Name(_), _)]);
            if fields.all(is_field) {
                Kind::Path
            } else {
                Kind::Other
            }
        }
        _ => Kind::Other,
    }
}

fn is_value(name: &str) -> bool {
    matches!(name, "none" | "true" | "false") || name.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the places in a tag at which names of values stand: neither fields, nor filters, nor the
/// names of arguments.
pub(super) fn names<'t>(tokens: &[Placed<'t>]) -> Vec<(&'t str, Range<usize>)> {
    let token = |at: usize| tokens.get(at).map(|(token, _)| *token);
    let before = |at: usize, steps: usize| at.checked_sub(steps).and_then(token);
    let is_set = |at: usize| at == 1 && matches!(token(0), Some(Token::Name("set" | "set_global")));
    let is_call = token(0) == Some(Token::Sign('<'));
    let mut names = Vec::new();
    for (at, (found, place)) in tokens.iter().enumerate() {
        let Token::Name(name) = found else { continue };
        let is_assigned = token(at + 1) == Some(Token::Sign('='))
            && token(at + 2) != Some(Token::Sign('='))
            && !is_set(at);
        let is_of_engine = match (before(at, 2), before(at, 1)) {
            (_, Some(Token::Sign('.' | '|')) | Some(Token::Name("is")))
            | (Some(Token::Name("is")), Some(Token::Name("not"))) => true,
            (_, Some(Token::Sign('<' | '/'))) => is_call && at <= 2,
            _ => false,
        };
        let is_function = token(at + 1) == Some(Token::Sign('('));
        if !is_assigned && !is_of_engine && !is_function {
            names.push((*name, place.clone()));
        }
    }
    names
}

/// Returns the names that a tag gives values to: `{% set a = b %}`, `{% for a in b %}`.
pub(super) fn bound(tokens: &[Placed<'_>]) -> Vec<String> {
    let token = |at: usize| tokens.get(at).map(|(token, _)| *token);
    let mut bound = Vec::new();
    for at in 0..tokens.len() {
        match (token(at), token(at + 1)) {
            (Some(Token::Name("set" | "set_global")), Some(Token::Name(name))) if at == 0 => {
                bound.push(name.to_owned());
            }
            (Some(Token::Name("for")), Some(Token::Name(name))) => {
                bound.push(name.to_owned());
                if let (Some(Token::Sign(',')), Some(Token::Name(second))) =
                    (token(at + 2), token(at + 3))
                {
                    bound.push(second.to_owned());
                }
            }
            _ => {}
        }
    }
    bound
}
