//! `likhet/<kommune>.json`: all other municipalities, most like first, each with the properties in
//! which they are alike. There is a file for each municipality, which the page of a solution
//! fetches when the reader has chosen one, so that no page carries data that most readers do not
//! need.
//!
//! A row is `["larvik","1?10",31]`: the municipality, the four questions of [`Similarity`] in order
//! (`1` yes, `0` no, `?` not known), and the distance in km or `null`.

use serde::Serialize;

use crate::knowledge::similarity::Similarity;
use crate::knowledge::{Knowledge, MunicipalityId};

/// A municipality, its four answers, and its distance in km.
#[derive(Serialize)]
struct Row<'a>(&'a str, String, Option<f64>);

/// Returns the bytes of the file for a municipality.
///
/// # Errors
/// Returns an error where the rows cannot be written as JSON.
pub(in crate::pages) fn render(
    knowledge: &Knowledge,
    id: MunicipalityId,
) -> serde_json::Result<Vec<u8>> {
    let rows: Vec<Row<'_>> = knowledge
        .order_by_similarity(id)
        .iter()
        .map(|like| row(knowledge, like))
        .collect();
    serde_json::to_vec(&rows)
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
