//! Renders diagnostics as annotations that GitHub shows in a pull request.

use std::fmt::Write;

use super::shown::shown;
use super::source::{Sources, help};
use crate::diagnostic::{Diagnostic, Severity, SourceText};
use crate::text::characters::visible;

/// Returns `diagnostics` as workflow commands, one to a line. `prefix` is the folder of the site in
/// the repository: empty, or with a slash at the end.
pub fn github(diagnostics: &[Diagnostic], files: &dyn SourceText, prefix: &str) -> String {
    let mut out = String::new();
    let mut sources = Sources::new(files);
    let (shown, left_out) = shown(diagnostics);
    for diagnostic in shown {
        let level = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint | Severity::Off => "notice",
        };
        let place = sources.of(diagnostic).place(diagnostic);
        let message = match help(diagnostic) {
            Some(help) => format!("{}\n{help}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "::{level} file={},line={},col={},endLine={},endColumn={},title={} {}::{}",
            property(&format!("{prefix}{}", diagnostic.file)),
            place.line,
            place.column,
            place.end_line,
            place.end_column,
            diagnostic.check.code(),
            diagnostic.check.name(),
            data(&message),
        );
    }
    if left_out > 0 {
        let _ = writeln!(out, "::notice::{}", super::text::not_shown(left_out));
    }
    out
}

/// Escapes `text` as the message of a workflow command.
fn data(text: &str) -> String {
    visible(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes `text` as a property of a workflow command, which commas and colons would end.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
