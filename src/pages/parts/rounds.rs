//! The rounds of the survey: how far the last one has come, and what each brought.

use serde::Serialize;

use crate::content::round::{Round, RoundAnswer};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::text::PartialDate;

/// The rounds, for the page of maintenance.
#[derive(Serialize)]
pub(in crate::pages) struct RoundsView<'a> {
    /// The last round.
    last: RoundView<'a>,
    /// Those who are asked in it and have not answered, in the order of the file.
    waiting: Vec<Link<'a>>,
    /// All rounds, the newest first.
    all: Vec<RoundView<'a>>,
}

/// A round.
#[derive(Serialize)]
struct RoundView<'a> {
    /// Its name.
    name: &'a str,
    /// The day on which it began.
    opened: PartialDate,
    /// The day by which answers are due.
    due: Option<PartialDate>,
    /// The number of those who are asked.
    asked: usize,
    /// The number of those who have answered.
    answered: usize,
    /// The number of values that answers changed, and of entries that they added.
    changed: u32,
    /// The number of statements that answers confirmed.
    confirmed: u32,
}

impl<'a> Reader<'a> {
    /// Returns the rounds of the survey; `None` where there has been none.
    pub(in crate::pages) fn rounds(&self) -> Option<RoundsView<'a>> {
        let rounds = &self.knowledge().rounds;
        let last = rounds.last()?;
        let waiting = last.waiting().filter_map(|slug| {
            let id = self.knowledge().municipality_by_slug(slug.as_str())?;
            Some(self.municipality(id))
        });
        Some(RoundsView {
            last: view(last),
            waiting: waiting.collect(),
            all: rounds.iter().rev().map(view).collect(),
        })
    }
}

fn view(round: &Round) -> RoundView<'_> {
    let sum = |of: fn(&RoundAnswer) -> u32| {
        let numbers = round.answered.iter().map(of);
        numbers.fold(0, u32::saturating_add)
    };
    let changed = sum(|answer| answer.changed).saturating_add(sum(|answer| answer.added));
    RoundView {
        name: &round.name,
        opened: round.opened,
        due: round.due,
        asked: round.asked.len().max(round.answered.len()),
        answered: round.answered.len(),
        changed,
        confirmed: sum(|answer| answer.confirmed),
    }
}
