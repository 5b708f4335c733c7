//! The files under `content/data/` that are a list under one key: topics, words.

use std::sync::Arc;

use super::fields::{Fields, FromYaml};
use super::front_matter;
use super::locate::Places;
use super::problem::{Problem, Problems};
use crate::diagnostic::{Check, Diagnostic};

/// The list under `key` in `bytes`, the content of `file`, as `settle` leaves it; and all that is
/// wrong, with its place. What cannot be read at all is an empty list.
pub(super) fn read_list<T: FromYaml>(
    file: &Arc<str>,
    bytes: &[u8],
    key: &'static str,
    settle: impl FnOnce(Vec<T>, &mut Problems) -> Vec<T>,
) -> (Vec<T>, Vec<Diagnostic>) {
    let wrong = |range, message: String, help: Option<String>| {
        let mut diagnostic = Diagnostic::new(Check::InvalidData, file.clone(), range, message);
        diagnostic.help = help;
        diagnostic
    };
    let Ok(text) = std::str::from_utf8(bytes) else {
        let problem = wrong(None, "fila er ikke lagret som UTF-8".into(), None);
        return (Vec::new(), vec![problem]);
    };
    let map = match front_matter::parse(text, 0) {
        Ok(map) => map,
        Err(failure) => {
            let problem = wrong(Some(failure.range), failure.message, Some(failure.help));
            return (Vec::new(), vec![problem]);
        }
    };
    let mut problems = Problems::default();
    let mut fields = Fields::new(&map, &mut problems);
    let entries = fields.required_list(key).unwrap_or_default();
    fields.finish();
    let entries = settle(entries, &mut problems);
    let found = problems.into_found();
    let places = (!found.is_empty()).then(|| Places::new(text, 0));
    let told = found
        .into_iter()
        .map(|located| {
            let range = places
                .as_ref()
                .and_then(|places| places.find(&located.path, located.part));
            let Problem { message, help, .. } = located.problem;
            wrong(range, message, help)
        })
        .collect();
    (entries, told)
}
