//! Lists all checks for people at a terminal.

use std::fmt::Write;

use tr::tr;

use super::{Check, Severity};
use crate::messages::said;
use crate::tr_later;

/// Returns every check on a line: code, name, severity, and what it is about.
pub fn list() -> String {
    let width = Check::ALL.iter().map(|check| check.name().len()).max();
    let width = width.unwrap_or_default();
    let mut out = String::new();
    for check in Check::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{} {:width$} {:14} {}",
            check.code(),
            check.name(),
            said(level(*check)),
            said(check.about())
        );
    }
    let _ = writeln!(
        out,
        "\n{}",
        tr!(
            "Nivået settes under `checks:` i site.yaml: `error`, `warning`, `hint` eller `off`.\n\
             Det som er «alltid feil», kan ikke settes. `digitv explain NAVN` forklarer én sjekk."
        )
    );
    out
}

/// Returns the full description of `check`.
pub fn in_full(check: Check) -> String {
    let (code, name, about) = (check.code(), check.name(), said(check.about()));
    let setting = if check.is_fixed() {
        tr!("Det er alltid en feil, og kan ikke settes ned: da ville noe galt blitt publisert.")
    } else {
        tr!(
            "Nivået er `{level}` og kan settes i site.yaml:\n\nchecks:\n  {name}: {other}\n\n\
             Velg mellom `error` (stopper publisering), `warning`, `hint` og `\"off\"`.",
            level = check.default_severity().name(),
            name,
            other = other(check.default_severity())
        )
    };
    format!("{code} {name}: {about}\n\n{setting}\n")
}

/// Returns the level of `check`, in bokmål, to be said by `tr!`.
pub fn level(check: Check) -> &'static str {
    match check.default_severity() {
        Severity::Error if check.is_fixed() => tr_later!("alltid feil"),
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
        Severity::Off => "off",
    }
}

/// Returns a severity that differs from `severity`, for an example.
fn other(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "warning",
        _ => "\"off\"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_sets_a_check_that_can_be_set() {
        assert!(in_full(Check::BrokenLink).contains("\n  broken-link: warning\n"));
        assert!(in_full(Check::Readability).contains("\n  readability: \"off\"\n"));
        assert!(!in_full(Check::NationalId).contains("checks:"));
    }
}
