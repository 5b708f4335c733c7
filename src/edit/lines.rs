//! Lines of a text, by the place of a byte in them.

/// Returns the start of the line that holds `at`.
pub(super) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Returns the start of the line after the one that holds `at`.
pub(super) fn next(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// Returns the number of characters before `at` in its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    text[start(text, at)..at].chars().count()
}

/// Decides whether only spaces stand before `at` in its line.
pub(super) fn is_first(text: &str, at: usize) -> bool {
    text[start(text, at)..at].trim().is_empty()
}

/// Returns the end of the lines from `at` on, the start of a line, that are comments indented
/// deeper than `column`.
pub(super) fn past_comments(text: &str, mut at: usize, limit: usize, column: usize) -> usize {
    while at < limit {
        let line = &text[at..next(text, at)];
        let indent = line.len() - line.trim_start_matches(' ').len();
        if !line.trim_start().starts_with('#') || indent <= column {
            break;
        }
        at = next(text, at);
    }
    at
}

/// Returns the start of the comments that stand right above the line at `at`, as deep as `column`.
pub(super) fn before_comments(text: &str, mut at: usize, column: usize) -> usize {
    while at > 0 {
        let above = start(text, at - 1);
        let line = &text[above..at];
        let indent = line.len() - line.trim_start_matches(' ').len();
        if !line.trim_start().starts_with('#') || indent != column {
            break;
        }
        at = above;
    }
    at
}

/// Returns the line end of the text: that of its first line.
pub(super) fn ending(text: &str) -> &'static str {
    let first = text.find('\n');
    match first.is_some_and(|at| text[..at].ends_with('\r')) {
        true => "\r\n",
        false => "\n",
    }
}
