//! The findings of all reports about one solution: advice, pitfalls, benefits, costs, and where the
//! effort was stopped.

use std::cmp::Reverse;

use super::wording::Wording;
use super::{Knowledge, ReportId, SolutionId, UsageId};
use crate::content::cost::{BandSpan, Cost, widest};
use crate::content::report::{Advice, Benefit};
use crate::text::Lang;

/// The findings of the reports about a solution, newest report first.
#[derive(Clone, Debug, Default)]
pub struct Gathered<'k> {
    /// Advice.
    pub advice: Vec<Said<'k>>,
    /// Pitfalls to avoid.
    pub pitfalls: Vec<Said<'k>>,
    /// Things they would do in another way.
    pub would_change: Vec<Said<'k>>,
    /// Benefits and harm: best known first (evaluated, measured, experienced, assumed), then
    /// newest report first.
    pub benefits: Vec<GatheredBenefit<'k>>,
    /// Efforts that were given up, ended or decided against.
    pub stopped: Vec<Stopped>,
    /// Costs that reports state.
    pub costs: Vec<GatheredCost<'k>>,
    /// The lowest and the highest yearly cost over reports and the solution itself, among those
    /// that state one.
    pub yearly: Option<BandSpan>,
    /// The lowest and the highest cost to establish, likewise.
    pub setup: Option<BandSpan>,
}

/// A sentence of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'k> {
    /// The report.
    pub report: ReportId,
    /// The text, and its language.
    pub wording: Wording<'k>,
}

/// A benefit of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GatheredBenefit<'k> {
    /// The report.
    pub report: ReportId,
    /// The benefit, in the version for the reader.
    pub benefit: &'k Benefit,
    /// The language of its text.
    pub lang: Lang,
}

/// An effort that was given up, ended or decided against: by a report, a statement of use, or both
/// where they describe the same effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The report with status `avbrutt` or `avviklet`.
    pub report: Option<ReportId>,
    /// The statement with status `avsluttet` or `vurdert-ikke-valgt`.
    pub usage: Option<UsageId>,
}

/// A cost that a report states.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GatheredCost<'k> {
    /// The report.
    pub report: ReportId,
    /// The cost.
    pub cost: &'k Cost,
}

impl Knowledge {
    /// Returns the findings of the reports about `solution`, worded for a reader of `lang`. A
    /// report in two versions counts once.
    pub fn gathered(&self, solution: SolutionId, lang: Lang) -> Gathered<'_> {
        let node = self.solution(solution);
        let mut gathered = Gathered::default();
        for report in node.edges.reports.iter().copied() {
            let entry = &self.report(report).entry;
            let version = entry.version(lang);
            let (fields, lang) = (&version.fields, version.lang());
            gathered
                .advice
                .extend(said(report, lang, of_the_source(&fields.advice)));
            gathered
                .pitfalls
                .extend(said(report, lang, of_the_source(&fields.pitfalls)));
            let would_change = fields.would_change.iter().map(String::as_str);
            gathered
                .would_change
                .extend(said(report, lang, would_change));
            let benefits = fields.benefits.iter();
            gathered
                .benefits
                .extend(benefits.map(|benefit| GatheredBenefit {
                    report,
                    benefit,
                    lang,
                }));
            let cost = entry.main.fields.cost.as_ref();
            gathered
                .costs
                .extend(cost.map(|cost| GatheredCost { report, cost }));
        }
        // The sort is stable: within the same evidence the newest report stays first.
        gathered
            .benefits
            .sort_by_key(|found| Reverse(found.benefit.evidence));
        let own = node.entry.main.fields.cost.as_ref();
        let costs = || {
            own.into_iter()
                .chain(gathered.costs.iter().map(|found| found.cost))
        };
        gathered.yearly = widest(costs().filter_map(|cost| self.yearly_bands(cost)));
        gathered.setup = widest(costs().filter_map(Cost::setup_span));
        gathered.stopped = self.stopped(solution);
        gathered
    }

    /// Decides whether a yearly cost of `solution` or one to establish is known: those of [`Gathered`],
    /// without all else that is gathered.
    pub fn has_known_cost(&self, solution: SolutionId) -> bool {
        let node = self.solution(solution);
        let reports = node.edges.reports.iter();
        let stated = reports.filter_map(|id| self.report(*id).entry.main.fields.cost.as_ref());
        let own = node.entry.main.fields.cost.as_ref();
        own.into_iter()
            .chain(stated)
            .any(|cost| cost.setup_span().is_some() || self.yearly_bands(cost).is_some())
    }

    /// Returns the number of costs that are stated of `solution`: its own, and one for each report that
    /// has any.
    pub fn count_costs(&self, solution: SolutionId) -> usize {
        let node = self.solution(solution);
        let reports = node.edges.reports.iter();
        let stated = reports.filter(|id| self.report(**id).entry.main.fields.cost.is_some());
        usize::from(node.entry.main.fields.cost.is_some()) + stated.count()
    }

    /// Returns the bands of the yearly cost: of a price list, those of the site's municipalities.
    pub fn yearly_bands(&self, cost: &Cost) -> Option<BandSpan> {
        let municipalities = self.municipalities.iter();
        let counted = municipalities.filter_map(|node| node.entry.main.fields.population);
        cost.yearly_span(counted.map(|population| population.count))
    }

    /// Returns efforts with `solution` that were given up, ended or decided against: reports first,
    /// newest first, then statements of use that no such report describes, by municipality name.
    pub fn stopped(&self, solution: SolutionId) -> Vec<Stopped> {
        let edges = &self.solution(solution).edges;
        let reports = edges.reports.iter().copied();
        let mut stopped: Vec<Stopped> = reports
            .filter(|id| self.report(*id).entry.main.fields.status.is_stopped())
            .map(|report| Stopped {
                report: Some(report),
                usage: None,
            })
            .collect();
        for id in edges.usages.iter().copied() {
            let usage = self.usage(id);
            if !usage.status.is_stopped() {
                continue;
            }
            let merged = stopped.iter_mut().find(|stopped| {
                stopped.usage.is_none() && usage.report.is_some() && stopped.report == usage.report
            });
            match merged {
                Some(stopped) => stopped.usage = Some(id),
                None => stopped.push(Stopped {
                    report: None,
                    usage: Some(id),
                }),
            }
        }
        stopped
    }
}

