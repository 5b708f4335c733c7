//! The reason why a file was not written, in words.

use super::output::Failure;
use super::system_error::in_words;
use crate::edit::{FileError, NotAll};

/// Returns the failure to write `file`, with advice.
pub(super) fn not_written(file: &str, error: &FileError, help: &str) -> Failure {
    let message = match error {
        FileError::Changed => format!("{file} er endret etter at den ble lest, og er ikke skrevet"),
        FileError::Exists => format!("{file} finnes fra før, og er ikke skrevet"),
        FileError::Outside => {
            format!("{file} ligger bak en lenke eller utenfor nettstedet, og er ikke skrevet")
        }
        FileError::System(error) => format!("kan ikke skrive {file}: {}", in_words(error)),
    };
    Failure::Environment(message, Some(help.to_owned()))
}

/// Returns the failure to write several files that belong together. `nothing` says in a sentence
/// that nothing is done.
pub(super) fn not_all_written(failed: &NotAll, nothing: &str) -> Failure {
    let help = match failed.left.as_slice() {
        [] => nothing.to_owned(),
        left => format!(
            "Dette ble endret og kunne ikke tas tilbake: {}. `git diff` viser hvordan.",
            left.join(", ")
        ),
    };
    not_written(&failed.name, &failed.error, &help)
}
