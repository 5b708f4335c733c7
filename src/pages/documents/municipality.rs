//! The page of a municipality: what it uses, needs and knows.

use serde::Serialize;

use crate::content::Source;
use crate::content::Version;
use crate::content::municipality::{MunicipalityContact, Participation, Population};
use crate::knowledge::ages::Ages;
use crate::knowledge::node::{CompetenceId, NeedId};
use crate::knowledge::usage::UsageCounts;
use crate::knowledge::{DocumentId, MunicipalityId, NetworkId, ReportId, TopicId};
use crate::pages::about::About;
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::{Link, Word};
use crate::pages::map::LocatorView;
use crate::pages::parts::cards::{LinkedItem, ReportCard};
use crate::pages::parts::headings::headings_below;
use crate::pages::parts::needs::{CompetenceView, NeedView};
use crate::pages::parts::pages::MOST_ROWS;
use crate::pages::parts::report_rows::{ReportRow, SHOWN};
use crate::pages::parts::similar::{SimilarView, like};
use crate::pages::parts::unknowns::UnknownsView;
use crate::pages::parts::usages::UsageRow;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

mod nearby;

use nearby::{NearbyView, had_nearby};

/// The data for `municipality.html`.
#[derive(Serialize)]
pub(crate) struct MunicipalityView<'a> {
    /// Its name in addresses.
    slug: &'a str,
    /// Its place on the map; none where the map does not have it.
    locator: Option<LocatorView<'a>>,
    /// Facts about it.
    facts: Facts<'a>,
    /// Its statements of use, the freshest first.
    usages: Vec<UsageRow<'a>>,
    /// The number of its statements by what they say.
    counts: UsageCounts,
    /// The number of its statements by age.
    ages: AgesView,
    /// The age in months from which a statement should be confirmed.
    ageing_months: u32,
    /// Its needs.
    needs: Vec<NeedView<'a>>,
    /// Its competences.
    competences: Vec<CompetenceView<'a>>,
    /// Those who can help with what it needs, by topic.
    help: Vec<HelpView<'a>>,
    /// Reports about it and at most a few others, newest first.
    reports: Vec<ReportRow<'a>>,
    /// Older ones of those, by title alone.
    more_reports: Vec<Link<'a>>,
    /// The number of all reports.
    all_reports: usize,
    /// The address of the pages with all of them, where they are more than this page shows.
    reports_address: Option<String>,
    /// Reports of many, it among them, newest first.
    shared_reports: Vec<ReportCard<'a>>,
    /// Municipalities like it, most like first.
    like: Vec<SimilarView<'a>>,
    /// The address of its comparison with those like it; none where it is the only municipality.
    compare: Option<String>,
    /// Solutions that neighbours and the region use, of which it has stated nothing.
    nearby: Vec<NearbyView<'a>>,
    /// The age in months from which a statement no longer counts.
    stale_months: u32,
    /// The open questions about it.
    missing: Option<UnknownsView<'a>>,
    /// The text, as HTML, with its headings below those of the page.
    body: String,
    /// The sources of its statements.
    sources: &'a [Source],
    /// Documents whose text links here.
    backlinks: Vec<LinkedItem<'a>>,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
    /// The address of its maintenance tasks; none where there are none.
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
    /// The contact for questions.
    contact: Option<&'a MunicipalityContact>,
    /// The address that opens a mail to it.
    mailto: Option<String>,
    /// The networks that it is a member of, by title.
    networks: Vec<Link<'a>>,
    /// Its participation in the network.
    participation: Option<&'a Participation>,
    /// Municipalities that share a boundary with it.
    neighbours: Vec<Link<'a>>,
}

/// The number of statements by age.
#[derive(Serialize)]
struct AgesView {
    /// Recently confirmed statements.
    fresh: usize,
    /// Statements that count, but should be confirmed.
    ageing: usize,
    /// Statements that do not count: too old or undated.
    old: usize,
}

