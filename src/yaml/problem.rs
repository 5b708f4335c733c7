//! Problems of fields, with the path to each: places come later, from [`super::locate`].

use std::collections::HashSet;

use serde_yaml::Value;

use super::step::{Part, Step};
use super::written::Written;
use crate::diagnostic::{Capped, Check, Finding, MAX_HELP, MAX_MESSAGE, shortened};

/// A problem of a field.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The check that failed.
    pub check: Check,
    /// The message.
    pub message: String,
    /// Advice on what to do.
    pub help: Option<String>,
    /// The number of further problems of the same check, which are not reported one by one.
    pub more: usize,
}

impl Problem {
    /// Returns a problem without advice.
    pub fn new(check: Check, message: String) -> Self {
        Self {
            check,
            message: shortened(message, MAX_MESSAGE),
            help: None,
            more: 0,
        }
    }

    /// Returns the problem with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into(), MAX_HELP));
        self
    }
}

/// A problem and the path to its value.
#[derive(Clone, Debug)]
pub struct Located {
    /// The problem.
    pub problem: Problem,
    /// The path to the value; empty for the front matter as a whole.
    pub path: Vec<Step>,
    /// The part to mark.
    pub part: Part,
}

impl Finding for Located {
    fn check(&self) -> Check {
        self.problem.check
    }

    fn more(&mut self) -> &mut usize {
        &mut self.problem.more
    }
}

/// The state of reading a field, beside its value: the problems so far, and the path to the current
/// value.
#[derive(Debug, Default)]
pub struct Problems {
    found: Capped<Located>,
    path: Vec<Step>,
    /// The only fields whose problems are reported; `None` for all fields.
    only: Option<HashSet<String>>,
    /// The fields as they are written in the file, where that is known.
    written: Option<Written>,
}

impl Problems {
    /// Returns an empty list of problems, for fields that are `written` like this.
    pub fn reading(written: Written) -> Self {
        Self {
            written: Some(written),
            ..Self::default()
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
        self.written.as_ref()?.value(&self.path)
    }

    /// Returns the text after the name of the field being read, up to the end of its line.
    pub fn after_name(&self) -> Option<&str> {
        self.written.as_ref()?.after_name(&self.path)
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
            self.found.add(Located {
                problem,
                path,
                part,
            });
        }
    }

    /// Returns all problems, in the order that they were found.
    pub fn into_found(self) -> Vec<Located> {
        self.found.into_vec()
    }

    pub(crate) fn add_at(&mut self, problem: Problem, part: Part) {
        if self.counts(&self.path) {
            let path = &self.path;
            self.found.add_with(problem.check, || Located {
                problem,
                path: path.clone(),
                part,
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

/// Returns the problem of `value`, where `expected` should be.
pub(crate) fn wrong_type(value: &Value, expected: &str) -> Problem {
    let found = match value {
        Value::Null => "ingenting",
        Value::Bool(_) => "ja/nei (`true`/`false`)",
        Value::Number(_) => "et tall",
        Value::String(_) => "tekst",
        Value::Sequence(_) => "en liste",
        Value::Mapping(_) => "felt under hverandre",
        Value::Tagged(_) => "en YAML-merkelapp (`!…`)",
    };
    Problem::new(
        Check::WrongType,
        format!("her står det {found}, men det skal stå {expected}"),
    )
}

/// Returns the items as code, separated as in a Norwegian sentence: `a`, `b` og `c`.
pub fn code_list<T: AsRef<str>>(items: &[T]) -> String {
    let quoted: Vec<_> = items
        .iter()
        .map(|item| format!("`{}`", item.as_ref()))
        .collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} og {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
