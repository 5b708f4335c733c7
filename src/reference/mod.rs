//! The references that are generated from the declarations of records and checks: schemas for
//! editors, and tables for writers.

mod checks;
mod form_messages;
mod form_rules;
mod json_schema;
mod subject;
mod tables;

pub use form_rules::form_rules;
pub use subject::{SUBJECTS, Subject};

use subject::Form;

/// Returns the JSON Schema (2020-12) of the files of `subject`.
pub fn schema(subject: &Subject) -> String {
    json_schema::of(subject, true)
}

/// Returns the JSON Schema of a translation to nynorsk (`.nn.md`), which takes the fields that it
/// does not have from the main version; `None` where there are no translations.
fn translation_schema(subject: &Subject) -> Option<String> {
    matches!(subject.form, Form::Document(_)).then(|| json_schema::of(subject, false))
}

/// Returns the schemas, each with its path from the root of a site.
fn schemas() -> Vec<(String, String)> {
    let of = |subject: &Subject| {
        let name = subject.name;
        let main = (format!("schema/{name}.json"), schema(subject));
        let translation =
            translation_schema(subject).map(|schema| (format!("schema/{name}.nn.json"), schema));
        std::iter::once(main).chain(translation)
    };
    SUBJECTS.iter().flat_map(of).collect()
}

/// Returns every file that is generated from the declarations, with its path from the root of the
/// repository.
pub fn files() -> Vec<(String, String)> {
    let mut files = schemas();
    files.push(("docs/felt.md".to_owned(), tables::document()));
    files.push(("docs/sjekker.md".to_owned(), checks::document()));
    files
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::yaml::shape::{Record, Shape};

    #[test]
    fn the_written_files_are_up_to_date() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let outdated: Vec<String> = files()
            .into_iter()
            .filter(|(name, text)| {
                let written = std::fs::read_to_string(root.join(name)).unwrap_or_default();
                written.replace("\r\n", "\n") != *text
            })
            .map(|(name, _)| name)
            .collect();
        assert!(
            outdated.is_empty(),
            "renew {outdated:?}: cargo run -- schema --write ."
        );
    }

    #[test]
    fn fields_named_in_messages_exist() {
        fn check(record: &Record) {
            for field in record.fields {
                assert!(!field.about.is_empty(), "{}", field.key);
                if let Shape::Record(nested) = (field.shape)() {
                    for named in field.expected.split('`').skip(1).step_by(2) {
                        let is_field = nested.fields.iter().any(|field| field.key == named);
                        assert!(is_field, "{}: `{named}`", nested.name);
                    }
                    check(nested);
                }
            }
        }
        for subject in &SUBJECTS {
            check(subject.record);
        }
    }
}
