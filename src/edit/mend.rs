//! Makes the fixes of diagnostics in a document.

use std::borrow::Cow;

use serde_yaml::{Mapping, Value};

use super::document::Document;
use super::fields::{self, write};
use super::locate::Located;
use super::model;
use super::splice::{Splice, applied};
use super::subject::Subject;
use super::tree::{self, Inside, Node};
use crate::content::Kind;
use crate::diagnostic::{Fix, Location, Remedy, Step};
use crate::text::accents::folded;

/// A document with fixes made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// Its text.
    pub text: String,
    /// `true` for each of the fixes that is made in it, in their order.
    pub made: Vec<bool>,
}

impl Mended {
    /// Returns the number of fixes that are made.
    pub fn count(&self) -> usize {
        self.made.iter().filter(|made| **made).count()
    }
}

/// The most bytes of fields that are read to find those among many fixes that cannot be made: a
/// whole document is read for each trial.
const BYTES_OF_TRIALS: usize = 3_000_000;

/// The most trials.
const MOST_TRIALS: usize = 64;

/// A fix of a field, and its place among all fixes.
struct OfField<'f> {
    number: usize,
    path: &'f [Step],
    remedy: &'f Remedy,
}

/// Makes `fixes` in `text`, the whole file of a document of `kind`, all that can be made. Each
/// alters only its own place: a fix after which the file reads in another way than it means is
/// left out.
pub fn mend(kind: Kind, text: &str, fixes: &[&Fix]) -> Mended {
    // Ranges are those of the text as it is, so the passages come first.
    let mut mended = passages(text, fixes);
    let fields = fixes.iter().enumerate();
    let fields: Vec<OfField<'_>> = fields
        .filter_map(|(number, fix)| match &fix.place {
            Location::Field { path, .. } => Some(OfField {
                number,
                path,
                remedy: &fix.remedy,
            }),
            Location::File | Location::Range(_) => None,
        })
        .collect();
    let mut trials = (BYTES_OF_TRIALS / text.len().max(1)).clamp(1, MOST_TRIALS);
    in_fields(kind, &mut mended, &fields, &mut trials);
    mended
}

