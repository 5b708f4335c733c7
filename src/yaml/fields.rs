//! Decodes YAML into typed fields, and collects every problem on the way.
//!
//! Derived deserialisation stops at the first error and has no places; a contributor wants all
//! errors at once, each under the exact value. So a document reads its fields by name, one by one;
//! a key that it never reads is unknown. A problem has the path to its value, and only then does
//! [`super::locate`] find its place in the file.

use std::borrow::Cow;

use serde_yaml::{Mapping, Value};
use tr::tr;

use super::misread;
use super::mistakes::{quoted, split_at_colon};
use super::problems::{Problems, wrong_type};
use super::shape::Shape;
use crate::diagnostic::{Check, Part, Problem, Remedy, Step};
use crate::text::accents::is_folded;
use crate::tr_later;

mod messages;

pub(super) use messages::commented_out;
use messages::{empty, empty_item, hard_space, plain_name, suggestion, unknown_field};

/// The most items that a list in a document can have.
const MAX_ITEMS: usize = 1_000;

/// The most unknown fields in one place that are taken for misspellings; with more, the file is
/// something else.
const MAX_UNKNOWN: usize = 20;

/// A type that a YAML value can be read as.
pub trait FromYaml: Sized {
    /// A description in bokmål of the values that are right, for messages: «her skal det stå …».
    const EXPECTED: &'static str;

    /// Returns the form of the values that are right, for schemas and tables.
    fn shape() -> Shape;

    /// Reads `value`; where it is wrong, adds a problem to `problems` and returns `None`.
    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self>;

    /// Checks a value that YAML reads as null, where the field may be empty.
    fn passed_over(_problems: &mut Problems) {}
}

/// The fields of one mapping, read by name.
pub struct Fields<'a> {
    map: &'a Mapping,
    problems: &'a mut Problems,
    asked: Vec<&'static str>,
    foreign: Vec<(&'static str, &'static str)>,
    /// Required fields that the file does not have, each with a description of its values: reported
    /// at the end, when it is known which keys nobody read.
    missing: Vec<(&'static str, &'static str)>,
    most: usize,
    /// The lists that may have as many items as those of documents.
    long: &'static [&'static str],
}

impl<'a> Fields<'a> {
    /// Returns the fields of `map`.
    pub fn new(map: &'a Mapping, problems: &'a mut Problems) -> Self {
        Self {
            map,
            problems,
            asked: Vec::new(),
            foreign: Vec::new(),
            missing: Vec::new(),
            most: MAX_ITEMS,
            long: &[],
        }
    }

