//! The page of a solution: whether to use it, first in short, then with the evidence.

use serde::Serialize;

use crate::content::Source;
use crate::content::Version;
use crate::content::solution::{Product, SharedContract};
use crate::knowledge::node::SolutionEdges;
use crate::knowledge::usage::{SolutionUsage, UsageCounts};
use crate::knowledge::{DocumentId, Knowledge, MunicipalityId, SolutionId, UsageId};
use crate::pages::about::About;
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::{Link, Word};
use crate::pages::map::LocatorView;
use crate::pages::outputs::SIMILARITIES;
use crate::pages::parts::ask::{self, AskView};
use crate::pages::parts::cards::{LinkedItem, SaidView};
use crate::pages::parts::cited::{Cited, cited};
use crate::pages::parts::costs::{PriceListView, in_words, price_list};
use crate::pages::parts::deadlines::{DeadlineView, deadlines_of};
use crate::pages::parts::draft::{AskAbout, DraftView};
use crate::pages::parts::headings::headings_below;
use crate::pages::parts::pages::MOST_GATHERED;
use crate::pages::parts::report_rows::{ReportRow, SHOWN};
use crate::pages::parts::unknowns::UnknownsView;
use crate::pages::parts::usage_folds::UsageFold;
use crate::pages::parts::usages::UsageRow;
use crate::pages::site_page::SitePage;
use crate::pages::site_pages::compare;
use crate::theme::PageMeta;
use beside::{BesideView, beside};
use contracts::{ContractView, contracts};
use gains::{GainsView, gains};
use gathered::{GatheredView, gathered_view};
use stopped::{StoppedView, stopped};

mod beside;
mod contracts;
mod gains;
mod gathered;
mod stopped;

/// The largest number of lessons in the answer in short.
const LESSON_LIMIT: usize = 2;

/// The data for `solution.html`.
#[derive(Serialize)]
pub(crate) struct SolutionView<'a> {
    /// Facts about it.
    facts: Facts<'a>,
    /// The number of statements of use by what they say.
    counts: UsageCounts,
    /// The number of municipalities on the site.
    municipalities: usize,
    /// The age in months from which a statement no longer counts.
    stale_months: u32,
    /// The known yearly cost, in words.
    yearly: Option<String>,
    /// The known cost to establish, in words.
    setup: Option<String>,
    /// The price that its list gives for each municipality; none where it has no price list.
    price_list: Option<PriceListView<'a>>,
    /// Contacts for questions, the best first.
    ask: Vec<AskView<'a>>,
    /// The mail that asks them.
    draft: DraftView,
    /// The lessons of the newest reports, for the answer in short.
    lessons: Vec<SaidView<'a>>,
    /// The statements of use, users first; those that are told together are marked.
    usages: Vec<UsageRow<'a>>,
    /// The small map of those who use it; none where fewer than two do, as far as is known.
    use_map: Option<LocatorView<'a>>,
    /// Statements that say the same from the same source, told together.
    folds: Vec<UsageFold<'a>>,
    /// The address of the comparison of those who use it; none where fewer than two do.
    compare: Option<String>,
    /// The solution beside those that can be chosen instead; empty where it has none.
    beside: Vec<BesideView<'a>>,
    /// Municipalities that have stated nothing, by name.
    not_stated: Vec<Link<'a>>,
    /// The folder of the files with similar municipalities; none where the site has fewer than two
    /// municipalities.
    likenesses: Option<&'static str>,
    /// Municipalities that need it, by name.
    needed_by: Vec<Link<'a>>,
    /// The statements that are gathered from reports about it.
    gathered: GatheredView<'a>,
    /// The measured gains and costs; none where no figure is of what follows the inhabitants.
    gains: Option<GainsView<'a>>,
    /// Deadlines, earliest first.
    deadlines: Vec<DeadlineView<'a>>,
    /// Contracts with a known end, by end.
    contracts: Vec<ContractView<'a>>,
    /// The page with all of them, where they are more than are shown.
    more_contracts: Option<Link<'a>>,
    /// Related solutions.
    related: Related<'a>,
    /// Efforts that were given up or ended.
    stopped: Vec<StoppedView<'a>>,
    /// The number of further ones, which are among the users and in the reports.
    more_stopped: usize,
    /// The open questions about it.
    missing: Option<UnknownsView<'a>>,
    /// The products that it can be bought as.
    products: Vec<ProductView<'a>>,
    /// The text, as HTML, with its headings below those of the page.
    body: String,
    /// Reports about it, newest first.
    reports: Vec<ReportRow<'a>>,
    /// Older reports, by title alone.
    more_reports: Vec<Link<'a>>,
    /// The number of all reports.
    all_reports: usize,
    /// The address of the pages with all of them, where they are more than this page shows.
    reports_address: Option<String>,
    /// The sources of its statements.
    sources: &'a [Source],
    /// Documents whose text links here.
    backlinks: Vec<LinkedItem<'a>>,
    /// Its name in addresses.
    slug: &'a str,
}