/// Returns the advice of those who have the experience; the editors' own is none.
fn of_the_source(given: &[Advice]) -> impl Iterator<Item = &str> {
    let given = given.iter().filter(|advice| advice.is_experience());
    given.map(|advice| advice.text.as_str())
}

fn said<'a>(
    report: ReportId,
    lang: Lang,
    texts: impl Iterator<Item = &'a str>,
) -> impl Iterator<Item = Said<'a>> {
    texts.map(move |text| Said {
        report,
        wording: Wording { text, lang },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::vocabulary::CostBand;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["skole"])
            .solution("nettbrett", "kostnad: {årlig: over-2m, etablering: ikke-oppgitt}")
            .municipality("horten", "bruk: [{løsning: nettbrett, status: avsluttet, erfaring: gammel}]")
            .municipality("larvik", "bruk: [{løsning: nettbrett, status: vurdert-ikke-valgt, erfaring: ny}]")
            .report("gammel", "{løsninger: [nettbrett], periode: {til: 2016}, status: avviklet, råd: [Vent], kostnad: {årlig: 50-200k}, gevinster: [{type: kvalitet, tekst: A, evidens: målt}]}")
            .report("ny", "{løsninger: [nettbrett], periode: {til: 2024}, råd: [Begynn], fallgruver: [Ladere], gevinster: [{type: ingen, tekst: B}, {type: kvalitet, tekst: C, evidens: erfart}]}")
            .report_translation("{råd: [Byrj]}")
            .report("annen", "råd: [Noe annet]")
            .link()
    }

    fn gathered(site: &Knowledge, lang: Lang) -> Gathered<'_> {
        site.gathered(site.solution_by_slug("nettbrett").unwrap(), lang)
    }

    #[test]
    fn advice_comes_from_every_report_about_it_newest_first() {
        let site = site();
        let advice = gathered(&site, Lang::Nb).advice;
        let texts: Vec<_> = advice.iter().map(|said| said.wording.text).collect();
        assert_eq!(texts, ["Begynn", "Vent"]);
    }

    #[test]
    fn a_translation_gives_its_words_and_adds_no_facts() {
        let site = site();
        let found = gathered(&site, Lang::Nn);
        assert_eq!(found.advice[0].wording.text, "Byrj");
        assert_eq!(found.advice[0].wording.lang, Lang::Nn);
        assert_eq!(found.advice[1].wording.lang, Lang::Nb);
        assert_eq!(found.advice.len(), 2);
        assert_eq!(found.benefits.len(), 3);
    }

    #[test]
    fn the_best_known_benefit_comes_first() {
        let site = site();
        let benefits = gathered(&site, Lang::Nb).benefits;
        let texts: Vec<_> = benefits
            .iter()
            .map(|found| found.benefit.text.as_str())
            .collect();
        assert_eq!(texts, ["A", "C", "B"]);
    }

    #[test]
    fn a_stop_that_report_and_statement_both_state_is_listed_once() {
        let site = site();
        let stopped = gathered(&site, Lang::Nb).stopped;
        assert_eq!(stopped.len(), 2);
        assert_eq!(stopped[0].report, site.report_by_slug("gammel"));
        assert!(stopped[0].usage.is_some());
        assert_eq!(stopped[1].report, None);
    }

    #[test]
    fn costs_span_from_the_lowest_to_the_highest_that_is_stated() {
        let site = site();
        let found = gathered(&site, Lang::Nb);
        assert_eq!(found.yearly, Some((CostBand::Under200k, CostBand::Over2m)));
        assert_eq!(found.setup, None);
        assert_eq!(found.costs.len(), 1);
    }
}
