//! `digitv build --changes`: a list of the files that builds have changed, for whoever uploads them.
//!
//! Each line is `+`, `~` or `-` (added, changed, removed), a space, and a path in the output. What is
//! in the list already is not uploaded yet, so it stays.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;

use tr::tr;

use crate::cli::output::{Failure, write_new};
use crate::cli::system_error::in_words;
use crate::publish::Changes;

const ADDED: &str = "+";
const CHANGED: &str = "~";
const REMOVED: &str = "-";

/// A list in a file.
pub(super) struct Listed {
    path: PathBuf,
    text: String,
}

impl Listed {
    /// Reads the list at `path`, where there is one.
    pub(super) fn read(path: PathBuf) -> Result<Self, Failure> {
        let file = path.display();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => {
                let why = in_words(&error);
                let message = tr!("kan ikke lese {file}: {why}", file = file, why = why);
                return Err(Failure::Environment(message, None));
            }
        };
        if text.lines().any(|line| entry(line).is_none()) {
            let help = tr!(
                "Oppgi ei fil som ikke finnes, eller ei som `digitv build --changes` har skrevet."
            );
            let message = tr!("{file} er ikke ei liste over endringer", file = file);
            return Err(Failure::Environment(message, Some(help)));
        }
        Ok(Self { path, text })
    }

    /// Writes the list with `changes` added to it.
    pub(super) fn with(&self, changes: &Changes) -> Result<(), Failure> {
        write_new(&self.path, &merged(&self.text, changes), true)
    }
}

/// Returns the sign and the path of a line.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (sign, path) = line.split_once(' ')?;
    [ADDED, CHANGED, REMOVED]
        .contains(&sign)
        .then_some((path, sign))
}

fn merged(earlier: &str, changes: &Changes) -> String {
    let mut all: BTreeMap<&str, &str> = earlier.lines().filter_map(entry).collect();
    let new = [
        (ADDED, &changes.added),
        (CHANGED, &changes.changed),
        (REMOVED, &changes.removed),
    ];
    for (sign, paths) in new {
        for path in paths {
            let sign = match (all.get(&**path), sign) {
                // The host has neither of them yet.
                (Some(&ADDED), CHANGED) => ADDED,
                // The host has the one that was there before.
                (Some(&REMOVED), ADDED) => CHANGED,
                _ => sign,
            };
            all.insert(path, sign);
        }
    }
    let lines = all.into_iter();
    lines
        .map(|(path, sign)| format!("{sign} {path}\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_uploaded_yet_stays() {
        let changes = Changes {
            added: vec!["borte.html".to_owned(), "ny.html".to_owned()],
            changed: vec!["før.html".to_owned(), "nettopp ny.html".to_owned()],
            removed: vec!["gammel.html".to_owned()],
        };
        let earlier = "- borte.html\n+ gammel.html\n+ nettopp ny.html\n~ urørt.html\n";
        assert_eq!(
            merged(earlier, &changes),
            "~ borte.html\n~ før.html\n- gammel.html\n+ nettopp ny.html\n+ ny.html\n~ urørt.html\n"
        );
        assert_eq!(merged(earlier, &Changes::default()), earlier);
    }
}
