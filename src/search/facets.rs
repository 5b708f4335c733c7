//! Writes the facets, in a file that only a search with filters needs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document::{Document, Facet, Value};
use crate::text::{Lang, Vocabulary};

/// The base of the numbers of values, whose digits are letters from the first on. None of them is
/// escaped in JSON.
const BASE: usize = 57;
const FIRST: u8 = b'#';
/// The number of a document without a value, of one with several, and of the first value.
const NONE: usize = 0;
const SEVERAL: usize = 1;
const VALUES: usize = 2;

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

/// Returns the content of the file.
pub(super) fn facets(documents: &[Document<'_>]) -> serde_json::Result<Vec<u8>> {
    let facets: Vec<Vec<Vec<Value<'_>>>> = Facet::ALL
        .into_iter()
        .map(|facet| {
            documents
                .iter()
                .map(|document| values(document, facet))
                .collect()
        })
        .collect();
    let file: Vec<Values<'_>> = Facet::ALL
        .into_iter()
        .zip(&facets)
        .map(|(facet, documents)| number(facet, documents))
        .collect();
    serde_json::to_vec(&file)
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
    fn numbers_are_written_by_digit() {
        assert_eq!(digits(vec![0, 1, 56]), ["#$["]);
        assert_eq!(digits(vec![57, 3, 57 * 57 + 2]), ["#&%", "$##", "##$"]);
        assert_eq!(digits(Vec::new()), [""]);
        let all: String = (0..BASE).flat_map(|number| digits(vec![number])).collect();
        let written = serde_json::to_string(&all).map(|json| json.len());
        assert_eq!(written.ok(), Some(BASE + 2));
    }
}
