//! What is wrong with a field, and the path to it: places come later, from [`super::locate`].

use std::collections::HashSet;

use serde_yaml::Value;

use super::step::{Part, Step};
use super::written::Written;
use crate::diagnostic::{Capped, Check, Finding, MAX_HELP, MAX_MESSAGE, shortened};

/// Something wrong with a field.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Which check.
    pub check: Check,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// How many more of the same check there are, which are not told of one by one.
    pub more: usize,
}

impl Problem {
    /// A problem without advice.
    pub fn new(check: Check, message: String) -> Self {
        Self {
            check,
            message: shortened(message, MAX_MESSAGE),
            help: None,
            more: 0,
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into(), MAX_HELP));
        self
    }
}

/// A problem and the way to its value.
#[derive(Clone, Debug)]
pub struct Located {
    /// What is wrong.
    pub problem: Problem,
    /// The way there; empty for the front matter as a whole.
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

/// Holds what a field needs to know beside its value: the problems so far, and the path to where the reading is now.
#[derive(Debug, Default)]
pub struct Problems {
    found: Capped<Located>,
    path: Vec<Step>,
    /// The only fields that are told of; `None` where all are.
    only: Option<HashSet<String>>,
    /// The fields as they stand in the file, where that is known.
    written: Option<Written>,
}

impl Problems {
    /// No problems yet, with fields that are `written` like this.
    pub fn reading(written: Written) -> Self {
        Self {
            written: Some(written),
            ..Self::default()
        }
    }

    /// Keeps only problems with these fields, as the file writes their names.
    #[must_use]
    pub fn only(mut self, fields: HashSet<String>) -> Self {
        self.only = Some(fields);
        self
    }

    /// The value being read as it stands in the file, where it is a plain one.
    pub fn written(&self) -> Option<&str> {
        self.written.as_ref()?.value(&self.path)
    }

    /// Returns what stands after the name of the field being read, up to the end of its line.
    pub fn after_name(&self) -> Option<&str> {
        self.written.as_ref()?.after_name(&self.path)
    }

    /// The name of the innermost field being read.
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

    /// All problems, in the order they were found.
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

/// `value` where there should be `expected`.
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

/// `a`, `b` og `c`, as code.
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
