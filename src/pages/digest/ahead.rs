//! The deadlines and ends of contracts of the year to come.

use super::block::{Block, Section, Words};
use super::words::Writer;
use crate::edit::describe::date_in_words;
use crate::knowledge::changes::Days;
use crate::knowledge::contracts::Contract;
use crate::knowledge::deadlines::StatedDeadline;
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;

/// Returns the section, which says so where nothing is known.
pub(super) fn section(writer: &Writer<'_>) -> Section {
    let knowledge = writer.reader.knowledge();
    let items = lines(writer, &knowledge.days_ahead(writer.reader.lang));
    let place = writer.at(SitePage::Contracts, "");
    let key = if items.is_empty() { "no_days" } else { "days" };
    let counted = writer.resting_on(writer.count(key, items.len()), &place);
    let mut blocks = vec![Block::Text {
        words: Words::default().with(counted),
    }];
    if !items.is_empty() {
        blocks.push(Block::List { items });
    }
    Section {
        id: "s-ahead",
        title: writer.text("ahead"),
        blocks,
    }
}

/// Returns a line for each deadline and each contract, by date.
pub(super) fn lines(writer: &Writer<'_>, days: &Days<'_>) -> Vec<Words> {
    let deadlines = days.deadlines.iter();
    let contracts = days.contracts.iter();
    let mut lines: Vec<(PartialDate, Words)> = deadlines
        .map(|stated| (stated.deadline.date, deadline(writer, stated)))
        .chain(contracts.map(|one| (one.end, contract(writer, one))))
        .collect();
    // The sort is stable: deadlines before contracts.
    lines.sort_by_key(|(date, _)| *date);
    lines.into_iter().map(|(_, words)| words).collect()
}

fn deadline(writer: &Writer<'_>, stated: &StatedDeadline<'_>) -> Words {
    let of = writer.reader.document(stated.of);
    let mut what = writer.resting_on(
        stated.worded.what.trim_end_matches('.').to_owned(),
        &of.clone().at("s-deadlines"),
    );
    what.lang = Some(stated.lang).filter(|lang| *lang != writer.reader.interface);
    Words::plain(format!("{}: ", date_in_words(stated.deadline.date)))
        .with(what)
        .then(" (")
        .with(writer.link(&of))
        .then(")")
}

fn contract(writer: &Writer<'_>, contract: &Contract<'_>) -> Words {
    let date = date_in_words(contract.end);
    let rest = writer.at(SitePage::Contracts, "");
    let place = writer.reader.stated(contract);
    let ends = writer.resting_on(writer.text("contract_ends"), &place);
    let words = Words::plain(format!("{date}: ")).with(ends);
    let solutions = contract.solutions.iter();
    let solutions: Vec<Words> = solutions
        .map(|id| Words::default().with(writer.link(&writer.reader.solution(*id))))
        .collect();
    let words = match solutions.is_empty() {
        true => words,
        false => words
            .then(format!(" {} ", writer.text("contract_for")))
            .and(writer.listed(solutions, &rest)),
    };
    match contract.municipalities.is_empty() {
        true => words,
        false => words
            .then(" (")
            .and(writer.municipalities(&contract.municipalities, &rest))
            .then(")"),
    }
}
