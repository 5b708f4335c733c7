//! The front page: search, map, and ways to everything else.

use std::cmp::Reverse;

use serde::Serialize;

use super::municipalities::by_region;
use super::needs::SharedNeedView;
use super::prices;
use super::topics::TopicCard;
use crate::knowledge::overview::{Overview, OverviewYear};
use crate::knowledge::{Knowledge, MunicipalityId, ReportId};
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::Link;
use crate::pages::map::MapView;
use crate::pages::parts::report_rows::ReportRow;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The number of reports, needs and topics that are shown.
const REPORT_LIMIT: usize = 5;
const NEED_LIMIT: usize = 3;
const TOPIC_LIMIT: usize = 12;

/// The largest number of years in the bars of a key figure.
const YEARS: usize = 15;

/// The data for `home.html`.
#[derive(Serialize)]
pub(crate) struct HomeView<'a> {
    /// Example searches.
    examples: &'a [String],
    /// The four questions, each with a link to its answer.
    questions: Vec<Question<'a>>,
    /// The map, where the site has one.
    map: Option<MapView<'a>>,
    /// Municipalities by region.
    register: Vec<RegisterGroup<'a>>,
    /// The largest topics.
    topics: Vec<TopicCard<'a>>,
    /// The three key figures.
    numbers: Vec<Number>,
    /// The newest reports from the municipalities of the site.
    reports: Vec<ReportRow<'a>>,
    /// The number of all reports.
    all_reports: usize,
    /// The number of reports from elsewhere.
    elsewhere: usize,
    /// Needs that several share.
    needs: Vec<SharedNeedView<'a>>,
    /// The number of municipalities on the site.
    municipalities: usize,
    /// The addresses of further pages.
    addresses: Addresses<'a>,
}

/// The addresses of further pages.
#[derive(Serialize)]
struct Addresses<'a> {
    /// The list of reports.
    reports: String,
    /// The list of topics.
    topics: String,
    /// Needs.
    needs: String,
    /// The comparison of municipalities.
    compare: String,
    /// The maintenance tasks.
    maintenance: String,
    /// The key figures of the network.
    numbers: String,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
}

/// One of the four questions.
#[derive(Serialize)]
struct Question<'a> {
    /// The question as a link to its answer.
    #[serde(flatten)]
    link: Link<'a>,
    /// A short description of that page.
    sub: String,
}

/// The municipalities of a region, as the register shows them.
#[derive(Serialize)]
struct RegisterGroup<'a> {
    /// The name of the region, or a text for those outside every region.
    title: String,
    /// Its address.
    address: Option<String>,
    /// The municipalities.
    items: Vec<Link<'a>>,
}

/// A key figure with its trend.
#[derive(Serialize)]
struct Number {
    /// The kind: `reports`, `solutions` or `told`.
    kind: &'static str,
    /// The number.
    value: usize,
    /// The total that it is a part of.
    of: Option<usize>,
    /// The value of each year, the last one last.
    values: Vec<usize>,
    /// The first year of them.
    from: Option<i16>,
    /// The last year of them.
    to: Option<i16>,
    /// The value of recent years, which shows the trend; 0 for `told`, which has none.
    recent: usize,
}

/// Returns the metadata and the data of the page.
pub(crate) fn home<'a>(reader: &Reader<'a>) -> (PageMeta, HomeView<'a>) {
    let knowledge = reader.knowledge();
    let mut meta = reader.site_page_meta(SitePage::Front);
    meta.big_search = true;
    meta.description = Some(reader.config().description.clone())
        .filter(|text| !text.is_empty())
        .or(meta.lead.clone());
    let overview = knowledge.overview();
    let from_here: Vec<ReportId> = (knowledge.report_ids())
        .filter(|id| knowledge.is_from_here(*id))
        .collect();
    let newest = &from_here[..from_here.len().min(REPORT_LIMIT)];
    let joint = (reader.shared_needs().iter()).filter(|need| need.needing.len() > 1);
    let view = HomeView {
        examples: &reader.config().search_examples,
        questions: questions(reader, &overview),
        map: reader.map(),
        register: register(reader),
        topics: largest_topics(reader),
        numbers: numbers(&overview, from_here.len(), told_of(knowledge)),
        reports: reader.report_rows(newest),
        all_reports: overview.reports,
        elsewhere: overview.reports - from_here.len(),
        needs: (joint.filter_map(|need| reader.shared_need(need)))
            .take(NEED_LIMIT)
            .collect(),
        municipalities: overview.municipalities,
        addresses: Addresses {
            reports: reader.site_page(SitePage::Reports),
            topics: reader.site_page(SitePage::Topics),
            needs: reader.site_page(SitePage::Needs),
            compare: reader.site_page(SitePage::Compare),
            maintenance: reader.site_page(SitePage::Maintenance),
            numbers: reader.site_page(SitePage::Numbers),
            contribute: reader.page_by_slug("bidra"),
        },
    };
    let about = structured::site(reader, &meta);
    (reader.describe(meta, about), view)
}

