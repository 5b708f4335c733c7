//! Renders diagnostics as one JSON array, for editors and other programs.

use std::borrow::Cow;

use serde::Serialize;

use super::source::{Sources, help};
use crate::diagnostic::{Diagnostic, Severity, SourceText};
use crate::text::characters;

/// A diagnostic as other programs read it: a firm contract.
#[derive(Serialize)]
struct Record<'a> {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

/// Returns `diagnostics` as a JSON array, one to a line. None are folded; but a file has a bounded
/// number of each check, and the last of them says in its help how many more there are.
pub fn json(diagnostics: &[Diagnostic], files: &dyn SourceText) -> serde_json::Result<String> {
    let mut lines = Vec::with_capacity(diagnostics.len());
    let mut sources = Sources::new(files);
    for diagnostic in diagnostics {
        let place = sources.of(diagnostic).place(diagnostic);
        lines.push(serde_json::to_string(&Record {
            code: diagnostic.check.code(),
            name: diagnostic.check.name(),
            severity: diagnostic.severity,
            file: &diagnostic.file,
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
            message: &diagnostic.message,
            help: help(diagnostic).as_deref(),
        })?);
    }
    // Terminals show JSON too. An escape is the same character to every other reader.
    for line in &mut lines {
        if let Cow::Owned(escaped) = characters::escaped_in_json(line) {
            *line = escaped;
        }
    }
    Ok(if lines.is_empty() {
        "[]\n".to_owned()
    } else {
        format!("[\n{}\n]\n", lines.join(",\n"))
    })
}
