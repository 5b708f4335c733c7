//! Finds markup in brackets that is no link of Markdown.

use super::between::enclosed;
use super::kind::Kind;

/// Returns the markup in brackets that `rest` begins with, and its length.
pub(super) fn brackets(rest: &str) -> Option<(Kind, usize)> {
    for contents in [
        "[[_TOC_]]",
        "[[TOC]]",
        "[[toc]]",
        "[TOC]",
        "[toc]",
        "[_TOC_]",
    ] {
        if rest.starts_with(contents) {
            return Some((Kind::Contents, contents.len()));
        }
    }
    if rest == "[[" {
        return Some((Kind::WikiLink, 2));
    }
    if let Some(length) = enclosed(rest, "[[", "]]") {
        let is_line = !rest[..length].contains('\n');
        return is_line.then_some((Kind::WikiLink, length));
    }
    if let Some(length) = enclosed(rest, "[^", "]") {
        let label = &rest[2..length - 1];
        let is_label = !label.contains([' ', '\n', '[']);
        let is_spaced = || {
            label.starts_with(char::is_alphabetic)
                && label
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || letter == ' ')
        };
        return match is_label {
            true => Some((Kind::Footnote, length)),
            false => is_spaced().then_some((Kind::InlineNote, length)),
        };
    }
    if let Some(length) = foreign_link(rest) {
        return Some((Kind::Link, length));
    }
    if let Some(length) = citation(rest) {
        return Some((Kind::Citation, length));
    }
    let length = enclosed(rest, "[/", "]")?;
    let names = [
        "b", "i", "u", "url", "img", "quote", "code", "list", "color", "size",
    ];
    names
        .contains(&&rest[2..length - 1])
        .then_some((Kind::Foreign, length))
}

/// Returns the length of a link as wikis write it, with its address in the brackets:
/// `[text|https://…]`, `[https://… text]`.
fn foreign_link(rest: &str) -> Option<usize> {
    let length = enclosed(rest, "[", "]")?;
    let inside = &rest[1..length - 1];
    let is_address = |text: &str| {
        (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(' ')
    };
    let is_link = match inside.split_once('|') {
        Some((_, address)) => is_address(address),
        None => {
            let parts = inside.split_once(' ');
            parts.is_some_and(|(address, text)| is_address(address) && !text.trim().is_empty())
        }
    };
    (is_link && !inside.contains(['[', '\n'])).then_some(length)
}

/// Returns the length of a reference to a list of sources: `[@doe99, p. 3]`, `[-@doe99]`.
fn citation(rest: &str) -> Option<usize> {
    let length = ["[@", "[-@"]
        .iter()
        .find_map(|open| enclosed(rest, open, "]"))?;
    let key = rest[1..length - 1].trim_start_matches(['-', '@']);
    let key = key.split([',', ';', ' ']).next().unwrap_or_default();
    // The key of a source has the year; the name of an account seldom does.
    let has_year = key.bytes().filter(u8::is_ascii_digit).count() >= 2;
    (has_year && key.starts_with(char::is_alphabetic)).then_some(length)
}
