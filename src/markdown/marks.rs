//! Finds markup within a line that this program does not read, and that readers would see as it
//! stands: markup of other programs, and incorrect Markdown. Code is never examined.

mod between;
mod braces;
mod brackets;
mod kind;

use std::ops::Range;

use super::html_tokens;
use between::{enclosed, tight, tight_or_loose};
pub(super) use braces::is_attributes;
use braces::{braces, role};
use brackets::brackets;
pub(super) use kind::Kind;

/// Markup that appears as text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

/// Bytes that markup begins with.
const STARTS: [bool; 256] = {
    let mut starts = [false; 256];
    let bytes = b"{[]=^+:$%&<'\\*~_|!`\xc2";
    let mut at = 0;
    while at < bytes.len() {
        starts[bytes[at] as usize] = true;
        at += 1;
    }
    starts
};

/// Returns the markup in `text`, in order.
pub(super) fn find(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = bytes[at..]
        .iter()
        .position(|byte| STARTS[usize::from(*byte)])
    {
        let start = at + next;
        at = start + 1;
        let Some((kind, length)) = read(&text[..start], &text[start..]) else {
            continue;
        };
        at = (start + length).max(at);
        let is_picture = kind == Kind::WikiLink && text[..start].ends_with('!');
        found.push(Mark {
            range: start - usize::from(is_picture)..at,
            kind: if is_picture { Kind::WikiImage } else { kind },
        });
    }
    found
}

/// Returns the markup that `rest` begins with, and its length.
fn read(before: &str, rest: &str) -> Option<(Kind, usize)> {
    match rest.as_bytes().first()? {
        b'{' => braces(before, rest),
        b'[' => brackets(rest),
        b']' => rest.starts_with("](").then_some((Kind::Link, 2)),
        b'=' => tight(before, rest, "==").map(|length| (Kind::Highlight, length)),
        b'+' => tight(before, rest, "++").map(|length| (Kind::Foreign, length)),
        b'^' => tight(before, rest, "^^")
            .map(|length| (Kind::Foreign, length))
            .or_else(|| enclosed(rest, "^[", "]").map(|length| (Kind::InlineNote, length)))
            .or_else(|| raised(before, rest, "^", Kind::Superscript)),
        b':' => textile_link(before, rest)
            .or_else(|| role(rest))
            .or_else(|| emoji(before, rest)),
        b'$' => formula(rest),
        b'%' => tight_or_loose(before, rest, "%%").map(|length| (Kind::Comment, length)),
        b'&' => reference(rest),
        b'<' => angles(rest),
        b'\'' => enclosed(rest, "'''", "'''").map(|length| (Kind::Foreign, length)),
        b'\\' => tex(rest),
        b'*' => emphasis(before, rest, "**"),
        b'~' => emphasis(before, rest, "~~").or_else(|| raised(before, rest, "~", Kind::Subscript)),
        b'_' => emphasis(before, rest, "__"),
        b'|' => tight(before, rest, "||").map(|length| (Kind::Foreign, length)),
        b'!' => picture(rest),
        b'`' => Some((
            Kind::Backtick,
            rest.len() - rest.trim_start_matches('`').len(),
        )),
        _ => acute(before, rest),
    }
}

/// Returns a picture whose description is missing, brackets and all: `!(plan.png)`.
fn picture(rest: &str) -> Option<(Kind, usize)> {
    const ENDINGS: &[&str] = &[".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg"];
    let length = enclosed(rest, "!(", ")")?;
    let file = rest[2..length - 1].to_ascii_lowercase();
    let is_file = !file.contains('\n') && ENDINGS.iter().any(|ending| file.ends_with(ending));
    is_file.then_some((Kind::Picture, length))
}

/// Returns code between acute accents, whose key lies beside that of the backtick: `´code´`.
fn acute(before: &str, rest: &str) -> Option<(Kind, usize)> {
    tight(before, rest, "´").map(|length| (Kind::Backtick, length))
}

