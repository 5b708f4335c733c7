//! Contracts that end: from statements of use, from reports, and the shared contracts of
//! solutions.

use super::{Knowledge, MunicipalityId, ReportId, SolutionId, UsageId};
use crate::text::PartialDate;

/// A contract with a known end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract<'k> {
    /// The date on which it ends, as far as known.
    pub end: PartialDate,
    /// The place where that is stated.
    pub origin: ContractOrigin,
    /// The solutions it is for; a report may be about several or none.
    pub solutions: Vec<SolutionId>,
    /// Those who are bound by it, by name: the user, those of the report and those who bought with
    /// them, or all users of a shared contract.
    pub municipalities: Vec<MunicipalityId>,
    /// The holder of a shared contract, as text.
    pub holder: Option<&'k str>,
    /// The options to prolong it, as text.
    pub option: Option<&'k str>,
    /// The address of a page about it.
    pub url: Option<&'k str>,
    /// `true` where its last possible day has passed.
    pub has_ended: bool,
}

/// The kind of place where the end of a contract is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContractOrigin {
    /// The shared contract of a solution.
    Shared(SolutionId),
    /// A statement of use.
    Usage(UsageId),
    /// A report.
    Report(ReportId),
}

/// The contracts that end in one half of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HalfYear<'k> {
    /// The year.
    pub year: i16,
    /// 1 or 2; `None` where only the year is known.
    pub half: Option<u8>,
    /// The contracts, by end, then by title of the first solution.
    pub contracts: Vec<Contract<'k>>,
}

impl Knowledge {
    /// Returns all contracts with a known end, by half-year, earliest first; those of which only
    /// the year is known come after the halves of that year. A contract that several documents
    /// state is listed once.
    pub fn contracts(&self) -> Vec<HalfYear<'_>> {
        let solutions: Vec<SolutionId> = self.solution_ids().collect();
        let reports: Vec<ReportId> = self.report_ids().collect();
        let mut contracts = self.contracts_among(&solutions, &reports);
        let half_year = |contract: &Contract<'_>| (contract.end.year(), half(contract.end));
        contracts.sort_by_key(|contract| {
            let (year, half) = half_year(contract);
            (year, half.is_none(), contract.end, contract.order())
        });
        let mut halves: Vec<HalfYear<'_>> = Vec::new();
        for contract in contracts {
            let (year, half) = half_year(&contract);
            match halves.last_mut() {
                Some(last) if (last.year, last.half) == (year, half) => {
                    last.contracts.push(contract);
                }
                _ => halves.push(HalfYear {
                    year,
                    half,
                    contracts: vec![contract],
                }),
            }
        }
        halves
    }

    /// Counts the statements of use, by users, that do not say when the contract ends.
    pub fn uses_without_contract_end(&self) -> usize {
        let uses = self.usages.iter().filter(|usage| usage.is_use());
        uses.filter(|usage| usage.contract_end.is_none()).count()
    }

    /// Returns the contracts for one solution, by end.
    pub fn contracts_for(&self, solution: SolutionId) -> Vec<Contract<'_>> {
        let reports = &self.solution(solution).edges.reports;
        let mut contracts = self.contracts_among(&[solution], reports);
        contracts.sort_by_key(|contract| (contract.end, contract.order()));
        contracts
    }

    /// Returns the shared contracts and those of statements of use for `solutions`, and those of
    /// `reports`. A shared contract covers a report's or a user's with the same end, and a report's
    /// covers a user's.
    fn contracts_among(&self, solutions: &[SolutionId], reports: &[ReportId]) -> Vec<Contract<'_>> {
        let mut contracts: Vec<Contract<'_>> = solutions
            .iter()
            .filter_map(|id| self.shared_contract(*id))
            .collect();
        for contract in reports.iter().filter_map(|id| self.report_contract(*id)) {
            let is_shared = !contract.solutions.is_empty()
                && contract.solutions.iter().all(|id| {
                    let shared = self
                        .solution(*id)
                        .entry
                        .main
                        .fields
                        .shared_contract
                        .as_ref();
                    shared.and_then(|shared| shared.end) == Some(contract.end)
                });
            if !is_shared {
                contracts.push(contract);
            }
        }
        let usages = solutions
            .iter()
            .flat_map(|id| &self.solution(*id).edges.usages);
        contracts.extend(usages.filter_map(|id| self.usage_contract(*id)));
        contracts
    }

    fn shared_contract(&self, solution: SolutionId) -> Option<Contract<'_>> {
        let node = self.solution(solution);
        let shared = node.entry.main.fields.shared_contract.as_ref()?;
        let end = shared.end?;
        let usages = node.edges.usages.iter().map(|id| self.usage(*id));
        Some(Contract {
            solutions: vec![solution],
            municipalities: usages
                .filter(|usage| usage.is_use())
                .map(|usage| usage.municipality)
                .collect(),
            holder: shared.owner.as_deref(),
            option: shared.option.as_deref(),
            url: shared.url.as_deref(),
            ..self.contract(end, ContractOrigin::Shared(solution))
        })
    }

    fn report_contract(&self, report: ReportId) -> Option<Contract<'_>> {
        let node = self.report(report);
        let facts = node.entry.main.fields.procurement.as_ref()?;
        let end = facts.contract_end?;
        let mut bound = [&node.edges.municipalities[..], &node.edges.bought_with].concat();
        bound.sort_unstable();
        bound.dedup();
        Some(Contract {
            solutions: node.edges.solutions.clone(),
            municipalities: bound,
            option: facts.option.as_deref(),
            ..self.contract(end, ContractOrigin::Report(report))
        })
    }

    /// Returns the contract of a statement of use, unless the solution's shared contract or a
    /// report states it.
    fn usage_contract(&self, id: UsageId) -> Option<Contract<'_>> {
        let usage = self.usage(id);
        let end = usage.contract_end?;
        let solution = self.solution(usage.solution);
        let shared = solution.entry.main.fields.shared_contract.as_ref();
        if shared.and_then(|shared| shared.end) == Some(end) {
            return None;
        }
        let is_stated = |report: ReportId| {
            let node = self.report(report);
            let facts = node.entry.main.fields.procurement.as_ref();
            facts.and_then(|facts| facts.contract_end) == Some(end)
                && (node.edges.municipalities.contains(&usage.municipality)
                    || node.edges.bought_with.contains(&usage.municipality))
        };
        if solution
            .edges
            .reports
            .iter()
            .any(|report| is_stated(*report))
        {
            return None;
        }
        Some(Contract {
            solutions: vec![usage.solution],
            municipalities: vec![usage.municipality],
            ..self.contract(end, ContractOrigin::Usage(id))
        })
    }

    /// Returns a contract of which no more is known.
    fn contract(&self, end: PartialDate, origin: ContractOrigin) -> Contract<'_> {
        Contract {
            end,
            origin,
            solutions: Vec::new(),
            municipalities: Vec::new(),
            holder: None,
            option: None,
            url: None,
            has_ended: end.latest() < self.as_of,
        }
    }
}

