//! The rules of the forms on the published site, as JSON: which fields there are, what each may hold,
//! and what is said of a value that is wrong. The checks of a build follow from the same
//! declarations.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::form_messages::{self, Message};
use super::subject::SUBJECTS;
use crate::config::FreshnessLimits;
use crate::content::head::{SUMMARY_LIMIT, TITLE_LIMIT};
use crate::content::municipality::{Mailbox, MunicipalityNumber};
use crate::content::privacy;
use crate::content::unknown::Unknown;
use crate::text::PartialDate;
use crate::text::date::{FIRST_YEAR, LAST_YEAR};
use crate::text::slug::Slug;
use crate::yaml::fields::FromYaml;
use crate::yaml::names::NewSlug;
use crate::yaml::shape::{Field, ListedWord, Presence, Record, Shape};
use crate::yaml::url::{Reference, Url};
use crate::yaml::values::MAX_TEXT;
use crate::yaml::visibility;

/// The kinds of document that the forms ask about, by their names among the subjects of schemas.
const KINDS: [&str; 5] = ["kommune", "losning", "erfaring", "samarbeid", "side"];

/// The rules of the forms.
#[derive(Serialize)]
struct Rules {
    /// The fields of each record, by its name; those of documents by the name of their kind.
    records: Map<String, Value>,
    /// The words of each closed list, by its name.
    lists: Map<String, Value>,
    /// The first and the last year that a date may have.
    years: [i16; 2],
    /// The messages of values that are wrong, by what is wrong.
    messages: Vec<Message>,
    /// The months before a statement is ageing, and before it does not count.
    freshness: FreshnessLimits,
    /// The data of the checks of personal data.
    privacy: privacy::Rules,
}

/// Returns the bytes of the rules, for a site on which statements age like this.
///
/// # Errors
/// Returns an error where they cannot be written as JSON.
pub fn form_rules(freshness: FreshnessLimits) -> serde_json::Result<Vec<u8>> {
    let mut gathered = Gathered::default();
    for subject in SUBJECTS.iter().filter(|one| KINDS.contains(&one.name)) {
        gathered.record(subject.name, subject.record);
    }
    serde_json::to_vec(&Rules {
        records: gathered.records,
        lists: gathered.lists,
        years: [FIRST_YEAR, LAST_YEAR],
        messages: form_messages::messages(),
        freshness,
        privacy: privacy::rules(),
    })
}

/// The records and closed lists that have been described.
#[derive(Default)]
struct Gathered {
    records: Map<String, Value>,
    lists: Map<String, Value>,
}

impl Gathered {
    fn record(&mut self, name: &str, record: &Record) {
        if self.records.contains_key(name) {
            return;
        }
        self.records.insert(name.to_owned(), Value::Null);
        let fields: Map<String, Value> = record
            .all()
            // The forms are for everybody, and so is what is sent by them.
            .filter(|(field, _)| field.key != visibility::KEY)
            .map(|(field, is_needed)| (field.key.to_owned(), self.field(field, is_needed)))
            .collect();
        self.records.insert(name.to_owned(), Value::Object(fields));
    }

    fn field(&mut self, field: &Field, is_needed: bool) -> Value {
        let shape = (field.shape)();
        let mut rule = Map::new();
        rule.insert("type".into(), json!(type_of(field, &shape)));
        if let Some((list, words)) = words_of(&shape) {
            self.list(list, words);
            rule.insert("list".into(), json!(list));
        }
        if let Some(nested) = shape.record() {
            self.record(nested.name, nested);
            rule.insert("record".into(), json!(nested.name));
        }
        if is_needed {
            rule.insert("needed".into(), json!(true));
        }
        if matches!(field.presence, Presence::List | Presence::AtLeastOne) {
            rule.insert("many".into(), json!(true));
        }
        if let Shape::Plain(schema) = &shape {
            // That there is anything at all is said by `needed`.
            let known = |key: &str| schema.get(key).filter(|value| **value != json!("\\S"));
            for key in ["pattern", "minimum", "maximum"] {
                if let Some(value) = known(key) {
                    rule.insert(key.into(), value.clone());
                }
            }
        }
        if let Some(limit) = limit(field) {
            rule.insert("limit".into(), json!(limit));
        }
        Value::Object(rule)
    }

    fn list(&mut self, name: &str, words: &[ListedWord]) {
        let words = words.iter();
        let words = words.map(|one| json!([one.word, one.nb, one.nn])).collect();
        self.lists.insert(name.to_owned(), Value::Array(words));
    }
}

/// Returns the closed list that values of the form are of, or may be of, and its words.
fn words_of(shape: &Shape) -> Option<(&'static str, &[ListedWord])> {
    match shape {
        Shape::Word { list, words } => Some((list, words)),
        Shape::Either(shapes) => shapes.iter().find_map(words_of),
        Shape::Plain(_) | Shape::Record(_) | Shape::List(_) => None,
    }
}

