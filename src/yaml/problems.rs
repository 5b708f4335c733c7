//! Collects the problems of fields while they are read.

use std::collections::HashSet;
use std::sync::Arc;

use serde_yaml::Value;
use tr::tr;

use super::written::Written;
use crate::diagnostic::{Capped, Check, Diagnostic, Location, Part, Problem, Step};
use crate::tr_later;

/// The state of reading a field, beside its value: the problems so far, and the path to the current
/// value.
#[derive(Debug)]
pub struct Problems {
    file: Arc<str>,
    found: Capped,
    path: Vec<Step>,
    /// The only fields whose problems are reported; `None` for all fields.
    only: Option<HashSet<String>>,
    /// The fields as they are written in the file.
    written: Written,
}

impl Problems {
    /// Returns an empty list of problems, for the fields of `file`, which are `written` like this.
    pub fn reading(file: Arc<str>, written: Written) -> Self {
        Self {
            file,
            found: Capped::default(),
            path: Vec::new(),
            only: None,
            written,
        }
    }

    /// Restricts the problems to these fields, by their names in the file.
    #[must_use]
    pub fn only(mut self, fields: HashSet<String>) -> Self {
        self.only = Some(fields);
        self
    }

    /// Returns the value being read as it is written in the file, if it is a plain one.
    pub fn written(&self) -> Option<&str> {
        self.written.value(&self.path)
    }

    /// Returns the text after the name of the field being read, up to the end of its line.
    pub fn after_name(&self) -> Option<&str> {
        self.written.after_name(&self.path)
    }

    /// Returns the name of the innermost field being read.
    pub fn field(&self) -> &str {
        let mut names = self.path.iter().rev().filter_map(|step| match step {
            Step::Key(name) => Some(&**name),
            Step::Index(_) => None,
        });
        names.next().unwrap_or_default()
    }

    fn counts(&self, path: &[Step]) -> bool {
        let Some(only) = &self.only else { return true };
        matches!(path.first(), Some(Step::Key(key)) if only.contains(&**key))
    }

    /// Adds a problem about the value being read.
    pub fn add(&mut self, problem: Problem) {
        self.add_at(problem, Part::Value);
    }

    /// Adds a problem about a value that was read before.
    pub fn add_to(&mut self, path: Vec<Step>, part: Part, problem: Problem) {
        if self.counts(&path) {
            let location = Location::Field { path, part };
            self.found.add(problem.at(self.file.clone(), location));
        }
    }

    /// Returns all problems, in the order that they were found.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found.into_vec()
    }

    pub(crate) fn add_at(&mut self, problem: Problem, part: Part) {
        if self.counts(&self.path) {
            let (file, path) = (&self.file, &self.path);
            self.found.add_with(problem.check, || {
                let path = path.clone();
                problem.at(file.clone(), Location::Field { path, part })
            });
        }
    }

    pub(crate) fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }
}

/// Says that a value of one type stands where one of another should.
pub(crate) const WRONG_TYPE: &str = tr_later!("her står det {found}, men det skal stå {expected}");
/// The name of a text in such a message.
pub(crate) const A_TEXT: &str = tr_later!("tekst");
/// The name of a number in such a message.
pub(crate) const A_NUMBER: &str = tr_later!("et tall");

/// Returns the problem of `value`, where `expected` should be.
pub(crate) fn wrong_type(value: &Value, expected: &str) -> Problem {
    let found = match value {
        Value::Null => tr_later!("ingenting"),
        Value::Bool(_) => tr_later!("ja/nei (`true`/`false`)"),
        Value::Number(_) => A_NUMBER,
        Value::String(_) => A_TEXT,
        Value::Sequence(_) => tr_later!("en liste"),
        Value::Mapping(_) => tr_later!("felt under hverandre"),
        Value::Tagged(_) => tr_later!("en YAML-merkelapp (`!…`)"),
    };
    Problem::new(
        Check::WrongType,
        tr!(WRONG_TYPE, found = tr!(found), expected = tr!(expected)),
    )
}

/// Returns the items as code, separated as in a sentence: `a`, `b` og `c`.
pub fn code_list<T: AsRef<str>>(items: &[T]) -> String {
    in_sentence(items, |rest, last| tr!("{rest} og {last}", rest, last))
}

/// Returns the items as code, separated as in a sentence: `a`, `b` eller `c`.
pub fn code_choice<T: AsRef<str>>(items: &[T]) -> String {
    in_sentence(items, |rest, last| tr!("{rest} eller {last}", rest, last))
}

fn in_sentence<T: AsRef<str>>(items: &[T], joined: fn(&str, &str) -> String) -> String {
    let quoted: Vec<_> = items
        .iter()
        .map(|item| format!("`{}`", item.as_ref()))
        .collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => joined(&rest.join(", "), last),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
