//! A municipality: what do they have, need and know?

use serde::Serialize;

use crate::content::Source;
use crate::content::Version;
use crate::content::municipality::{MunicipalityContact, Participation, Population};
use crate::knowledge::neighbours::NotStatedHere;
use crate::knowledge::node::{CompetenceId, NeedId};
use crate::knowledge::usage::UsageCounts;
use crate::knowledge::{DocumentId, Freshness, MunicipalityId};
use crate::pages::address::SitePage;
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::{Link, Text, Word, freshness};
use crate::pages::files::feed::Subject;
use crate::pages::map::LocatorView;
use crate::pages::parts::cards::{LinkedItem, ReportCard};
use crate::pages::parts::similar::{LikeView, like};
use crate::pages::parts::usages::UsageRow;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// At most so many solutions from around it.
const NEARBY_LIMIT: usize = 12;

/// What `municipality.html` is given.
#[derive(Serialize)]
pub(crate) struct MunicipalityView<'a> {
    /// Its name in addresses.
    slug: &'a str,
    /// Where it is, where the map has it.
    locator: Option<LocatorView<'a>>,
    /// Facts about it.
    facts: Facts<'a>,
    /// What it states of its use, the freshest first.
    usages: Vec<UsageRow<'a>>,
    /// How many statements say what.
    counts: UsageCounts,
    /// How many statements are how old.
    ages: Ages,
    /// From so many months a statement should be confirmed.
    ageing_months: u32,
    /// What it needs.
    needs: Vec<NeedView<'a>>,
    /// What it knows.
    competences: Vec<CompetenceView<'a>>,
    /// Reports about it, newest first.
    reports: Vec<ReportCard<'a>>,
    /// Municipalities like it, most like first.
    like: Vec<LikeView<'a>>,
    /// Where it stands beside those like it.
    compare: Option<String>,
    /// What neighbours and the region use, that it has stated nothing of.
    nearby: Vec<NearbyView<'a>>,
    /// Months before a statement is out of the counts.
    stale_months: u32,
    /// The text, HTML.
    body: &'a str,
    /// What the statements rest on.
    sources: &'a [Source],
    /// Documents whose text links here.
    backlinks: Vec<LinkedItem<'a>>,
    /// How to contribute, where the site tells.
    contribute: Option<Link<'a>>,
    /// What needs a hand here; none where nothing does.
    maintenance: Option<String>,
}

/// Facts about a municipality; what is not stated is empty.
#[derive(Serialize)]
struct Facts<'a> {
    /// Its number.
    number: &'a str,
    /// Numbers it had before, newest first.
    former_numbers: Vec<&'a str>,
    /// The county.
    county: &'a str,
    /// The region.
    region: Option<Link<'a>>,
    /// Inhabitants and the year of the count.
    population: Option<Population>,
    /// Area in km².
    area_km2: Option<f64>,
    /// The administrative centre.
    centre: Option<&'a str>,
    /// The written form it has decided on.
    written_form: Word,
    /// Its own site.
    website: Option<&'a str>,
    /// Whom to ask.
    contact: Option<&'a MunicipalityContact>,
    /// Its part in the network.
    participation: Option<&'a Participation>,
    /// Municipalities that share a boundary with it.
    neighbours: Vec<Link<'a>>,
}

/// How many statements are how old.
#[derive(Serialize)]
struct Ages {
    /// Taken as they are.
    fresh: usize,
    /// Counted, but not confirmed for a while.
    ageing: usize,
    /// Not counted: too old or undated.
    old: usize,
}

/// Something a municipality needs.
#[derive(Serialize)]
pub(crate) struct NeedView<'a> {
    /// Whose need it is.
    pub(crate) municipality: Link<'a>,
    /// The topic.
    pub(crate) topic: Link<'a>,
    /// The need in the municipality's own words.
    #[serde(flatten)]
    pub(crate) text: Text<'a>,
    /// How much it matters.
    pub(crate) priority: Option<Word>,
    /// A solution it has in mind.
    pub(crate) solution: Option<Link<'a>>,
    /// When it was stated.
    pub(crate) date: Option<PartialDate>,
    /// How old that makes it.
    pub(crate) freshness: &'static str,
}

/// Something a municipality knows.
#[derive(Serialize)]
pub(crate) struct CompetenceView<'a> {
    /// Who knows it.
    pub(crate) municipality: Link<'a>,
    /// The topic.
    pub(crate) topic: Link<'a>,
    /// What, in its own words.
    pub(crate) words: Option<Text<'a>>,
    /// How well.
    pub(crate) level: Option<Word>,
    /// Whether it can help others.
    pub(crate) can_help: bool,
}

/// A solution that others nearby use.
#[derive(Serialize)]
struct NearbyView<'a> {
    /// Which.
    solution: Link<'a>,
    /// Who has it.
    had_by: Vec<HadByView<'a>>,
    /// How many of them say so within the limits.
    confirmed: usize,
}

/// One that has a solution.
#[derive(Serialize)]
struct HadByView<'a> {
    /// Who.
    municipality: Link<'a>,
    /// Whether it borders on ours.
    is_neighbour: bool,
    /// What it states.
    status: Word,
    /// When that was last known to be true.
    confirmed: Option<PartialDate>,
    /// How old that makes it.
    freshness: &'static str,
    /// Whether it is too old to be counted.
    old: bool,
}

