//! From YAML to typed fields, collecting every problem on the way.
//!
//! Derived deserialisation stops at the first error and knows no places; a contributor wants
//! all of them at once, each under the exact value. So a document asks for its fields by name,
//! one by one; what it never asked for is unknown. A problem carries the path to its value, and
//! only when there is one does [`super::locate`] look up where in the file that is.

use std::borrow::Cow;

use serde_yaml::{Mapping, Value};

use super::problem::{Part, Problem, Problems, Step, code_list, wrong_type};
use super::slug::fold;
use crate::diagnostic::{Check, nearest};

/// The most items that a list in a document can have.
const MAX_ITEMS: usize = 1_000;

/// More unknown fields than this in one place are no misspellings: the file is something else.
const MAX_UNKNOWN: usize = 20;

/// A type that a YAML value can be read as.
pub trait FromYaml: Sized {
    /// What is expected, in Norwegian, for a message: «her skal det stå …».
    const EXPECTED: &'static str;

    /// Reads `value`, or adds what is wrong to `problems` and gives `None`.
    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self>;
}

/// The fields of one mapping, asked for by name.
pub struct Fields<'a> {
    map: &'a Mapping,
    problems: &'a mut Problems,
    asked: Vec<&'static str>,
    foreign: Vec<(&'static str, &'static str)>,
    most: usize,
}

impl<'a> Fields<'a> {
    /// The fields of `map`.
    pub fn new(map: &'a Mapping, problems: &'a mut Problems) -> Self {
        Self {
            map,
            problems,
            asked: Vec::new(),
            foreign: Vec::new(),
            most: MAX_ITEMS,
        }
    }

    /// The fields of `value`, which must be a mapping.
    pub fn nested(value: &'a Value, problems: &'a mut Problems, expected: &str) -> Option<Self> {
        match value {
            Value::Mapping(map) => Some(Self::new(map, problems)),
            _ => {
                problems.add(wrong_type(value, expected));
                None
            }
        }
    }

    /// Accepts the key `foreign` as `ours` (for Markdown from other generators).
    pub fn accept_as(&mut self, foreign: &'static str, ours: &'static str) {
        self.foreign.push((foreign, ours));
    }

