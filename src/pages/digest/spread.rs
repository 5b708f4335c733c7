//! The section counts the municipalities that use each solution, before and now, and tells when they
//! began and how old the statements are.

use super::block::{Block, Meaning, Row, Section, Table, Words};
use super::subject::Subject;
use super::summary::difference;
use super::uptake;
use super::words::Writer;
use crate::knowledge::ages::Ages;
use crate::knowledge::changes::SpreadChange;
use crate::pages::charts::segments::segments;
use crate::pages::site_page::SitePage;

/// The number of solutions that are shown whatever has changed.
const MOST: usize = 15;

/// The largest number of others whose number of users has changed.
const CHANGED: usize = 25;

/// Returns the section; none where no use is known.
pub(super) fn section(writer: &Writer<'_>, subject: &Subject<'_>) -> Option<Section> {
    let all = &subject.changes.spread;
    if all.is_empty() {
        return None;
    }
    let (most, others) = all.split_at(all.len().min(MOST));
    let changed: Vec<&SpreadChange> = others
        .iter()
        .filter(|one| one.growth().is_some_and(|growth| growth != 0))
        .collect();
    let shown = most.iter().chain(changed.iter().copied().take(CHANGED));
    let rows: Vec<Row> = shown.map(|one| row(writer, one)).collect();
    let left_out = all.len() - rows.len();
    let has_history = subject.basis.then().is_some();
    let columns: &[&str] = match has_history {
        true => &["solution", "then", "now", "difference"],
        false => &["solution", "now"],
    };
    let legend = [("counted", "bar_counted"), ("older", "bar_older")];
    let table = Table {
        caption: writer.text("spread"),
        head: columns.iter().map(|key| writer.text(key)).collect(),
        rows,
        legend: legend
            .map(|(kind, key)| Meaning {
                kind,
                text: writer.text(key),
            })
            .into(),
        has_bars: true,
    };
    let mut blocks = vec![Block::Table(table)];
    if left_out > 0 {
        let place = writer.at(SitePage::Solutions, "");
        let piece = writer.resting_on(writer.count("spread_more", left_out), &place);
        blocks.push(Block::Text {
            words: Words::default().with(piece),
        });
    }
    blocks.extend(uptake::blocks(writer));
    blocks.push(Block::Heading {
        words: Words::plain(writer.text("ages")),
    });
    blocks.push(Block::Table(ages(writer, subject)));
    Some(Section {
        id: "s-spread",
        title: writer.text("spread"),
        blocks,
    })
}

fn row(writer: &Writer<'_>, one: &SpreadChange) -> Row {
    // A bar is full where all municipalities use the solution.
    let whole = writer.reader.knowledge().municipalities.len();
    let now = one.now.users_of_any_age();
    let page = writer.reader.solution(one.solution);
    // A solution of which nothing is stated any more has no list of users.
    let place = if one.now.stated() > 0 {
        page.at("s-users")
    } else {
        page
    };
    let linked = Words::default().with(writer.resting_on(writer.number(now), &place));
    let cells = match one.then.map(|then| then.users_of_any_age()) {
        Some(before) => vec![
            Words::plain(writer.number(before)),
            linked,
            Words::plain(difference(writer, before, now)),
        ],
        None => vec![linked],
    };
    let parts = [("counted", one.now.confirmed), ("older", one.now.older)];
    Row {
        name: Words::default().with(writer.link(&writer.reader.solution(one.solution))),
        cells,
        bar: segments(&parts, whole),
    }
}

/// Returns the table of how old the statements of use are, before and now.
fn ages(writer: &Writer<'_>, subject: &Subject<'_>) -> Table {
    let knowledge = writer.reader.knowledge();
    let row = |key: &str, ages: Ages| {
        let parts = [
            ("fresh", ages.fresh),
            ("ageing", ages.ageing),
            ("stale", ages.stale),
            ("undated", ages.undated),
        ];
        let cells = parts.map(|(_, count)| Words::plain(writer.number(count)));
        Row {
            name: Words::plain(writer.text(key)),
            cells: cells.into(),
            bar: segments(&parts, ages.total()),
        }
    };
    let then = subject
        .basis
        .then()
        .map(|then| row("then", then.usage_ages()));
    let place = writer.at(SitePage::Numbers, "s-ages");
    let mut now = row("now", knowledge.usage_ages());
    now.name = Words::default().with(writer.resting_on(writer.text("now"), &place));
    let limits = knowledge.limits;
    let months = |key: &str, months: u32| {
        let months = usize::try_from(months).unwrap_or(0);
        writer.count(key, months)
    };
    let names = [
        ("fresh", months("age_fresh", limits.ageing)),
        ("ageing", writer.text("age_ageing")),
        ("stale", months("age_stale", limits.stale)),
        ("undated", writer.text("age_undated")),
    ];
    let first = writer.text("when");
    Table {
        caption: writer.text("ages"),
        head: std::iter::once(first)
            .chain(names.iter().map(|(_, name)| name.clone()))
            .collect(),
        rows: then.into_iter().chain([now]).collect(),
        legend: names
            .into_iter()
            .map(|(kind, text)| Meaning { kind, text })
            .collect(),
        has_bars: true,
    }
}
