//! The reason why a file was not written, in words.

use super::output::Failure;
use super::system_error::in_words;
use crate::edit::FileError;

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