    /// Returns the fields of `value`, which must be a mapping.
    pub fn nested(value: &'a Value, problems: &'a mut Problems, expected: &str) -> Option<Self> {
        match value {
            Value::Mapping(map) => Some(Self::new(map, problems)),
            _ => {
                let problem = wrong_type(value, expected);
                let joined = value.as_str().and_then(split_at_colon);
                problems.add(match joined {
                    Some((name, value)) => problem.help(tr!(
                        "Mellomrom mangler etter kolonet: skriv `{name}: {value}`.",
                        name,
                        value = value.split_whitespace().next().unwrap_or_default()
                    )),
                    None => problem.help(tr!(
                        "Skriv {expected} på linjene under, med innrykk.",
                        expected = tr!(expected)
                    )),
                });
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

    /// Lets the lists `long` have as many items as those of documents.
    pub fn but_not(mut self, long: &'static [&'static str]) -> Self {
        self.long = long;
        self
    }

    /// Decides whether the file has the field, also where it is empty or wrong.
    pub fn has(&self, key: &str) -> bool {
        self.keys_for(key).next().is_some()
    }

    /// Reads the field, which must be there and not empty.
    pub fn required<T: FromYaml>(&mut self, key: &'static str) -> Option<T> {
        match self.find(key) {
            Some((written, value)) if is_empty(value) => {
                self.report_empty(key, written, T::EXPECTED);
                None
            }
            Some((written, value)) => self.read(written, value),
            None => {
                self.missing.push((key, T::EXPECTED));
                None
            }
        }
    }

    /// Reads the field, if it is there and not empty.
    pub fn optional<T: FromYaml>(&mut self, key: &'static str) -> Option<T> {
        let (written, value) = self.find(key)?;
        if value.is_null() {
            self.problems
                .within(Step::Key(written), |problems| T::passed_over(problems));
            return None;
        }
        (!is_empty(value)).then(|| self.read(written, value))?
    }

    /// Reads the field as a list, where the file has it, with or without a value.
    pub fn given_list<T: FromYaml>(&mut self, key: &'static str) -> Option<Vec<T>> {
        let (written, value) = self.find(key)?;
        Some(self.read_list(written, value))
    }

    /// Reads the field as a list; a single value is a list of one. Items that are wrong are left
    /// out.
    pub fn list<T: FromYaml>(&mut self, key: &'static str) -> Vec<T> {
        self.given_list(key).unwrap_or_default()
    }

    /// Reads the field as a list with at least one item.
    pub fn required_list<T: FromYaml>(&mut self, key: &'static str) -> Option<Vec<T>> {
        match self.find(key) {
            Some((written, value)) if is_empty(value) => {
                self.report_empty(key, written, tr_later!("minst én verdi"));
                None
            }
            Some((written, value)) => Some(self.read_list(written, value)),
            None => {
                self.missing.push((key, tr_later!("minst én verdi")));
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

    /// Reports every required field that is not there, and every key that was never read. A
    /// misspelt key of a missing field is reported once.
    pub fn finish(mut self) {
        let known = std::mem::take(&mut self.asked);
        let mut missing = std::mem::take(&mut self.missing);
        let mut unknown = 0;
        for key in self.map.keys() {
            if unknown == MAX_UNKNOWN {
                break;
            }
            let Value::String(written) = key else {
                self.problems.add(
                    Problem::new(Check::WrongType, tr!("navnet på et felt må være tekst"))
                        .help(tr!("Skriv navnet med bokstaver, som `tittel`.")),
                );
                continue;
            };
            if known
                .iter()
                .any(|known| self.is_spelling_of(written, known))
            {
                continue;
            }
            unknown += 1;
            let suggestion = suggestion(written, &known);
            let lacks = missing.iter().position(|(key, _)| Some(*key) == suggestion);
            let problem = match lacks.map(|place| missing.swap_remove(place)) {
                Some((key, _)) => hard_space(Check::MissingField, written).unwrap_or_else(|| {
                    let written = plain_name(written);
                    let message = tr!("feltet `{key}` mangler; her står `{written}`", key, written);
                    Problem::new(Check::MissingField, message).help(tr!("Mente du `{key}`?", key))
                }),
                None => unknown_field(written, suggestion, &known),
            };
            // A field that is there already is not to be had twice.
            let name = suggestion.filter(|name| !self.has(name));
            let problem = problem.fix(name.map(|name| Remedy::Name(name.to_owned())));
            let step = Step::Key(Cow::Owned(written.clone()));
            self.problems
                .within(step, |problems| problems.add_at(problem, Part::Key));
        }
        for (key, expected) in missing {
            self.report_here(messages::missing(key, expected));
        }
    }

    /// Reports that a field which must have a value is empty, and the reason where that can be
    /// seen.
    fn report_empty(&mut self, key: &str, written: Cow<'static, str>, expected: &str) {
        self.problems.within(Step::Key(written), |problems| {
            let problem = match commented_out(problems) {
                Some(value) => Problem::new(
                    Check::EmptyValue,
                    tr!(
                        "feltet `{key}` er tomt: `#` begynner en merknad i YAML",
                        key
                    ),
                )
                .help(tr!(
                    "Sett verdien i anførselstegn: `{key}: {value}`.",
                    key,
                    value = quoted(&value)
                )),
                None => match problems.written().filter(|written| *written != "~") {
                    Some(null) if null.eq_ignore_ascii_case("null") => Problem::new(
                        Check::EmptyValue,
                        tr!(
                            "feltet `{key}` er tomt: `{null}` betyr ingenting i YAML",
                            key,
                            null
                        ),
                    )
                    .help(tr!(
                        "Er ordet ment, sett det i anførselstegn: `{key}: '{null}'`.",
                        key,
                        null
                    )),
                    _ => empty(key, expected),
                },
            };
            problems.add(problem);
        });
    }

    fn read<T: FromYaml>(&mut self, written: Cow<'static, str>, value: &Value) -> Option<T> {
        self.problems
            .within(Step::Key(written), |problems| T::from_yaml(value, problems))
    }

    fn read_list<T: FromYaml>(&mut self, written: Cow<'static, str>, value: &Value) -> Vec<T> {
        let most = match self.long.contains(&&*written) {
            true => MAX_ITEMS,
            false => self.most,
        };
        self.problems
            .within(Step::Key(written), |problems| match value {
                Value::Null => {
                    T::passed_over(problems);
                    Vec::new()
                }
                Value::Sequence(items) if items.len() > most => {
                    let message = tr!(
                        "lista har {count} punkter; det kan være høyst {most}",
                        count = items.len(),
                        most
                    );
                    problems.add(
                        Problem::new(Check::TooMuch, message)
                            .help(tr!("Behold det viktigste, eller del dokumentet.")),
                    );
                    Vec::new()
                }
                Value::Sequence(items) => items
                    .iter()
                    .enumerate()
                    .filter_map(|(index, item)| {
                        problems.within(Step::Index(index), |problems| {
                            if is_empty(item) {
                                problems.add(empty_item(problems, T::EXPECTED));
                                return None;
                            }
                            if let Value::String(text) = item
                                && misread::has_items(text)
                            {
                                problems.add(misread::items_in_item(text));
                                return None;
                            }
                            T::from_yaml(item, problems)
                        })
                    })
                    .collect(),
                Value::Mapping(_) => {
                    problems.add(
                        Problem::new(Check::WrongType, tr!("her skal det stå en liste")).help(tr!(
                            "Skriv `- ` foran første felt i hvert punkt, med innrykk."
                        )),
                    );
                    Vec::new()
                }
                Value::String(text) if misread::is_list(text) => {
                    problems.add(misread::list_as_text(text));
                    Vec::new()
                }
                single if is_empty(single) => Vec::new(),
                single => T::from_yaml(single, problems).into_iter().collect(),
            })
    }

    /// Returns the value of `key`, and the key as the file spells it. Records that it was read, and
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
                tr!("`{second}` og `{found}` er samme felt", second, found),
            )
            .help(tr!("Behold det ene."));
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

    /// Decides whether `written` in the file means our `key`: the same, its ASCII spelling, or the
    /// key of another generator.
    fn is_spelling_of(&self, written: &str, key: &str) -> bool {
        written == key
            || (!key.is_ascii() && is_folded(written, key))
            || self
                .foreign
                .iter()
                .any(|(foreign, ours)| *ours == key && *foreign == written)
    }
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
