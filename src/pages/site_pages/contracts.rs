//! The page of deadlines, and of contracts by the half-year in which they end, future ones first;
//! `files/contracts_ics.rs` makes the same as a calendar to subscribe to.

use serde::Serialize;

use crate::knowledge::Knowledge;
use crate::knowledge::contracts::{Contract, HalfYear};
use crate::knowledge::deadlines::StatedDeadline;
use crate::knowledge::joint::{JointPurchase, Requirements};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::outputs::File;
use crate::pages::parts::deadlines::{DeadlineView, deadline};
use crate::pages::parts::downloads::Download;
use crate::pages::parts::pages::{self, MOST_ROWS, Pager};
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// The largest number of contracts that are told of those that could be bought together.
const CONTRACTS: usize = 12;

/// The data for `contracts.html`.
#[derive(Serialize)]
pub(crate) struct ContractsView<'a> {
    /// The place of this page; deadlines, and what could be bought together, stand on the first.
    #[serde(flatten)]
    pager: Pager,
    /// Those that have not ended, soonest first.
    ahead: Vec<HalfYearView<'a>>,
    /// The number of contracts that have not ended.
    ahead_count: usize,
    /// Those that have ended, the latest first; they may have been prolonged.
    ended: Vec<HalfYearView<'a>>,
    /// The number of contracts that have ended.
    ended_count: usize,
    /// Those that could be bought anew together, the one whose time runs out first at the top.
    joint: Vec<JointView<'a>>,
    /// Deadlines that have not passed, soonest first.
    deadlines: Vec<DeadlineView<'a>>,
    /// Deadlines that have passed, the latest first.
    passed: Vec<DeadlineView<'a>>,
    /// The number of statements of use, by users, without the end of the contract.
    without_end: usize,
    /// The way to the same as a calendar; none where it would be empty.
    calendar: Option<Download>,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
}

/// The contracts that end in one half of a year.
#[derive(Serialize)]
struct HalfYearView<'a> {
    /// The year.
    year: i16,
    /// 1 or 2; 0 where only the year is known.
    half: u8,
    /// The number of contracts that end then.
    count: usize,
    /// Those of this page, by end.
    contracts: Vec<ContractView<'a>>,
}

/// A contract.
#[derive(Serialize)]
struct ContractView<'a> {
    /// The date on which it ends, as far as known.
    end: PartialDate,
    /// The solutions that it is for; empty where a report names none.
    solutions: Vec<Link<'a>>,
    /// The municipalities that are bound by it.
    municipalities: Vec<Link<'a>>,
    /// The holder of a shared contract.
    holder: Option<&'a str>,
    /// The supplier, where it is for one solution with a known supplier.
    supplier: Option<&'a str>,
    /// Options to prolong.
    option: Option<&'a str>,
    /// A link to the place on the site where the end is stated.
    stated: Link<'a>,
    /// The address of the form in which that is corrected.
    correct: String,
    /// A web address with more about it.
    url: Option<&'a str>,
}

/// Contracts whose successors could be bought together.
#[derive(Serialize)]
struct JointView<'a> {
    /// The solutions that they are for.
    solutions: Vec<Link<'a>>,
    /// The first day on which all could buy.
    from: PartialDate,
    /// The last such day.
    to: PartialDate,
    /// The contracts, by end; at most [`CONTRACTS`].
    contracts: Vec<ContractView<'a>>,
    /// The number of those that are left out.
    more: usize,
    /// The requirement documents that somebody shares.
    requirements: Vec<RequirementsView<'a>>,
}

/// A requirement document that somebody shares.
#[derive(Serialize)]
struct RequirementsView<'a> {
    /// The document.
    document: Link<'a>,
    /// The report that shares it, by its place and year.
    from: Link<'a>,
}

/// Returns the number of pages that the contracts take.
pub(crate) fn pages(knowledge: &Knowledge) -> usize {
    pages::count(count(&knowledge.contracts()), MOST_ROWS)
}

