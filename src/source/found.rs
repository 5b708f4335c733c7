//! Reads the files that were found, and reports those that are not read.

use std::fs;
use std::io;
use std::sync::Arc;
use std::time::SystemTime;

use tr::tr;

use super::door::{Refused, Root};
use super::limit::Limit;
use crate::diagnostic::{Check, Diagnostic};
use crate::tr_later;

/// A file that was found.
pub(super) struct Found {
    pub(super) name: Arc<str>,
    pub(super) size: u64,
    pub(super) modified: Option<SystemTime>,
}

impl Found {
    pub(super) fn new(name: Arc<str>, about: Option<&fs::Metadata>) -> Self {
        Self {
            name,
            size: about.map_or(0, fs::Metadata::len),
            modified: about.and_then(|about| about.modified().ok()),
        }
    }
}

/// Reads `file`, unless it is larger than its kind may be or no ordinary file.
pub(super) fn read_limited(root: &Root, file: &Found) -> Result<Vec<u8>, Diagnostic> {
    let limit = Limit::of(&file.name);
    if file.size > limit.bytes {
        return Err(limit.passed_by(&file.name, file.size));
    }
    root.read(&file.name, limit.bytes).map_err(|why| match why {
        Refused::Link => is_link(file.name.clone()),
        Refused::NotAFile => {
            is_special(file.name.clone(), tr_later!("noe annet enn ei vanlig fil"))
        }
        Refused::TooLarge(size) => limit.passed_by(&file.name, size),
        Refused::System(error) => unreadable(file.name.clone(), &error),
    })
}

/// Returns the diagnostic that a file or folder cannot be read, in words that help.
pub(super) fn unreadable(name: Arc<str>, error: &io::Error) -> Diagnostic {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => tr!("du har ikke tilgang til den"),
        io::ErrorKind::NotFound => tr!("den finnes ikke lenger"),
        _ => error.to_string(),
    };
    Diagnostic::new(
        Check::UnreadableFile,
        name,
        None,
        tr!("fila kan ikke leses: {why}", why),
    )
}

/// Returns the diagnostic that `name` is a link. Its target may be anything on the machine, and is
/// not read.
pub(super) fn is_link(name: Arc<str>) -> Diagnostic {
    let message = tr!("dette er ei lenke (symlink), og lenker blir ikke fulgt");
    Diagnostic::new(Check::UnreadableFile, name, None, message).help(tr!(
        "Kopier fila eller mappa hit i stedet for å lenke til den."
    ))
}

/// Returns the diagnostic that `name` is `what`: a pipe, a socket or a device, which could block a
/// reader for ever.
pub(super) fn is_special(name: Arc<str>, what: &str) -> Diagnostic {
    let message = tr!("dette er {what}, som ikke kan leses", what = tr!(what));
    Diagnostic::new(Check::UnreadableFile, name, None, message).help(tr!("Ta det bort fra mappa."))
}
