//! Adds an entry to a list: last, or before another.

use serde_yaml::Value;
use tr::tr;

use super::compare::same;
use super::document::{Document, Made};
use super::entries::{Fit, find};
use super::fields::{found, styles, tree_of, write};
use super::locate::{Located, names};
use super::outcome::{Outcome, refused};
use super::subject::Subject;
use super::{insert, model};
use crate::content::records::Declared;

/// A new entry of a list.
pub(super) struct Added<'a> {
    /// The list.
    pub(super) field: Declared,
    pub(super) entry: &'a Value,
    /// The name of the entry that it is to stand before; `None` where it is to stand last.
    pub(super) before: Option<&'a str>,
}

/// Adds an entry to the list at `place`.
pub(super) fn add(
    subject: Subject,
    document: &Document<'_>,
    place: &Located,
    added: &Added<'_>,
) -> Result<Made, Box<Outcome>> {
    let Added { field, entry, .. } = added;
    if !field.is_list() {
        return Err(refused(tr!(
            "`{key}` er ikke ei liste",
            key = field.field.key
        )));
    }
    let list = found(document, place);
    let items = match list {
        None => &[],
        Some(Value::Sequence(items)) => &items[..],
        Some(single) => std::slice::from_ref(single),
    };
    if items.iter().any(|item| same(item, entry)) {
        return Err(Outcome::AlreadySo.into());
    }
    let before = added.place_in(items)?;
    if list.is_none() {
        let list = Value::Sequence(vec![(*entry).clone()]);
        return write(subject, document, place, &list);
    }
    let mut expected = document.root.clone();
    let tree = tree_of(document);
    let ways = styles(document, tree.as_ref()).flat_map(|style| {
        let tree = tree.as_ref();
        tree.map_or_else(Vec::new, |tree| {
            insert::entry(document.text, tree, &place.steps, (entry, before), style)
        })
    });
    match model::add(&mut expected, &place.steps, (*entry).clone(), before) {
        Some(()) => document.make(ways.collect(), &expected),
        None => Err(refused(tr!("lista finnes ikke i fila"))),
    }
}

impl Added<'_> {
    /// Returns the place among `items` of the entry that it is to stand before; `None` where it is to
    /// stand last. That the list has no such entry is a conflict: the writer saw one.
    fn place_in(&self, items: &[Value]) -> Result<Option<usize>, Box<Outcome>> {
        let Some(name) = self.before else {
            return Ok(None);
        };
        let record = (self.field.field.shape)().record();
        match find(name, items, record) {
            Fit::One(at) => Ok(Some(at)),
            Fit::None => Err(Outcome::Conflict {
                expected: Some(Value::from(name)),
                found: None,
            }
            .into()),
            Fit::Several(places) => Err(refused(tr!(
                "flere punkter passer til `{field}`: {names}",
                field = name,
                names = names(items, &places, record).join("; ")
            ))),
        }
    }
}
