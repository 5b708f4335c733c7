//! Finds markup in braces: commands of templates, attributes, remarks, macros.

use super::between::enclosed;
use super::kind::Kind;

/// Returns the markup in braces that `rest` begins with, and its length.
pub(super) fn braces(before: &str, rest: &str) -> Option<(Kind, usize)> {
    for (open, close, kind) in [
        ("{%", "%}", Kind::Template),
        ("{{", "}}", Kind::Template),
        ("{#", "#}", Kind::Comment),
        ("{!", "!}", Kind::Template),
        ("{==", "==}", Kind::Foreign),
        ("{++", "++}", Kind::Foreign),
        ("{--", "--}", Kind::Foreign),
        ("{~~", "~~}", Kind::Foreign),
        ("{>>", "<<}", Kind::Foreign),
    ] {
        if let Some(length) = enclosed(rest, open, close) {
            return Some((kind, length));
        }
    }
    if let Some(found) = role(rest) {
        return Some(found);
    }
    let length = enclosed(rest, "{", "}")?;
    let inside = &rest[1..length - 1];
    // Such a part of an address is a value: `/api/{code}`.
    if is_macro(inside) && !before.ends_with('/') {
        return Some((Kind::Foreign, length));
    }
    is_attributes(inside).then_some((Kind::Attributes, length))
}

/// Returns whether braces with this inside are a macro of Confluence: `{code}`, `{info:title=Merk}`.
fn is_macro(inside: &str) -> bool {
    let name = inside.split(':').next().unwrap_or_default();
    [
        "code", "noformat", "info", "note", "tip", "warning", "panel", "quote", "expand", "toc",
        "color", "anchor",
    ]
    .contains(&name)
}

/// Returns whether braces with this inside give a heading or a paragraph a name or a class.
pub(in crate::markdown) fn is_attributes(inside: &str) -> bool {
    if inside.starts_with("=html") || inside == ":toc" {
        return true;
    }
    let inside = inside.strip_prefix(':').unwrap_or(inside);
    let is_name = |name: &str| {
        name.starts_with(|first: char| first.is_alphabetic() || first == '_')
            && name
                .chars()
                .all(|letter| letter.is_alphanumeric() || "-_:.".contains(letter))
    };
    let mut named = false;
    let good = inside.split_whitespace().all(|part| {
        let name = part.strip_prefix(['#', '.']);
        named |= name.is_some() || sets_an_attribute(part);
        name.is_some_and(is_name) || part.contains('=')
    });
    good && named
}

/// Returns whether `part` sets an attribute of HTML that links and pictures are given elsewhere.
fn sets_an_attribute(part: &str) -> bool {
    let names = [
        "width", "height", "target", "rel", "class", "id", "style", "align", "loading",
    ];
    part.split_once('=')
        .is_some_and(|(name, value)| names.contains(&name) && !value.is_empty())
}

/// Returns the role that stands before code in documents of Sphinx, at the end of `rest`: `:ref:`,
/// `{doc}`.
pub(super) fn role(rest: &str) -> Option<(Kind, usize)> {
    const ROLES: &[&str] = &[
        "abbr", "class", "code", "doc", "download", "file", "func", "guilabel", "kbd", "math",
        "numref", "ref", "term",
    ];
    let name = match rest.strip_prefix(':') {
        Some(rest) => rest.strip_suffix(':'),
        None => rest.strip_prefix('{')?.strip_suffix('}'),
    };
    name.is_some_and(|name| ROLES.contains(&name))
        .then_some((Kind::Foreign, rest.len()))
}
