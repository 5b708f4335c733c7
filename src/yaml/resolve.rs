//! Looks up the places of the fields that diagnostics are about: for all of them at once, and only
//! where there is something to report.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::front_matter;
use super::locate::Places;
use crate::diagnostic::{Check, Diagnostic, Location, SourceText};

/// Gives every diagnostic about a field the range of that field in its file. A field that the file
/// does not have gets the nearest value above it, else the first line of a document. Where hidden
/// characters were found in a field and also by a search of the file, the first is removed.
pub fn resolve(diagnostics: &mut Vec<Diagnostic>, files: &impl SourceText) {
    let mut places: HashMap<Arc<str>, FieldPlaces> = HashMap::new();
    let hidden: Vec<(Arc<str>, Option<Range<usize>>)> = diagnostics
        .iter()
        .filter(|found| is_hidden_character(found) && !is_of_field(found))
        .map(|found| (found.file.clone(), found.range().cloned()))
        .collect();
    diagnostics.retain_mut(|found| {
        let Location::Field { path, part } = &found.location else {
            return true;
        };
        let places = places
            .entry(found.file.clone())
            .or_insert_with(|| FieldPlaces::read(&found.file, files));
        let range = places.fields.as_ref();
        let range = range.and_then(|fields| fields.find(path, *part));
        found.location = range.or_else(|| places.top.clone()).into();
        let is_repeated = || {
            let touches = |(file, range): &(Arc<str>, Option<Range<usize>>)| {
                *file == found.file && touch(range.as_ref(), found.range())
            };
            hidden.iter().any(touches)
        };
        !is_hidden_character(found) || !is_repeated()
    });
}

fn is_hidden_character(found: &Diagnostic) -> bool {
    found.check == Check::HiddenCharacter
}

fn is_of_field(found: &Diagnostic) -> bool {
    matches!(found.location, Location::Field { .. })
}

fn touch(one: Option<&Range<usize>>, other: Option<&Range<usize>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.start < other.end && other.start < one.end,
        _ => true,
    }
}

/// The places in one file.
#[derive(Default)]
struct FieldPlaces {
    fields: Option<Places>,
    /// The first line of a document; `None` for other files.
    top: Option<Range<usize>>,
}

impl FieldPlaces {
    fn read(file: &str, files: &impl SourceText) -> Self {
        let bytes = files.bytes(file).unwrap_or_default();
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Self::default();
        };
        let (rest, start) = front_matter::without_mark(text);
        if !file.ends_with(".md") {
            return Self {
                fields: Some(Places::new(rest, start)),
                top: None,
            };
        }
        let line = rest.lines().next().unwrap_or_default();
        let yaml = front_matter::split(text).ok().and_then(|parts| parts.yaml);
        Self {
            fields: yaml.map(|yaml| Places::new(&text[yaml.clone()], yaml.start)),
            top: Some(start..start + line.trim_end().len()),
        }
    }
}