/// Facts about a solution; what is not stated is empty.
#[derive(Serialize)]
struct Facts<'a> {
    /// Other names and abbreviations.
    aliases: &'a [String],
    /// Its kind.
    kind: Word,
    /// The form of its ownership.
    ownership: Word,
    /// Its supplier.
    supplier: Option<&'a str>,
    /// Topics, the main one first.
    topics: Vec<Link<'a>>,
    /// Its forms of delivery.
    delivery: Vec<Word>,
    /// Its stage in the life cycle.
    life_cycle: Option<Word>,
    /// The licence, as text.
    licence: Option<&'a str>,
    /// Its website.
    website: Option<&'a str>,
    /// The web address of its source code.
    source_code: Option<&'a str>,
    /// The organisations that may use it, as text.
    available_to: &'a [String],
    /// A contract that several share.
    shared_contract: Option<&'a SharedContract>,
}

/// A product of the type that the solution is.
#[derive(Serialize)]
struct ProductView<'a> {
    /// Its name.
    name: &'a str,
    /// Its supplier.
    supplier: Option<&'a str>,
    /// Its web site.
    website: Option<&'a str>,
    /// Its source.
    source: Option<Cited<'a>>,
}

/// The solutions that are related to a solution.
#[derive(Serialize)]
struct Related<'a> {
    /// Solutions that must be in place.
    builds_on: Vec<LinkedItem<'a>>,
    /// Solutions that build on it.
    basis_for: Vec<LinkedItem<'a>>,
    /// Solutions that it exchanges data with.
    integrates_with: Vec<LinkedItem<'a>>,
    /// Solutions that can be chosen instead.
    alternatives: Vec<LinkedItem<'a>>,
    /// The solution that replaced it.
    replaced_by: Option<LinkedItem<'a>>,
    /// Solutions that it replaced.
    replaces: Vec<LinkedItem<'a>>,
}

/// Returns the metadata and the data of the page of a solution.
pub(crate) fn solution<'a>(
    reader: &Reader<'a>,
    id: SolutionId,
    version: Version,
) -> (PageMeta, SolutionView<'a>) {
    let knowledge = reader.knowledge();
    let node = knowledge.solution(id);
    let meta = reader.document_meta(id.into(), version, None);
    let SolutionUsage { statements, counts } = knowledge.solution_usage(id);
    let gathered = knowledge.gathered(id, reader.lang);
    let own = node.entry.version(reader.lang);
    let (folds, folded) = reader.usage_folds(id);
    let list = reader.report_list(About::Document(id.into()), &node.edges.reports, SHOWN);
    let (contracts, more_contracts) = contracts(reader, id);
    let draft = reader.draft(AskAbout::Solution, &meta.title, &meta.address);
    let view = SolutionView {
        facts: facts(reader, id),
        counts,
        municipalities: knowledge.municipalities.len(),
        stale_months: knowledge.limits.stale,
        yearly: in_words(gathered.yearly),
        setup: in_words(gathered.setup),
        price_list: price_list(reader, id),
        ask: ask(reader, id, &draft),
        draft,
        lessons: reader.lessons(&node.edges.reports, LESSON_LIMIT),
        usages: statements
            .iter()
            .map(|id| UsageRow {
                folded: folded.contains(id),
                ..reader.usage_by_municipality(*id)
            })
            .collect(),
        use_map: reader.use_map(&statements),
        folds,
        compare: compare_users(reader, &statements),
        beside: beside(reader, id),
        not_stated: not_stated(reader, &node.edges),
        likenesses: (knowledge.municipalities.len() > 1).then_some(SIMILARITIES),
        needed_by: links(reader, &knowledge.solution_needs(id).needing),
        deadlines: deadlines_of(reader, id.into()),
        contracts,
        more_contracts,
        related: related(reader, &node.edges),
        more_stopped: gathered.stopped.len().saturating_sub(MOST_GATHERED),
        stopped: stopped(reader, &gathered.stopped),
        gathered: gathered_view(reader, id, &gathered),
        gains: gains(reader, id),
        missing: reader.unknowns(id.into()),
        products: products(reader, id),
        body: headings_below(&own.body.html),
        reports: list.rows,
        more_reports: list.more,
        all_reports: list.all,
        reports_address: list.address,
        sources: &own.head().sources,
        backlinks: reader.other_mentions(id, &shown(&node.edges, knowledge)),
        slug: node.entry.slug.as_str(),
    };
    let about = structured::solution(reader, id, version);
    (reader.describe(meta, about), view)
}

