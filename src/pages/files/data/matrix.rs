//! The first sheet of `dekning.xlsx`: a solution on each line, a municipality in each column.

use crate::knowledge::coverage::Scope;
use crate::knowledge::usage::UsageCounts;
use crate::pages::context::reader::Reader;
use crate::workbook::{Cell, Sheet};

/// The columns before those of municipalities that stay in sight.
const FROZEN: u16 = 1;

/// The largest number of cells, of which nearly all are empty: a whole country has millions.
const MOST_CELLS: usize = 200_000;

/// Returns the matrix: in each cell the status that is stated, or nothing. None where it would be too
/// large to be read.
pub(super) fn sheet(reader: &Reader<'_>) -> Option<Sheet> {
    let knowledge = reader.knowledge();
    let coverage = knowledge.coverage(Scope::default());
    if coverage.rows.len() * coverage.columns.municipalities.len() > MOST_CELLS {
        return None;
    }
    let own = ["solution", "topic", "known", "confirmed"];
    let own = own.map(|name| reader.text(&format!("workbook.{name}")));
    let municipalities = coverage.columns.municipalities.iter();
    let names = municipalities.map(|id| reader.municipality(*id).title.into_owned());
    let rows = coverage.groups.iter().flat_map(|(topic, range)| {
        let topic = topic.map(|id| reader.topic(id).title.into_owned());
        coverage.rows[range.clone()].iter().map(move |row| {
            let link = reader.solution(row.solution);
            let UsageCounts {
                confirmed, older, ..
            } = row.counts;
            let solution = Cell::Link {
                url: reader.absolute(&link.address),
                text: link.title.into_owned(),
            };
            let topic = topic.as_deref().map_or(Cell::Empty, Cell::from);
            let said = row.cells.iter().map(|usage| {
                let usage = usage.map(|id| knowledge.usage(id));
                let status = usage.map(|usage| reader.usage_status(usage).label);
                status.as_deref().map_or(Cell::Empty, Cell::from)
            });
            [
                solution,
                topic,
                (confirmed + older).into(),
                confirmed.into(),
            ]
            .into_iter()
            .chain(said)
            .collect()
        })
    });
    Some(Sheet {
        name: reader.text("workbook.matrix"),
        columns: own.into_iter().chain(names).collect(),
        rows: rows.collect(),
        frozen_columns: FROZEN,
    })
}
