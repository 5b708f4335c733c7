//! Renders diagnostics as a report of code quality, which GitLab shows in a merge request.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::shown::shown;
use super::source::{Sources, help};
use crate::diagnostic::{Diagnostic, Severity, SourceText};
use crate::messages::{Language, said_in};

/// An entry of the report, in the part of Code Climate's format that GitLab reads.
#[derive(Serialize)]
struct Record<'a> {
    description: String,
    check_name: &'a str,
    /// The same for the same finding, in whatever language it is said, and another for every other: by
    /// it GitLab knows what is new.
    fingerprint: String,
    severity: &'static str,
    location: Place,
}

#[derive(Serialize)]
struct Place {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// Returns `diagnostics` as one JSON array. `prefix` is the folder of the site in the repository:
/// empty, or with a slash at the end.
pub fn gitlab(
    diagnostics: &[Diagnostic],
    files: &dyn SourceText,
    prefix: &str,
) -> serde_json::Result<String> {
    let mut sources = Sources::new(files);
    let (shown, _) = shown(diagnostics);
    let mut records: Vec<Record<'_>> = Vec::with_capacity(shown.len());
    let mut told: FxHashMap<String, usize> = FxHashMap::default();
    for diagnostic in shown {
        let place = sources.of(diagnostic).place(diagnostic);
        let description = match help(diagnostic) {
            Some(help) => format!("{} {help}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        let check_name = diagnostic.check.name();
        // Without the line, which changes with every line above it, and the advice, which names others.
        let message = said_in(&diagnostic.message, Language::Bokmaal);
        let finding = format!("{check_name}\n{}\n{message}", diagnostic.file);
        let number = told.entry(finding.clone()).or_default();
        let finding = format!("{finding}\n{number}");
        *number += 1;
        records.push(Record {
            description,
            check_name,
            fingerprint: blake3::hash(finding.as_bytes()).to_hex()[..32].to_owned(),
            severity: match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Hint | Severity::Off => "info",
            },
            location: Place {
                path: format!("{prefix}{}", diagnostic.file),
                lines: Lines { begin: place.line },
            },
        });
    }
    Ok(serde_json::to_string_pretty(&records)? + "\n")
}
