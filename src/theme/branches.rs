//! Branches of templates that are never taken, because what they ask for stands there as a value.

use super::pieces::{Piece, tokens};
use super::scan::Token;

/// Returns `pieces` without the branches of `{% if %}` that a fixed value decides.
pub(super) fn decided(pieces: &[Piece]) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        match piece.keyword() {
            Some("if") => {
                let (branches, end) = branches(pieces, at);
                push_decided(&branches, &mut out);
                at = end;
            }
            _ => {
                out.push(piece.clone());
                at += 1;
            }
        }
    }
    out
}

/// A branch: its tag, and what is in it.
type Branch<'p> = (&'p Piece, &'p [Piece]);

/// Returns the branches of the `if` at `start`, and the place after its end.
fn branches(pieces: &[Piece], start: usize) -> (Vec<Branch<'_>>, usize) {
    let mut branches = Vec::new();
    let (mut depth, mut opened) = (0, start);
    for (at, piece) in pieces.iter().enumerate().skip(start + 1) {
        let ends = match piece.keyword() {
            Some("if") => {
                depth += 1;
                false
            }
            Some("endif") if depth > 0 => {
                depth -= 1;
                false
            }
            // A loop has a branch `else` too.
            Some("for") => {
                depth += 1;
                false
            }
            Some("endfor") => {
                depth -= 1;
                false
            }
            Some("elif" | "else" | "endif") => depth == 0,
            _ => false,
        };
        if ends {
            branches.push((&pieces[opened], &pieces[opened + 1..at]));
            opened = at;
        }
        if ends && piece.keyword() == Some("endif") {
            return (branches, at + 1);
        }
    }
    branches.push((&pieces[opened], &pieces[opened + 1..]));
    (branches, pieces.len())
}

fn push_decided(branches: &[Branch<'_>], out: &mut Vec<Piece>) {
    let mut is_open = false;
    for (tag, inner) in branches {
        let condition = condition(tag);
        match condition.as_deref().map(fixed) {
            Some(Some(false)) => continue,
            None | Some(Some(true)) => {
                if is_open {
                    out.push(Piece::Tag("{% else %}".to_owned()));
                }
                out.extend(decided(inner));
                break;
            }
            Some(None) => {
                let word = if is_open { "elif" } else { "if" };
                let condition = condition.unwrap_or_default();
                out.push(Piece::Tag(format!("{{% {word} {condition} %}}")));
                out.extend(decided(inner));
                is_open = true;
            }
        }
    }
    if is_open {
        out.push(Piece::Tag("{% endif %}".to_owned()));
    }
}

/// Returns the condition of a branch; `else` has none.
fn condition(tag: &Piece) -> Option<String> {
    let inner = tag.tag()?.strip_prefix("{%")?.strip_suffix("%}")?.trim();
    let condition = inner.strip_prefix("elif").or(inner.strip_prefix("if"))?;
    Some(condition.trim().to_owned())
}

/// Returns whether a condition holds, where it is a value.
fn fixed(condition: &str) -> Option<bool> {
    let tag = format!("{{{{ {condition} }}}}");
    match tokens(&tag).as_slice() {
        [(Token::Name("none" | "false"), _)] => Some(false),
        [(Token::Name("true"), _)] => Some(true),
        [(Token::Text(text), _)] => Some(!text.is_empty()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces::{joined, pieces};
    use super::*;

    #[test]
    fn branches_that_are_never_taken_go() {
        for (source, expected) in [
            ("{% if none %}a{% endif %}b", "b"),
            ("{% if \"x\" %}a{% else %}c{% endif %}b", "ab"),
            (
                "{% if \"\" %}a{% elif x %}c{% else %}d{% endif %}",
                "{% if x %}c{% else %}d{% endif %}",
            ),
            (
                "{% if x %}a{% elif true %}c{% else %}d{% endif %}",
                "{% if x %}a{% else %}c{% endif %}",
            ),
            (
                "{% if x %}{% for a in b %}c{% else %}{% if none %}d{% endif %}e{% endfor %}{% endif %}",
                "{% if x %}{% for a in b %}c{% else %}e{% endfor %}{% endif %}",
            ),
        ] {
            assert_eq!(joined(&decided(&pieces(source))), expected, "{source}");
        }
    }
}
