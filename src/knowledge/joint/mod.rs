//! Purchases that several municipalities could make together, because the time in which they buy the
//! next contract is in part the same.
//!
//! The *window* of a contract is from twelve months before the first day on which it can end to the
//! last day on which it can, with all options that are stated in a form that can be counted. Where
//! only the month or the year of the end is known, it is from before the first to after the last day
//! in it. A contract whose stated end has passed has no window.
//!
//! Contracts *overlap* where all of this holds: they are for the same solution, or for solutions that
//! are stated as alternatives, in one or more steps among those with a contract ahead; there is a day
//! that is in the windows of all; and no single contract among them binds all the municipalities
//! already. Each overlap has all contracts that share its days, so none is a part of another. Of those
//! for one subject the first [`MOST`] are told: of many contracts nearly every pair of days is one.

mod option;
#[cfg(test)]
mod tests;
mod window;

use std::collections::BTreeSet;

pub use window::{LEAD_MONTHS, Window};

use super::contracts::{Contract, ContractOrigin};
use super::{Knowledge, MunicipalityId, ReportId, SolutionId};
use crate::content::report::Artefact;
use crate::content::vocabulary::ArtefactType;

/// The largest number of overlaps for the same solutions: those whose shared days come first.
pub const MOST: usize = 10;

/// Contracts whose successors could be bought together.
#[derive(Clone, Debug)]
pub struct JointPurchase<'k> {
    /// The solutions of these contracts that are the same or alternatives, by title.
    pub solutions: Vec<SolutionId>,
    /// The contracts, by end.
    pub contracts: Vec<Contract<'k>>,
    /// The municipalities that they bind, by name.
    pub municipalities: Vec<MunicipalityId>,
    /// The days that are in all windows.
    pub window: Window,
    /// The requirement documents in reports about these solutions, newest report first.
    pub requirements: Vec<Requirements<'k>>,
}

/// A requirement document that somebody shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirements<'k> {
    /// The report that shares it.
    pub report: ReportId,
    /// The document.
    pub artefact: &'k Artefact,
}

impl Knowledge {
    /// Returns the overlaps of contracts, the one whose last shared day comes first at the top.
    pub fn joint_purchases(&self) -> Vec<JointPurchase<'_>> {
        let ahead: Vec<(Contract<'_>, Window)> = (self.contracts().into_iter())
            .flat_map(|half| half.contracts)
            .filter(|contract| !contract.municipalities.is_empty())
            .filter_map(|contract| Window::of(&contract).map(|window| (contract, window)))
            .collect();
        let with_contract: BTreeSet<SolutionId> = (ahead.iter())
            .flat_map(|(contract, _)| contract.solutions.iter().copied())
            .collect();
        let mut found = Vec::new();
        for subject in self.subjects(&with_contract) {
            let concerned: Vec<&(Contract<'_>, Window)> = (ahead.iter())
                .filter(|(contract, _)| contract.solutions.iter().any(|id| subject.contains(id)))
                .collect();
            let windows: Vec<Window> = concerned.iter().map(|(_, window)| *window).collect();
            let joint = window::meeting(&windows).into_iter().filter_map(|group| {
                let those = group.iter().map(|at| concerned[*at]);
                self.joint(&subject, those.collect())
            });
            found.extend(joint.take(MOST));
        }
        found.sort_by_key(|joint| (joint.window.closes, joint.solutions.first().copied()));
        found
    }

    /// Returns sets of the solutions `among` that are the same or alternatives of each other.
    fn subjects(&self, among: &BTreeSet<SolutionId>) -> Vec<BTreeSet<SolutionId>> {
        let mut left = among.clone();
        let mut subjects = Vec::new();
        while let Some(first) = left.pop_first() {
            let mut subject = BTreeSet::from([first]);
            let mut next = vec![first];
            while let Some(id) = next.pop() {
                let alternatives = self.solution(id).edges.alternatives.iter().copied();
                let new: Vec<SolutionId> = alternatives.filter(|id| left.remove(id)).collect();
                subject.extend(&new);
                next.extend(new);
            }
            subjects.push(subject);
        }
        subjects
    }

    /// Returns the overlap of contracts that share a day; `None` where one of them binds all already.
    fn joint<'k>(
        &'k self,
        subject: &BTreeSet<SolutionId>,
        those: Vec<&(Contract<'k>, Window)>,
    ) -> Option<JointPurchase<'k>> {
        let bound = |contract: &Contract<'_>| -> BTreeSet<MunicipalityId> {
            contract.municipalities.iter().copied().collect()
        };
        let all: BTreeSet<MunicipalityId> = those
            .iter()
            .flat_map(|(contract, _)| bound(contract))
            .collect();
        if those
            .iter()
            .any(|(contract, _)| bound(contract).len() == all.len())
        {
            return None;
        }
        let window = Window::of_all(those.iter().map(|(_, window)| *window))?;
        let contracts: Vec<Contract<'k>> = those
            .into_iter()
            .map(|(contract, _)| contract.clone())
            .collect();
        let named = contracts.iter().flat_map(|contract| &contract.solutions);
        let solutions: BTreeSet<SolutionId> =
            named.filter(|id| subject.contains(id)).copied().collect();
        Some(JointPurchase {
            requirements: self.requirements(&solutions, &contracts),
            solutions: solutions.into_iter().collect(),
            municipalities: all.into_iter().collect(),
            contracts,
            window,
        })
    }

    /// Returns the requirement documents of reports about `solutions`, and of those that state one of
    /// `contracts`.
    fn requirements(
        &self,
        solutions: &BTreeSet<SolutionId>,
        contracts: &[Contract<'_>],
    ) -> Vec<Requirements<'_>> {
        let about = solutions
            .iter()
            .flat_map(|id| &self.solution(*id).edges.reports);
        let stating = contracts
            .iter()
            .filter_map(|contract| match contract.origin {
                ContractOrigin::Report(report) => Some(report),
                _ => None,
            });
        let reports: BTreeSet<ReportId> = about.copied().chain(stating).collect();
        let of = |report: ReportId| {
            let artefacts = self.report(report).entry.main.fields.artefacts.iter();
            artefacts
                .filter(|artefact| artefact.kind == ArtefactType::Requirements)
                .map(move |artefact| Requirements { report, artefact })
        };
        reports.into_iter().flat_map(of).collect()
    }
}