fn angles(rest: &str) -> Option<(Kind, usize)> {
    if let Some(length) = enclosed(rest, "<%", "%>") {
        return Some((Kind::Template, length));
    }
    let length = enclosed(rest, "<<", ">>")?;
    let inside = &rest[2..length - 2];
    let is_name = inside
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_.-()\"', ".contains(&byte));
    (is_name && inside.contains('(')).then_some((Kind::Template, length))
}

/// Returns a few letters or digits between two `mark`s, directly after a word.
fn raised(before: &str, rest: &str, mark: &str, kind: Kind) -> Option<(Kind, usize)> {
    let length = enclosed(rest, mark, mark).filter(|length| *length <= 14)?;
    let inside = &rest[1..length - 1];
    let good = before.ends_with(char::is_alphanumeric)
        && inside
            .chars()
            .all(|letter| letter.is_alphanumeric() || "+-–−,.".contains(letter));
    good.then_some((kind, length))
}

/// Returns what comes after the text of a link as Textile has it: `"text":https://…`.
fn textile_link(before: &str, rest: &str) -> Option<(Kind, usize)> {
    let is_quoted = before.ends_with(['"', '”', '»']);
    let sign = [":https://", ":http://"]
        .iter()
        .find(|sign| rest.starts_with(**sign))?;
    is_quoted.then_some((Kind::Link, sign.len()))
}

fn emoji(before: &str, rest: &str) -> Option<(Kind, usize)> {
    let length = enclosed(rest, ":", ":").filter(|length| (4..=42).contains(length))?;
    let inside = &rest[1..length - 1];
    let is_name = inside.starts_with(|first: char| first.is_ascii_lowercase())
        && inside.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(&byte)
        });
    let is_apart = !before
        .ends_with(|letter: char| letter.is_alphanumeric() || ":/".contains(letter))
        && !rest[length..]
            .starts_with(|letter: char| letter.is_alphanumeric() || ":/".contains(letter));
    (is_name && is_apart).then_some((Kind::Emoji, length))
}

fn formula(rest: &str) -> Option<(Kind, usize)> {
    if let Some(length) = enclosed(rest, "$$", "$$") {
        return Some((Kind::Formula, length));
    }
    if let Some(length) = enclosed(rest, "${", "}") {
        return Some((Kind::Template, length));
    }
    let length = enclosed(rest, "$", "$")?;
    let inside = &rest[1..length - 1];
    let is_tex = inside.contains(['\\', '^', '_', '{', '=']) && inside.trim() == inside;
    (is_tex && !inside.contains('\n')).then_some((Kind::Formula, length))
}

/// Returns a character reference that appears as text: it was encoded twice, or lacks its
/// semicolon.
fn reference(rest: &str) -> Option<(Kind, usize)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';');
    if let Some(end) = end
        && html_tokens::decode(&rest[..=end]).len() < end
    {
        return Some((Kind::Reference, end + 1));
    }
    let bare = rest.starts_with("&nbsp") && !rest[5..].starts_with(char::is_alphanumeric);
    bare.then_some((Kind::Reference, 5))
}

fn tex(rest: &str) -> Option<(Kind, usize)> {
    const COMMANDS: &[&str] = &[
        "\\begin{",
        "\\end{",
        "\\newpage",
        "\\pagebreak",
        "\\textbf{",
        "\\textit{",
        "\\emph{",
        "\\section{",
        "\\ref{",
        "\\cite{",
        "\\includegraphics",
        "\\frac{",
        "\\sum",
        "\\sqrt{",
    ];
    let command = COMMANDS
        .iter()
        .find(|command| rest.starts_with(**command))?;
    Some((Kind::Foreign, command.len()))
}

/// Returns `mark` where it could have marked something: it is not repeated, and not within a word.
fn emphasis(before: &str, rest: &str, mark: &str) -> Option<(Kind, usize)> {
    let after = rest.strip_prefix(mark)?;
    let letter = mark.chars().next()?;
    let stands_alone = !before.ends_with(letter) && !after.starts_with(letter);
    let in_word =
        before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric);
    (stands_alone && !in_word).then_some((Kind::Emphasis, mark.len()))
}

#[cfg(test)]
mod tests;
