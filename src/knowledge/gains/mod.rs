//! The gains and costs that municipalities have measured with a solution, and what the same would be
//! for a municipality of another size.
//!
//! A figure is scaled where all of this holds: the report is about this solution alone and about one
//! municipality of the site, whose inhabitants are known; the figure is measured, not assumed; and
//! its unit is one that follows the inhabitants, with the time it is for. Of one municipality the
//! newest report counts, and in it the largest figure: the others may be parts of it. Figures of
//! fewer than [`ENOUGH`] municipalities are no basis: they are told, and not scaled. Nothing of
//! different measures is added up, and what is paid is never set against what is gained.

mod figure;
mod gather;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use figure::{FigureKind, Measure, Per, Range, Unit};

use super::similarity::SAME_SIZE_RATIO;
use super::wording::Wording;
use super::{Knowledge, MunicipalityId, ReportId, SolutionId};
use crate::content::vocabulary::Evidence;
use crate::text::{Lang, PartialDate};

/// The least number of municipalities whose figures are a basis for others.
pub const ENOUGH: usize = 2;

/// All figures of reports about a solution.
#[derive(Clone, Debug, Default)]
pub struct Gains<'k> {
    /// The figures that others can expect, by measure: benefits, then costs.
    pub estimates: Vec<Estimate<'k>>,
    /// The figures that say nothing about others, and why; newest report first.
    pub alone: Vec<(Told<'k>, Obstacle)>,
}

/// A figure as a report states it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told<'k> {
    /// The report.
    pub report: ReportId,
    /// The thing that was measured, or that the amount is for.
    pub what: Option<Wording<'k>>,
    /// The figure, as stated.
    pub stated: Stated<'k>,
    /// The kind of figure.
    pub kind: FigureKind,
    /// The certainty; `None` where it is not stated.
    pub evidence: Option<Evidence>,
    /// The date of the figure: its own, else that of the experience.
    pub when: Option<PartialDate>,
}

/// The figure as it stands in a report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stated<'k> {
    /// In words of the report, with the unit.
    Words(&'k str, Option<&'k str>),
    /// As numbers, of which the unit is known.
    Number(Range, Unit, Per),
}

/// The reason why a figure says nothing about other municipalities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Obstacle {
    /// It is assumed, not measured.
    Assumed,
    /// It is a limit, an order or words.
    NoNumber,
    /// Its unit does not follow the inhabitants, as far as is known.
    OtherUnit,
    /// The time that it is for is not stated.
    NoTime,
    /// The report is about several solutions.
    SeveralSolutions,
    /// The report is about several municipalities, and does not say whose it is.
    SeveralPlaces,
    /// The municipality is not on the site.
    PlaceUnknown,
    /// The inhabitants of the municipality are not stated.
    InhabitantsUnknown,
    /// The report has a larger figure of the same kind, of which this may be a part.
    Part,
    /// The municipality has a newer figure of the same kind.
    Newer,
    /// Fewer than [`ENOUGH`] municipalities have such a figure.
    TooFew,
}

/// The figures of several municipalities that can be compared.
#[derive(Clone, Debug)]
pub struct Estimate<'k> {
    /// Their measure.
    pub measure: Measure,
    /// The figures, newest report first; one of each municipality.
    pub basis: Vec<Told<'k>>,
    /// The lowest and the highest for each inhabitant.
    pub each: Range,
    /// The inhabitants of the smallest and of the largest of these municipalities.
    pub inhabitants: (u32, u32),
}

/// A figure that can be scaled.
#[derive(Clone, Copy, Debug)]
struct Scalable<'k> {
    told: Told<'k>,
    municipality: MunicipalityId,
    inhabitants: u32,
    range: Range,
}

