//! Makes one change among the fields of a file.

use saphyr_parser::ScalarStyle;
use serde_yaml::Value;
use tr::tr;

use super::compare::{plain, same};
use super::document::{Document, Made};
use super::locate::Located;
use super::outcome::{Outcome, refused};
use super::splice::Splice;
use super::subject::Subject;
use super::tree::{self, Inside, Node};
use super::write::Style;
use super::{insert, lines, model, remove, replace};
use crate::content::records::field_of;
use crate::diagnostic::Step;
use crate::yaml::shape::Record;

/// Returns the value of `place`; nothing where it is empty.
pub(super) fn found<'d>(document: &'d Document<'_>, place: &Located) -> Option<&'d Value> {
    let value = match place.missing.is_empty() {
        true => model::get(&document.root, &place.steps),
        false => None,
    };
    value.filter(|value| !value.is_null())
}

pub(super) fn tree_of(document: &Document<'_>) -> Option<Node> {
    tree::read(document.text, document.yaml.clone())
}

/// Gives a field a value.
pub(super) fn set(
    subject: Subject,
    document: &Document<'_>,
    place: &Located,
    from: Option<&Value>,
    to: &Value,
) -> Result<Made, Box<Outcome>> {
    let found = found(document, place);
    let says = |value: &Value, found: &Value| {
        same(value, found)
            || (plain(value).is_some() && plain(value) == as_written(document, place))
    };
    if found.is_some_and(|found| says(to, found)) {
        return Err(Outcome::AlreadySo.into());
    }
    let is_as_seen = match (from.filter(|from| !from.is_null()), found) {
        (None, None) => true,
        (Some(from), Some(found)) => says(from, found),
        _ => false,
    };
    if !is_as_seen {
        return Err(Outcome::Conflict {
            expected: from.cloned(),
            found: found.cloned(),
        }
        .into());
    }
    write(subject, document, place, to)
}

/// Returns the value as the file writes it, where it is plain: YAML reads `1.10` as 1.1.
fn as_written(document: &Document<'_>, place: &Located) -> Option<String> {
    let tree = tree_of(document)?;
    let node = tree.at(&place.steps).filter(|_| place.missing.is_empty())?;
    match node.inside {
        Inside::Scalar(ScalarStyle::Plain) => Some(document.text[node.span.clone()].to_owned()),
        _ => None,
    }
}

/// Writes `value` at `place`.
pub(super) fn write(
    subject: Subject,
    document: &Document<'_>,
    place: &Located,
    value: &Value,
) -> Result<Made, Box<Outcome>> {
    let tree = tree_of(document);
    let old = tree.as_ref().and_then(|tree| tree.at(&place.steps));
    let value = &match old.filter(|_| place.missing.is_empty()) {
        Some(old) => like_the_old(value, old),
        None => value.clone(),
    };
    let mut expected = document.root.clone();
    let is_there = model::set(&mut expected, &place.steps, &place.missing, value.clone());
    let ways = styles(document, tree.as_ref())
        .flat_map(|style| ways_to_write(subject, document, tree.as_ref(), place, value, style));
    match is_there {
        Some(()) => document.make(ways.collect(), &expected),
        None => Err(refused(tr!(
            "verdien over feltet er ikke felt; rett det i fila"
        ))),
    }
}

/// Returns what `value` is in place of the value at the end of `steps`, and the pieces that put it
/// there in the way that is best.
pub(super) fn in_place(
    text: &str,
    tree: &Node,
    steps: &[Step],
    value: &Value,
    list_indent: Option<usize>,
) -> Option<(Value, Vec<Splice>)> {
    let value = like_the_old(value, tree.at(steps)?);
    let style = Style {
        list_indent: list_indent.unwrap_or(LIST_INDENT),
        all_quoted: false,
    };
    let ways = replace::replaced(text, tree, steps, &value, style);
    Some((value, ways.into_iter().next()?))
}