/// Returns the documents that the page links to whatever its text says.
fn shown(edges: &SolutionEdges, knowledge: &Knowledge) -> Vec<DocumentId> {
    let municipality = |id: &UsageId| knowledge.usage(*id).municipality;
    let users = edges.usages.iter().map(municipality).map(DocumentId::from);
    let reports = edges.reports.iter().copied().map(DocumentId::from);
    let solutions = [
        &edges.builds_on,
        &edges.basis_for,
        &edges.integrates_with,
        &edges.alternatives,
        &edges.replaces,
    ];
    let solutions = solutions.into_iter().flatten().chain(&edges.replaced_by);
    let solutions = solutions.copied().map(DocumentId::from);
    users.chain(reports).chain(solutions).collect()
}

/// Returns the address of the comparison of those who use it, the best known first.
fn compare_users(reader: &Reader<'_>, statements: &[UsageId]) -> Option<String> {
    let usages = statements.iter().map(|id| reader.knowledge().usage(*id));
    let users = usages.filter(|usage| usage.is_use());
    let slugs: Vec<&str> = users
        .map(|usage| reader.municipality_slug(usage.municipality))
        .collect();
    let page = reader.site_page(SitePage::Compare);
    (slugs.len() > 1).then(|| compare::address_of(&page, &slugs))
}

fn facts<'a>(reader: &Reader<'a>, id: SolutionId) -> Facts<'a> {
    let node = reader.knowledge().solution(id);
    let fields = &node.entry.main.fields;
    // Names and plain text may be translated.
    let own = &node.entry.version(reader.lang).fields;
    let words = |main: &'a [String], own: &'a [String]| if own.is_empty() { main } else { own };
    Facts {
        aliases: words(&fields.aliases, &own.aliases),
        kind: reader.word(fields.kind),
        ownership: reader.word(fields.ownership),
        supplier: own.supplier.as_deref().or(fields.supplier.as_deref()),
        topics: reader.topics(&node.edges.topics),
        delivery: fields
            .delivery
            .iter()
            .map(|delivery| reader.word(*delivery))
            .collect(),
        life_cycle: fields.life_cycle.map(|life_cycle| reader.word(life_cycle)),
        licence: own.licence.as_deref().or(fields.licence.as_deref()),
        website: fields.website.as_deref(),
        source_code: fields.source_code.as_deref(),
        available_to: words(&fields.available_to, &own.available_to),
        shared_contract: own
            .shared_contract
            .as_ref()
            .or(fields.shared_contract.as_ref()),
    }
}

fn links<'a>(reader: &Reader<'a>, ids: &[MunicipalityId]) -> Vec<Link<'a>> {
    ids.iter().map(|id| reader.municipality(*id)).collect()
}

/// Returns the products that the solution can be bought as.
fn products<'a>(reader: &Reader<'a>, id: SolutionId) -> Vec<ProductView<'a>> {
    let fields = &reader.knowledge().solution(id).entry.main.fields;
    let view = |product: &'a Product| ProductView {
        name: &product.name,
        supplier: product.supplier.as_deref(),
        website: product.website.as_deref(),
        source: cited(product.source.as_deref(), &fields.head.sources),
    };
    fields.products.iter().map(view).collect()
}

/// Returns the municipalities that have stated nothing of the solution.
fn not_stated<'a>(reader: &Reader<'a>, edges: &SolutionEdges) -> Vec<Link<'a>> {
    let knowledge = reader.knowledge();
    let mut has_stated = vec![false; knowledge.municipalities.len()];
    for id in &edges.usages {
        has_stated[knowledge.usage(*id).municipality.index()] = true;
    }
    let silent = knowledge
        .municipality_ids()
        .filter(|id| !has_stated[id.index()]);
    silent.map(|id| reader.municipality(id)).collect()
}

fn ask<'a>(reader: &Reader<'a>, id: SolutionId, draft: &DraftView) -> Vec<AskView<'a>> {
    let asked = reader
        .knowledge()
        .whom_to_ask_about_solution(id, ask::LIMIT);
    asked.iter().map(|ask| reader.ask(ask, draft)).collect()
}

fn related<'a>(reader: &Reader<'a>, edges: &SolutionEdges) -> Related<'a> {
    let linked = |ids: &[SolutionId]| -> Vec<LinkedItem<'a>> {
        ids.iter().map(|id| reader.linked_solution(*id)).collect()
    };
    Related {
        builds_on: linked(&edges.builds_on),
        basis_for: linked(&edges.basis_for),
        integrates_with: linked(&edges.integrates_with),
        alternatives: linked(&edges.alternatives),
        replaced_by: edges.replaced_by.map(|id| reader.linked_solution(id)),
        replaces: linked(&edges.replaces),
    }
}
