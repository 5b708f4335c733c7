//! Writes the facets, in a file that only a search with filters needs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::document::{Document, Facet, Value};
use crate::text::{Lang, Vocabulary};

/// One facet.
#[derive(Serialize)]
struct Values<'a> {
    name: &'static str,
    /// Each value with its label.
    values: Vec<(&'a str, &'a str)>,
    /// By document: the number of a value, several of them, or −1 for none.
    documents: Vec<Of>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Of {
    None(i8),
    One(usize),
    Several(Vec<usize>),
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
    let of = |values: &Vec<Value<'_>>| match values.as_slice() {
        [] => Of::None(-1),
        [one] => Of::One(numbers[&*one.value]),
        several => Of::Several(several.iter().map(|value| numbers[&*value.value]).collect()),
    };
    Values {
        name: facet.name(),
        documents: documents.iter().map(of).collect(),
        values: labels.into_iter().collect(),
    }
}