/// The page of a municipality.
pub(crate) fn municipality<'a>(
    reader: &Reader<'a>,
    id: MunicipalityId,
    version: Version,
) -> (PageMeta, MunicipalityView<'a>) {
    let knowledge = reader.knowledge();
    let node = knowledge.municipality(id);
    let document = DocumentId::Municipality(id);
    let region = node.edges.region.map(|region| reader.region(region));
    let site_page = Some(SitePage::Municipalities);
    let mut meta = reader.document_meta("municipality", document, version, site_page, region);
    meta.feed = Some(reader.feed(Subject::Municipality(id)));
    if meta.lead.is_none() {
        let arguments = [("name", meta.title.as_str())];
        let text = reader.theme().text_with(
            reader.interface,
            "municipality.description",
            None,
            &arguments,
        );
        meta.description = Some(text);
    }
    let own = node.entry.version(reader.lang);
    let needs = 0..node.edges.needs.len();
    let competences = 0..node.edges.competences.len();
    let slug = node.entry.slug.as_str();
    let has_tasks = !knowledge.municipality_upkeep(id).tasks.is_empty();
    let (like, compare) = like(reader, id);
    let view = MunicipalityView {
        slug,
        locator: reader.locator(id),
        facts: facts(reader, id),
        usages: reader.usages_of(id),
        counts: knowledge.count_usages(node.edges.usages.iter().copied()),
        ages: ages(reader, id),
        ageing_months: knowledge.limits.ageing,
        needs: needs
            .map(|index| {
                reader.need(NeedId {
                    municipality: id,
                    index,
                })
            })
            .collect(),
        competences: competences
            .map(|index| {
                reader.competence(CompetenceId {
                    municipality: id,
                    index,
                })
            })
            .collect(),
        reports: reader.report_cards(&node.edges.reports),
        like,
        compare,
        nearby: knowledge
            .had_nearby(id)
            .iter()
            .take(NEARBY_LIMIT)
            .map(|nearby| nearby_view(reader, nearby))
            .collect(),
        stale_months: knowledge.limits.stale,
        body: &own.body.html,
        sources: &own.head().sources,
        backlinks: node
            .edges
            .backlinks
            .iter()
            .map(|id| reader.mentioning(*id))
            .collect(),
        contribute: reader.page_by_slug("bidra"),
        maintenance: has_tasks.then(|| {
            format!(
                "{}#s-municipality-{slug}",
                reader.site_page(SitePage::Maintenance)
            )
        }),
    };
    let about = structured::municipality(reader, id, version);
    (reader.describe(meta, about), view)
}

fn facts<'a>(reader: &Reader<'a>, id: MunicipalityId) -> Facts<'a> {
    let node = reader.knowledge().municipality(id);
    let main = &node.entry.main.fields;
    let own = &node.entry.version(reader.lang).fields;
    Facts {
        number: main.number.as_str(),
        former_numbers: main
            .former_numbers
            .iter()
            .map(|number| number.as_str())
            .collect(),
        county: &main.county,
        region: node.edges.region.map(|id| reader.region(id)),
        population: main.population,
        area_km2: main.area_km2,
        centre: main.centre.as_deref(),
        written_form: reader.word(main.written_form),
        website: main.website.as_deref(),
        contact: own.contact.as_ref().or(main.contact.as_ref()),
        participation: own.participation.as_ref().or(main.participation.as_ref()),
        neighbours: node
            .edges
            .neighbours
            .iter()
            .map(|id| reader.municipality(*id))
            .collect(),
    }
}

fn ages(reader: &Reader<'_>, id: MunicipalityId) -> Ages {
    let mut ages = Ages {
        fresh: 0,
        ageing: 0,
        old: 0,
    };
    for usage in &reader.knowledge().municipality(id).edges.usages {
        match reader.knowledge().usage(*usage).freshness {
            Freshness::Fresh => ages.fresh += 1,
            Freshness::Ageing => ages.ageing += 1,
            Freshness::Stale | Freshness::Undated => ages.old += 1,
        }
    }
    ages
}

impl<'a> Reader<'a> {
    /// A need, in words for this reader.
    pub(crate) fn need(&self, id: NeedId) -> NeedView<'a> {
        let linked = self.knowledge().need(id);
        NeedView {
            municipality: self.municipality(id.municipality),
            topic: self.topic(linked.topic),
            text: self.knowledge().need_text(id, self.lang).into(),
            priority: linked.need.priority.map(|priority| self.word(priority)),
            solution: linked.solution.map(|id| self.solution(id)),
            date: linked.need.date,
            freshness: freshness(linked.freshness),
        }
    }

    /// A competence, in words for this reader.
    pub(crate) fn competence(&self, id: CompetenceId) -> CompetenceView<'a> {
        let linked = self.knowledge().competence(id);
        CompetenceView {
            municipality: self.municipality(id.municipality),
            topic: self.topic(linked.topic),
            words: self
                .knowledge()
                .competence_text(id, self.lang)
                .map(Text::from),
            level: linked.competence.level.map(|level| self.word(level)),
            can_help: linked.competence.can_help,
        }
    }
}

fn nearby_view<'a>(reader: &Reader<'a>, nearby: &NotStatedHere) -> NearbyView<'a> {
    let had_by = nearby.had_by.iter().map(|had| {
        let usage = reader.knowledge().usage(had.usage);
        HadByView {
            municipality: reader.municipality(usage.municipality),
            is_neighbour: had.is_neighbour,
            status: reader.word(usage.status),
            confirmed: usage.confirmed,
            freshness: freshness(usage.freshness),
            old: !usage.freshness.counts(),
        }
    });
    NearbyView {
        solution: reader.solution(nearby.solution),
        had_by: had_by.collect(),
        confirmed: nearby.confirmed,
    }
}