fn count(half_years: &[HalfYear<'_>]) -> usize {
    half_years.iter().map(|half| half.contracts.len()).sum()
}

/// Returns the metadata and the data of a page, counted from 1.
pub(crate) fn contracts<'a>(reader: &Reader<'a>, page: usize) -> (PageMeta, ContractsView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.list_page_meta(SitePage::Contracts, page);
    let (ahead, ended) = by_time(knowledge);
    let (ahead_count, ended_count) = (count(&ahead), count(&ended));
    let is_first = page == 1;
    let (mut passed, coming): (Vec<_>, Vec<_>) =
        (knowledge.deadlines(reader.lang).into_iter()).partition(|stated| stated.has_passed);
    passed.reverse();
    let shown = |stated: &[StatedDeadline<'a>]| -> Vec<DeadlineView<'a>> {
        let stated = stated.iter().filter(|_| is_first);
        stated.map(|one| deadline(reader, one)).collect()
    };
    let days = ahead_count + ended_count + coming.len() + passed.len();
    let joint_purchases = knowledge.joint_purchases();
    let joint_purchases = joint_purchases.iter().filter(|_| is_first);
    let all = ahead_count + ended_count;
    let view = ContractsView {
        joint: joint_purchases.map(|one| joint(reader, one)).collect(),
        deadlines: shown(&coming),
        passed: shown(&passed),
        pager: reader.pager(SitePage::Contracts, page, pages::count(all, MOST_ROWS)),
        ahead: on_page(reader, &ahead, page, 0),
        ahead_count,
        ended: on_page(reader, &ended, page, ahead_count),
        ended_count,
        without_end: knowledge.uses_without_contract_end(),
        calendar: (days > 0)
            .then(|| reader.download(File::ContractsCalendar))
            .flatten(),
        contribute: reader.page_by_slug("bidra"),
    };
    (reader.describe_collection(meta), view)
}

/// Returns the contracts that have not ended, soonest first, and those that have, the latest first.
fn by_time(knowledge: &Knowledge) -> (Vec<HalfYear<'_>>, Vec<HalfYear<'_>>) {
    let (mut ahead, mut ended) = (Vec::new(), Vec::new());
    for HalfYear {
        year,
        half,
        contracts,
    } in knowledge.contracts()
    {
        let (past, to_come): (Vec<_>, Vec<_>) =
            (contracts.into_iter()).partition(|contract| contract.has_ended);
        for (contracts, into) in [(to_come, &mut ahead), (past, &mut ended)] {
            if !contracts.is_empty() {
                into.push(HalfYear {
                    year,
                    half,
                    contracts,
                });
            }
        }
    }
    ended.reverse();
    (ahead, ended)
}

/// Returns the half-years with contracts on a page, each with those alone. So many come `before` them
/// in the list.
fn on_page<'a>(
    reader: &Reader<'a>,
    half_years: &[HalfYear<'a>],
    page: usize,
    before: usize,
) -> Vec<HalfYearView<'a>> {
    let shown = (page - 1) * MOST_ROWS..page * MOST_ROWS;
    let mut place = before;
    let mut views = Vec::new();
    for half_year in half_years {
        let numbered = half_year.contracts.iter().zip(place..);
        let here = numbered.filter(|(_, place)| shown.contains(place));
        let contracts: Vec<_> = here.map(|(one, _)| contract(reader, one)).collect();
        if !contracts.is_empty() {
            views.push(HalfYearView {
                year: half_year.year,
                half: half_year.half.unwrap_or(0),
                count: half_year.contracts.len(),
                contracts,
            });
        }
        place += half_year.contracts.len();
    }
    views
}

fn joint<'a>(reader: &Reader<'a>, joint: &JointPurchase<'a>) -> JointView<'a> {
    let requirements = |one: &Requirements<'a>| RequirementsView {
        document: Link::new(one.artefact.title.as_str(), one.artefact.url.as_str()),
        from: reader.report_origin(one.report, "s-artefacts"),
    };
    // What has been is no time to buy in.
    let from = joint.window.opens.max(reader.knowledge().as_of);
    JointView {
        solutions: (joint.solutions.iter())
            .map(|id| reader.solution(*id))
            .collect(),
        from: PartialDate::from_day(from),
        to: PartialDate::from_day(joint.window.closes),
        contracts: (joint.contracts.iter())
            .take(CONTRACTS)
            .map(|one| contract(reader, one))
            .collect(),
        more: joint.contracts.len().saturating_sub(CONTRACTS),
        requirements: joint.requirements.iter().map(requirements).collect(),
    }
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
        supplier: reader.supplier(contract),
        option: contract.option,
        stated: reader.stated(contract),
        correct: reader.correct_contract(contract),
        url: contract.url,
    }
}
