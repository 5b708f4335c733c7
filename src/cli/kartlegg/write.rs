//! Writes several files of a site, all or none.

use std::path::Path;

use super::super::output::Failure;
use super::super::system_error::in_words;
use crate::edit::{FileError, Files};

/// A file that is to be written.
pub(super) struct Writing {
    /// Its name, relative to the root of the site.
    pub(super) file: String,
    /// The bytes that it was read as; `None` for a new file.
    pub(super) before: Option<Vec<u8>>,
    /// The new text.
    pub(super) after: String,
}

/// Writes all of `writings`. Where one cannot be written, those before it get their old bytes back.
pub(super) fn write_all(root: &Path, writings: &[Writing]) -> Result<(), Failure> {
    let files = Files::of(root);
    for (place, writing) in writings.iter().enumerate() {
        let after = writing.after.as_bytes();
        let written = match &writing.before {
            Some(before) => files.replace(&writing.file, before, after),
            None => files.create(&writing.file, after),
        };
        if let Err(error) = written {
            let undone = writings[..place].iter().all(|one| undo(root, &files, one));
            return Err(failure(&writing.file, &error, undone));
        }
    }
    Ok(())
}

/// Gives a file that was written its old bytes back, or takes it away where it was new.
fn undo(root: &Path, files: &Files, writing: &Writing) -> bool {
    let after = writing.after.as_bytes();
    match &writing.before {
        Some(before) => files.replace(&writing.file, after, before).is_ok(),
        None => std::fs::remove_file(root.join(&writing.file)).is_ok(),
    }
}

fn failure(file: &str, error: &FileError, is_undone: bool) -> Failure {
    let message = match error {
        FileError::Changed => format!("{file} er endret etter at den ble lest"),
        FileError::Exists => format!("{file} finnes fra før"),
        FileError::Outside => format!("{file} ligger bak en lenke eller utenfor nettstedet"),
        FileError::System(error) => format!("kan ikke skrive {file}: {}", in_words(error)),
    };
    let help = match is_undone {
        true => "Ingenting er skrevet. Prøv en gang til.",
        false => {
            "Noen filer er skrevet. Kjør kommandoen en gang til: det som er gjort, blir ikke gjort to ganger."
        }
    };
    Failure::Environment(message, Some(help.to_owned()))
}
