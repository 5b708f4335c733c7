//! Measures markup that stands between two signs.

/// The length in which the end of a mark is searched for, in bytes.
const LONGEST: usize = 300;

/// Returns the length of markup that begins with `open` and ends with `close`, with something
/// between.
pub(super) fn enclosed(rest: &str, open: &str, close: &str) -> Option<usize> {
    let inside = rest.strip_prefix(open)?;
    let inside = &inside[..inside.floor_char_boundary(LONGEST)];
    let end = inside.find(close).filter(|end| *end > 0)?;
    Some(open.len() + end + close.len())
}

/// Returns the length of words between two `mark`s, on a line, without space inside them and
/// separate from the words around.
pub(super) fn tight(before: &str, rest: &str, mark: &str) -> Option<usize> {
    let length = tight_or_loose(before, rest, mark)?;
    let inside = &rest[mark.len()..length - mark.len()];
    (inside.trim() == inside).then_some(length)
}

/// Returns the same, with or without space inside.
pub(super) fn tight_or_loose(before: &str, rest: &str, mark: &str) -> Option<usize> {
    let length = enclosed(rest, mark, mark)?;
    let inside = &rest[mark.len()..length - mark.len()];
    let letter = mark.chars().next()?;
    let good = !inside.starts_with(letter)
        && !inside.contains('\n')
        && !before.ends_with(|before: char| before.is_alphanumeric() || before == letter)
        && !rest[length..].starts_with(char::is_alphanumeric);
    good.then_some(length)
}
