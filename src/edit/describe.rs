//! Tells what a change does: «Nome: Digisos, bekreftet 2020 → 30. november 2026».

use std::collections::HashMap;

use serde_yaml::Value;
use tr::tr;

use super::compare::plain;
use crate::content::Kind;
use crate::content::change::{Act, Change};
use crate::content::field_path::{FieldPath, PathPart};
use crate::content::path::{Role, role};
use crate::content::records::{field_of, record_of};
use crate::source::Snapshot;
use crate::text::date::{MONTHS, PartialDate};
use crate::text::slug::Slug;
use crate::yaml::fields::FromYaml;
use crate::yaml::front_matter;
use crate::yaml::shape::{Field, Record, Shape};
use crate::yaml::values::truth;

/// The longest text that is shown in full, in characters.
const LONG: usize = 160;

/// The titles of all documents.
pub struct Titles {
    by_file: HashMap<String, String>,
    by_slug: HashMap<String, String>,
}

impl Titles {
    /// Returns the titles of the documents in `files`.
    pub fn of(files: &Snapshot) -> Self {
        let (mut by_file, mut by_slug) = (HashMap::new(), HashMap::new());
        for (name, bytes) in files.iter() {
            let Some(Role::Document(place)) = role(name) else {
                continue;
            };
            let Some(title) = title(bytes) else { continue };
            // Pages are not referred to by their names.
            if place.kind != Kind::Page && !place.is_translation {
                by_slug
                    .entry(place.slug.to_string())
                    .or_insert_with(|| title.clone());
            }
            by_file.insert(name.to_string(), title);
        }
        Self { by_file, by_slug }
    }

    /// Returns the title of the document `file`; the name of the file where it has none.
    pub fn of_file<'a>(&'a self, file: &'a str) -> &'a str {
        self.by_file.get(file).map_or(file, String::as_str)
    }

    /// Returns the title of what is called `slug` in references.
    pub fn of_slug<'a>(&'a self, slug: &'a str) -> &'a str {
        self.by_slug.get(slug).map_or(slug, String::as_str)
    }
}

fn title(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let yaml = front_matter::split(text).ok()?.yaml?;
    let map = front_matter::parse(&text[yaml], 0).ok()?;
    plain(map.get("tittel")?)
}

/// Returns what `change` does to the document of `kind` called `title`, in a sentence.
pub fn in_words(kind: Kind, title: &str, change: &Change, titles: &Titles) -> String {
    let place = place(&change.field, titles);
    let field = field_at(kind, &change.field);
    let value = |value: &Value| value_in_words(value, field, titles);
    let what = match &change.act {
        Act::Set { .. } if change.field.of_body().is_some() => tr!("{place} er skrevet om", place),
        Act::Set {
            from: Some(from),
            to,
        } => format!("{place} {} → {}", value(from), value(to)),
        Act::Set { from: None, to } => tr!("{place}: {value} (nytt)", place, value = value(to)),
        Act::Add {
            entry,
            before: Some(before),
        } => tr!(
            "nytt under {place}, foran {before}: {value}",
            place,
            before = quoted(titles.of_slug(before)),
            value = value(entry)
        ),
        Act::Add {
            entry,
            before: None,
        } => tr!("nytt under {place}: {value}", place, value = value(entry)),
        Act::Remove { reason, .. } => tr!("{place} tas bort: {reason}", place, reason),
    };
    let source = change.source.as_deref();
    let source = source
        .map(|source| tr!(", ifølge {source}", source))
        .unwrap_or_default();
    format!("{title}: {what}{source}")
}

/// Returns the value that a document has or is to have at `path`, in words.
pub fn value_at(kind: Kind, path: &FieldPath, value: &Value, titles: &Titles) -> String {
    value_in_words(value, field_at(kind, path), titles)
}

/// Returns the place that a change is about: «Digisos, bekreftet».
pub fn place(path: &FieldPath, titles: &Titles) -> String {
    if let Some(part) = path.of_body() {
        return part.map_or(tr!("teksten"), |id| tr!("avsnittet «{id}»", id));
    }
    let words = |part: &PathPart| {
        let name = part.name.replace('_', " ");
        let Some(entry) = &part.entry else {
            return name;
        };
        match titles.by_slug.get(entry) {
            Some(title) => title.clone(),
            None => tr!("{name} «{entry}»", name, entry),
        }
    };
    path.parts()
        .iter()
        .map(words)
        .collect::<Vec<_>>()
        .join(", ")
}

fn field_at(kind: Kind, path: &FieldPath) -> Option<&'static Field> {
    let (mut record, mut found) = (Some(record_of(kind)), None);
    for part in path.parts() {
        let field = field_of(record?, &part.name)?;
        record = (field.shape)().record();
        found = Some(field);
    }
    found
}

fn value_in_words(value: &Value, field: Option<&Field>, titles: &Titles) -> String {
    match value {
        Value::Sequence(items) => {
            let items = items.iter().map(|item| value_in_words(item, field, titles));
            items.collect::<Vec<_>>().join(", ")
        }
        Value::Mapping(map) => {
            let record = field.and_then(|field| (field.shape)().record());
            let pairs = map
                .iter()
                .map(|(key, value)| pair(key, value, record, titles));
            pairs.collect::<Vec<_>>().join(", ")
        }
        single => plain_in_words(single, field, titles),
    }
}

