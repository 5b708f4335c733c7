//! Builds the search: the index of a site and the engine that reads it in the browser.
//!
//! [`build`] turns documents into files. A query needs little of them, however large the site:
//! words and their places are in shards by the alphabet, the cards of results are packed many to a
//! file, and the manifest lists the files. The same rules tokenize a text here and a query in the
//! engine (`engine/`); they share the tables of `rules`.
//!
//! The caller decides which pages of the site are documents.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::text::{Lang, Vocabulary as _};

mod abbreviations;
mod bits;
mod cards;
mod compounds;
pub mod document;
mod engine;
mod facets;
mod field;
mod file;
mod fold;
mod light;
mod names;
mod numbers;
mod packed;
mod postings;
mod read;
mod rules;
mod shards;
mod shared_ends;
mod short_names;
mod spelling;
mod stem;
mod synonyms;
#[cfg(test)]
mod tests;
mod vocabulary;
mod weights;
mod words;

use document::Document;
pub use engine::{answering, in_theme};
pub use file::File;
use light::Light;
pub use packed::{Packed, pack};
use shards::{Listed, Shards};
use short_names::ShortNames;
use spelling::Lists;
use stem::StemLanguage;
pub use synonyms::Group;
use vocabulary::Vocabulary;

/// The file that the engine reads first.
#[derive(Serialize)]
struct Manifest {
    engine: String,
    documents: usize,
    /// Documents that are another version of the one before them.
    versions: Vec<usize>,
    /// Documents with versions in several languages that are not in bokmål, by language.
    languages: BTreeMap<&'static str, Vec<usize>>,
    /// `true` where any document is in English.
    english: bool,
    terms: Shards,
    spelling: Lists,
    cards: Packed,
    facets: facets::Facets,
    synonyms: Vec<String>,
    rules: Rules,
}

/// The tables that the analysis of words uses.
#[derive(Serialize)]
struct Rules {
    folded: &'static str,
    digraphs: &'static [(&'static str, &'static str)],
    rewrites: String,
    derivations: String,
    endings: String,
    #[serde(rename = "beforeS")]
    before_s: &'static str,
    derived: String,
    light: String,
    everyday: &'static str,
    prefixes: &'static str,
    #[serde(rename = "formEnds")]
    form_ends: &'static str,
}

/// Returns the files of the search over `documents`, by path; `groups` are words with the same
/// meaning. The same documents in any order give the same files.
///
/// # Errors
/// Returns an error where JSON cannot express a value, which no document causes.
pub fn build(mut documents: Vec<Document<'_>>, groups: &[Group]) -> serde_json::Result<Vec<File>> {
    sort(&mut documents);
    let read = read::read(&documents);
    let known: Vec<String> = groups
        .iter()
        .flat_map(|group| &group.words)
        .filter(|word| !word.contains(' '))
        .map(|word| word.to_lowercase())
        .collect();
    let light = Light::without(&known);
    let vocabulary = Vocabulary::new(&read, &known, &light);
    let (lists, starts) = postings::collect(read.texts, &vocabulary);
    let explained = abbreviations::explained(&documents);
    let names = names::names(&documents, &ShortNames::new(&explained, &vocabulary.terms));
    let listed = listed(vocabulary, lists, names);
    let mut groups = groups.to_vec();
    groups.extend(abbreviations::groups(&explained));
    let keys: FxHashSet<&str> = listed.iter().map(|entry| entry.key.as_str()).collect();
    let mut files = Vec::new();
    let manifest = Manifest {
        documents: documents.len(),
        versions: (1..documents.len())
            .filter(|at| documents[*at].group == documents[at - 1].group)
            .collect(),
        languages: languages(&documents),
        english: listed
            .iter()
            .any(|entry| entry.language == StemLanguage::English),
        synonyms: synonyms::synonyms(&groups, &keys),
        terms: shards::shards(&listed, &mut files),
        spelling: spelling::lists(&listed, documents.len(), &mut files),
        cards: cards::cards(&documents, &starts, &mut files)?,
        facets: facets::facets(&documents, &mut files)?,
        engine: format!("files/{}.js", File::add(&mut files, engine::module(), "js")),
        rules: rules(&light),
    };
    files.push(File {
        path: "manifest.json".to_owned(),
        bytes: serde_json::to_vec(&manifest)?,
    });
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.dedup();
    Ok(files)
}

/// Sorts documents in the order of their numbers: newest first by what they tell of, then those
/// that tell of no time, last changed first; versions of one document together, the main one before
/// the others.
fn sort(documents: &mut Vec<Document<'_>>) {
    let dates = |document: &Document<'_>| {
        let date = document.date.as_ref().map(|dated| dated.date.clone());
        (date, document.changed.clone())
    };
    let mut newest: BTreeMap<usize, (_, String)> = BTreeMap::new();
    for document in documents.iter() {
        let there = newest
            .entry(document.group)
            .or_insert_with(|| (dates(document), document.url.clone()));
        there.0 = there.0.clone().max(dates(document));
        if document.url < there.1 {
            there.1.clone_from(&document.url);
        }
    }
    documents.sort_by_cached_key(|document| {
        let (dates, url) = newest.get(&document.group).cloned().unwrap_or_default();
        let within = (Reverse(document.is_main), document.url.clone());
        (Reverse(dates), url, document.group, within)
    });
}

/// Returns the documents in a group of several that are not in bokmål, by language.
fn languages(documents: &[Document<'_>]) -> BTreeMap<&'static str, Vec<usize>> {
    let mut languages: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    let groups = documents.chunk_by(|a, b| a.group == b.group);
    let mut start = 0;
    for group in groups {
        for (at, document) in (start..).zip(group) {
            if group.len() > 1 && document.lang != Lang::Nb {
                languages.entry(document.lang.slug()).or_default().push(at);
            }
        }
        start += group.len();
    }
    languages
}

/// Returns words and names with their occurrences, by key.
fn listed(
    vocabulary: Vocabulary,
    lists: Vec<Option<postings::List>>,
    names: Vec<(String, postings::List)>,
) -> Vec<Listed> {
    let words = vocabulary
        .terms
        .into_iter()
        .zip(lists)
        .filter_map(|(term, list)| {
            Some(Listed {
                key: term.key,
                form: term.form,
                language: term.language,
                is_shown: term.is_shown,
                list: list?,
            })
        });
    let names = names.into_iter().map(|(form, list)| Listed {
        key: fold::name_key(&form),
        form,
        language: StemLanguage::Norwegian,
        is_shown: false,
        list,
    });
    let mut listed: Vec<Listed> = words.chain(names).collect();
    listed.par_sort_unstable_by(|a, b| {
        (&a.key, &a.form, a.language).cmp(&(&b.key, &b.form, b.language))
    });
    listed
}

fn rules(light: &Light) -> Rules {
    let pairs = |pairs: &[(&str, &str)]| {
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(from, to)| format!("{from} {to}"))
            .collect();
        pairs.join(",")
    };
    Rules {
        folded: rules::FOLDED,
        digraphs: &rules::DIGRAPHS,
        rewrites: pairs(rules::REWRITES),
        derivations: pairs(rules::DERIVATIONS),
        endings: stem::ENDINGS.join(" "),
        before_s: stem::BEFORE_S,
        derived: stem::DERIVED.join(" "),
        light: light.written(),
        everyday: rules::EVERYDAY,
        prefixes: rules::PREFIXES,
        form_ends: rules::FORM_ENDS,
    }
}