impl Contract<'_> {
    /// Returns the key that orders contracts with the same end.
    fn order(&self) -> (Option<SolutionId>, Option<MunicipalityId>, ContractOrigin) {
        (
            self.solutions.first().copied(),
            self.municipalities.first().copied(),
            self.origin,
        )
    }
}

/// Returns the half of the year that a date is in, where its month is known.
fn half(date: PartialDate) -> Option<u8> {
    date.month().map(|month| if month <= 6 { 1 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["arkiv"])
            .solution("arkivet", "")
            .solution("felles", "fellesavtale: {eier: KS, slutt: 2027-06, opsjon: to år}")
            .municipality("bamble", "bruk: [{løsning: arkivet, status: i-bruk, avtale_slutt: 2027-01-31}, {løsning: felles, status: i-bruk, avtale_slutt: 2027-06}]")
            .municipality("skien", "bruk: [{løsning: arkivet, status: i-bruk, avtale_slutt: 2025}]")
            .municipality("tinn", "bruk: [{løsning: arkivet, status: i-bruk, avtale_slutt: 2027-09}, {løsning: felles, status: bruker-ikke}]")
            .report("kjop", "{kommuner: [bamble], løsninger: [arkivet], anskaffelse: {avtale_slutt: 2027-01-31, felles_med: [tinn]}}")
            .report("uten", "{anskaffelse: {avtale_slutt: 2027}}")
            .link()
    }

    #[test]
    fn contracts_are_by_half_year_and_a_bare_year_comes_after_its_halves() {
        let site = site();
        let halves: Vec<_> = site
            .contracts()
            .iter()
            .map(|half| (half.year, half.half, half.contracts.len()))
            .collect();
        assert_eq!(
            halves,
            [
                (2025, None, 1),
                (2027, Some(1), 2),
                (2027, Some(2), 1),
                (2027, None, 1)
            ]
        );
    }

    #[test]
    fn one_contract_is_listed_once_with_all_who_are_bound() {
        let site = site();
        let contracts = site.contracts_for(site.solution_by_slug("arkivet").unwrap());
        let bought = &contracts[1];
        assert!(matches!(bought.origin, ContractOrigin::Report(_)));
        assert_eq!(bought.municipalities.len(), 2);
        assert_eq!(contracts.len(), 3);
    }

    #[test]
    fn a_shared_contract_binds_users_and_not_those_who_said_no() {
        let site = site();
        let contracts = site.contracts_for(site.solution_by_slug("felles").unwrap());
        assert_eq!(contracts.len(), 1);
        assert_eq!(contracts[0].municipalities.len(), 1);
        assert_eq!(contracts[0].holder, Some("KS"));
    }

    #[test]
    fn a_contract_has_ended_when_its_last_possible_day_is_past() {
        let site = site();
        let halves = site.contracts();
        assert!(halves[0].contracts[0].has_ended);
        assert!(!halves[1].contracts[0].has_ended);
    }
}
