//! JSON Schema (2020-12) of the fields of a file, as editors read it.

use serde_json::{Map, Value, json};

use super::subject::{Form, Subject};
use crate::text::accents::folded;
use crate::yaml::shape::{Field, ListedWord, Presence, Record, Shape};

/// Returns the schema of the files of `subject`; without `complete`, no field has to be there.
pub(super) fn of(subject: &Subject, complete: bool) -> String {
    let mut schemas = Schemas::default();
    let mut root = match subject.form {
        Form::Document(foreign) => schemas.record(subject.record, foreign, complete),
        Form::File => schemas.record(subject.record, &[], complete),
        Form::List(key) => {
            let record = schemas.record(subject.record, &[], complete);
            json!({
                "type": "object",
                "properties": {key: {"type": "array", "minItems": 1, "items": record}},
                "required": [key],
                "additionalProperties": false,
            })
        }
    };
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!(subject.files);
    root["$defs"] = Value::Object(schemas.definitions);
    format!("{root:#}\n")
}

/// The schemas of records and closed lists that others refer to by name.
#[derive(Default)]
struct Schemas {
    definitions: Map<String, Value>,
}

impl Schemas {
    /// Returns the schema of a mapping. Names that are read but not recommended (in ASCII, or of
    /// other generators) are patterns, which editors do not suggest.
    fn record(&mut self, record: &Record, foreign: &[(&str, &str)], complete: bool) -> Value {
        let mut properties = Map::new();
        let mut patterns = Map::new();
        let (mut needed, mut needed_by_any_name) = (Vec::new(), Vec::new());
        for (field, is_needed) in record.all() {
            let schema = self.field(field);
            let ascii = folded(field.key);
            let others = foreign.iter().filter(|(_, ours)| *ours == field.key);
            let mut others: Vec<&str> = others.map(|(other, _)| *other).collect();
            if ascii != field.key {
                others.push(&ascii);
            }
            if is_needed && complete && others.is_empty() {
                needed.push(field.key);
            } else if is_needed && complete {
                let names = std::iter::once(field.key).chain(others.iter().copied());
                let any: Vec<_> = names.map(|name| json!({"required": [name]})).collect();
                needed_by_any_name.push(json!({"anyOf": any}));
            }
            for other in others {
                patterns.insert(format!("^{other}$"), schema.clone());
            }
            properties.insert(field.key.to_owned(), schema);
        }
        let mut schema = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if !patterns.is_empty() {
            schema["patternProperties"] = Value::Object(patterns);
        }
        if !needed.is_empty() {
            schema["required"] = json!(needed);
        }
        if !needed_by_any_name.is_empty() {
            schema["allOf"] = Value::Array(needed_by_any_name);
        }
        schema
    }

    fn field(&mut self, field: &Field) -> Value {
        let shape = (field.shape)();
        let one = self.value(&shape);
        let mut schema = match field.presence {
            Presence::Required | Presence::Optional => one,
            Presence::List | Presence::AtLeastOne => {
                let mut list = json!({"type": "array", "items": one});
                if field.presence == Presence::AtLeastOne {
                    list["minItems"] = json!(1);
                }
                // A single value is a list of one, unless it is a mapping.
                match without_records(&shape) {
                    Some(single) => json!({"anyOf": [list, self.value(&single)]}),
                    None => list,
                }
            }
        };
        schema["description"] = json!(field.about);
        schema
    }

    fn value(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Plain(schema) => schema.clone(),
            Shape::Word { list, words } => {
                let schema = || closed_list(list, words);
                self.defined(list, |_| schema())
            }
            Shape::Record(record) => {
                self.defined(record.name, |schemas| schemas.record(record, &[], true))
            }
            Shape::List(item) => json!({"type": "array", "items": self.value(item)}),
            Shape::Either(shapes) => {
                let any: Vec<_> = shapes.iter().map(|shape| self.value(shape)).collect();
                json!({"anyOf": any})
            }
        }
    }

    /// Returns a reference to the definition called `name`, which `make` adds where there is none.
    fn defined(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        let name = folded(name);
        if !self.definitions.contains_key(&name) {
            let schema = make(self);
            self.definitions.insert(name.clone(), schema);
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }
}

/// Returns the schema of the words of a closed list, with the meaning of each. Their spelling in
/// ASCII is accepted too, and so is a number where a word is one.
fn closed_list(name: &str, words: &[ListedWord]) -> Value {
    let described = words
        .iter()
        .map(|one| json!({"const": one.word, "description": one.nb}));
    let mut any: Vec<Value> = described.collect();
    let others = words.iter().filter_map(|one| {
        let ascii = folded(one.word);
        (ascii != one.word).then(|| json!({"pattern": format!("^{ascii}$"), "type": "string"}))
    });
    let numbers = words.iter().filter_map(|one| one.word.parse::<u32>().ok());
    any.extend(others.chain(numbers.map(|number| json!({"const": number}))));
    json!({"title": name, "anyOf": any})
}

/// Returns the part of `shape` that is no record.
fn without_records(shape: &Shape) -> Option<Shape> {
    match shape {
        Shape::Record(_) => None,
        Shape::Either(shapes) => {
            let plain: Vec<_> = shapes.iter().filter_map(without_records).collect();
            (!plain.is_empty()).then_some(Shape::Either(plain))
        }
        shape => Some(shape.clone()),
    }
}
