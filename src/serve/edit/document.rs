//! Reads what a document has: its fields as its file says them, and the parts of its text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use serde_yaml::{Mapping, Value};
use tr::tr;

use super::session::Session;
use super::{Editing, Refusal};
use crate::content::audience;
use crate::content::path::{Place, Role, role};
use crate::content::records::{field_of, record_of};
use crate::diagnostic::{Part, Step};
use crate::edit::{TextPart, text_parts};
use crate::serve::state::State;
use crate::site::intake;
use crate::source::CONTENT_DIR;
use crate::text::accents::folded;
use crate::yaml::fields::FromYaml;
use crate::yaml::front_matter;
use crate::yaml::locate::Places;
use crate::yaml::shape::Record;
use crate::yaml::values::truth;

/// The fields and the text that a document has.
#[derive(Serialize)]
pub(super) struct Model {
    /// Its name in changes: `kommuner/nome`.
    document: String,
    file: Arc<str>,
    /// Its kind, as the rules of forms name it: `kommune`.
    kind: String,
    title: String,
    /// Its stated fields, by their names in the table of fields.
    fields: Value,
    /// The piece of the file where each field at the top stands, as it is written.
    written: BTreeMap<String, String>,
    /// Its text, with plain line ends.
    text: String,
    /// The parts of it under headings.
    parts: Vec<TextPart>,
}

impl Editing {
    /// Returns what the document called `name` has at this moment.
    pub(super) fn document(
        &self,
        session: &Session,
        state: &State,
        name: &str,
    ) -> Result<Model, Refusal> {
        let (file, place) = self.file_of(session, state, name)?;
        // A page shows no more of the file than its readers may see.
        let files = self.files_now(session, state, &[file.clone()].into());
        let shown = audience::shown(&files, state.audience()).files;
        let bytes = shown.get(&file).ok_or_else(|| unknown(name))?;
        let unreadable = || {
            Refusal::malformed(tr!(
                "{file} kan ikke leses. Rett feilene i fila først.",
                file
            ))
        };
        let text = std::str::from_utf8(bytes).map_err(|_| unreadable())?;
        let parts = front_matter::split(text).map_err(|_| unreadable())?;
        let yaml = parts.yaml.ok_or_else(unreadable)?;
        let map = front_matter::parse(&text[yaml.clone()], yaml.start).map_err(|_| unreadable())?;
        let record = record_of(place.kind);
        let title = map.get("tittel").and_then(Value::as_str);
        let title = title.unwrap_or_default().to_owned();
        let (whole, under_headings) = text_parts(text).ok_or_else(unreadable)?;
        Ok(Model {
            document: name.to_owned(),
            kind: folded(place.kind.word()),
            title,
            written: written(text, yaml, &map),
            fields: named(&Value::Mapping(map), Some(record)),
            text: whole,
            parts: under_headings,
            file,
        })
    }

    /// Returns the file of the document called `name`, and its place.
    pub(super) fn file_of(
        &self,
        session: &Session,
        state: &State,
        name: &str,
    ) -> Result<(Arc<str>, Place), Refusal> {
        let place = place_of(name)?;
        let file = self.file_at(session, state, &place);
        Ok((file.ok_or_else(|| unknown(name))?, place))
    }

    /// Returns the file of the document at `place`, where there is one.
    pub(super) fn file_at(
        &self,
        session: &Session,
        state: &State,
        place: &Place,
    ) -> Option<Arc<str>> {
        let files = self.files_now(session, state, &[intake::new_file(place)].into());
        intake::files_by_place(&files).remove(place)
    }
}

/// Returns the place of the document called `name`, whether it is there or not.
pub(super) fn place_of(name: &str) -> Result<Place, Refusal> {
    match role(&format!("{CONTENT_DIR}/{name}.md")) {
        Some(Role::Document(place)) => Ok(place),
        _ => Err(Refusal::malformed(tr!(
            "«{name}» er ikke navnet på et dokument, som `kommuner/nome`.",
            name
        ))),
    }
}

fn unknown(name: &str) -> Refusal {
    Refusal::malformed(tr!("Dokumentet `{name}` finnes ikke.", name))
}

/// Returns `value` with its fields by the names of the table (`losning` is `løsning`), and with `ja` and
/// `nei` as truths.
fn named(value: &Value, record: Option<&Record>) -> Value {
    match (value, record) {
        (Value::Mapping(map), Some(record)) => {
            let pairs = map.iter().map(|(key, value)| {
                let field = key.as_str().and_then(|key| field_of(record, key));
                let Some(field) = field else {
                    return (key.clone(), value.clone());
                };
                if field.expected == bool::EXPECTED
                    && let Some(truth) = truth(value)
                {
                    return (Value::from(field.key), Value::from(truth));
                }
                let inner = (field.shape)().record();
                (Value::from(field.key), named(value, inner))
            });
            Value::Mapping(pairs.collect())
        }
        (Value::Sequence(items), record) => {
            Value::Sequence(items.iter().map(|item| named(item, record)).collect())
        }
        (other, _) => other.clone(),
    }
}

/// Returns the piece of the file where each field at the top stands: from its key to the next.
fn written(text: &str, yaml: Range<usize>, map: &Mapping) -> BTreeMap<String, String> {
    let places = Places::new(&text[yaml.clone()], yaml.start);
    let keys = map.keys().filter_map(Value::as_str);
    let mut starts: Vec<(usize, &str)> = keys
        .filter_map(|key| {
            let path = [Step::Key(key.to_owned().into())];
            Some((places.find(&path, Part::Key)?.start, key))
        })
        .collect();
    starts.sort_unstable();
    let ends = starts.iter().skip(1).map(|(start, _)| *start);
    let ends: Vec<usize> = ends.chain([yaml.end]).collect();
    let pieces = starts.iter().zip(ends);
    pieces
        .filter_map(|((start, key), end)| {
            Some((
                (*key).to_owned(),
                text.get(*start..end)?.trim_end().to_owned(),
            ))
        })
        .collect()
}