    /// Lets lists have up to `most` items.
    pub fn with_lists_of(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// Whether the file has the field, in whatever state.
    pub fn has(&self, key: &str) -> bool {
        self.keys_for(key).next().is_some()
    }

    /// The field, which must be there and not empty.
    pub fn required<T: FromYaml>(&mut self, key: &'static str) -> Option<T> {
        match self.find(key) {
            Some((_, value)) if is_empty(value) => {
                self.report(key, empty(key, T::EXPECTED));
                None
            }
            Some((written, value)) => self.read(written, value),
            None => {
                self.report_here(missing(key, T::EXPECTED));
                None
            }
        }
    }

    /// The field, if it is there and not empty.
    pub fn optional<T: FromYaml>(&mut self, key: &'static str) -> Option<T> {
        let (written, value) = self.find(key)?;
        (!is_empty(value)).then(|| self.read(written, value))?
    }

    /// Returns whether the field is there, with or without a value.
    pub fn is_given(&mut self, key: &'static str) -> bool {
        self.find(key).is_some()
    }

    /// The field as a list; a single value is a list of one. Items that are wrong are left out.
    pub fn list<T: FromYaml>(&mut self, key: &'static str) -> Vec<T> {
        match self.find(key) {
            Some((written, value)) => self.read_list(written, value),
            None => Vec::new(),
        }
    }

    /// The field as a list with at least one item.
    pub fn required_list<T: FromYaml>(&mut self, key: &'static str) -> Option<Vec<T>> {
        match self.find(key) {
            Some((_, value)) if is_empty(value) => {
                self.report(key, empty(key, "minst én verdi"));
                None
            }
            Some((written, value)) => Some(self.read_list(written, value)),
            None => {
                self.report_here(missing(key, "minst én verdi"));
                None
            }
        }
    }

    /// Adds a problem about the value of `key`.
    pub fn report(&mut self, key: &'static str, problem: Problem) {
        let written = self
            .find(key)
            .map_or(Cow::Borrowed(key), |(written, _)| written);
        self.problems
            .within(Step::Key(written), |problems| problems.add(problem));
    }

    /// Adds a problem about the mapping as a whole.
    pub fn report_here(&mut self, problem: Problem) {
        self.problems.add_at(problem, Part::Key);
    }

    /// Reports every key that was never asked for.
    pub fn finish(mut self) {
        let known = std::mem::take(&mut self.asked);
        let mut unknown = 0;
        for key in self.map.keys() {
            if unknown == MAX_UNKNOWN {
                break;
            }
            let Value::String(written) = key else {
                self.problems.add(Problem::new(
                    Check::WrongType,
                    "navnet på et felt må være tekst".into(),
                ));
                continue;
            };
            if known
                .iter()
                .any(|known| self.is_spelling_of(written, known))
            {
                continue;
            }
            unknown += 1;
            let help = match nearest(
                &ascii(written),
                known.iter().map(|known| (ascii(known), *known)),
            ) {
                Some(suggestion) => format!("Mente du `{suggestion}`?"),
                None => format!("Feltene som kan stå her: {}.", code_list(&known)),
            };
            let problem = Problem::new(
                Check::UnknownField,
                format!("feltet `{written}` finnes ikke her"),
            )
            .help(help);
            let step = Step::Key(Cow::Owned(written.clone()));
            self.problems
                .within(step, |problems| problems.add_at(problem, Part::Key));
        }
    }

    fn read<T: FromYaml>(&mut self, written: Cow<'static, str>, value: &Value) -> Option<T> {
        self.problems
            .within(Step::Key(written), |problems| T::from_yaml(value, problems))
    }

    fn read_list<T: FromYaml>(&mut self, written: Cow<'static, str>, value: &Value) -> Vec<T> {
        let most = self.most;
        self.problems
            .within(Step::Key(written), |problems| match value {
                Value::Null => Vec::new(),
                Value::Sequence(items) if items.len() > most => {
                    let message = format!(
                        "lista har {} punkter; det kan være høyst {most}",
                        items.len()
                    );
                    problems.add(
                        Problem::new(Check::TooMuch, message)
                            .help("Behold det viktigste, eller del dokumentet."),
                    );
                    Vec::new()
                }
                Value::Sequence(items) => items
                    .iter()
                    .enumerate()
                    .filter_map(|(index, item)| {
                        problems.within(Step::Index(index), |problems| {
                            if is_empty(item) {
                                problems.add(
                                    Problem::new(
                                        Check::EmptyValue,
                                        "punktet i lista er tomt".into(),
                                    )
                                    .help(format!(
                                        "Fyll inn {}, eller ta bort linja.",
                                        T::EXPECTED
                                    )),
                                );
                                return None;
                            }
                            T::from_yaml(item, problems)
                        })
                    })
                    .collect(),
                Value::Mapping(_) => {
                    problems.add(
                        Problem::new(Check::WrongType, "her skal det stå en liste".into())
                            .help("Skriv `- ` foran første felt i hvert punkt, med innrykk."),
                    );
                    Vec::new()
                }
                single if is_empty(single) => Vec::new(),
                single => T::from_yaml(single, problems).into_iter().collect(),
            })
    }

    /// The value of `key` and the key as the file spells it. Notes that it was asked for, and
    /// reports a second spelling of the same key.
    fn find(&mut self, key: &'static str) -> Option<(Cow<'static, str>, &'a Value)> {
        let first_time = !self.asked.contains(&key);
        if first_time {
            self.asked.push(key);
        }
        // The proper spelling is by far the most common: look it up before all others.
        if self.foreign.is_empty() && key.is_ascii() {
            return self.map.get(key).map(|value| (Cow::Borrowed(key), value));
        }
        let mut written = self.keys_for(key);
        let found = written.next()?;
        let second = written.next();
        drop(written);
        if let Some(second) = second.filter(|_| first_time) {
            let problem = Problem::new(
                Check::DuplicateField,
                format!("`{second}` og `{found}` er samme felt"),
            )
            .help("Behold det ene.");
            let step = Step::Key(Cow::Owned(second.to_owned()));
            self.problems
                .within(step, |problems| problems.add_at(problem, Part::Key));
        }
        let value = self.map.get(found)?;
        let written = if found == key {
            Cow::Borrowed(key)
        } else {
            Cow::Owned(found.to_owned())
        };
        Some((written, value))
    }

    fn keys_for(&self, key: &str) -> impl Iterator<Item = &'a str> {
        let map = self.map;
        map.keys()
            .filter_map(Value::as_str)
            .filter(move |written| self.is_spelling_of(written, key))
    }

    /// Whether the file's `written` means our `key`: the same, its ASCII spelling, or the key
    /// of another generator.
    fn is_spelling_of(&self, written: &str, key: &str) -> bool {
        written == key
            || (!key.is_ascii() && written.is_ascii() && written == ascii(key))
            || self
                .foreign
                .iter()
                .any(|(foreign, ours)| *ours == key && *foreign == written)
    }
}

/// The ASCII spelling of a key: `løsninger` → `losninger`, `målform` → `malform`.
pub(super) fn ascii(key: &str) -> String {
    let mut plain = String::with_capacity(key.len());
    for letter in key.chars() {
        match fold(letter) {
            "" => plain.push(letter),
            folded => plain.push_str(folded),
        }
    }
    plain
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(map) => map.is_empty(),
        _ => false,
    }
}

fn missing(key: &str, expected: &str) -> Problem {
    Problem::new(Check::MissingField, format!("feltet `{key}` mangler"))
        .help(format!("Legg til `{key}:` med {expected}."))
}

fn empty(key: &str, expected: &str) -> Problem {
    Problem::new(Check::EmptyValue, format!("feltet `{key}` er tomt"))
        .help(format!("Fyll inn {expected}."))
}
