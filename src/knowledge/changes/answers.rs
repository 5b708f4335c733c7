//! Tells which municipalities have answered since: in rounds of the survey, and at all.

use jiff::civil::Date;

use super::pair::Pair;
use crate::content::round::{Round, RoundAnswer};
use crate::knowledge::{Knowledge, MunicipalityId};

/// The answers of a round that are new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAnswers {
    /// The index of the round in [`Knowledge::rounds`].
    pub round: usize,
    /// The municipalities that have answered, in the order of the file.
    pub municipalities: Vec<MunicipalityId>,
}

/// Returns the municipalities that have answered within the limits, and had not.
pub(super) fn began(pair: &Pair<'_>) -> Vec<MunicipalityId> {
    let has_answered = |knowledge: &Knowledge, id| knowledge.progress_of(id).answered;
    let all = pair.now.municipality_ids();
    all.filter(|id| {
        let did = pair
            .municipality_was(*id)
            .is_some_and(|was| has_answered(pair.then, was));
        !did && has_answered(pair.now, *id)
    })
    .collect()
}

/// Returns the answers that the earlier state did not have.
pub(super) fn new_in(pair: &Pair<'_>) -> Vec<NewAnswers> {
    let is_new = |round: &Round, answer: &RoundAnswer| {
        let then = pair.then.rounds.iter();
        let then = then.filter(|then| then.name == round.name);
        let mut known = then.flat_map(|then| &then.answered);
        !known.any(|known| known.municipality == answer.municipality && known.date >= answer.date)
    };
    answers(pair.now, is_new)
}

/// Returns the answers that were given on `from` or later.
pub(super) fn dated(now: &Knowledge, from: Date) -> Vec<NewAnswers> {
    answers(now, |_, answer| answer.date.earliest() >= from)
}

fn answers(now: &Knowledge, is_new: impl Fn(&Round, &RoundAnswer) -> bool) -> Vec<NewAnswers> {
    let of = |(place, round): (usize, &Round)| {
        let new = round.answered.iter().filter(|answer| is_new(round, answer));
        let ids = new.filter_map(|one| now.municipality_by_slug(one.municipality.as_str()));
        NewAnswers {
            round: place,
            municipalities: ids.collect(),
        }
    };
    let all = now.rounds.iter().enumerate().map(of);
    all.filter(|one| !one.municipalities.is_empty()).collect()
}
