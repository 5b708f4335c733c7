//! The names in what is written out in another template, which must not meet those of that template.

use std::collections::{BTreeMap, BTreeSet};

use super::calls::{Kind, bound, kind, names};
use super::folding::is_plain;
use super::pieces::{Piece, tokens};
use super::scan::Token;

/// The names in what is written out, with the expressions to write for them.
#[derive(Default)]
pub(super) struct Names(pub(super) BTreeMap<String, String>);

impl Names {
    /// Gives `name` a name of its own.
    pub(super) fn set(&mut self, name: &str, count: usize) {
        self.0.insert(name.to_owned(), format!("{name}_{count}"));
    }

    /// Returns the piece with the expressions in it; none where it prints nothing.
    pub(super) fn put(&self, piece: &Piece) -> Option<Piece> {
        let Some(tag) = piece.tag() else {
            return Some(piece.clone());
        };
        let tokens = tokens(tag);
        if let [(Token::Name(name), _)] = tokens.as_slice()
            && tag.starts_with("{{")
            && let Some(expression) = self.0.get(*name)
        {
            return printed(expression);
        }
        let mut out = String::with_capacity(tag.len());
        let mut copied = 0;
        for (name, place) in names(&tokens) {
            let Some(expression) = self.0.get(name) else {
                continue;
            };
            out.push_str(&tag[copied..place.start]);
            if kind(expression) == Kind::Other || expression.contains('|') {
                out.push_str(&format!("({expression})"));
            } else {
                out.push_str(expression);
            }
            copied = place.end;
        }
        out.push_str(&tag[copied..]);
        Some(Piece::Tag(out))
    }
}

/// Returns what prints an expression: of a plain value, the text itself.
fn printed(expression: &str) -> Option<Piece> {
    let tag = format!("{{{{ {expression} }}}}");
    let text = match tokens(&tag).as_slice() {
        [(Token::Text(text) | Token::Name(text), _)] if kind(expression) == Kind::Value => {
            Some((*text).to_owned())
        }
        _ => None,
    };
    match text {
        Some(text) if text.is_empty() => None,
        Some(text) if is_plain(&text) && text != "none" => Some(Piece::Text(text)),
        _ => Some(Piece::Tag(tag)),
    }
}

/// Returns names for what the pieces of an include set; none where it reads one of them before, which
/// then is the page's.
pub(super) fn of_include(pieces: &[Piece], count: usize) -> Option<Names> {
    let mut seen = BTreeSet::new();
    let mut own = Names::default();
    for piece in pieces {
        let tokens = piece.tag().map_or_else(Vec::new, tokens);
        let set = bound(&tokens).into_iter().next();
        let set = set.filter(|_| piece.keyword() == Some("set"));
        for (name, _) in names(&tokens) {
            let is_new = seen.insert(name);
            if set.as_deref() == Some(name) && !own.0.contains_key(name) {
                if !is_new {
                    return None;
                }
                own.set(name, count);
            }
        }
    }
    Some(own)
}
