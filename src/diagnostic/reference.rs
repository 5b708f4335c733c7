//! Lists all checks for people: in the terminal and in `docs/sjekker.md`.

use std::fmt::Write;

use super::{Check, Severity};

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
            level(*check),
            check.about()
        );
    }
    let _ = writeln!(
        out,
        "\nNivået settes under `checks:` i site.yaml: `error`, `warning`, `hint` eller `off`.\n\
         Det som er «alltid feil», kan ikke settes. `digitv explain NAVN` forklarer én sjekk."
    );
    out
}

/// Returns the full description of `check`.
pub fn in_full(check: Check) -> String {
    let (code, name, about) = (check.code(), check.name(), check.about());
    let setting = if check.is_fixed() {
        "Det er alltid en feil, og kan ikke settes ned: da ville noe galt blitt publisert."
            .to_owned()
    } else {
        format!(
            "Nivået er `{}` og kan settes i site.yaml:\n\nchecks:\n  {name}: {}\n\n\
             Velg mellom `error` (stopper publisering), `warning`, `hint` og `\"off\"`.",
            check.default_severity().name(),
            other(check.default_severity()),
        )
    };
    format!("{code} {name}: {about}\n\n{setting}\n")
}

/// Returns `docs/sjekker.md`, with every check in a table.
pub fn markdown() -> String {
    let mut out = "# Sjekker\n\n\
        Lista er skrevet av `digitv schema --write`. Koden og navnet står i klammer når \
        `digitv check` sier fra, for eksempel `feil[KB030 broken-link]`. Nivået settes under \
        `checks:` i `site.yaml` med navnet: `error` (stopper publisering), `warning`, `hint` eller \
        `\"off\"`. Det som er «alltid feil», kan ikke settes ned: da ville noe galt blitt publisert.\n\n\
        | kode | navn | nivå | gjelder |\n| --- | --- | --- | --- |\n"
        .to_owned();
    for check in Check::ALL {
        let _ = writeln!(
            out,
            "| {} | `{}` | {} | {} |",
            check.code(),
            check.name(),
            level(*check),
            check.about().replace('|', "\\|")
        );
    }
    out
}

fn level(check: Check) -> &'static str {
    match check.default_severity() {
        Severity::Error if check.is_fixed() => "alltid feil",
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
