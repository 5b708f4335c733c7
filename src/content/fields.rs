//! From YAML to typed fields, collecting every problem on the way.
//!
//! Derived deserialisation stops at the first error and knows no places; a contributor wants
//! all of them at once, each under the exact value. So a document asks for its fields by name,
//! one by one; what it never asked for is unknown. A problem carries the path to its value, and
//! only when there is one does [`super::locate`] look up where in the file that is.

use std::borrow::Cow;

use serde_yaml::{Mapping, Value};

use super::date::{DateError, PartialDate};
use super::slug::{Slug, fold};
use super::vocabulary::Vocabulary;
use crate::diagnostic::{Check, nearest};

/// One step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a mapping, by the key as the file writes it.
    Key(Cow<'static, str>),
    /// Into a list.
    Index(usize),
}

/// More unknown fields than this in one place are no misspellings: the file is something else.
const MAX_UNKNOWN: usize = 20;

/// Something wrong with a field.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Which check.
    pub check: Check,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Problem {
    /// A problem without advice.
    pub fn new(check: Check, message: String) -> Self {
        Self {
            check,
            message,
            help: None,
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Which part of a field a problem is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The key.
    Key,
    /// The value.
    Value,
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

/// The problems so far, and the path to where the reading is now.
#[derive(Debug, Default)]
pub struct Problems {
    found: Vec<Located>,
    path: Vec<Step>,
}

impl Problems {
    /// Adds a problem about the value being read.
    pub fn add(&mut self, problem: Problem) {
        self.add_at(problem, Part::Value);
    }

    /// Adds a problem about a value that was read before.
    pub fn add_to(&mut self, path: Vec<Step>, part: Part, problem: Problem) {
        self.found.push(Located {
            problem,
            path,
            part,
        });
    }

    /// All problems, in the order they were found.
    pub fn into_found(self) -> Vec<Located> {
        self.found
    }

    fn add_at(&mut self, problem: Problem, part: Part) {
        self.found.push(Located {
            problem,
            path: self.path.clone(),
            part,
        });
    }

    fn within<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }
}

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
}

impl<'a> Fields<'a> {
    /// The fields of `map`.
    pub fn new(map: &'a Mapping, problems: &'a mut Problems) -> Self {
        Self {
            map,
            problems,
            asked: Vec::new(),
            foreign: Vec::new(),
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
        self.problems
            .within(Step::Key(written), |problems| match value {
                Value::Null => Vec::new(),
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
fn ascii(key: &str) -> String {
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

fn wrong_type(value: &Value, expected: &str) -> Problem {
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

impl FromYaml for String {
    const EXPECTED: &'static str = "tekst";

    /// Text with its white space made single spaces: a value may be folded over several lines.
    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = match value {
            Value::String(text) => text,
            Value::Number(number) => return Some(number.to_string()),
            _ => {
                let advice = "Sett teksten i anførselstegn.";
                let problem = wrong_type(value, Self::EXPECTED);
                problems.add(if matches!(value, Value::Bool(_)) {
                    problem.help(advice)
                } else {
                    problem
                });
                return None;
            }
        };
        if let Some(control) = text
            .chars()
            .find(|letter| letter.is_control() && !letter.is_whitespace())
        {
            problems.add(
                Problem::new(
                    Check::InvalidValue,
                    format!(
                        "teksten har et usynlig styretegn (U+{:04X})",
                        u32::from(control)
                    ),
                )
                .help("Skriv teksten på nytt; tegnet kom trolig med da den ble limt inn."),
            );
            return None;
        }
        let mut words = text.split_whitespace();
        let mut plain = words.next().unwrap_or_default().to_owned();
        for word in words {
            plain.push(' ');
            plain.push_str(word);
        }
        Some(plain)
    }
}

impl FromYaml for bool {
    const EXPECTED: &'static str = "`true` (ja) eller `false` (nei)";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        match value {
            Value::Bool(yes) => Some(*yes),
            Value::String(text) if text == "ja" => Some(true),
            Value::String(text) if text == "nei" => Some(false),
            _ => {
                problems.add(wrong_type(value, Self::EXPECTED));
                None
            }
        }
    }
}

impl FromYaml for u32 {
    const EXPECTED: &'static str = "et helt tall uten mellomrom, som `27939`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        if number.is_none() {
            problems.add(wrong_type(value, Self::EXPECTED));
        }
        number
    }
}

impl FromYaml for f64 {
    const EXPECTED: &'static str = "et tall med punktum som desimaltegn, som `70.95`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let number = value.as_f64().filter(|number| number.is_finite());
        match number {
            Some(number) if number < 0.0 => {
                let message = "tallet kan ikke være under null".to_owned();
                problems.add(Problem::new(Check::InvalidValue, message));
                None
            }
            Some(number) => Some(number),
            None => {
                problems.add(wrong_type(value, Self::EXPECTED));
                None
            }
        }
    }
}

impl FromYaml for Slug {
    const EXPECTED: &'static str = "et navn med bare små bokstaver a–z, tall og bindestrek";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = String::from_yaml(value, problems)?;
        let slug = Self::new(&text);
        if slug.is_none() {
            let help = match Self::made_from(&text) {
                Some(made) => format!("Bruk filnavnet uten `.md`. Mente du `{made}`?"),
                None => "Bruk filnavnet uten `.md`.".to_owned(),
            };
            problems.add(
                Problem::new(
                    Check::InvalidValue,
                    format!("«{text}» kan ikke være navnet på et dokument"),
                )
                .help(help),
            );
        }
        slug
    }
}

impl FromYaml for PartialDate {
    const EXPECTED: &'static str = "en dato: `2024`, `2024-05` eller `2024-05-17`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => {
                problems.add(wrong_type(value, Self::EXPECTED));
                return None;
            }
        };
        // Other generators write the time of day too.
        let day = match text.get(..10) {
            Some(day) if matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' ')) => day,
            _ => text.as_str(),
        };
        match day.parse() {
            Ok(date) => Some(date),
            Err(error) => {
                problems.add(invalid_date(&text, error));
                None
            }
        }
    }
}

