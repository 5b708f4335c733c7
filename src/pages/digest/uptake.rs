//! The part on uptake: how many municipalities began to use each solution, year by year.

use super::block::{Block, Words};
use super::words::Writer;
use crate::knowledge::uptake::Uptake;
use crate::pages::site_page::SitePage;

/// The number of solutions that are told.
const MOST: usize = 15;

/// Returns the heading, the rule and the list; nothing where nobody says when use began. A list, for
/// a table of years is wider than a phone.
pub(super) fn blocks(writer: &Writer<'_>) -> Vec<Block> {
    let all = writer.reader.knowledge().uptake();
    if all.is_empty() {
        return Vec::new();
    }
    let text = |words| Block::Text { words };
    let lines = all.iter().take(MOST).map(|one| line(writer, one));
    let mut blocks = vec![
        Block::Heading {
            words: Words::plain(writer.text("uptake")),
        },
        text(Words::plain(writer.text("uptake_rule"))),
        Block::List {
            items: lines.collect(),
        },
    ];
    let left_out = all.len().saturating_sub(MOST);
    if left_out > 0 {
        let place = writer.at(SitePage::Solutions, "");
        let piece = writer.resting_on(writer.count("uptake_more", left_out), &place);
        blocks.push(text(Words::default().with(piece)));
    }
    blocks
}

/// Tells the years of one solution: `Kartet: 1 i 2020, 1 uten år`.
fn line(writer: &Writer<'_>, one: &Uptake) -> Words {
    let place = writer.reader.solution(one.solution).at("s-users");
    let told = |text: String| Words::default().with(writer.resting_on(text, &place));
    let years = one.years.iter().map(|(year, count)| {
        let count = writer.number(*count);
        let arguments = [("count", &*count), ("year", &year.to_string())];
        told(writer.fill("uptake_year", None, &arguments))
    });
    let undated = (one.undated > 0).then(|| told(writer.count("uptake_undated", one.undated)));
    let items = years.chain(undated).collect();
    let name = Words::default().with(writer.solution(one.solution));
    name.then(": ").and(writer.listed(items, &place))
}