fn pair(key: &Value, value: &Value, record: Option<&Record>, titles: &Titles) -> String {
    let key = key.as_str().unwrap_or_default();
    let field = record.and_then(|record| field_of(record, key));
    let words = value_in_words(value, field, titles);
    // A word of a list and the name of a document tell what they are.
    let tells_itself = field.is_some_and(|field| {
        matches!((field.shape)(), Shape::Word { .. }) || field.expected == Slug::EXPECTED
    });
    match tells_itself {
        true => words,
        false => format!("{} {words}", key.replace('_', " ")),
    }
}

fn plain_in_words(value: &Value, field: Option<&Field>, titles: &Titles) -> String {
    let text = plain(value).unwrap_or_else(|| tr!("ingenting"));
    let Some(field) = field else {
        return quoted(&text);
    };
    if let Shape::Word { words, .. } = (field.shape)() {
        let word = words.iter().find(|listed| listed.word == text);
        return word.map_or(text, |listed| listed.nb.to_owned());
    }
    match field.expected {
        expected if expected == PartialDate::EXPECTED => match text.parse::<PartialDate>() {
            Ok(date) => date_said(date),
            Err(_) => text,
        },
        expected if expected == Slug::EXPECTED => titles.of_slug(&text).to_owned(),
        expected if expected == bool::EXPECTED => match truth(value) {
            Some(true) => tr!("ja"),
            Some(false) => tr!("nei"),
            None => text,
        },
        _ => quoted(&text),
    }
}

/// Puts a text of several words in quotation marks, without its end where it is long.
fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(LONG).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    match short.contains(' ') {
        true => tr!("«{text}»", text = short),
        false => short,
    }
}

/// Returns a date as the documents of a site write it: «30. november 2026», «januar 2018», «ca. 2020».
pub fn date_in_words(date: PartialDate) -> String {
    let about = if date.is_approximate() { "ca. " } else { "" };
    match (month_of(date), date.day()) {
        (Some(month), Some(day)) => format!("{about}{day}. {month} {}", date.year()),
        (Some(month), None) => format!("{about}{month} {}", date.year()),
        _ => format!("{about}{}", date.year()),
    }
}

/// Returns a date as a message says it: «30. november 2026», “30 November 2026”.
pub fn date_said(date: PartialDate) -> String {
    let about = if date.is_approximate() {
        tr!("ca. ")
    } else {
        String::new()
    };
    let year = date.year();
    match (month_of(date), date.day()) {
        (Some(month), Some(day)) => tr!(
            "{about}{day}. {month} {year}",
            about,
            day,
            month = tr!(month),
            year
        ),
        (Some(month), None) => tr!("{about}{month} {year}", about, month = tr!(month), year),
        _ => format!("{about}{year}"),
    }
}

fn month_of(date: PartialDate) -> Option<&'static str> {
    let month = usize::try_from(date.month()?).ok()?;
    MONTHS.get(month - 1).copied()
}

/// Returns what the sender of a contribution is called: the role and the municipality.
pub fn sender(role: Option<&str>, municipality: Option<Slug>, titles: &Titles) -> String {
    let municipality = municipality.map(|slug| titles.of_slug(slug.as_str()).to_owned());
    let parts = role.map(str::to_owned).into_iter().chain(municipality);
    let parts: Vec<String> = parts.collect();
    match parts.is_empty() {
        true => tr!("ukjent avsender"),
        false => parts.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(change: &Change) -> String {
        let files = Snapshot::from_files([
            (
                "content/losninger/digisos.md",
                "---\ntittel: Digisos\n---\n",
            ),
            ("content/kommuner/nome.md", "---\ntittel: Nome\n---\n"),
        ]);
        let titles = Titles::of(&files);
        let title = titles.of_file("content/kommuner/nome.md");
        in_words(Kind::Municipality, title, change, &titles)
    }

    fn value(yaml: &str) -> Value {
        serde_yaml::from_str(yaml).expect("YAML")
    }

    #[test]
    fn changes_are_told_as_sentences() {
        let path = |path: &str| path.parse().expect("a path");
        let mut confirmed = Change::set(
            path("bruk[digisos].bekreftet"),
            Some(value("2020")),
            value("2026-11-30"),
        );
        confirmed.source = Some("kommunen".into());
        for (change, expected) in [
            (
                confirmed,
                "Nome: Digisos, bekreftet 2020 → 30. november 2026, ifølge kommunen",
            ),
            (
                Change::set(
                    path("bruk[digisos].status"),
                    Some(value("pilot")),
                    value("i-bruk"),
                ),
                "Nome: Digisos, status pilot → i bruk",
            ),
            (
                Change::set(path("folketall.antall"), None, value("6549")),
                "Nome: folketall, antall: 6549 (nytt)",
            ),
            (
                Change::add(
                    path("bruk"),
                    value("{løsning: digisos, status: i-bruk, siden: 2021-05}"),
                ),
                "Nome: nytt under bruk: Digisos, i bruk, siden mai 2021",
            ),
            (
                Change::remove(path("bruk[digisos]"), None, "Vi sluttet i 2024"),
                "Nome: Digisos tas bort: Vi sluttet i 2024",
            ),
            (
                Change::set(
                    path("behov[arkiv: Ett felles].dato"),
                    Some(value("ca. 2018")),
                    value("2019"),
                ),
                "Nome: behov «arkiv: Ett felles», dato ca. 2018 → 2019",
            ),
            (
                Change::set(path("tekst[hva]"), Some(value("a")), value("b")),
                "Nome: avsnittet «hva» er skrevet om",
            ),
        ] {
            assert_eq!(told(&change), expected);
        }
    }
}
