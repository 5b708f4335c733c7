//! The figures of the whole, before and now.

use super::block::{Block, Row, Section, Table, Words};
use super::subject::Subject;
use super::words::Writer;
use crate::knowledge::changes::Figure;
use crate::pages::context::view::Link;
use crate::pages::site_page::SitePage;

/// Returns the section.
pub(super) fn section(writer: &Writer<'_>, subject: &Subject<'_>) -> Section {
    let then = subject.basis.then();
    let rows = Figure::ALL.iter().map(|figure| {
        let now = writer.reader.knowledge().figure(*figure);
        let (key, place) = place(writer, *figure);
        let linked = Words::default().with(writer.resting_on(writer.number(now), &place));
        let cells = match then.map(|then| then.figure(*figure)) {
            Some(before) => vec![
                Words::plain(writer.number(before)),
                linked,
                Words::plain(difference(writer, before, now)),
            ],
            None => vec![linked],
        };
        Row {
            name: Words::plain(writer.text(key)),
            cells,
            bar: Vec::new(),
        }
    });
    let columns: &[&str] = match then {
        Some(_) => &["figure", "then", "now", "difference"],
        None => &["figure", "now"],
    };
    let table = Table {
        caption: writer.text("summary"),
        head: columns.iter().map(|key| writer.text(key)).collect(),
        rows: rows.collect(),
        legend: Vec::new(),
        has_bars: false,
    };
    let municipalities = writer.reader.knowledge().municipalities.len();
    Section {
        id: "s-summary",
        title: writer.text("summary"),
        blocks: vec![
            Block::Table(table),
            Block::Text {
                words: Words::plain(writer.count("of_municipalities", municipalities)),
            },
        ],
    }
}

/// Returns the key of the name of a figure, and the place on the site where it is told.
fn place<'a>(writer: &Writer<'a>, figure: Figure) -> (&'static str, Link<'a>) {
    match figure {
        Figure::Answered => (
            "figure_answered",
            writer.at(SitePage::Maintenance, "s-progress"),
        ),
        Figure::Statements => ("figure_statements", writer.at(SitePage::Coverage, "")),
        Figure::Confirmed => ("figure_confirmed", writer.at(SitePage::Numbers, "")),
        Figure::SolutionsUsed => ("figure_solutions", writer.at(SitePage::Solutions, "")),
        Figure::Reports => ("figure_reports", writer.at(SitePage::Reports, "")),
        Figure::Needs => ("figure_needs", writer.at(SitePage::Needs, "")),
        Figure::Misleading => ("figure_misleading", writer.at(SitePage::Maintenance, "")),
    }
}

/// Returns the difference with its sign: `+3`, `−2`, `0`.
pub(super) fn difference(writer: &Writer<'_>, before: usize, now: usize) -> String {
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!("+{}", writer.number(now - before)),
        std::cmp::Ordering::Less => format!("−{}", writer.number(before - now)),
        std::cmp::Ordering::Equal => "0".to_owned(),
    }
}
