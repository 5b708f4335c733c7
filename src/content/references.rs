//! The kind of document that each field with a reference names.

use super::kind::Kind;
use crate::text::accents::is_folded;

/// The fields that name documents, with the kind of these.
const TARGETS: [(&str, Kind); 15] = [
    ("løsning", Kind::Solution),
    ("løsninger", Kind::Solution),
    ("løst_av", Kind::Solution),
    ("bygger_på", Kind::Solution),
    ("integreres_med", Kind::Solution),
    ("alternativ_til", Kind::Solution),
    ("erstattet_av", Kind::Solution),
    ("kommune", Kind::Municipality),
    ("kommuner", Kind::Municipality),
    ("medlemmer", Kind::Municipality),
    ("felles_med", Kind::Municipality),
    ("spurt", Kind::Municipality),
    ("gjennom", Kind::Network),
    ("erfaring", Kind::Report),
    ("gjenbrukt_fra", Kind::Report),
];

/// Returns the kind of document that the field called `name` names, perhaps without æ, ø and å.
pub fn target(name: &str) -> Option<Kind> {
    let is_same = |key: &str| key == name || is_folded(name, key);
    let mut targets = TARGETS.iter();
    targets.find(|(key, _)| is_same(key)).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::records::record_of;
    use crate::content::round::Round;
    use crate::text::slug::Slug;
    use crate::yaml::fields::FromYaml;
    use crate::yaml::shape::Record;

    /// The fields that name a topic, which is no document.
    const OF_TOPICS: [&str; 3] = ["tema", "temaer", "områder"];

    fn references(record: &'static Record, found: &mut Vec<&'static str>) {
        for (field, _) in record.all() {
            if field.expected == Slug::EXPECTED {
                found.push(field.key);
            }
            if let Some(nested) = (field.shape)().record() {
                references(nested, found);
            }
        }
    }

    #[test]
    fn every_field_that_names_a_document_has_its_kind_and_no_other_is_named() {
        let mut found = Vec::new();
        for kind in Kind::ALL {
            references(record_of(*kind), &mut found);
        }
        references(&Round::RECORD, &mut found);
        for name in &found {
            assert_eq!(target(name).is_none(), OF_TOPICS.contains(name), "{name}");
        }
        for (name, _) in TARGETS {
            assert!(found.contains(&name), "{name}");
        }
        assert_eq!(target("losning"), Some(Kind::Solution));
    }
}
