//! What all reports say of one solution: advice, pitfalls, benefits, costs, and where the effort
//! was stopped.

use super::wording::Wording;
use super::{Knowledge, ReportId, SolutionId, UsageId};
use crate::content::Lang;
use crate::content::report::Benefit;
use crate::content::solution::Cost;
use crate::content::vocabulary::CostBand;

/// What the reports about a solution say of it, newest report first.
#[derive(Clone, Debug, Default)]
pub struct Gathered<'k> {
    /// Advice.
    pub advice: Vec<Said<'k>>,
    /// What to beware of.
    pub pitfalls: Vec<Said<'k>>,
    /// What they would do in another way.
    pub would_change: Vec<Said<'k>>,
    /// Benefits and harm: best known first (evaluated, measured, experienced, assumed), then
    /// newest report first.
    pub benefits: Vec<GatheredBenefit<'k>>,
    /// Efforts that were given up, ended or decided against.
    pub stopped: Vec<Stopped>,
    /// What it cost others.
    pub costs: Vec<GatheredCost<'k>>,
    /// The lowest and the highest yearly cost over reports and the solution itself, among those
    /// that state one.
    pub yearly: Option<(CostBand, CostBand)>,
    /// The same for the cost to establish.
    pub setup: Option<(CostBand, CostBand)>,
}

/// A sentence of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'k> {
    /// Which report.
    pub report: ReportId,
    /// What it says, and in which language.
    pub wording: Wording<'k>,
}

/// A benefit of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GatheredBenefit<'k> {
    /// Which report.
    pub report: ReportId,
    /// The benefit, in the version for the reader.
    pub benefit: &'k Benefit,
    /// The language of its text.
    pub lang: Lang,
}

/// An effort that was given up, ended or decided against: by a report, a statement of use, or
/// both where they tell of the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The report with status `avbrutt` or `avviklet`.
    pub report: Option<ReportId>,
    /// The statement with status `avsluttet` or `vurdert-ikke-valgt`.
    pub usage: Option<UsageId>,
}

/// What a report says it cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GatheredCost<'k> {
    /// Which report.
    pub report: ReportId,
    /// The cost.
    pub cost: &'k Cost,
}

impl Knowledge {
    /// What the reports about `solution` say of it, worded for a reader of `lang`.
    pub fn gathered(&self, _solution: SolutionId, _lang: Lang) -> Gathered<'_> {
        unimplemented!()
    }
}