/// Those who can help with a topic in which the municipality needs something.
#[derive(Serialize)]
struct HelpView<'a> {
    /// The topic.
    topic: Link<'a>,
    /// Municipalities that have said that they can help, and networks that work with it.
    helpers: Vec<HelperView<'a>>,
}

/// One that can help.
#[derive(Serialize)]
struct HelperView<'a> {
    /// The municipality or the network.
    #[serde(flatten)]
    link: Link<'a>,
    /// The address of the form in which that is corrected.
    correct: Option<String>,
}

/// Returns the metadata and the data of the page of a municipality.
pub(crate) fn municipality<'a>(
    reader: &Reader<'a>,
    id: MunicipalityId,
    version: Version,
) -> (PageMeta, MunicipalityView<'a>) {
    let knowledge = reader.knowledge();
    let node = knowledge.municipality(id);
    let region = node.edges.region.map(|region| reader.region(region));
    let meta = reader.document_meta(id.into(), version, region);
    let meta = with_description(reader, meta);
    let own = node.entry.version(reader.lang);
    let (like, compare) = like(reader, id);
    let is_own = |report: &ReportId| knowledge.tells_of_each(*report);
    let (own_reports, shared_reports): (Vec<_>, Vec<_>) =
        node.edges.reports.iter().copied().partition(is_own);
    let list = reader.report_list(About::Document(id.into()), &own_reports, SHOWN);
    let view = MunicipalityView {
        slug: node.entry.slug.as_str(),
        locator: reader.locator(id),
        facts: facts(reader, id),
        usages: reader.usages_of(id),
        counts: knowledge.count_usages(node.edges.usages.iter().copied()),
        ages: ages(reader, id),
        ageing_months: knowledge.limits.ageing,
        needs: needs(reader, id),
        competences: competences(reader, id),
        help: help(reader, id),
        reports: list.rows,
        more_reports: list.more,
        all_reports: list.all,
        reports_address: list.address,
        shared_reports: reader.report_cards(&shared_reports[..shared_reports.len().min(MOST_ROWS)]),
        like,
        compare,
        nearby: had_nearby(reader, id),
        stale_months: knowledge.limits.stale,
        missing: reader.unknowns(id.into()),
        body: headings_below(&own.body.html),
        sources: &own.head().sources,
        backlinks: reader.other_mentions(id, &shown(reader, id)),
        contribute: reader.page_by_slug("bidra"),
        maintenance: maintenance_address(reader, id),
    };
    let about = structured::municipality(reader, id, version);
    (reader.describe(meta, about), view)
}

/// Adds a description to the metadata of the page of a municipality where it has no lead.
fn with_description(reader: &Reader<'_>, mut meta: PageMeta) -> PageMeta {
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
    meta
}

fn needs<'a>(reader: &Reader<'a>, municipality: MunicipalityId) -> Vec<NeedView<'a>> {
    let count = reader
        .knowledge()
        .municipality(municipality)
        .edges
        .needs
        .len();
    let ids = (0..count).map(|index| NeedId {
        municipality,
        index,
    });
    ids.map(|id| reader.need(id)).collect()
}

fn competences<'a>(reader: &Reader<'a>, municipality: MunicipalityId) -> Vec<CompetenceView<'a>> {
    let edges = &reader.knowledge().municipality(municipality).edges;
    let ids = (0..edges.competences.len()).map(|index| CompetenceId {
        municipality,
        index,
    });
    ids.map(|id| reader.competence(id)).collect()
}

