//! The contracts for a solution whose end is known.

use serde::Serialize;

use crate::knowledge::SolutionId;
use crate::knowledge::contracts::{Contract, ContractOrigin};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::pages::MOST_GATHERED;
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;

/// A contract with a known end.
#[derive(Serialize)]
pub(super) struct ContractView<'a> {
    /// The date on which it ends.
    end: PartialDate,
    /// `true` where that date has passed.
    has_ended: bool,
    /// The holder of a shared contract.
    holder: Option<&'a str>,
    /// The municipalities that are bound by it.
    municipalities: Vec<Link<'a>>,
    /// Options to prolong.
    option: Option<&'a str>,
    /// A link to more about it: a web address, or the report.
    link: Option<Link<'a>>,
    /// The address of the form in which its end is corrected.
    correct: String,
}

/// Returns the first contracts for the solution to end, and the page with all of them where they are
/// more.
pub(super) fn contracts<'a>(
    reader: &Reader<'a>,
    id: SolutionId,
) -> (Vec<ContractView<'a>>, Option<Link<'a>>) {
    let view = |contract: Contract<'a>| ContractView {
        end: contract.end,
        has_ended: contract.has_ended,
        holder: contract.holder,
        municipalities: (contract.municipalities.iter())
            .map(|id| reader.municipality(*id))
            .collect(),
        option: contract.option,
        link: match (contract.url, contract.origin) {
            (Some(url), _) => Some(Link::new(reader.text("contract.read"), url)),
            (None, ContractOrigin::Report(report)) => Some(reader.report(report)),
            _ => None,
        },
        correct: reader.correct_contract(&contract),
    };
    let all = reader.knowledge().contracts_for(id);
    let is_cut = all.len() > MOST_GATHERED;
    let more = is_cut.then(|| reader.site_page_link(SitePage::Contracts));
    let shown = all.into_iter().take(MOST_GATHERED);
    (shown.map(view).collect(), more)
}
