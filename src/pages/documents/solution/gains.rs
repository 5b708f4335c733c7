//! The measured gains and costs of a solution, and what they would be in each municipality.

use std::borrow::Cow;

use serde::Serialize;

use crate::knowledge::SolutionId;
use crate::knowledge::gains::{
    Estimate, FigureKind, Gains, Measure, Obstacle, Per, Range, Stated, Told, Unit, two_figures,
};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Text, Word};
use crate::pages::parts::pages::MOST_GATHERED;
use crate::text::field_path::entry_path;
use crate::text::{PartialDate, Vocabulary as _};

/// The number of inhabitants that a rate is for.
const RATE: f64 = 1_000.0;

/// The measured gains and costs of a solution.
#[derive(Serialize)]
pub(super) struct GainsView<'a> {
    /// The figures that others can expect, by measure.
    estimates: Vec<EstimateView<'a>>,
    /// The same for each municipality whose inhabitants are known, by name; empty without estimates.
    rows: Vec<RowView<'a>>,
    /// The figures that say nothing about others.
    alone: Vec<AloneView<'a>>,
    /// `true` where there are more figures than are shown; the reports have them.
    is_cut: bool,
}

/// The figures of several municipalities that can be compared.
#[derive(Serialize)]
struct EstimateView<'a> {
    /// The kind of figure.
    kind: Cow<'static, str>,
    /// The unit, with the time it is for.
    unit: String,
    /// The lowest and the highest for a thousand inhabitants.
    each: Range,
    /// The inhabitants of the smallest and of the largest of these municipalities.
    inhabitants: (u32, u32),
    /// The number of figures.
    rests_on: usize,
    /// The figures, newest first.
    basis: Vec<ToldView<'a>>,
}

/// A figure of a report.
#[derive(Serialize)]
struct ToldView<'a> {
    /// The report, by its place and year.
    from: Link<'a>,
    /// The kind of figure.
    kind: Cow<'static, str>,
    /// The thing that was measured, or that the amount is for.
    what: Option<Text<'a>>,
    /// The figure in words of the report; none where it is numbers.
    words: Option<&'a str>,
    /// The lowest and the highest, where they are numbers.
    range: Option<Range>,
    /// The unit.
    unit: Option<Cow<'a, str>>,
    /// The certainty.
    evidence: Option<Word>,
    /// The kind of source that the report rests on.
    source: Option<Word>,
    /// The date of the figure.
    when: Option<PartialDate>,
    /// `true` where it is as old as statements that no longer count.
    is_old: bool,
    /// The address of the form in which it is corrected.
    correct: Option<String>,
}

/// A figure that says nothing about others.
#[derive(Serialize)]
struct AloneView<'a> {
    /// The figure.
    told: ToldView<'a>,
    /// The reason, in words.
    why: String,
}

/// The estimates for a municipality.
#[derive(Serialize)]
struct RowView<'a> {
    /// The municipality.
    municipality: Link<'a>,
    /// Its inhabitants.
    population: u32,
    /// The lowest and the highest by each estimate, in their order.
    cells: Vec<CellView>,
}

/// An estimate for a municipality.
#[derive(Serialize)]
struct CellView {
    /// The lowest and the highest.
    range: Range,
    /// `true` where it is of the size of those that have measured.
    is_of_their_size: bool,
}

/// Returns the gains of the solution; none where no figure is of what follows the inhabitants.
pub(super) fn gains<'a>(reader: &Reader<'a>, id: SolutionId) -> Option<GainsView<'a>> {
    let knowledge = reader.knowledge();
    let gains = knowledge.gains(id, reader.lang);
    if !gains.has_amounts() {
        return None;
    }
    let Gains { estimates, alone } = gains;
    let rows = match estimates.is_empty() {
        true => Vec::new(),
        false => rows(reader, &estimates),
    };
    Some(GainsView {
        rows,
        estimates: estimates.iter().map(|one| estimate(reader, one)).collect(),
        is_cut: alone.len() > MOST_GATHERED
            || (estimates.iter()).any(|one| one.basis.len() > MOST_GATHERED),
        alone: (alone.iter().take(MOST_GATHERED))
            .map(|(one, obstacle)| AloneView {
                told: told(reader, one),
                why: reader.text(&format!("gains.why.{}", key_of(*obstacle))),
            })
            .collect(),
    })
}

