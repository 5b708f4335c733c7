//! The severities that the settings give to checks, and the order of diagnostics.

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};

/// Sets the severity of every diagnostic as `config` says, and removes those turned off.
pub(super) fn apply(config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    for diagnostic in diagnostics.iter_mut() {
        diagnostic.severity = config.severity(diagnostic.check);
    }
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Off);
}

/// Sorts diagnostics by file and place.
pub(super) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |diagnostic: &Diagnostic| diagnostic.range().map_or(0, |range| range.start);
        (&a.file, key(a), a.check, &a.message).cmp(&(&b.file, key(b), b.check, &b.message))
    });
}
