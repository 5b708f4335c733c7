//! Questions on a terminal, each asked again until the answer can stand.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, Write};
use std::sync::Arc;

use serde_yaml::Value;
use tr::tr;

use super::value::value_of;
use crate::cli::output::{Failure, say};
use crate::content::path::{Role, role};
use crate::content::records::problems_of;
use crate::content::{Kind, topic};
use crate::diagnostic::{Remedy, nearest};
use crate::source::Snapshot;
use crate::text::accents::folded;
use crate::text::slug::Slug;
use crate::yaml::shape::{Field, Presence, Shape};

/// The most names that are listed beside a question.
const LISTED: usize = 60;

/// The names that the answers may refer to, by the field.
pub(super) struct Names(BTreeMap<&'static str, BTreeSet<String>>);

impl Names {
    /// Returns the names in `files`.
    pub(super) fn of(files: &Snapshot) -> Self {
        let of_kind = |wanted: Kind| {
            let slugs = files.iter().filter_map(|(file, _)| match role(file)? {
                Role::Document(place) if place.kind == wanted => Some(place.slug.to_string()),
                _ => None,
            });
            slugs.collect()
        };
        let (topics, _) = topic::read(files);
        let topics = topics.iter().map(|topic| topic.slug.to_string());
        Self(BTreeMap::from([
            ("kommuner", of_kind(Kind::Municipality)),
            ("løsninger", of_kind(Kind::Solution)),
            ("temaer", topics.collect()),
        ]))
    }

    /// Returns the names that a value of the field `key` must be one of; `None` where it is no
    /// reference.
    fn for_field(&self, key: &str) -> Option<&BTreeSet<String>> {
        self.0.get(key)
    }
}

/// Asks for a value until it is right; `None` where it may be left out and is.
pub(super) fn asked(
    field: &Field,
    is_needed: bool,
    names: &Names,
) -> Result<Option<Value>, Failure> {
    let known = names.for_field(field.key);
    introduce(field, is_needed, known);
    let mut lines = io::stdin().lock().lines();
    loop {
        let mut out = io::stderr().lock();
        let _ = write!(out, "> ");
        let _ = out.flush();
        let Some(Ok(answer)) = lines.next() else {
            // The error would continue the line of the question.
            let _ = writeln!(out);
            return Err(Failure::Environment(
                tr!("svaret mangler"),
                Some(tr!("Ingenting er skrevet.")),
            ));
        };
        drop(out);
        let answer = answer.trim();
        match (answer.is_empty(), is_needed) {
            (true, false) => return Ok(None),
            (true, true) => say(&tr!("Her må det stå noe.")),
            (false, _) => match accepted(field, answer, known) {
                Ok(value) => return Ok(Some(value)),
                Err(problem) => say(&problem),
            },
        }
    }
}

/// Says what is asked for, and which answers there are.
fn introduce(field: &Field, is_needed: bool, known: Option<&BTreeSet<String>>) {
    let is_list = matches!(field.presence, Presence::List | Presence::AtLeastOne);
    // The table of fields shows how a list is written in YAML.
    let about = field.about.split(", som `[").next().unwrap_or(field.about);
    let mut line = format!("\n{}: {about}", field.key);
    if is_list {
        line.push_str(&tr!(" (flere med komma mellom)"));
    }
    if !is_needed {
        line.push_str(&tr!(" (kan stå tomt)"));
    }
    say(&line);
    let mut words: Vec<String> = match (field.shape)() {
        Shape::Word { words, .. } => words.iter().map(|listed| listed.word.to_owned()).collect(),
        _ => Vec::new(),
    };
    words.extend(known.iter().flat_map(|known| known.iter().cloned()));
    if (1..=LISTED).contains(&words.len()) {
        say(&format!("  {}", words.join(", ")));
    }
}

/// Returns the value that `answer` gives, or what is wrong with it. What has one right answer is
/// put right.
fn accepted(
    field: &Field,
    answer: &str,
    known: Option<&BTreeSet<String>>,
) -> Result<Value, String> {
    let mut value = value_of(field, answer);
    let found = problems_of(field, &value, &Arc::from("svar"));
    if let [only] = &found[..]
        && let Some(fix) = &only.fix
        && let Remedy::Text(right) | Remedy::Number(right) = &fix.remedy
    {
        say(&tr!("Skrives {right}.", right));
        value = value_of(field, right);
    }
    let found = problems_of(field, &value, &Arc::from("svar"));
    if !found.is_empty() {
        let told = found.into_iter().map(|found| {
            let help = found.help.map(|help| format!(" {help}"));
            format!("{}.{}", found.message, help.unwrap_or_default())
        });
        return Err(told.collect::<Vec<_>>().join(" "));
    }
    let Some(known) = known.filter(|known| !known.is_empty()) else {
        return Ok(value);
    };
    match value {
        Value::Sequence(items) => {
            let named = items.iter().map(|item| named(item, known));
            Ok(Value::Sequence(named.collect::<Result<_, _>>()?))
        }
        one => named(&one, known),
    }
}

/// Returns the name that `written` is, in its proper spelling.
fn named(written: &Value, known: &BTreeSet<String>) -> Result<Value, String> {
    let text = written.as_str().unwrap_or_default();
    let slug = Slug::made_from(text).map(|slug| slug.to_string());
    if let Some(slug) = slug.filter(|slug| known.contains(slug)) {
        return Ok(Value::from(slug));
    }
    let near = nearest(
        &folded(&text.to_lowercase()),
        known.iter().map(|name| (name, name)),
    );
    Err(match near {
        Some(near) => tr!("`{text}` finnes ikke. Mente du `{near}`?", text, near),
        None => tr!("`{text}` finnes ikke på nettstedet.", text),
    })
}
