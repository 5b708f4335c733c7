//! Collects the figures of a report, and decides which of them can be scaled.

use super::figure::{FigureKind, Measure, NoUnit, Per, Range, Unit, range, unit};
use super::{Obstacle, Scalable, Stated, Told};
use crate::content::cost::Cost;
use crate::content::report::{Benefit, Report};
use crate::content::vocabulary::Evidence;
use crate::knowledge::wording::Wording;
use crate::knowledge::{Knowledge, MunicipalityId, ReportId, experienced};
use crate::text::Lang;

/// A figure of a report, and what its words give.
pub(super) struct Found<'k> {
    pub(super) told: Told<'k>,
    read: Result<(Range, Unit, Per), Obstacle>,
}

impl Knowledge {
    /// Returns the measured benefits and the costs in numbers of a report. Facts are of the main
    /// version; the words are those for the reader.
    pub(super) fn figures(&self, report: ReportId, lang: Lang) -> Vec<Found<'_>> {
        let entry = &self.report(report).entry;
        let main = &entry.main.fields;
        let version = entry.version(lang);
        let experience = experienced(main).map(|(date, _)| date);
        let mut found = Vec::new();
        for (index, benefit) in main.benefits.iter().enumerate() {
            let Some(measured) = benefit.measured.as_deref() else {
                continue;
            };
            let own = own_words(&main.benefits, &version.fields.benefits, index);
            let (words, lang) = match own {
                Some(own) => (own, version.lang()),
                None => (benefit, entry.main.lang()),
            };
            let told = Told {
                report,
                what: Some(Wording {
                    text: &words.text,
                    lang,
                }),
                stated: Stated::Words(measured, words.unit.as_deref()),
                kind: FigureKind::Benefit(benefit.kind),
                evidence: benefit.evidence,
                when: experience,
            };
            let read = read(benefit, measured);
            found.push(Found { told, read });
        }
        let costs = main.cost.iter();
        found.extend(costs.flat_map(|cost| costs_of(report, main, cost, entry.main.lang())));
        found
    }

    /// Returns the measure of a figure and what is needed to scale it, else why it cannot be.
    pub(super) fn scalable<'k>(
        &self,
        found: &Found<'k>,
    ) -> Result<(Measure, Scalable<'k>), Obstacle> {
        let (range, unit, per) = found.read?;
        let (municipality, inhabitants) = self.only_place(found.told.report)?;
        let measure = Measure {
            kind: found.told.kind,
            unit,
            per,
        };
        let scalable = Scalable {
            told: found.told,
            municipality,
            inhabitants,
            range,
        };
        Ok((measure, scalable))
    }

    /// Returns the one municipality that the figures of a report are of, and its inhabitants.
    fn only_place(&self, report: ReportId) -> Result<(MunicipalityId, u32), Obstacle> {
        let edges = &self.report(report).edges;
        if edges.solutions.len() > 1 {
            return Err(Obstacle::SeveralSolutions);
        }
        let municipality = match edges.municipalities[..] {
            [] => return Err(Obstacle::PlaceUnknown),
            [one] => one,
            _ => return Err(Obstacle::SeveralPlaces),
        };
        let population = self.municipality(municipality).entry.main.fields.population;
        match population.map(|population| population.count) {
            None | Some(0) => Err(Obstacle::InhabitantsUnknown),
            Some(count) => Ok((municipality, count)),
        }
    }
}

/// Returns the words of another version for the benefit at `index`, where it has the same list.
fn own_words<'k>(main: &[Benefit], own: &'k [Benefit], index: usize) -> Option<&'k Benefit> {
    let is_same = own.len() == main.len() && own.get(index)?.measured == main.get(index)?.measured;
    own.get(index).filter(|_| is_same)
}

fn read(benefit: &Benefit, measured: &str) -> Result<(Range, Unit, Per), Obstacle> {
    if benefit.evidence == Some(Evidence::Assumed) {
        return Err(Obstacle::Assumed);
    }
    let range = range(measured).ok_or(Obstacle::NoNumber)?;
    let (unit, per) = unit(benefit.unit.as_deref()).map_err(|why| match why {
        NoUnit::Other => Obstacle::OtherUnit,
        NoUnit::NoTime => Obstacle::NoTime,
    })?;
    Ok((range, unit, per))
}

/// Returns the amounts and the hours of a cost.
fn costs_of<'k>(
    report: ReportId,
    fields: &'k Report,
    cost: &'k Cost,
    lang: Lang,
) -> impl Iterator<Item = Found<'k>> {
    let when = cost
        .year
        .or_else(|| experienced(fields).map(|(date, _)| date));
    let told = move |kind, stated| Told {
        report,
        what: None,
        stated,
        kind,
        evidence: None,
        when,
    };
    let amounts = cost.amounts.iter().map(move |amount| {
        let range = (f64::from(amount.from), f64::from(amount.most()));
        let per = Per::from(amount.frequency);
        let stated = Stated::Number(range, Unit::Kroner, per);
        Found {
            told: Told {
                what: amount.what.as_deref().map(|text| Wording { text, lang }),
                when: amount.year.or(when),
                ..told(FigureKind::Cost, stated)
            },
            read: Ok((range, Unit::Kroner, per)),
        }
    });
    let hours = cost.own_hours.map(move |hours| {
        let range = (f64::from(hours), f64::from(hours));
        let stated = Stated::Number(range, Unit::Hours, Per::Once);
        Found {
            told: told(FigureKind::OwnWork, stated),
            read: Ok((range, Unit::Hours, Per::Once)),
        }
    });
    amounts.chain(hours)
}