/// Returns the type of the value of a field, as the forms name it.
fn type_of(field: &Field, shape: &Shape) -> &'static str {
    let types = [
        (PartialDate::EXPECTED, "date"),
        (bool::EXPECTED, "truth"),
        (u32::EXPECTED, "integer"),
        (f64::EXPECTED, "number"),
        (Slug::EXPECTED, "name"),
        (Url::EXPECTED, "address"),
        (Reference::EXPECTED, "reference"),
        (Mailbox::EXPECTED, "mailbox"),
        (Unknown::EXPECTED, "unknown"),
        (NewSlug::EXPECTED, "slug"),
        (MunicipalityNumber::EXPECTED, "municipality_number"),
    ];
    let known = types
        .iter()
        .find(|(expected, _)| *expected == field.expected);
    match (shape, known) {
        (Shape::Word { .. }, _) => "word",
        (_, Some((_, known))) => known,
        _ if shape.record().is_some() => "record",
        _ => "text",
    }
}

/// Returns the largest number of characters of a text.
fn limit(field: &Field) -> Option<usize> {
    match field.key {
        "tittel" => Some(TITLE_LIMIT),
        "sammendrag" => Some(SUMMARY_LIMIT),
        _ => (field.expected == String::EXPECTED || field.expected == Reference::EXPECTED)
            .then_some(MAX_TEXT),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::content::cost::Cost;
    use crate::content::municipality::{MunicipalityContact, Need, UsageEntry};
    use crate::content::report::{Artefact, Report};
    use crate::diagnostic::{Diagnostic, Location};
    use crate::yaml::problems::Problems;
    use crate::yaml::written::Written;

    fn rules() -> Value {
        let bytes = form_rules(FreshnessLimits::default()).expect("JSON");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    #[test]
    fn a_field_has_its_type_its_words_and_its_limits() {
        let rules = rules();
        let field = |record: &str, key: &str| rules["records"][record][key].clone();
        assert_eq!(
            field("kommune", "bruk"),
            json!({"type": "record", "record": "UsageEntry", "many": true})
        );
        assert_eq!(
            field("UsageEntry", "status"),
            json!({"type": "word", "list": "bruksstatus", "needed": true})
        );
        assert_eq!(field("UsageEntry", "siden"), json!({"type": "date"}));
        assert_eq!(field("UsageEntry", "løsning")["type"], "name");
        assert_eq!(field("erfaring", "sammendrag")["limit"], 300);
        assert_eq!(field("Population", "antall")["type"], "integer");
        assert_eq!(field("losning", "leveranseform")["many"], true);
        assert_eq!(
            rules["lists"]["bruksstatus"][0],
            json!(["i-bruk", "i bruk", "i bruk"])
        );
        assert_eq!(rules["lists"]["bruksstatus"][4][2], "blir fasa ut");
    }

    /// A value of a field, as a form would write it, and what is to be said of it.
    #[derive(Deserialize)]
    struct Case {
        record: String,
        field: String,
        value: String,
        message: Option<String>,
    }

    /// Returns the first message about `value` as a value of the field.
    fn said(case: &Case) -> Option<String> {
        type Decode = fn(&mut crate::yaml::fields::Fields<'_>);
        let decoders: [(&str, Decode); 6] = [
            ("UsageEntry", |fields| drop(UsageEntry::decode(fields))),
            ("Need", |fields| drop(Need::decode(fields))),
            ("MunicipalityContact", |fields| {
                drop(MunicipalityContact::decode(fields))
            }),
            ("Artefact", |fields| drop(Artefact::decode(fields))),
            ("Cost", |fields| drop(Cost::decode(fields))),
            ("erfaring", |fields| drop(Report::decode(fields))),
        ];
        let (_, decode) = decoders.iter().find(|(name, _)| *name == case.record)?;
        let value = match case.value.parse::<u32>() {
            Ok(number) => serde_yaml::Value::from(number),
            Err(_) => serde_yaml::Value::from(case.value.as_str()),
        };
        let map: serde_yaml::Mapping = [(serde_yaml::Value::from(case.field.as_str()), value)]
            .into_iter()
            .collect();
        let written = Written::new(Vec::new().into(), 0..0);
        let mut problems = Problems::reading("a.md".into(), written);
        let mut fields = crate::yaml::fields::Fields::new(&map, &mut problems);
        decode(&mut fields);
        drop(fields);
        let found = problems.into_found();
        let is_own = |found: &Diagnostic| matches!(&found.location, Location::Field { path, .. } if !path.is_empty());
        found.into_iter().find(is_own).map(|found| found.message)
    }

    /// The same file is run against the script of the forms, in `tests/forms/`.
    #[test]
    fn the_cases_that_the_forms_share_have_the_same_verdicts() {
        let cases = include_str!("../../tests/forms/values.json");
        let cases: Vec<Case> = serde_json::from_str(cases).expect("JSON");
        assert!(cases.len() > 40, "{}", cases.len());
        for case in cases {
            let what = format!("{} {}: {:?}", case.record, case.field, case.value);
            assert_eq!(said(&case), case.message, "{what}");
        }
    }
}
