//! The reason why a file was not written, in words.

use tr::tr;

use super::output::{Failure, cannot_write};
use crate::edit::{FileError, NotAll};

/// Returns the failure to write `file`, with advice.
pub(super) fn not_written(file: &str, error: &FileError, help: &str) -> Failure {
    let message = match error {
        FileError::Changed => tr!(
            "{file} er endret etter at den ble lest, og er ikke skrevet",
            file
        ),
        FileError::Exists => tr!("{file} finnes fra før, og er ikke skrevet", file),
        FileError::Outside => {
            tr!(
                "{file} ligger bak en lenke eller utenfor nettstedet, og er ikke skrevet",
                file
            )
        }
        FileError::System(error) => return cannot_write(file, error, Some(help.to_owned())),
    };
    Failure::Environment(message, Some(help.to_owned()))
}

/// Returns the failure to write several files that belong together. `nothing` says in a sentence
/// that nothing is done.
pub(super) fn not_all_written(failed: &NotAll, nothing: &str) -> Failure {
    let help = match failed.left.as_slice() {
        [] => nothing.to_owned(),
        left => tr!(
            "Dette ble endret og kunne ikke tas tilbake: {left}. `git diff` viser hvordan.",
            left = left.join(", ")
        ),
    };
    not_written(&failed.name, &failed.error, &help)
}
