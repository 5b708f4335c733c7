//! Reads the files under `content/data/` that are a list under one key: topics, words.

use std::sync::Arc;

use super::fields::{Fields, FromYaml};
use super::front_matter;
use super::hidden;
use super::letters::{garbled, not_utf8};
use super::problems::Problems;
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
        Err((problem, range)) => {
            diagnostics.push(as_data(problem.at(file.clone(), range)));
            return (Vec::new(), diagnostics);
        }
    };
    diagnostics.extend(remarks::in_file(file, text, start));
    let written = Written::new(bytes.into(), start..bytes.len());
    let mut problems = Problems::reading(file.clone(), written);
    let mut fields = Fields::new(&map, &mut problems).with_lists_of(most);
    let entries = fields.required_list(key).unwrap_or_default();
    fields.finish();
    let entries = settle(entries, &mut problems);
    diagnostics.extend(problems.into_found().into_iter().map(as_data));
    (entries, diagnostics)
}

/// Returns `found` under the check for files of data, unless a check of its own says more.
fn as_data(found: Diagnostic) -> Diagnostic {
    let check = match found.check {
        own @ (Check::HiddenCharacter | Check::NotAsMeant) => own,
        _ => Check::InvalidData,
    };
    found.under(check)
}