/// Returns `value` as text where the value before is in quotation marks: a number there is text,
/// such as the number of a municipality.
fn like_the_old(value: &Value, old: &Node) -> Value {
    use ScalarStyle::{DoubleQuoted, SingleQuoted};
    let was_quoted =
        matches!(old.inside, Inside::Scalar(DoubleQuoted | SingleQuoted)) && !old.is_empty();
    match value {
        Value::Number(number) if was_quoted => Value::from(number.to_string()),
        other => other.clone(),
    }
}

/// The distance that the items of a list stand in where the file has none to go by, in spaces.
const LIST_INDENT: usize = 2;

/// Returns the styles to try: that of the file, and one that is always read as it is meant.
pub(super) fn styles(document: &Document<'_>, tree: Option<&Node>) -> impl Iterator<Item = Style> {
    let list_indent = tree
        .and_then(|tree| list_indent(document.text, tree))
        .unwrap_or(LIST_INDENT);
    [false, true].into_iter().map(move |all_quoted| Style {
        list_indent,
        all_quoted,
    })
}

/// Returns how far the first list of the file stands in.
pub(super) fn list_indent(text: &str, tree: &Node) -> Option<usize> {
    let Inside::Map { pairs, .. } = &tree.inside else {
        return None;
    };
    pairs.iter().find_map(|pair| match &pair.value.inside {
        Inside::List { flow: false, items } => {
            let dash = lines::column(text, items.first()?.dash);
            dash.checked_sub(lines::column(text, pair.key.start))
        }
        _ => None,
    })
}

fn ways_to_write(
    subject: Subject,
    document: &Document<'_>,
    tree: Option<&Node>,
    place: &Located,
    value: &Value,
    style: Style,
) -> Vec<Vec<Splice>> {
    let text = document.text;
    let Some(tree) = tree else {
        // There are no fields yet.
        let nested = model::nested(&place.missing, value.clone());
        let map = nested.as_mapping();
        return map
            .map(|map| insert::first_fields(document.yaml.start, map, style))
            .into_iter()
            .collect();
    };
    let Some((name, below)) = place.missing.split_first() else {
        return replace::replaced(text, tree, &place.steps, value, style);
    };
    let value = model::nested(below, value.clone());
    let is_empty = tree.at(&place.steps).is_some_and(Node::is_empty);
    if is_empty && !place.steps.is_empty() {
        let value = model::nested(&[*name], value);
        return replace::replaced(text, tree, &place.steps, &value, style);
    }
    let record = record_at(subject, &place.steps);
    let way = insert::field(text, tree, &place.steps, (name, &value), record, style);
    way.into_iter().collect()
}

/// Returns the declaration of the fields at the end of `steps`.
fn record_at(subject: Subject, steps: &[Step]) -> Option<&'static Record> {
    let mut record = subject.record;
    for step in steps {
        if let Step::Key(key) = step {
            let field = field_of(record, key)?;
            record = (field.shape)().record()?;
        }
    }
    Some(record)
}

/// Takes a field or an entry out.
pub(super) fn take_out(
    document: &Document<'_>,
    place: &Located,
    from: Option<&Value>,
) -> Result<Made, Box<Outcome>> {
    if !place.missing.is_empty() {
        return Err(Outcome::AlreadySo.into());
    }
    if let (Some(from), Some(found)) = (from, found(document, place))
        && !same(from, found)
    {
        return Err(Outcome::Conflict {
            expected: Some(from.clone()),
            found: Some(found.clone()),
        }
        .into());
    }
    let steps = model::emptied(&document.root, &place.steps);
    let mut expected = document.root.clone();
    let is_out = model::remove(&mut expected, steps);
    let way = tree_of(document).and_then(|tree| remove::removed(document.text, &tree, steps));
    match is_out {
        Some(()) => document.make(way.into_iter().collect(), &expected),
        None => Err(Outcome::AlreadySo.into()),
    }
}
