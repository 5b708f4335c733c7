//! Finds the entry of a list that a path names, and names an entry so that it is found.

use serde_yaml::Value;

use super::compare::plain;
use crate::text::accents::folded;
use crate::yaml::shape::Record;

/// The length from which the last value of a name is cut, in characters.
const LONG: usize = 40;

/// The entries that a name fits.
#[derive(Debug, PartialEq, Eq)]
pub enum Fit {
    /// One.
    One(usize),
    /// None.
    None,
    /// Several, by their places.
    Several(Vec<usize>),
}

/// Returns the plain values of `entry`, in the order of the table of fields.
fn values(entry: &Value, record: Option<&Record>) -> Vec<String> {
    let (Value::Mapping(map), Some(record)) = (entry, record) else {
        return plain(entry).into_iter().collect();
    };
    let fields = record.all().map(|(field, _)| field.key);
    fields
        .filter_map(|key| plain(map.get(key).or_else(|| map.get(folded(key)))?))
        .collect()
}

/// Finds the entry of `entries` that `name` names: the one whose first values it is, else the only
/// one that begins so.
pub fn find(name: &str, entries: &[Value], record: Option<&Record>) -> Fit {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let all = entries.iter().map(|entry| values(entry, record));
    let all: Vec<Vec<String>> = all.collect();
    let is_whole =
        |values: &[String]| (1..=values.len()).any(|count| values[..count].join(": ") == name);
    let begins = |values: &[String]| values.join(": ").starts_with(&name);
    let places = |fits: &dyn Fn(&[String]) -> bool| -> Vec<usize> {
        (0..all.len()).filter(|at| fits(&all[*at])).collect()
    };
    let whole = places(&is_whole);
    let fitting = if whole.is_empty() {
        places(&begins)
    } else {
        whole
    };
    match fitting[..] {
        [] => Fit::None,
        [at] => Fit::One(at),
        _ => Fit::Several(fitting),
    }
}

/// Returns the shortest name of the entry at `at`: as many of its values as tell it from the
/// others. `None` where nothing does.
pub fn name_of_entry(entries: &[Value], at: usize, record: Option<&Record>) -> Option<String> {
    let values = values(entries.get(at)?, record);
    let names = (1..=values.len()).map(|count| {
        let (last, before) = values[..count].split_last()?;
        let cut = shortened(last);
        let name = |last: &str| {
            before
                .iter()
                .map(String::as_str)
                .chain([last])
                .collect::<Vec<_>>()
                .join(": ")
        };
        let fits = |name: &String| !name.is_empty() && find(name, entries, record) == Fit::One(at);
        let short = Some(name(&cut)).filter(fits);
        short.or_else(|| Some(name(last)).filter(fits))
    });
    names.flatten().next()
}

/// Returns the first words of a long text.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONG || text.starts_with("http") {
        return text.to_owned();
    }
    let mut short = String::new();
    for word in text.split(' ') {
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
        if short.chars().count() >= LONG {
            break;
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Kind;
    use crate::content::records::{field_of, record_of};

    fn list(yaml: &str) -> Vec<Value> {
        serde_yaml::from_str(yaml).expect("a list")
    }

    fn record(name: &str) -> Option<&'static Record> {
        let field = field_of(record_of(Kind::Municipality), name).expect(name);
        (field.shape)().record()
    }

    #[test]
    fn an_entry_is_found_by_what_it_is() {
        let uses = list(
            "- {løsning: digisos, status: i-bruk}\n- {losning: digisos-2, status: pilot}\n- {løsning: altinn, status: i-bruk}\n- {løsning: altinn, status: avsluttet}\n",
        );
        let found = |name: &str| find(name, &uses, record("bruk"));
        assert_eq!(found("digisos"), Fit::One(0));
        assert_eq!(found("digisos: i-bruk"), Fit::One(0));
        assert_eq!(found("digisos-2"), Fit::One(1));
        assert_eq!(found("altinn"), Fit::Several(vec![2, 3]));
        assert_eq!(found("altinn: av"), Fit::One(3));
        assert_eq!(found("framsikt"), Fit::None);
        let names: Vec<_> = (0..4)
            .map(|at| name_of_entry(&uses, at, record("bruk")))
            .collect();
        let expected = [
            "digisos",
            "digisos-2",
            "altinn: i-bruk",
            "altinn: avsluttet",
        ];
        assert_eq!(names, expected.map(|name| Some(name.to_owned())));
    }

    #[test]
    fn a_name_is_as_short_as_it_can_be() {
        let long = "Oversikt over systemer og informasjon i hele kommunen, og i region og fylke";
        let needs = list(&format!(
            "- {{tema: data, tekst: '{long}'}}\n- {{tema: data, tekst: Noe annet}}\n- {{tema: arkiv, tekst: Mer}}\n- {{tema: arkiv, tekst: Mer}}\n"
        ));
        let name = |at| name_of_entry(&needs, at, record("behov"));
        assert_eq!(
            name(0).as_deref(),
            Some("data: Oversikt over systemer og informasjon i hele")
        );
        assert_eq!(name(1).as_deref(), Some("data: Noe annet"));
        assert_eq!(name(2), None);
        let sources =
            list("- https://example.no/a\n- {tittel: Et brev, url: https://example.no/b}\n");
        assert_eq!(
            name_of_entry(&sources, 1, record("kilder")).as_deref(),
            Some("https://example.no/b")
        );
        assert_eq!(
            name_of_entry(&sources, 0, record("kilder")).as_deref(),
            Some("https://example.no/a")
        );
    }
}
