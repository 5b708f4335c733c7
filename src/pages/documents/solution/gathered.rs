//! The statements about a solution that are gathered from reports.

use std::borrow::Cow;

use serde::Serialize;

use crate::content::report::Benefit;
use crate::knowledge::SolutionId;
use crate::knowledge::gathered::{Gathered, GatheredBenefit, Said};
use crate::pages::context::reader::Reader;
use crate::pages::parts::cards::SaidView;
use crate::pages::parts::costs::{CostView, costs};
use crate::pages::parts::pages::MOST_GATHERED;
use crate::text::Vocabulary as _;
use crate::text::field_path::entry_path;

/// The statements about a solution that are gathered from reports.
#[derive(Serialize)]
pub(super) struct GatheredView<'a> {
    /// The number of reports about the solution.
    from: usize,
    /// Advice to others.
    advice: Vec<SaidView<'a>>,
    /// Pitfalls to beware of.
    pitfalls: Vec<SaidView<'a>>,
    /// Benefits and harm, best known first.
    benefits: Vec<SaidView<'a>>,
    /// Changes that the authors would make if they did it again.
    would_change: Vec<SaidView<'a>>,
    /// Its costs: those of the solution's own document first, then those of reports.
    costs: Vec<CostView<'a>>,
    /// The largest number that each of these lists has.
    most: usize,
    /// `true` where there is more advice, or more of the other texts, than that.
    is_cut: bool,
    /// `true` where there are more costs than that.
    has_more_costs: bool,
}

/// Returns what is `gathered` about the solution.
pub(super) fn gathered_view<'a>(
    reader: &Reader<'a>,
    id: SolutionId,
    gathered: &Gathered<'a>,
) -> GatheredView<'a> {
    let said = |all: &[Said<'a>], field: &str| -> Vec<SaidView<'a>> {
        let path = |said: &Said<'a>| match field {
            // One field with several texts.
            "ville_gjort_annerledes" => field.to_owned(),
            list => entry_path(list, [said.wording.text]),
        };
        let view = |said: &Said<'a>| SaidView {
            text: said.wording.text.into(),
            lang: said.wording.lang,
            from: reader.report_origin(said.report, "s-advice"),
            evidence: None,
            correct: reader.correct_shown(said.report, &path(said)),
        };
        all.iter().take(MOST_GATHERED).map(view).collect()
    };
    let benefit = |benefit: &GatheredBenefit<'a>| SaidView {
        text: with_figure(benefit.benefit),
        lang: benefit.lang,
        from: reader.report_origin(benefit.report, "s-benefits"),
        evidence: benefit
            .benefit
            .evidence
            .map(|evidence| reader.word(evidence)),
        correct: reader.correct_shown(benefit.report, &path_of(benefit.benefit)),
    };
    let lengths = [
        gathered.advice.len(),
        gathered.pitfalls.len(),
        gathered.would_change.len(),
        gathered.benefits.len(),
    ];
    let mut costs = costs(reader, id, gathered);
    let has_more_costs = costs.len() > MOST_GATHERED;
    costs.truncate(MOST_GATHERED);
    GatheredView {
        from: reader.knowledge().solution(id).edges.reports.len(),
        advice: said(&gathered.advice, "råd"),
        pitfalls: said(&gathered.pitfalls, "fallgruver"),
        would_change: said(&gathered.would_change, "ville_gjort_annerledes"),
        benefits: (gathered.benefits.iter().take(MOST_GATHERED))
            .map(benefit)
            .collect(),
        costs,
        most: MOST_GATHERED,
        is_cut: lengths.iter().any(|length| *length > MOST_GATHERED),
        has_more_costs,
    }
}

/// Returns the path of a benefit in its report.
fn path_of(benefit: &Benefit) -> String {
    entry_path("gevinster", [benefit.kind.slug(), &benefit.text])
}

/// Returns the text of a benefit, with the measured figure where there is one.
fn with_figure(benefit: &Benefit) -> Cow<'_, str> {
    match (&benefit.measured, &benefit.unit) {
        (Some(measured), Some(unit)) => format!("{}: {measured} {unit}", benefit.text).into(),
        (Some(measured), None) => format!("{}: {measured}", benefit.text).into(),
        (None, _) => benefit.text.as_str().into(),
    }
}
