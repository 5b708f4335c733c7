//! Writes a new document.

use serde_yaml::{Mapping, Value};

use super::body::normal;
use super::write::Style;
use crate::content::Kind;
use crate::content::change::NewDocument;
use crate::content::records::{in_file_order, record_of};
use crate::text::accents::folded;

/// Returns the text of a new document of `kind`, with its fields in the order of the table.
pub fn new_document(kind: Kind, document: &NewDocument) -> String {
    let style = Style {
        list_indent: 2,
        all_quoted: false,
    };
    let fields = style.fields(&ordered(kind, &document.fields), 0);
    let text = normal(&document.text);
    match text.is_empty() {
        true => format!("---\n{fields}\n---\n"),
        false => format!("---\n{fields}\n---\n\n{text}\n"),
    }
}

fn ordered(kind: Kind, fields: &Mapping) -> Mapping {
    let order = in_file_order(record_of(kind));
    let rank = |key: &Value| {
        let key = key.as_str().unwrap_or_default();
        let is_same = |field: &str| field == key || folded(field) == key;
        order
            .iter()
            .position(|field| is_same(field.key))
            .unwrap_or(order.len())
    };
    let mut pairs: Vec<_> = fields
        .iter()
        .filter(|(_, value)| !value.is_null())
        .collect();
    pairs.sort_by_key(|(key, _)| rank(key));
    pairs
        .into_iter()
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::front_matter;

    #[test]
    fn fields_come_in_the_order_of_the_table_and_read_as_they_were_given() {
        let yaml = "kilder: [{url: 'https://example.no/', tittel: 'A: b'}]\nråd: [En, To]\nperiode: {fra: 2020}\ntittel: 'Nome: kveldsåpent'\nsammendrag: Åpent\n";
        let fields: Mapping = serde_yaml::from_str(yaml).expect("YAML");
        let document = NewDocument {
            fields: fields.clone(),
            text: "\n## Hva\n\nDette.\n\n".into(),
        };
        let text = new_document(Kind::Report, &document);
        assert_eq!(
            text,
            "---\ntittel: \"Nome: kveldsåpent\"\nsammendrag: Åpent\nperiode: {fra: 2020}\nråd: [En, To]\nkilder:\n  - url: https://example.no/\n    tittel: \"A: b\"\n---\n\n## Hva\n\nDette.\n"
        );
        let parts = front_matter::split(&text).expect("fields");
        let yaml = parts.yaml.expect("fields");
        assert_eq!(front_matter::parse(&text[yaml], 0).expect("YAML"), fields);
    }
}
