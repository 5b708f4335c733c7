//! Every file after a move: links, references and redirects follow the documents.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_yaml::Value;
use tr::tr;

use super::links::{new_value, relinked};
use super::relocation::{Moved, Relocation};
use crate::content::path::{Role, role};
use crate::diagnostic::{Check, Diagnostic};
use crate::edit::{Change, FieldPath, Outcome, apply};
use crate::site::{Clock, Loaded, Options, assemble};
use crate::source::Snapshot;
use crate::yaml::front_matter;

/// The field that holds the earlier addresses of a document.
const FORMER: &str = "tidligere_adresser";

/// The most rounds of following references: of one check a file shows a bounded number at a time.
const ROUNDS: usize = 20;

/// The site after the move.
pub(super) struct Plan {
    /// The new text of each file that differs, by its old name.
    pub(super) texts: BTreeMap<Arc<str>, String>,
    /// The files afterwards.
    pub(super) files: Snapshot,
    /// Everything that is wrong afterwards and was not before.
    pub(super) found: Vec<Diagnostic>,
}

/// Works out the move of `relocation` in the site of `loaded`; a sentence where a document cannot
/// have its old address written into it.
pub(super) fn plan(loaded: &Loaded, relocation: &Relocation) -> Result<Plan, String> {
    let mut texts = BTreeMap::new();
    for (file, bytes) in loaded.files.iter() {
        if let (Some(Role::Document(_)), Ok(text)) = (role(file), std::str::from_utf8(bytes))
            && let Some(new) = relinked(&loaded.files, relocation, file, text)
        {
            texts.insert(file.clone(), new);
        }
    }
    for moved in &relocation.documents {
        if moved.from.address() == moved.to.address() {
            continue;
        }
        let text = text_of(loaded, &texts, &moved.file)?;
        if let Some(new) = redirected(&text, moved)? {
            texts.insert(moved.file.clone(), new);
        }
    }
    follow_references(loaded, relocation, texts)
}

fn text_of(
    loaded: &Loaded,
    texts: &BTreeMap<Arc<str>, String>,
    file: &Arc<str>,
) -> Result<String, String> {
    if let Some(text) = texts.get(file) {
        return Ok(text.clone());
    }
    let text = loaded
        .files
        .get(file)
        .map(|bytes| std::str::from_utf8(bytes));
    match text {
        Some(Ok(text)) => Ok(text.to_owned()),
        _ => Err(tr!("{file} kan ikke leses", file)),
    }
}

/// Returns `text` with the old address of `moved` among its earlier ones, and without the new one.
fn redirected(text: &str, moved: &Moved) -> Result<Option<String>, String> {
    let field = FieldPath::of(FORMER);
    let mut changes = vec![Change::add(
        field.clone(),
        Value::from(moved.from.address()),
    )];
    for written in former(text) {
        if format!("{}/", written.trim_end_matches('/')) == moved.to.address() {
            changes.push(Change::remove(field.clone().entry(&written), None, ""));
        }
    }
    let applied = apply(moved.from.kind, text, &changes);
    for outcome in &applied.outcomes {
        if let Outcome::Refused { reasons } = outcome {
            return Err(tr!(
                "`{field}` kan ikke skrives i {file}: {reasons}",
                field = FORMER,
                file = moved.file,
                reasons = reasons.join("; ")
            ));
        }
    }
    Ok(applied.edited.map(|edited| edited.text))
}

/// Returns the earlier addresses that the fields of `text` list.
fn former(text: &str) -> Vec<String> {
    let yaml = front_matter::split(text).ok().and_then(|parts| parts.yaml);
    let map = yaml.and_then(|yaml| front_matter::parse(&text[yaml], 0).ok());
    let listed = map.as_ref().and_then(|map| map.get(FORMER));
    match listed {
        Some(Value::Sequence(items)) => {
            let words = items.iter().filter_map(Value::as_str);
            words.map(str::to_owned).collect()
        }
        Some(Value::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

/// Changes every reference that the checks miss after the move, until they miss none.
fn follow_references(
    loaded: &Loaded,
    relocation: &Relocation,
    mut texts: BTreeMap<Arc<str>, String>,
) -> Result<Plan, String> {
    let key =
        |found: &Diagnostic, file: &Arc<str>| (found.check, file.clone(), found.message.clone());
    let before: Vec<_> = loaded
        .diagnostics
        .iter()
        .map(|found| key(found, &found.file))
        .collect();
    for _ in 0..ROUNDS {
        let after = assembled(loaded, relocation, &texts);
        let found = after.diagnostics.into_iter();
        let is_new =
            |found: &Diagnostic| !before.contains(&key(found, relocation.old_name_of(&found.file)));
        let found: Vec<Diagnostic> = found.filter(is_new).collect();
        let changed = referred(loaded, relocation, &after.files, &found);
        if changed.is_empty() {
            return Ok(Plan {
                texts,
                files: after.files,
                found,
            });
        }
        texts.extend(changed);
    }
    Err(tr!("henvisningene kan ikke følges til endes"))
}

/// A file by its name, with the bytes that it has then; `None` where it is gone.
type FileAfter = (Arc<str>, Option<Arc<[u8]>>);

/// Returns the site in which the files have moved.
fn assembled(
    loaded: &Loaded,
    relocation: &Relocation,
    texts: &BTreeMap<Arc<str>, String>,
) -> Loaded {
    let gone = relocation.files.keys().map(|file| (file.clone(), None));
    let moved = relocation
        .files
        .iter()
        .filter_map(|(file, new)| Some((new.clone(), Some(loaded.files.get(file)?.clone()))));
    let written = texts.iter().map(|(file, text)| {
        let bytes: Arc<[u8]> = text.as_bytes().into();
        (relocation.name_of(file).clone(), Some(bytes))
    });
    let all: Vec<FileAfter> = gone.chain(moved).chain(written).collect();
    let files = loaded
        .files
        .with(all.iter().map(|(file, bytes)| (file, bytes.as_ref())));
    assemble(files, Vec::new(), &Options::FOR_WRITERS, Clock::start())
}

/// Returns the files in which a value that the checks miss has its new form, by their old names.
fn referred(
    loaded: &Loaded,
    relocation: &Relocation,
    files: &Snapshot,
    found: &[Diagnostic],
) -> BTreeMap<Arc<str>, String> {
    let mut places: BTreeMap<&Arc<str>, Vec<_>> = BTreeMap::new();
    for found in found
        .iter()
        .filter(|found| found.check != Check::LostAddress)
    {
        if let Some(range) = found.range() {
            places.entry(&found.file).or_default().push(range.clone());
        }
    }
    let mut changed = BTreeMap::new();
    for (file, mut ranges) in places {
        let Some(Ok(text)) = files.get(file).map(|bytes| std::str::from_utf8(bytes)) else {
            continue;
        };
        let old_file = relocation.old_name_of(file);
        let mut new = text.to_owned();
        ranges.sort_by_key(|range| std::cmp::Reverse(range.start));
        ranges.dedup();
        for range in ranges {
            let value = text.get(range.clone());
            if let Some(value) =
                value.and_then(|value| new_value(&loaded.files, relocation, old_file, value))
            {
                new.replace_range(range, &value);
            }
        }
        if new != text {
            changed.insert(old_file.clone(), new);
        }
    }
    changed
}
