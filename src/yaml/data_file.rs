//! Reads the files under `content/data/` that are a list under one key: topics, words.

use std::sync::Arc;

use super::fields::{Fields, FromYaml};
use super::front_matter;
use super::hidden;
use super::letters::{garbled, not_utf8};
use super::locate::Places;
use super::problem::{Located, Problems};
use super::remarks;
use super::written::Written;
use crate::diagnostic::{Check, Diagnostic};
use crate::text::encoding;

/// Reads the list under `key`, of `most` items at the most, in `bytes`, the content of `file`, and
/// passes it through `settle`. Returns the list, empty where it cannot be read at all, and every
/// diagnostic with its place.
pub(crate) fn read_list<T: FromYaml>(
    file: &Arc<str>,
    bytes: &[u8],
    key: &'static str,
    most: usize,
    settle: impl FnOnce(Vec<T>, &mut Problems) -> Vec<T>,
) -> (Vec<T>, Vec<Diagnostic>) {
    let text = match encoding::read(bytes) {
        Ok(text) => text,
        Err(fault) => {
            let problem = not_utf8(file, Check::InvalidData, fault);
            return (Vec::new(), vec![problem]);
        }
    };
    let mut diagnostics = hidden::in_file(file, text);
    diagnostics.extend(garbled(file, text, 0));
    let (text, start) = front_matter::without_mark(text);
    let map = match front_matter::parse(text, start) {
        Ok(map) => map,
        Err(failure) => {
            let range = Some(failure.range);
            let diagnostic =
                Diagnostic::new(Check::InvalidData, file.clone(), range, failure.message);
            diagnostics.push(diagnostic.help(failure.help));
            return (Vec::new(), diagnostics);
        }
    };
    diagnostics.extend(remarks::in_file(file, text, start));
    let mut problems = Problems::reading(Written::new(bytes.into(), start..bytes.len()));
    let mut fields = Fields::new(&map, &mut problems).with_lists_of(most);
    let entries = fields.required_list(key).unwrap_or_default();
    fields.finish();
    let entries = settle(entries, &mut problems);
    let mut found = with_places(problems, file, text, start);
    hidden::without_repeats(&diagnostics, &mut found);
    diagnostics.append(&mut found);
    (entries, diagnostics)
}

/// Returns the diagnostics of `problems`, each with its place in `text`, which begins at byte
/// `start` of `file`.
fn with_places(problems: Problems, file: &Arc<str>, text: &str, start: usize) -> Vec<Diagnostic> {
    let found = problems.into_found();
    let places = (!found.is_empty()).then(|| Places::new(text, start));
    let diagnostic = |located: Located| {
        let range = places
            .as_ref()
            .and_then(|places| places.find(&located.path, located.part));
        let problem = located.problem;
        let check = match problem.check {
            check @ (Check::HiddenCharacter | Check::NotAsMeant) => check,
            _ => Check::InvalidData,
        };
        Diagnostic {
            help: problem.help,
            more: problem.more,
            ..Diagnostic::new(check, file.clone(), range, problem.message)
        }
    };
    found.into_iter().map(diagnostic).collect()
}