/// Makes `fixes` in one go; where they do not come out as meant, each half of them by itself.
fn in_fields(kind: Kind, mended: &mut Mended, fixes: &[OfField<'_>], trials: &mut usize) {
    if fixes.is_empty() || *trials == 0 {
        return;
    }
    *trials -= 1;
    let text = match fixes {
        [one] => in_field(kind, &mended.text, one.path, one.remedy).map(|text| (text, vec![one])),
        several => together(&mended.text, several),
    };
    match text {
        Some((text, made)) => {
            mended.text = text;
            for fix in made {
                mended.made[fix.number] = true;
            }
        }
        None if fixes.len() > 1 => {
            let (first, rest) = fixes.split_at(fixes.len() / 2);
            in_fields(kind, mended, first, trials);
            in_fields(kind, mended, rest, trials);
        }
        None => {}
    }
}

/// Makes `fixes` in `text` with one reading, each in the way that is best for it. Returns the text
/// and the fixes that have something to change; `None` where the whole does not read as meant.
fn together<'f, 'p>(
    text: &str,
    fixes: &'f [OfField<'p>],
) -> Option<(String, Vec<&'f OfField<'p>>)> {
    let document = Document::read(text).ok()?;
    let tree = tree::read(text, document.yaml.clone())?;
    let list_indent = fields::list_indent(text, &tree);
    let mut expected = document.root.clone();
    let (mut splices, mut made, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for fix in fixes {
        let Some(steps) = as_written(&document.root, fix.path) else {
            continue;
        };
        let value = match fix.remedy {
            Remedy::Name(name) => {
                names.push((fix, steps, name));
                continue;
            }
            remedy => value_of(remedy)?,
        };
        if model::get(&document.root, &steps)? == &value {
            continue;
        }
        let (value, way) = fields::in_place(text, &tree, &steps, &value, list_indent)?;
        model::set(&mut expected, &steps, &[], value)?;
        splices.extend(way);
        made.push(fix);
    }
    // Values are found by the names above them, so the names change last, and the deepest first.
    names.sort_by_key(|(_, steps, _)| std::cmp::Reverse(steps.len()));
    for (fix, steps, name) in names {
        splices.push(renaming(&tree, &mut expected, &steps, name)?);
        made.push(fix);
    }
    let text = document.make(vec![splices], &expected).ok()?.text;
    Some((text, made))
}

/// Puts the passages in place of those that are wrong, where the fields stay as they are.
fn passages(text: &str, fixes: &[&Fix]) -> Mended {
    let unchanged = Mended {
        text: text.to_owned(),
        made: vec![false; fixes.len()],
    };
    let Ok(document) = Document::read(text) else {
        return unchanged;
    };
    let mut splices: Vec<(usize, Splice)> = Vec::new();
    for (number, fix) in fixes.iter().enumerate() {
        if let (Location::Range(range), Remedy::Passage(right)) = (&fix.place, &fix.remedy)
            && document.body.start <= range.start
            && range.end <= document.body.end
        {
            let (range, text) = (range.clone(), right.clone());
            splices.push((number, Splice { range, text }));
        }
    }
    splices.sort_by_key(|(_, splice)| splice.range.start);
    splices.dedup_by(|(_, next), (_, before)| next.range.start < before.range.end);
    let (numbers, splices): (Vec<usize>, Vec<Splice>) = splices.into_iter().unzip();
    match applied(text, splices) {
        Some((text, _)) if Document::read(&text).is_ok_and(|new| new.root == document.root) => {
            let mut mended = Mended { text, ..unchanged };
            for number in numbers {
                mended.made[number] = true;
            }
            mended
        }
        _ => unchanged,
    }
}

/// Returns the value that `remedy` gives a field.
fn value_of(remedy: &Remedy) -> Option<Value> {
    match remedy {
        Remedy::Text(words) => Some(Value::from(words.as_str())),
        Remedy::Number(digits) => {
            let number: Value = serde_yaml::from_str(digits).ok()?;
            number.is_number().then_some(number)
        }
        Remedy::Name(_) | Remedy::Passage(_) => None,
    }
}

/// Makes one fix, in the first way that comes out as meant.
fn in_field(kind: Kind, text: &str, path: &[Step], remedy: &Remedy) -> Option<String> {
    let document = Document::read(text).ok()?;
    let steps = as_written(&document.root, path)?;
    if let Remedy::Name(name) = remedy {
        return renamed(&document, &steps, name);
    }
    let value = value_of(remedy)?;
    if model::get(&document.root, &steps)? == &value {
        return None;
    }
    let place = Located {
        steps,
        missing: Vec::new(),
    };
    let made = write(Subject::document(kind), &document, &place, &value).ok()?;
    Some(made.text)
}

/// Returns `path` by the keys of the file: a field may be spelt in ASCII, and a single value may
/// stand in place of a list of one.
fn as_written(root: &Value, path: &[Step]) -> Option<Vec<Step>> {
    let (mut value, mut steps) = (root, Vec::with_capacity(path.len()));
    for step in path {
        match (step, value) {
            (Step::Key(key), Value::Mapping(map)) => {
                let is_it = |name: &str| name == key || (name.is_ascii() && name == folded(key));
                let pairs = map.iter();
                let mut pairs = pairs.filter_map(|(name, value)| Some((name.as_str()?, value)));
                let (name, inner) = pairs.find(|(name, _)| is_it(name))?;
                steps.push(Step::Key(Cow::Owned(name.to_owned())));
                value = inner;
            }
            (Step::Index(index), Value::Sequence(items)) => {
                steps.push(Step::Index(*index));
                value = items.get(*index)?;
            }
            (Step::Index(0), _) => {}
            _ => return None,
        }
    }
    Some(steps)
}

/// Gives the field at the end of `steps` the name `name`, where there is no such field.
fn renamed(document: &Document<'_>, steps: &[Step], name: &str) -> Option<String> {
    let mut expected = document.root.clone();
    let tree = tree::read(document.text, document.yaml.clone())?;
    let splice = renaming(&tree, &mut expected, steps, name)?;
    let made = document.make(vec![vec![splice]], &expected).ok()?;
    Some(made.text)
}

/// Returns the piece that gives the field at the end of `steps` the name `name`, and gives it that
/// name in `expected`; `None` where there is such a field.
fn renaming(tree: &Node, expected: &mut Value, steps: &[Step], name: &str) -> Option<Splice> {
    let (Step::Key(old), above) = steps.split_last()? else {
        return None;
    };
    let map = model::get(expected, above)?.as_mapping()?;
    if map.contains_key(name) {
        return None;
    }
    let named = map.iter().map(|(key, value)| match key.as_str() {
        Some(key) if key == old => (Value::from(name), value.clone()),
        _ => (key.clone(), value.clone()),
    });
    let named = Value::Mapping(named.collect::<Mapping>());
    model::set(expected, above, &[], named)?;
    let Inside::Map { pairs, .. } = &tree.at(above)?.inside else {
        return None;
    };
    let pair = pairs.iter().find(|pair| pair.name == *old)?;
    Some(Splice {
        range: pair.key.clone(),
        text: name.to_owned(),
    })
}

#[cfg(test)]
mod tests;
