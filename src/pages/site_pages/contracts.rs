//! Contracts: which of them end when? By half-year, those to come first; the same as a calendar
//! that one can subscribe to is `files/contracts_ics.rs`.

use serde::Serialize;

use crate::knowledge::contracts::{Contract, ContractOrigin};
use crate::pages::address::SitePage;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// What `contracts.html` is given.
#[derive(Serialize)]
pub(crate) struct ContractsView<'a> {
    /// Those that have not ended, soonest first.
    ahead: Vec<HalfYearView<'a>>,
    /// How many those are.
    ahead_count: usize,
    /// Those that have ended, last first: are they prolonged, or gone?
    ended: Vec<HalfYearView<'a>>,
    /// How many those are.
    ended_count: usize,
    /// Statements of use by those who use the solution and do not say when the contract ends.
    without_end: usize,
    /// The same as a calendar; none where it would be empty.
    calendar: Option<&'static str>,
    /// How to contribute, where the site tells.
    contribute: Option<Link<'a>>,
}

/// The contracts that end in one half of a year.
#[derive(Serialize)]
struct HalfYearView<'a> {
    /// The year.
    year: i16,
    /// 1 or 2; 0 where only the year is known.
    half: u8,
    /// The contracts, by end.
    contracts: Vec<ContractView<'a>>,
}

/// A contract.
#[derive(Serialize)]
struct ContractView<'a> {
    /// When it ends, as far as known.
    end: PartialDate,
    /// What it is for; empty where a report names no solution.
    solutions: Vec<Link<'a>>,
    /// Who is bound by it.
    municipalities: Vec<Link<'a>>,
    /// Who holds a shared contract.
    holder: Option<&'a str>,
    /// Who delivers, where it is for one solution of which that is known.
    supplier: Option<&'a str>,
    /// Options to prolong.
    option: Option<&'a str>,
    /// Where that is stated on the site.
    stated: Link<'a>,
    /// Where to read of it elsewhere.
    url: Option<&'a str>,
}

/// The page.
pub(crate) fn contracts<'a>(reader: &Reader<'a>) -> (PageMeta, ContractsView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.site_page_meta(SitePage::Contracts);
    let mut ahead = Vec::new();
    let mut ended = Vec::new();
    for half_year in knowledge.contracts() {
        let (past, to_come): (Vec<_>, Vec<_>) = half_year
            .contracts
            .into_iter()
            .partition(|contract| contract.has_ended);
        for (contracts, into) in [(to_come, &mut ahead), (past, &mut ended)] {
            if !contracts.is_empty() {
                into.push(HalfYearView {
                    year: half_year.year,
                    half: half_year.half.unwrap_or(0),
                    contracts: contracts.iter().map(|one| contract(reader, one)).collect(),
                });
            }
        }
    }
    ended.reverse();
    let count = |all: &[HalfYearView<'_>]| all.iter().map(|half| half.contracts.len()).sum();
    let without_end = knowledge
        .usages
        .iter()
        .filter(|usage| usage.status.counts_as_user() && usage.contract_end.is_none())
        .count();
    let (ahead_count, ended_count): (usize, usize) = (count(&ahead), count(&ended));
    let calendar = reader.addresses().contracts_calendar();
    let view = ContractsView {
        ahead,
        ahead_count,
        ended,
        ended_count,
        without_end,
        calendar: (ahead_count + ended_count > 0).then_some(calendar),
        contribute: reader.page_by_slug("bidra"),
    };
    (reader.describe_collection(meta), view)
}

fn contract<'a>(reader: &Reader<'a>, contract: &Contract<'a>) -> ContractView<'a> {
    ContractView {
        end: contract.end,
        solutions: contract
            .solutions
            .iter()
            .map(|id| reader.solution(*id))
            .collect(),
        municipalities: contract
            .municipalities
            .iter()
            .map(|id| reader.municipality(*id))
            .collect(),
        holder: contract.holder,
        supplier: supplier(reader, contract),
        option: contract.option,
        stated: stated(reader, contract),
        url: contract.url,
    }
}

/// Where the end of `contract` is stated on the site.
pub(crate) fn stated<'a>(reader: &Reader<'a>, contract: &Contract<'_>) -> Link<'a> {
    match contract.origin {
        ContractOrigin::Shared(id) => reader.solution(id).at("s-contracts"),
        ContractOrigin::Usage(id) => {
            let usage = reader.knowledge().usage(id);
            reader.municipality(usage.municipality).at("s-use")
        }
        ContractOrigin::Report(id) => reader.report(id),
    }
}

/// Who delivers what `contract` is for, where it is one solution of which that is known.
pub(crate) fn supplier<'a>(reader: &Reader<'a>, contract: &Contract<'_>) -> Option<&'a str> {
    match contract.solutions.as_slice() {
        [only] => {
            let fields = &reader.knowledge().solution(*only).entry.main.fields;
            fields.supplier.as_deref()
        }
        _ => None,
    }
}
