//! `likhet/<kommune>.json`: all other municipalities, most like first, each with why. A file for
//! each municipality, fetched by the page of a solution when the reader has chosen whom to look
//! from; so no page carries what most readers do not ask for.
//!
//! A row is `["larvik","1?10",31]`: the municipality, the four questions of [`Similarity`] in order
//! (`1` yes, `0` no, `?` not known), and the distance in km or `null`.

use serde::Serialize;

use crate::knowledge::similarity::Similarity;
use crate::knowledge::{Knowledge, MunicipalityId};

/// A municipality, its four answers, and how far away it is.
#[derive(Serialize)]
struct Row<'a>(&'a str, String, Option<f64>);

/// The bytes of the file for a municipality.
pub(in crate::pages) fn render(knowledge: &Knowledge, id: MunicipalityId) -> Vec<u8> {
    let rows: Vec<Row<'_>> = knowledge
        .order_by_similarity(id)
        .iter()
        .map(|like| row(knowledge, like))
        .collect();
    // What is made of texts and numbers alone can always be written.
    serde_json::to_vec(&rows).unwrap_or_default()
}

fn row<'a>(knowledge: &'a Knowledge, like: &Similarity) -> Row<'a> {
    let answers = [
        like.same_size,
        Some(like.same_written_form),
        like.same_region,
        like.near,
    ];
    let answers = answers.map(|answer| match answer {
        Some(true) => '1',
        Some(false) => '0',
        None => '?',
    });
    let slug = knowledge
        .municipality(like.municipality)
        .entry
        .slug
        .as_str();
    Row(slug, answers.iter().collect(), like.km.map(f64::round))
}