fn invalid_date(text: &str, error: DateError) -> Problem {
    let forms = "Skriv år, år-måned eller år-måned-dag: `2024`, `2024-05` eller `2024-05-17`.";
    match error {
        DateError::NoSuchDay => Problem::new(
            Check::InvalidDate,
            format!("datoen «{text}» finnes ikke i kalenderen"),
        )
        .help(forms),
        DateError::Form => {
            let problem = Problem::new(
                Check::InvalidDate,
                format!("«{text}» er ikke en dato på formen år-måned-dag"),
            );
            match norwegian_order(text) {
                Some(turned) => problem.help(format!("Mente du `{turned}`? {forms}")),
                None => problem.help(forms),
            }
        }
    }
}

/// `17.05.2024` or `17/5/2024` turned to `2024-05-17`.
fn norwegian_order(text: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = text
        .split(['.', '/', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}").parse().ok(),
        [month, year] => format!("{year}-{month:0>2}").parse().ok(),
        _ => None,
    }
}

impl<V: Vocabulary> FromYaml for V {
    const EXPECTED: &'static str = V::NAME;

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = String::from_yaml(value, problems)?;
        let spelled = || {
            V::ALL
                .iter()
                .copied()
                .find(|value| text.is_ascii() && ascii(value.slug()) == text)
        };
        let found = V::from_slug(&text).or_else(spelled);
        if found.is_none() {
            let all: Vec<_> = V::ALL.iter().map(|value| value.slug()).collect();
            let wanted = text.to_lowercase().replace(' ', "-");
            let suggestion = nearest(&ascii(&wanted), all.iter().map(|slug| (ascii(slug), *slug)))
                .map_or_else(String::new, |slug| format!("Mente du `{slug}`? "));
            problems.add(
                Problem::new(Check::UnknownValue, format!("ukjent {}: «{text}»", V::NAME)).help(
                    format!(
                        "{suggestion}Velg mellom {}.",
                        code_list(&all).replace(" og `", " eller `")
                    ),
                ),
            );
        }
        found
    }
}
