//! Reads what the file of a municipality says, field by field, as it is written there.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use crate::content::Kind;
use crate::content::records::{field_of, record_of};
use crate::edit::{Fit, find_entry, name_of_entry};
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::source::Snapshot;
use crate::text::accents::folded;
use crate::yaml::front_matter;
use crate::yaml::shape::Record;

/// The fields of a file.
#[derive(Clone, Debug)]
pub struct Facts {
    map: Mapping,
}

impl Facts {
    /// Reads `text`, the whole file of a document; `None` where its fields cannot be read.
    pub fn read(text: &str) -> Option<Self> {
        let yaml = front_matter::split(text).ok()?.yaml?;
        let map = front_matter::parse(&text[yaml.clone()], yaml.start).ok()?;
        Some(Self { map })
    }

    /// Returns the entries of the list `list`.
    pub fn entries(&self, list: &str) -> Vec<Value> {
        match value_of(&self.map, list) {
            Some(Value::Sequence(items)) => items.clone(),
            Some(Value::Null) | None => Vec::new(),
            Some(single) => vec![single.clone()],
        }
    }

    /// Returns the value at a path without lists: `kontakt.rolle`.
    pub fn at(&self, path: &str) -> Option<&Value> {
        let mut names = path.split('.');
        let mut value = value_of(&self.map, names.next()?)?;
        for name in names {
            value = value_of(value.as_mapping()?, name)?;
        }
        Some(value).filter(|value| !value.is_null())
    }
}

fn value_of<'m>(map: &'m Mapping, name: &str) -> Option<&'m Value> {
    map.get(name)
        .or_else(|| map.get(folded(name).as_ref() as &str))
}

/// Returns the value of the field `name` of an entry; nothing where it is empty.
pub fn field<'v>(entry: &'v Value, name: &str) -> Option<&'v Value> {
    value_of(entry.as_mapping()?, name).filter(|value| !value.is_null())
}

/// Returns the declaration of the entries of `list`.
pub fn record_of_list(list: &str) -> Option<&'static Record> {
    let field = field_of(record_of(Kind::Municipality), list)?;
    (field.shape)().record()
}

/// Returns the place of the entry of `entries` that is called `name`.
pub fn place_of(entries: &[Value], list: &str, name: &str) -> Fit {
    find_entry(name, entries, record_of_list(list))
}

/// Returns the name of the entry at `place`.
pub fn name_at(entries: &[Value], list: &str, place: usize) -> Option<String> {
    name_of_entry(entries, place, record_of_list(list))
}

/// Returns the file of a municipality, by its name and its bytes.
pub fn file_of(
    files: &Snapshot,
    knowledge: &Knowledge,
    id: MunicipalityId,
) -> Option<(Arc<str>, Arc<[u8]>)> {
    let file = &knowledge.municipality(id).entry.main.file;
    Some((file.clone(), files.get(file)?.clone()))
}