impl Knowledge {
    /// Returns the figures of reports about `solution`, worded for a reader of `lang`.
    pub fn gains(&self, solution: SolutionId, lang: Lang) -> Gains<'_> {
        let mut by_measure: BTreeMap<Measure, Vec<Scalable<'_>>> = BTreeMap::new();
        let mut alone = Vec::new();
        for report in self.solution(solution).edges.reports.iter().copied() {
            for found in self.figures(report, lang) {
                match self.scalable(&found) {
                    Ok((measure, one)) => by_measure.entry(measure).or_default().push(one),
                    Err(obstacle) => alone.push((found.told, obstacle)),
                }
            }
        }
        let mut estimates = Vec::new();
        for (measure, all) in by_measure {
            let (counted, others) = counted(all);
            alone.extend(others);
            match estimate(measure, &counted) {
                Some(estimate) => estimates.push(estimate),
                None => alone.extend(counted.iter().map(|one| (one.told, Obstacle::TooFew))),
            }
        }
        // Reports are in the order of their experience, newest first; the sort is stable.
        alone.sort_by_key(|(told, _)| told.report);
        Gains { estimates, alone }
    }
}

impl Gains<'_> {
    /// Decides whether any figure is a number of what follows the inhabitants, scaled or not.
    pub fn has_amounts(&self) -> bool {
        let is_amount = |obstacle| !matches!(obstacle, Obstacle::NoNumber | Obstacle::OtherUnit);
        !self.estimates.is_empty() || self.alone.iter().any(|(_, obstacle)| is_amount(*obstacle))
    }
}

impl Estimate<'_> {
    /// Returns the lowest and the highest for a municipality of so many inhabitants, with two
    /// figures: the basis is not better than that.
    pub fn scaled(&self, inhabitants: u32) -> Range {
        let scaled = |each: f64| two_figures(each * f64::from(inhabitants));
        (scaled(self.each.0), scaled(self.each.1))
    }

    /// Decides whether a municipality of so many inhabitants is of the size of those that have
    /// measured, or between them.
    pub fn is_of_their_size(&self, inhabitants: u32) -> bool {
        let (smallest, largest) = self.inhabitants;
        let ours = f64::from(inhabitants);
        (f64::from(smallest) / SAME_SIZE_RATIO..=f64::from(largest) * SAME_SIZE_RATIO)
            .contains(&ours)
    }
}

/// Returns the figures that count, newest report first, and those that another one of the same
/// municipality stands for.
fn counted<'k>(all: Vec<Scalable<'k>>) -> (Vec<Scalable<'k>>, Vec<(Told<'k>, Obstacle)>) {
    let mut counted: Vec<Scalable<'k>> = Vec::new();
    let mut others = Vec::new();
    for one in all {
        let known = counted
            .iter_mut()
            .find(|known| known.municipality == one.municipality);
        match known {
            None => counted.push(one),
            Some(known) if known.told.report != one.told.report => {
                others.push((one.told, Obstacle::Newer));
            }
            Some(known) if known.range.1 < one.range.1 => {
                let part = std::mem::replace(known, one);
                others.push((part.told, Obstacle::Part));
            }
            Some(_) => others.push((one.told, Obstacle::Part)),
        }
    }
    (counted, others)
}

/// Returns what the figures of several municipalities say about others; `None` where they are too
/// few.
fn estimate<'k>(measure: Measure, counted: &[Scalable<'k>]) -> Option<Estimate<'k>> {
    if counted.len() < ENOUGH {
        return None;
    }
    let each = |value: f64, one: &Scalable<'_>| value / f64::from(one.inhabitants);
    let lows = counted.iter().map(|one| each(one.range.0, one));
    let highs = counted.iter().map(|one| each(one.range.1, one));
    let sizes = || counted.iter().map(|one| one.inhabitants);
    Some(Estimate {
        measure,
        basis: counted.iter().map(|one| one.told).collect(),
        each: (lows.reduce(f64::min)?, highs.reduce(f64::max)?),
        inhabitants: (sizes().min()?, sizes().max()?),
    })
}

/// Rounds to two figures: 12 345 to 12 000, 0,0123 to 0,012.
pub fn two_figures(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let decimals = 1 - value.abs().log10().floor() as i32;
    match decimals {
        // A power of ten that is whole keeps the number exact.
        ..0 => {
            let step = 10_f64.powi(-decimals);
            (value / step).round() * step
        }
        _ => {
            let step = 10_f64.powi(decimals);
            (value * step).round() / step
        }
    }
}
