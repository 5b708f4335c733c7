//! Writes the facets: those that are shown first for the manifest, because they take little, and the
//! others in files, which are fetched when a reader comes to them or filters by them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document::{Document, Facet, Value};
use super::file::File;
use crate::text::{Lang, Vocabulary};

/// The base of the numbers of values, whose digits are letters from the first on. None of them is
/// escaped in JSON.
const BASE: usize = 57;
const FIRST: u8 = b'#';
/// The number of a document without a value, of one with several, and of the first value.
const NONE: usize = 0;
const SEVERAL: usize = 1;
const VALUES: usize = 2;

/// The facets in the manifest.
const IN_MANIFEST: [Facet; 3] = [Facet::Kind, Facet::Topic, Facet::Place];
/// The facets in each file.
const FILES: [&[Facet]; 2] = [
    &[Facet::Municipality],
    &[Facet::Solution, Facet::Status, Facet::Year, Facet::Language],
];

/// The facets as they stand in the manifest.
#[derive(Serialize)]
pub(super) struct Facets {
    first: serde_json::Value,
    files: Vec<Part>,
}

/// A file of facets.
#[derive(Serialize)]
struct Part {
    names: Vec<&'static str>,
    file: String,
}

/// One facet.
#[derive(Serialize)]
struct Values<'a> {
    name: &'static str,
    /// Each value with its label.
    values: Vec<(&'a str, &'a str)>,
    /// A number by document, as one text for each digit, the lowest first. Compressed, that takes half
    /// of what a list of numbers would.
    digits: Vec<String>,
    /// The values of each document that has several.
    several: Vec<Vec<usize>>,
}

/// Puts the facets into files, but for those that the manifest has.
pub(super) fn facets(
    documents: &[Document<'_>],
    out: &mut Vec<File>,
) -> serde_json::Result<Facets> {
    let files = FILES.into_iter().map(|facets| {
        let bytes = serde_json::to_vec(&content(documents, facets)?)?;
        Ok(Part {
            names: facets.iter().map(|facet| facet.name()).collect(),
            file: File::add(out, bytes, "json"),
        })
    });
    let files = files.collect::<serde_json::Result<Vec<Part>>>()?;
    let first = content(documents, &IN_MANIFEST)?;
    Ok(Facets { first, files })
}

/// Returns `facets` with their values, and those of each document.
fn content(documents: &[Document<'_>], facets: &[Facet]) -> serde_json::Result<serde_json::Value> {
    let list = facets.iter().map(|facet| {
        let values: Vec<Vec<Value<'_>>> = documents
            .iter()
            .map(|document| values(document, *facet))
            .collect();
        serde_json::to_value(number(*facet, &values))
    });
    list.collect()
}

fn values<'a>(document: &'a Document<'a>, facet: Facet) -> Vec<Value<'a>> {
    match facet {
        Facet::Kind => vec![document.kind.clone()],
        Facet::Language => vec![Value {
            value: document.lang.slug().into(),
            label: document.lang.label(Lang::Nb).into(),
        }],
        Facet::Year => {
            let year = document.date.as_ref().and_then(|dated| dated.date.get(..4));
            let value = |year: &'a str| Value {
                value: year.into(),
                label: year.into(),
            };
            year.map(value).into_iter().collect()
        }
        _ => {
            let own = document.values.iter().filter(|(own, _)| *own == facet);
            let mut values: Vec<_> = own.map(|(_, value)| value.clone()).collect();
            values.sort();
            values.dedup();
            values
        }
    }
}

fn number<'a>(facet: Facet, documents: &'a [Vec<Value<'a>>]) -> Values<'a> {
    let mut labels: BTreeMap<&str, &str> = BTreeMap::new();
    for value in documents.iter().flatten() {
        labels.entry(&value.value).or_insert(&value.label);
    }
    let numbers: BTreeMap<&str, usize> = labels.keys().copied().zip(0..).collect();
    let number_of = |value: &Value<'_>| numbers[&*value.value];
    let mut several = Vec::new();
    let documents: Vec<usize> = documents
        .iter()
        .map(|values| match values.as_slice() {
            [] => NONE,
            [one] => number_of(one) + VALUES,
            many => {
                several.push(many.iter().map(number_of).collect());
                SEVERAL
            }
        })
        .collect();
    Values {
        name: facet.name(),
        digits: digits(documents),
        several,
        values: labels.into_iter().collect(),
    }
}

/// Returns the digits of `numbers`, those of the same worth together.
fn digits(mut numbers: Vec<usize>) -> Vec<String> {
    let mut digits = Vec::new();
    loop {
        let lowest = |number: &usize| char::from(FIRST + (number % BASE) as u8);
        digits.push(numbers.iter().map(lowest).collect());
        for number in &mut numbers {
            *number /= BASE;
        }
        if numbers.iter().all(|number| *number == 0) {
            return digits;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_is_in_one_place_and_in_order() {
        let all: Vec<Facet> = IN_MANIFEST.into_iter().chain(FILES.concat()).collect();
        assert_eq!(all, Facet::ALL);
    }

    #[test]
    fn numbers_are_written_by_digit() {
        assert_eq!(digits(vec![0, 1, 56]), ["#$["]);
        assert_eq!(digits(vec![57, 3, 57 * 57 + 2]), ["#&%", "$##", "##$"]);
        assert_eq!(digits(Vec::new()), [""]);
        let all: String = (0..BASE).flat_map(|number| digits(vec![number])).collect();
        let written = serde_json::to_string(&all).map(|json| json.len());
        assert_eq!(written.ok(), Some(BASE + 2));
    }
}
