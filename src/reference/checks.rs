//! Writes `docs/sjekker.md`.

use std::fmt::Write;

use crate::diagnostic::Check;
use crate::diagnostic::reference::level;

/// Returns `docs/sjekker.md`, with every check in a table.
pub(super) fn document() -> String {
    let mut out = "# Sjekker\n\n\
        Lista er skrevet av `digitv schema --write`. Koden og navnet står i klammer når \
        `digitv check` sier fra, for eksempel `feil[KB030 broken-link]`. Nivået settes under \
        `checks:` i `site.yaml` med navnet: `error` (stopper publisering), `warning`, `hint` eller \
        `\"off\"`. Det som er «alltid feil», kan ikke settes ned: da ville noe galt blitt publisert.\n\n\
        | kode | navn | nivå | gjelder |\n| --- | --- | --- | --- |\n"
        .to_owned();
    for check in Check::ALL {
        // Writing to a string cannot fail.
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
