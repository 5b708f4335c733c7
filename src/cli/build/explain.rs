//! Errors of writing a site in words that help.

use tr::tr;

use crate::cli::output::{Failure, cannot_write, say};
use crate::cli::signals::Signals;
use crate::cli::system_error::in_words;
use crate::publish::{Left, WriteError};

pub(super) fn explain_write(error: WriteError, signals: &Signals) -> Failure {
    let failure = |message: String, help: String| {
        Failure::Environment(message, Some(help).filter(|help| !help.is_empty()))
    };
    match error {
        WriteError::Stopped => {
            say(&tr!("Avbrutt. Det forrige nettstedet står som det var."));
            Failure::Stopped(signals.caught().unwrap_or_default())
        }
        WriteError::Busy => failure(
            tr!("en annen `digitv build` skriver til samme mappe"),
            tr!("Prøv igjen når den er ferdig. Ingenting er skrevet."),
        ),
        WriteError::DanglingLink(path) => failure(
            tr!(
                "{path} er en lenke til noe som ikke finnes",
                path = path.display()
            ),
            tr!("Lag mappa som lenka viser til, eller ta bort lenka."),
        ),
        WriteError::InTheWay(paths) => failure(
            tr!(
                "mappa har filer som ikke er laget av digitv, og som ville blitt skrevet over: {files}",
                files = some_of(&paths)
            ),
            tr!("Flytt dem, eller velg ei anna mappe med --output. Ingenting er skrevet."),
        ),
        WriteError::Io { path, error } => cannot_write(
            path.display(),
            &error,
            Some(tr!("Det forrige nettstedet står som det var.")),
        ),
        WriteError::Unfinished { path, error } => failure(
            tr!(
                "kan verken skrive ferdig eller gå tilbake: {path}: {error}",
                path = path.display(),
                error = in_words(&error)
            ),
            tr!(
                "Nettstedet kan ha filer både fra før og nå. Rett det som er i veien, og kjør `digitv build` på nytt: den fullfører."
            ),
        ),
    }
}

/// Lists the first few, and the number of the rest.
fn some_of(paths: &[String]) -> String {
    let shown: Vec<_> = paths.iter().take(5).map(String::as_str).collect();
    match paths.len() - shown.len() {
        0 => shown.join(", "),
        more => tr!("{files} og {more} til", files = shown.join(", "), more),
    }
}

/// Reports what could not be removed. It is a failure only where visitors still see it.
pub(super) fn report_left(written: &[Left], earlier: &[Left]) -> Result<(), Failure> {
    for left in earlier.iter().chain(written).filter(|left| !left.published) {
        say(&tr!(
            "advarsel: kan ikke fjerne mellomlageret {path}: {error}. Neste bygging prøver igjen.",
            path = left.path.display(),
            error = in_words(&left.error)
        ));
    }
    let published: Vec<String> = written
        .iter()
        .filter(|left| left.published)
        .map(|left| format!("{} ({})", left.path.display(), in_words(&left.error)))
        .collect();
    if published.is_empty() {
        return Ok(());
    }
    Err(Failure::Environment(
        tr!(
            "det nye nettstedet er skrevet, men filer som ikke lenger hører til, kan ikke fjernes: {files}",
            files = some_of(&published)
        ),
        Some(tr!(
            "Gi tilgang til å fjerne dem. Neste bygging prøver igjen."
        )),
    ))
}