fn questions<'a>(reader: &Reader<'a>, overview: &Overview) -> Vec<Question<'a>> {
    let question = |key: &str, site_page: SitePage, sub: String| Question {
        link: Link::new(
            reader.text(&format!("home.{key}")),
            reader.site_page(site_page),
        ),
        sub,
    };
    vec![
        question(
            "who_uses",
            SitePage::Coverage,
            reader.count("home.who_uses_sub", overview.municipalities),
        ),
        question(
            "how_went",
            SitePage::Reports,
            reader.count("count.reports", overview.reports),
        ),
        question(
            "what_cost",
            SitePage::Prices,
            reader.count("home.what_cost_sub", prices::known(reader.knowledge())),
        ),
        question(
            "whom_ask",
            SitePage::Topics,
            reader.text("home.whom_ask_sub"),
        ),
    ]
}

fn register<'a>(reader: &Reader<'a>) -> Vec<RegisterGroup<'a>> {
    let groups = by_region(reader)
        .into_iter()
        .map(|(region, municipalities)| {
            let region = region.map(|id| reader.region(id));
            RegisterGroup {
                title: region.as_ref().map_or_else(
                    || reader.text("municipalities.outside"),
                    |region| region.title.to_string(),
                ),
                address: region.map(|region| region.address.into_owned()),
                items: municipalities
                    .into_iter()
                    .map(|id| reader.municipality(id))
                    .collect(),
            }
        });
    groups.collect()
}

/// Returns the largest topics, by the number of solutions and reports; equals in their own order.
fn largest_topics<'a>(reader: &Reader<'a>) -> Vec<TopicCard<'a>> {
    let topics = reader.knowledge().topic_ids();
    let mut topics: Vec<_> = topics.map(|id| reader.topic_card(id)).collect();
    topics.retain(|topic| !topic.is_empty());
    topics.sort_by_key(|topic| Reverse(topic.size()));
    topics.truncate(TOPIC_LIMIT);
    topics
}

/// Counts the municipalities that there is anything to read about.
fn told_of(knowledge: &Knowledge) -> usize {
    let is_told_of = |id: &MunicipalityId| {
        let edges = &knowledge.municipality(*id).edges;
        !edges.usages.is_empty() || !edges.reports.is_empty() || !edges.needs.is_empty()
    };
    knowledge.municipality_ids().filter(is_told_of).count()
}

fn numbers(overview: &Overview, from_here: usize, told_of: usize) -> Vec<Number> {
    let years = &overview.years[overview.years.len().saturating_sub(YEARS)..];
    let number = |kind, value, of, each: fn(&OverviewYear) -> usize, recent| Number {
        kind,
        value,
        of,
        values: years.iter().map(each).collect(),
        from: years.first().map(|year| year.year),
        to: years.last().map(|year| year.year),
        recent,
    };
    let last = years.last();
    let recent_reports = years.iter().rev().take(5).map(|year| year.reports).sum();
    vec![
        number(
            "reports",
            from_here,
            None,
            |year| year.reports,
            recent_reports,
        ),
        number(
            "solutions",
            overview.solutions_with_user,
            Some(overview.solutions),
            |year| year.solutions_with_user,
            last.map_or(0, |year| year.new_solutions_with_user),
        ),
        Number {
            values: Vec::new(),
            from: None,
            to: None,
            ..number(
                "told",
                told_of,
                Some(overview.municipalities),
                |year| year.reports,
                0,
            )
        },
    ]
}
