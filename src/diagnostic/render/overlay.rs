//! Renders diagnostics for a page that lays them over what it shows: the same content as in the
//! terminal, in pieces. The page inserts each piece as text, so nothing in a file can become
//! markup.

use serde::Serialize;

use super::source::{Sources, help};
use crate::diagnostic::{Diagnostic, Severity, SourceText};
use crate::text::characters::visible;

/// A diagnostic in pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The code of the check: `KB013`.
    pub code: &'static str,
    /// The severity.
    pub severity: Severity,
    /// The file, relative to the root of the site.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The message.
    pub message: String,
    /// The advice.
    pub help: Option<String>,
    /// The line it is on: the text before the mark, the marked part, and the rest.
    pub excerpt: Option<[String; 3]>,
}

/// Returns `diagnostic` in pieces.
pub fn overlay(diagnostic: &Diagnostic, files: &dyn SourceText) -> Shown {
    piecewise(diagnostic, &mut Sources::new(files))
}

/// Returns each of `diagnostics` in pieces.
pub fn overlays<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    files: &dyn SourceText,
) -> Vec<Shown> {
    let mut sources = Sources::new(files);
    let all = diagnostics.into_iter();
    all.map(|diagnostic| piecewise(diagnostic, &mut sources))
        .collect()
}

fn piecewise(diagnostic: &Diagnostic, sources: &mut Sources<'_>) -> Shown {
    let source = sources.of(diagnostic);
    let place = source.place(diagnostic);
    let range = diagnostic.range();
    let excerpt = range.and_then(|range| source.excerpt(range));
    Shown {
        code: diagnostic.check.code(),
        severity: diagnostic.severity,
        file: diagnostic.file.to_string(),
        line: place.line,
        column: place.column,
        message: visible(&diagnostic.message).into_owned(),
        help: help(diagnostic).map(|help| visible(&help).into_owned()),
        excerpt: excerpt.map(|excerpt| excerpt.pieces()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Check;
    use crate::source::Snapshot;

    #[test]
    fn the_line_comes_in_pieces_around_what_is_marked() {
        let files = Snapshot::from_files([("a.md", "---\nstatus: «på»\n---\n")]);
        let wrong = Diagnostic::new(Check::UnknownValue, "a.md".into(), Some(12..19), "ukjent");
        let shown = overlay(&wrong, &files);
        assert_eq!((shown.line, shown.column), (2, 9));
        assert_eq!(
            shown.excerpt,
            Some(["status: ", "«på»", ""].map(str::to_owned))
        );
    }
}