/// Returns those who can help with what the municipality needs: other municipalities that have said
/// so, and the networks of which it is a member.
fn help<'a>(reader: &Reader<'a>, id: MunicipalityId) -> Vec<HelpView<'a>> {
    let knowledge = reader.knowledge();
    let mut topics: Vec<TopicId> = Vec::new();
    for need in &knowledge.municipality(id).edges.needs {
        if !topics.contains(&need.topic) {
            topics.push(need.topic);
        }
    }
    let of_topic = |topic: TopicId| {
        let needs = knowledge.topic_needs(topic);
        let others = needs
            .helpers
            .iter()
            .filter(|other| other.municipality != id);
        let others = others.map(|helper| HelperView {
            link: reader.municipality(helper.municipality),
            correct: (helper.competences.first()).map(|first| reader.correct_competence(*first)),
        });
        let own = member_networks(reader, id);
        let serving = knowledge.topic(topic).networks.iter().copied();
        let networks = serving.filter(|network| own.contains(network));
        let networks = networks.map(|network| HelperView {
            link: reader.document(network.into()),
            correct: reader.correct_shown(network, "områder"),
        });
        HelpView {
            topic: reader.topic(topic),
            helpers: others.chain(networks).collect(),
        }
    };
    let views = topics.into_iter().map(of_topic);
    views.filter(|view| !view.helpers.is_empty()).collect()
}

/// Returns the documents that the page links to whatever its text says.
fn shown(reader: &Reader<'_>, id: MunicipalityId) -> Vec<DocumentId> {
    let knowledge = reader.knowledge();
    let edges = &knowledge.municipality(id).edges;
    let solutions = edges.usages.iter().map(|id| knowledge.usage(*id).solution);
    let like = knowledge.most_like(id, edges.neighbours.len().max(4));
    let municipalities = like.iter().map(|like| like.municipality);
    solutions
        .map(DocumentId::from)
        .chain(edges.reports.iter().copied().map(DocumentId::from))
        .chain(edges.networks.iter().copied().map(DocumentId::from))
        .chain(edges.neighbours.iter().copied().map(DocumentId::from))
        .chain(municipalities.map(DocumentId::from))
        .collect()
}

/// Returns the address of the maintenance tasks of a municipality; none where there are none.
fn maintenance_address(reader: &Reader<'_>, id: MunicipalityId) -> Option<String> {
    let knowledge = reader.knowledge();
    let slug = &knowledge.municipality(id).entry.slug;
    let has_tasks = !knowledge.municipality_maintenance(id).tasks.is_empty();
    has_tasks.then(|| {
        let page = reader.site_page(SitePage::Maintenance);
        format!("{page}#s-municipality-{slug}")
    })
}

fn networks<'a>(reader: &Reader<'a>, id: MunicipalityId) -> Vec<Link<'a>> {
    let networks = member_networks(reader, id).into_iter();
    networks
        .map(|network| reader.document(network.into()))
        .collect()
}

/// Returns the networks that have the municipality as a member today, as far as is known.
fn member_networks(reader: &Reader<'_>, id: MunicipalityId) -> Vec<NetworkId> {
    let knowledge = reader.knowledge();
    let networks = knowledge.municipality(id).edges.networks.iter();
    let is_member = |network: &&NetworkId| {
        let members = &knowledge.network(**network).edges.members;
        let mut own = members
            .iter()
            .filter(|linked| linked.municipality == Some(id));
        own.any(|linked| linked.member.is_current())
    };
    networks.filter(is_member).copied().collect()
}

fn facts<'a>(reader: &Reader<'a>, id: MunicipalityId) -> Facts<'a> {
    let node = reader.knowledge().municipality(id);
    let main = &node.entry.main.fields;
    let own = &node.entry.version(reader.lang).fields;
    let contact = own.contact.as_ref().or(main.contact.as_ref());
    let email = contact.and_then(|contact| contact.email.as_deref());
    let page = reader.municipality(id);
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
        contact,
        mailto: email.map(|email| reader.mail_about(email, &page.title, &page.address)),
        networks: networks(reader, id),
        participation: own.participation.as_ref().or(main.participation.as_ref()),
        neighbours: node
            .edges
            .neighbours
            .iter()
            .map(|id| reader.municipality(*id))
            .collect(),
    }
}

fn ages(reader: &Reader<'_>, id: MunicipalityId) -> AgesView {
    let knowledge = reader.knowledge();
    let usages = knowledge.municipality(id).edges.usages.iter();
    let ages: Ages = usages.map(|id| knowledge.usage(*id).freshness).collect();
    AgesView {
        fresh: ages.fresh,
        ageing: ages.ageing,
        old: ages.stale + ages.undated,
    }
}
