//! Every document of the repository, and the changes that can be tried on it.

use std::path::Path;

use serde_yaml::Value;
use walkdir::WalkDir;

use crate::content::Kind;
use crate::content::change::{Act, Change};
use crate::content::field_path::FieldPath;
use crate::content::path::{Role, role};
use crate::content::records::record_of;
use crate::diagnostic::Step;
use crate::edit::entries::name_of_entry;
use crate::text::accents::folded;
use crate::yaml::foreign_names::FOREIGN_NAMES;
use crate::yaml::front_matter;
use crate::yaml::shape::{Presence, Record};

/// A document that can be read.
pub(super) struct Document {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// A change, and where it is in the fields as YAML has them.
pub(super) struct Trial {
    pub(super) change: Change,
    pub(super) steps: Vec<Step>,
    pub(super) sort: Sort,
    /// The place that a new entry is to have, where that is not the last.
    pub(super) before: Option<usize>,
}

/// The kinds of trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Sort {
    Scalar,
    NewField,
    NewEntry,
    NewEntryBefore,
    FieldOut,
    EntryOut,
}

/// Returns every document under `content/` and `tests/sites/` whose fields can be read.
pub(super) fn all() -> Vec<Document> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = Vec::new();
    for folder in ["content", "tests/sites"] {
        let files = WalkDir::new(root.join(folder)).sort_by_file_name();
        for file in files.into_iter().filter_map(Result::ok) {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let Some(at) = path.rfind("content/") else {
                continue;
            };
            let Some(Role::Document(place)) = role(&path[at..]) else {
                continue;
            };
            let Ok(text) = std::fs::read_to_string(file.path()) else {
                continue;
            };
            if is_yaml(&text) {
                documents.push(Document {
                    name: path,
                    kind: place.kind,
                    text,
                });
            }
        }
    }
    documents
}

/// Returns the fields of a document.
pub(super) fn fields(text: &str) -> Option<Value> {
    let yaml = front_matter::split(text).ok()?.yaml?;
    let map = front_matter::parse(&text[yaml.clone()], yaml.start).ok()?;
    Some(Value::Mapping(map))
}

/// Decides whether the fields are YAML, and not TOML or JSON between the same lines.
fn is_yaml(text: &str) -> bool {
    let yaml = front_matter::split(text).ok().and_then(|parts| parts.yaml);
    let read = yaml.and_then(|yaml| serde_yaml::from_str::<Value>(&text[yaml]).ok());
    let is_marked = text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with("---");
    is_marked && read.is_some_and(|read| read.is_mapping() && Some(read) == fields(text))
}

/// Returns every change of each sort that can be tried on `document`; `words` makes the new values
/// different from one another.
pub(super) fn trials(document: &Document, words: &str) -> Vec<Trial> {
    let mut trials = Vec::new();
    if let Some(root) = fields(&document.text) {
        let gather = &mut Gather {
            words,
            trials: &mut trials,
        };
        gather.record(&root, record_of(document.kind), None, &[]);
    }
    trials
}

struct Gather<'a> {
    words: &'a str,
    trials: &'a mut Vec<Trial>,
}

impl Gather<'_> {
    fn record(&mut self, map: &Value, record: &Record, above: Option<&FieldPath>, steps: &[Step]) {
        for (field, _) in record.all() {
            let path = match above {
                Some(above) => above.clone().field(field.key),
                None => FieldPath::of(field.key),
            };
            let mut steps = steps.to_vec();
            let foreign = FOREIGN_NAMES.iter().filter(|(_, ours)| *ours == field.key);
            let foreign = foreign.map(|(other, _)| *other);
            let spellings = [field.key.to_owned(), folded(field.key)].into_iter();
            let mut spellings = spellings.chain(foreign.map(str::to_owned));
            let key = spellings.find(|key| map.get(&**key).is_some());
            let key = key.unwrap_or_else(|| field.key.to_owned());
            steps.push(Step::Key(key.clone().into()));
            let is_list = matches!(field.presence, Presence::List | Presence::AtLeastOne);
            let below = (field.shape)().record();
            let value = map.get(&*key).filter(|value| !value.is_null());
            match value {
                None => {
                    let to = self.value(is_list, below);
                    let change = Change::set(path, None, to);
                    self.add(Sort::NewField, change, &steps);
                }
                Some(Value::Sequence(items)) if is_list => self.list(items, below, &path, &steps),
                Some(value) => {
                    // A list without dashes is a mistake.
                    if is_list && value.is_mapping() {
                        continue;
                    }
                    let out = Change::remove(path.clone(), Some(value.clone()), "prøve");
                    self.add(Sort::FieldOut, out, &steps);
                    match below {
                        Some(below) if value.is_mapping() => {
                            self.record(value, below, Some(&path), &steps)
                        }
                        _ if value.is_mapping() || value.is_sequence() => {}
                        _ => {
                            let to = Value::from(self.words);
                            let change = Change::set(path, Some(value.clone()), to);
                            self.add(Sort::Scalar, change, &steps);
                        }
                    }
                }
            }
        }
    }

    fn list(
        &mut self,
        items: &[Value],
        below: Option<&'static Record>,
        path: &FieldPath,
        steps: &[Step],
    ) {
        let entry = self.value(false, below);
        let added = Change::add(path.clone(), entry.clone());
        self.add(Sort::NewEntry, added.clone(), steps);
        for (at, item) in items.iter().enumerate() {
            let Some(name) = name_of_entry(items, at, below) else {
                continue;
            };
            let act = Act::Add {
                entry: entry.clone(),
                before: Some(name.clone()),
            };
            let placed = Change {
                act,
                ..added.clone()
            };
            self.add(Sort::NewEntryBefore, placed, steps);
            if let Some(trial) = self.trials.last_mut() {
                trial.before = Some(at);
            }
            let path = path.clone().entry(&name);
            let mut steps = steps.to_vec();
            steps.push(Step::Index(at));
            let out = Change::remove(path.clone(), None, "prøve");
            self.add(Sort::EntryOut, out, &steps);
            match below {
                Some(below) if item.is_mapping() => self.record(item, below, Some(&path), &steps),
                _ => {
                    let change = Change::set(path, Some(item.clone()), Value::from(self.words));
                    self.add(Sort::Scalar, change, &steps);
                }
            }
        }
    }

    fn add(&mut self, sort: Sort, change: Change, steps: &[Step]) {
        let steps = steps.to_vec();
        self.trials.push(Trial {
            change,
            steps,
            sort,
            before: None,
        });
    }

    /// Returns a new value, of two fields where there are fields.
    fn value(&self, is_list: bool, below: Option<&Record>) -> Value {
        let one = match below {
            None => Value::from(self.words),
            Some(record) => {
                let keys = record
                    .fields
                    .iter()
                    .take(2)
                    .map(|field| Value::from(field.key));
                Value::Mapping(keys.map(|key| (key, Value::from(self.words))).collect())
            }
        };
        if is_list { Value::from(vec![one]) } else { one }
    }
}
