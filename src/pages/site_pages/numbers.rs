//! The page of key figures. Each is a chart with its table, and a sentence on the limits of the
//! data.

use std::cmp::Reverse;

use serde::Serialize;

use crate::knowledge::ages::Ages;
use crate::knowledge::overview::Overview;
use crate::knowledge::reach::Reach;
use crate::knowledge::usage::UptakeYear;
use crate::pages::charts::columns::ColumnChart;
use crate::pages::charts::line::LineChart;
use crate::pages::charts::segments::{Segment, segments};
use crate::pages::context::reader::Reader;
use crate::pages::parts::bar::Bar;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The number of solutions that are shown.
const SOLUTIONS: usize = 12;

/// The data for `numbers.html`.
#[derive(Serialize)]
pub(crate) struct NumbersView<'a> {
    /// Municipalities that use something by a statement that counts, and all of them.
    municipalities: Share,
    /// Solutions with a user by a statement that counts, and all of them.
    solutions: Share,
    /// Statements that count, and all of them.
    statements: Share,
    /// The ages in months from which a statement should be confirmed, and no longer counts.
    ageing_months: u32,
    stale_months: u32,
    /// Use over time.
    adoption: Adoption,
    /// The solutions with most users.
    spread: Vec<Bar<'a>>,
    /// Municipalities with a known use, by region.
    regions: Vec<Bar<'a>>,
    /// The ages of statements, by kind.
    ages: Vec<AgesView>,
    /// Reports by year.
    reports: ReportYears,
    /// Reports by topic; a report may be about several.
    topics: Vec<Bar<'a>>,
}

/// A part of a whole.
#[derive(Serialize)]
struct Share {
    value: usize,
    of: usize,
}

/// Use over time.
#[derive(Serialize)]
struct Adoption {
    /// The chart; none where too little is dated.
    chart: Option<LineChart>,
    /// Every year.
    years: Vec<UptakeYear>,
    /// The number of statements with a start date.
    dated: usize,
    /// The number of statements without one.
    undated: usize,
}

/// Reports by year.
#[derive(Serialize)]
struct ReportYears {
    /// The chart; none where no report has a year.
    chart: Option<ColumnChart>,
    /// Every year, with its number of reports.
    years: Vec<(i16, usize)>,
    /// The number of reports with a known year.
    dated: usize,
    /// The number of reports without one.
    undated: usize,
}

/// The ages of statements of one kind.
#[derive(Serialize)]
struct AgesView {
    /// The kind: `usages`, `needs` or `reports`.
    kind: &'static str,
    /// The numbers.
    #[serde(flatten)]
    ages: Ages,
    /// The number of all statements of the kind.
    total: usize,
    /// The segments of the bar.
    segments: Vec<Segment>,
}

/// Returns the metadata and the data of the page.
pub(crate) fn numbers<'a>(reader: &Reader<'a>) -> (PageMeta, NumbersView<'a>) {
    let knowledge = reader.knowledge();
    let meta = reader.site_page_meta(SitePage::Numbers);
    let overview = knowledge.overview();
    let reach = knowledge.reach();
    let view = NumbersView {
        municipalities: Share {
            value: reach.iter().map(|reach| reach.confirmed).sum(),
            of: overview.municipalities,
        },
        solutions: Share {
            value: overview.solutions_with_confirmed_user,
            of: overview.solutions,
        },
        statements: Share {
            value: overview.confirmed_statements,
            of: overview.statements,
        },
        ageing_months: knowledge.limits.ageing,
        stale_months: knowledge.limits.stale,
        adoption: adoption(reader),
        spread: spread(reader),
        regions: reach.iter().map(|reach| region(reader, reach)).collect(),
        ages: [
            ages("usages", knowledge.usage_ages()),
            ages("reports", knowledge.report_ages()),
            ages("needs", knowledge.need_ages()),
        ]
        .into_iter()
        .filter(|ages| ages.total > 0)
        .collect(),
        reports: report_years(&overview),
        topics: topics(reader),
    };
    (reader.describe_collection(meta), view)
}

fn adoption(reader: &Reader<'_>) -> Adoption {
    let years = reader.knowledge().uptake_of_all();
    let running: Vec<_> = years.iter().map(|year| (year.year, year.running)).collect();
    Adoption {
        chart: LineChart::new(&running),
        dated: years.iter().map(|year| year.started).sum(),
        undated: reader.knowledge().uses_of_unknown_start(),
        years,
    }
}

fn spread<'a>(reader: &Reader<'a>) -> Vec<Bar<'a>> {
    let found = reader.knowledge().most_spread(SOLUTIONS);
    // A bar is full where all municipalities use the solution.
    let whole = reader.knowledge().municipalities.len();
    found
        .iter()
        .map(|spread| Bar {
            of: None,
            ..reader.spread_bar(spread, whole)
        })
        .collect()
}

fn region<'a>(reader: &Reader<'a>, reach: &Reach) -> Bar<'a> {
    let parts = [
        ("counted", reach.confirmed),
        ("older", reach.older),
        ("unknown", reach.unknown()),
    ];
    Bar {
        link: reach.region.map(|id| reader.region(id)),
        value: reach.confirmed,
        older: reach.older,
        of: Some(reach.municipalities),
        segments: segments(&parts, reach.municipalities),
    }
}

fn ages(kind: &'static str, ages: Ages) -> AgesView {
    let parts = [
        ("fresh", ages.fresh),
        ("ageing", ages.ageing),
        ("stale", ages.stale),
        ("undated", ages.undated),
    ];
    AgesView {
        kind,
        total: ages.total(),
        segments: segments(&parts, ages.total()),
        ages,
    }
}

fn report_years(overview: &Overview) -> ReportYears {
    let all = overview.years.iter().map(|year| (year.year, year.reports));
    // The years begin with the first statement of any kind, perhaps long before the first report.
    let years: Vec<_> = all.skip_while(|(_, reports)| *reports == 0).collect();
    let dated = years.iter().map(|(_, reports)| reports).sum();
    ReportYears {
        chart: ColumnChart::new(&years),
        dated,
        undated: overview.reports.saturating_sub(dated),
        years,
    }
}

fn topics<'a>(reader: &Reader<'a>) -> Vec<Bar<'a>> {
    let knowledge = reader.knowledge();
    let mut numbers: Vec<_> = knowledge
        .topic_ids()
        .map(|id| (knowledge.topic(id).reports.len(), id))
        .filter(|(reports, _)| *reports > 0)
        .collect();
    // A stable sort, so that equal topics stay in the order of the list.
    numbers.sort_by_key(|(reports, _)| Reverse(*reports));
    let most = numbers.first().map_or(0, |(reports, _)| *reports);
    numbers
        .into_iter()
        .map(|(reports, id)| Bar {
            link: Some(reader.topic(id)),
            value: reports,
            older: 0,
            of: None,
            segments: segments(&[("counted", reports)], most),
        })
        .collect()
}