fn rows<'a>(reader: &Reader<'a>, estimates: &[Estimate<'_>]) -> Vec<RowView<'a>> {
    let knowledge = reader.knowledge();
    let row = |id| {
        let fields = &knowledge.municipality(id).entry.main.fields;
        let population = fields.population?.count;
        let cell = |estimate: &Estimate<'_>| CellView {
            range: estimate.scaled(population),
            is_of_their_size: estimate.is_of_their_size(population),
        };
        Some(RowView {
            municipality: reader.municipality(id),
            population,
            cells: estimates.iter().map(cell).collect(),
        })
    };
    knowledge.municipality_ids().filter_map(row).collect()
}

fn estimate<'a>(reader: &Reader<'a>, estimate: &Estimate<'a>) -> EstimateView<'a> {
    let Measure { kind, unit, per } = estimate.measure;
    let rate = |each: f64| two_figures(each * RATE);
    EstimateView {
        kind: kind_of(reader, kind),
        unit: unit_of(reader, unit, per),
        each: (rate(estimate.each.0), rate(estimate.each.1)),
        inhabitants: estimate.inhabitants,
        rests_on: estimate.basis.len(),
        basis: (estimate.basis.iter().take(MOST_GATHERED))
            .map(|one| told(reader, one))
            .collect(),
    }
}

fn told<'a>(reader: &Reader<'a>, told: &Told<'a>) -> ToldView<'a> {
    let knowledge = reader.knowledge();
    let fields = &knowledge.report(told.report).entry.main.fields;
    let (words, range, unit) = match told.stated {
        Stated::Words(words, unit) => (Some(words), None, unit.map(Cow::from)),
        Stated::Number(range, unit, per) => {
            (None, Some(range), Some(unit_of(reader, unit, per).into()))
        }
    };
    let anchor = match told.kind {
        FigureKind::Benefit(_) => "s-benefits",
        FigureKind::Cost | FigureKind::OwnWork => "s-cost",
    };
    ToldView {
        from: reader.report_origin(told.report, anchor),
        kind: kind_of(reader, told.kind),
        what: told.what.map(Text::from),
        words,
        range,
        unit,
        evidence: told.evidence.map(|evidence| reader.word(evidence)),
        source: fields.basis.map(|basis| reader.word(basis)),
        when: told.when,
        is_old: !knowledge.freshness(told.when).counts(),
        correct: reader.correct_shown(told.report, &field_of(told)),
    }
}

/// Returns the path of a figure in its report.
fn field_of(told: &Told<'_>) -> String {
    let text = told.what.map_or("", |what| what.text);
    match (told.kind, told.stated) {
        (FigureKind::Benefit(kind), _) => entry_path("gevinster", [kind.slug(), text]),
        // Amounts are in whole kroner.
        (FigureKind::Cost, Stated::Number((from, _), ..)) => {
            entry_path("kostnad.beløp", [format!("{from:.0}")])
        }
        (FigureKind::Cost | FigureKind::OwnWork, _) => "kostnad".to_owned(),
    }
}

fn kind_of(reader: &Reader<'_>, kind: FigureKind) -> Cow<'static, str> {
    match kind {
        FigureKind::Benefit(kind) => reader.word(kind).label,
        FigureKind::Cost => reader.text("gains.cost").into(),
        FigureKind::OwnWork => reader.text("gains.own_work").into(),
    }
}

/// Returns a unit with the time it is for: `timer i året`.
fn unit_of(reader: &Reader<'_>, unit: Unit, per: Per) -> String {
    let unit_key = match unit {
        Unit::Kroner => "kroner",
        Unit::Hours => "hours",
        // The unit says the time.
        Unit::FullTime => return reader.text("gains.unit.full_time"),
    };
    let per_key = match per {
        Per::Once => "once",
        Per::Week => "week",
        Per::Month => "month",
        Per::Year => "year",
    };
    let unit = reader.text(&format!("gains.unit.{unit_key}"));
    format!("{unit} {}", reader.text(&format!("gains.per.{per_key}")))
}

fn key_of(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Assumed => "assumed",
        Obstacle::NoNumber => "no_number",
        Obstacle::OtherUnit => "other_unit",
        Obstacle::NoTime => "no_time",
        Obstacle::SeveralSolutions => "several_solutions",
        Obstacle::SeveralPlaces => "several_places",
        Obstacle::PlaceUnknown => "place_unknown",
        Obstacle::InhabitantsUnknown => "inhabitants_unknown",
        Obstacle::Part => "part",
        Obstacle::Newer => "newer",
        Obstacle::TooFew => "too_few",
    }
}
