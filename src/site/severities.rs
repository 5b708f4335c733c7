//! The severities that the settings give to checks, the findings that they silence, and the order of
//! diagnostics.

use std::collections::BTreeSet;

use tr::tr;

use crate::config::{Config, Silenced};
use crate::content::contribution::is_in_folder;
use crate::content::is_draft;
use crate::diagnostic::{Check, Diagnostic, Location, Severity, Step};
use crate::source::{CONFIG_FILE, Snapshot};
use crate::yaml::resolve::resolve;

/// Sets the severity of every diagnostic as `config` says, and removes those turned off and those
/// silenced. Returns the places under `silence` that silenced one.
pub(super) fn apply(
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
    files: &Snapshot,
) -> BTreeSet<usize> {
    for diagnostic in diagnostics.iter_mut() {
        diagnostic.severity = config.severity(diagnostic.check);
    }
    let mut used = BTreeSet::new();
    diagnostics.retain(|found| {
        let silence = config.silence.iter().enumerate();
        let holds: Vec<usize> = silence
            .filter(|(_, silenced)| silenced.holds(found, files))
            .map(|(place, _)| place)
            .collect();
        used.extend(&holds);
        holds.is_empty() && found.severity != Severity::Off
    });
    used
}

/// Decides whether one of `found` is an error on this site, in what is published.
pub(super) fn has_errors<'d>(
    config: &Config,
    mut found: impl Iterator<Item = &'d Diagnostic>,
) -> bool {
    found.any(|found| config.severity(found.check) == Severity::Error && !is_in_folder(&found.file))
}

/// Decides whether one of `found` keeps the site from being published: an error, save in a
/// contribution, of which nothing is published.
pub fn stops_publishing(found: &[Diagnostic]) -> bool {
    let mut errors = found
        .iter()
        .filter(|found| found.severity == Severity::Error);
    errors.any(|error| !is_in_folder(&error.file))
}

/// Returns `found` as they are told to those who publish or see the site: an error in a contribution
/// is a warning.
pub fn as_published(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let of_contributions = found.iter_mut().filter(|found| is_in_folder(&found.file));
    for found in of_contributions {
        found.severity = found.severity.min(Severity::Warning);
    }
    found
}

/// Sorts diagnostics by file and place.
pub(super) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |diagnostic: &Diagnostic| diagnostic.range().map_or(0, |range| range.start);
        (&a.file, key(a), a.check, &a.message).cmp(&(&b.file, key(b), b.check, &b.message))
    });
}

/// Returns a finding for each place under `silence` that is not among the `used`, of the checks that were
/// made, as `is_made` says.
pub(super) fn unused_silences(
    config: &Config,
    used: &BTreeSet<usize>,
    files: &Snapshot,
    is_made: impl Fn(Check) -> bool,
) -> Vec<Diagnostic> {
    let severity = config.severity(Check::UnusedSilence);
    if severity == Severity::Off {
        return Vec::new();
    }
    let silence = config.silence.iter().enumerate();
    let unused = silence.filter(|(place, silenced)| {
        !used.contains(place) && is_made(silenced.check) && !is_of_draft(silenced, files)
    });
    let mut found: Vec<Diagnostic> = unused
        .map(|(place, silenced)| unused_silence(config, place, silenced, files))
        .collect();
    resolve(&mut found, files);
    for found in &mut found {
        found.severity = severity;
    }
    found
}

/// Decides whether it is about a draft, of which nothing is found where drafts are left out.
fn is_of_draft(silenced: &Silenced, files: &Snapshot) -> bool {
    let file = silenced.file.as_deref().and_then(|file| files.get(file));
    file.is_some_and(|bytes| is_draft(bytes))
}

fn unused_silence(
    config: &Config,
    place: usize,
    silenced: &Silenced,
    files: &Snapshot,
) -> Diagnostic {
    let name = silenced.check.name();
    let file = silenced.file.as_deref();
    let is_there = |file: &str| {
        let folder = format!("{}/", file.trim_end_matches('/'));
        files.get(file).is_some() || files.under(&folder).next().is_some()
    };
    let help = match file {
        Some(file) if !is_there(file) => tr!(
            "{file} finnes ikke. Rett stien, eller ta bort punktet.",
            file
        ),
        _ if config.severity(silenced.check) == Severity::Off => {
            tr!(
                "`{name}` er skrudd av under `checks`. Ta bort punktet.",
                name
            )
        }
        _ => tr!(
            "Det er rettet, eller funnet har andre ord nå. Ta bort punktet, så det ikke skjuler noe nytt."
        ),
    };
    let path = [Step::Key("silence".into()), Step::Index(place)];
    let message = tr!("dette punktet for `{name}` treffer ikke noe", name);
    let place = Location::value(path);
    Diagnostic::new(Check::UnusedSilence, CONFIG_FILE.into(), place, message).help(help)
}
