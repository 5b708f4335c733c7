//! The contracts that end in a year.

use std::borrow::Cow;

use serde::Serialize;

use crate::knowledge::Knowledge;
use crate::knowledge::contracts::Contract;
use crate::pages::context::reader::Reader;
use crate::text::PartialDate;

/// A contract: its end, the numbers of its solutions and of its municipalities, whether it has
/// ended, and the title and the address of the place where that is stated.
#[derive(Serialize)]
pub(super) struct ContractFact<'a>(
    PartialDate,
    Vec<usize>,
    Vec<usize>,
    bool,
    Cow<'a, str>,
    Cow<'a, str>,
);

/// Returns the years in which contracts end, in order, with the contracts as the page of contracts
/// has them.
pub(super) fn years(knowledge: &Knowledge) -> Vec<(i16, Vec<Contract<'_>>)> {
    let mut years: Vec<(i16, Vec<Contract<'_>>)> = Vec::new();
    for half in knowledge.contracts() {
        match years.last_mut() {
            Some((year, contracts)) if *year == half.year => contracts.extend(half.contracts),
            _ => years.push((half.year, half.contracts)),
        }
    }
    years
}

pub(super) fn fact<'a>(reader: &Reader<'a>, contract: &Contract<'a>) -> ContractFact<'a> {
    let stated = reader.stated(contract);
    ContractFact(
        contract.end,
        contract.solutions.iter().map(|id| id.index()).collect(),
        contract
            .municipalities
            .iter()
            .map(|id| id.index())
            .collect(),
        contract.has_ended,
        stated.title,
        stated.address,
    )
}
