//! The page of a report: the conclusions first, with the facts beside, then the whole text.

use serde::Serialize;

use super::network::{DecisionView, decision};
use crate::content::Source;
use crate::content::Version;
use crate::content::cost::Cost;
use crate::content::report::{Advice, Artefact, Assessments, Benefit, Period, Report, Scale};
use crate::content::vocabulary::{Assessment, Basis};
use crate::knowledge::node::ReportNode;
use crate::knowledge::related::Related;
use crate::knowledge::{DocumentId, ReportId};
use crate::markdown::Heading;
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::age::AgeView;
use crate::pages::parts::ask::AskView;
use crate::pages::parts::cards::LinkedItem;
use crate::pages::parts::contents::ContentsItem;
use crate::pages::parts::costs::{AmountView, amounts, has_section, in_words};
use crate::pages::parts::draft::{AskAbout, DraftView};
use crate::pages::parts::report_rows::ReportRow;
use crate::pages::parts::unknowns::UnknownsView;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// The largest number of contacts that is shown.
const ASK_LIMIT: usize = 3;
const RELATED_LIMIT: usize = 4;

/// The data for `report.html`.
#[derive(Serialize)]
pub(crate) struct ReportView<'a> {
    /// Three to five conclusions.
    in_short: &'a [String],
    /// Facts about it.
    facts: Facts<'a>,
    /// The age of its statements.
    age: AgeView,
    /// `true` where it is written from public sources and nobody in the municipality has read it.
    from_public_sources: bool,
    /// `true` where it is the municipality's own experience.
    own_experience: bool,
    /// The contents list, in the order of the page.
    contents: Vec<ContentsItem<'a>>,
    /// The text, as HTML.
    body: &'a str,
    /// Its benefits and harm.
    benefits: Vec<BenefitView<'a>>,
    /// `true` where any benefit has a figure.
    has_figures: bool,
    /// Numbers that tell how large it is.
    scale: &'a [Scale],
    /// Decisions about it.
    decisions: Vec<DecisionView<'a>>,
    /// The things that no source says, in words.
    missing: Option<UnknownsView<'a>>,
    /// Its advice to others.
    advice: &'a [Advice],
    /// Pitfalls to beware of.
    pitfalls: &'a [Advice],
    /// Changes that the authors would make if they did it again.
    would_change: &'a [String],
    /// Documents to reuse.
    artefacts: Vec<ArtefactView<'a>>,
    /// Contacts for questions, the best first.
    ask: Vec<AskView<'a>>,
    /// The mail that asks them.
    draft: DraftView,
    /// `true` where the report names a contact.
    contact_named: bool,
    /// Reports that are related to this one.
    related: Vec<ReportRow<'a>>,
    /// Reports whose work was reused here.
    reused_from: Vec<LinkedItem<'a>>,
    /// Reports that reused this work.
    reused_by: Vec<LinkedItem<'a>>,
    /// The sources of its statements.
    sources: &'a [Source],
    /// Documents whose text links here.
    backlinks: Vec<LinkedItem<'a>>,
}

/// Facts about a report; what is not stated is empty.
#[derive(Serialize)]
struct Facts<'a> {
    /// Municipalities that it is about.
    municipalities: Vec<Link<'a>>,
    /// The region, where it names one of ours.
    region: Option<Link<'a>>,
    /// A place elsewhere, as text.
    place: Option<&'a str>,
    /// Solutions that it is about.
    solutions: Vec<Link<'a>>,
    /// Its topics.
    topics: Vec<Link<'a>>,
    /// The status of the work.
    status: Word,
    /// The period of the work.
    period: Option<Period>,
    /// The cost to establish, in words.
    cost_setup: Option<String>,
    /// The yearly cost, in words.
    cost_yearly: Option<String>,
    /// The amounts.
    amounts: Vec<AmountView<'a>>,
    /// `true` where the page has a section about the cost.
    has_cost: bool,
    /// The year the prices are from.
    cost_year: Option<PartialDate>,
    /// The municipality's own work, in hours.
    own_hours: Option<u32>,
    /// A note about the cost.
    cost_note: Option<&'a str>,
    /// The form of the procurement.
    procurement: Option<Word>,
    /// Municipalities that bought together.
    bought_with: Vec<Link<'a>>,
    /// The date on which the contract ends.
    contract_end: Option<PartialDate>,
    /// Options to prolong, as text.
    contract_option: Option<&'a str>,
    /// Assessments of privacy, security and accessibility; each with its answer, or none. Empty
    /// where nothing is stated of any.
    assessments: Vec<AssessmentView>,
    /// The extent to which others can reuse the work.
    reuse: Option<Word>,
    /// The date on which it was written.
    written: PartialDate,
}

/// An assessment of the solution or its use.
#[derive(Serialize)]
struct AssessmentView {
    /// The kind of assessment: `dpia`, `ros`, `data_processing`, `accessibility`.
    what: &'static str,
    /// The answer to whether it was made; none where that is not stated.
    answer: Option<Word>,
}

/// A benefit.
#[derive(Serialize)]
struct BenefitView<'a> {
    /// The benefit in words.
    text: &'a str,
    /// Its kind.
    kind: Word,
    /// The figure that was expected.
    expected: Option<&'a str>,
    /// The figure that was measured.
    measured: Option<&'a str>,
    /// The unit of the figures.
    unit: Option<&'a str>,
    /// The strength of the evidence.
    evidence: Option<Word>,
}

/// A document to reuse.
#[derive(Serialize)]
struct ArtefactView<'a> {
    /// Its kind.
    kind: Word,
    /// Its title.
    title: &'a str,
    /// Its web address.
    url: &'a str,
    /// Its licence.
    licence: Option<&'a str>,
    /// The date on which it was made.
    date: Option<PartialDate>,
}

/// Returns the documents that the page links to whatever its text says.
fn shown(reader: &Reader<'_>, id: ReportId, related: &[Related]) -> Vec<DocumentId> {
    let edges = &reader.knowledge().report(id).edges;
    let municipalities = edges.municipalities.iter().copied();
    municipalities
        .map(DocumentId::from)
        .chain(edges.solutions.iter().copied().map(DocumentId::from))
        .chain(
            related
                .iter()
                .map(|related| DocumentId::from(related.report)),
        )
        .chain(edges.reused_from.iter().copied().map(DocumentId::from))
        .chain(edges.reused_by.iter().copied().map(DocumentId::from))
        .collect()
}

/// Returns the metadata and the data of the page of a report.
pub(crate) fn report<'a>(
    reader: &Reader<'a>,
    id: ReportId,
    version: Version,
) -> (PageMeta, ReportView<'a>) {
    let knowledge = reader.knowledge();
    let node = knowledge.report(id);
    let document = DocumentId::Report(id);
    let topic = node.edges.topics.first().map(|topic| reader.topic(*topic));
    let meta = reader.document_meta(document, version, topic);
    let own = node.entry.version(reader.lang);
    let fields = &own.fields;
    let draft = reader.draft(AskAbout::Report, &meta.title, &meta.address);
    let related = knowledge.related_reports(id, RELATED_LIMIT);
    let mut view = ReportView {
        in_short: &fields.in_short,
        facts: facts(reader, node),
        age: reader.age(document),
        from_public_sources: node.entry.main.fields.basis == Some(Basis::PublicSources),
        own_experience: node.entry.main.fields.basis == Some(Basis::OwnExperience),
        contents: Vec::new(),
        body: &own.body.html,
        benefits: benefits(reader, &fields.benefits),
        has_figures: (fields.benefits.iter())
            .any(|benefit| benefit.expected.is_some() || benefit.measured.is_some()),
        scale: &fields.scale,
        decisions: (fields.decisions.iter())
            .map(|made| decision(reader, made, &fields.head.sources))
            .collect(),
        missing: reader.unknowns(document),
        advice: &fields.advice,
        pitfalls: &fields.pitfalls,
        would_change: &fields.would_change,
        artefacts: artefacts(reader, &fields.artefacts),
        ask: (knowledge.whom_to_ask_about_report(id, ASK_LIMIT).iter())
            .map(|ask| reader.ask(ask, &draft))
            .collect(),
        draft,
        contact_named: node.entry.main.fields.contact.is_some(),
        related: (related.iter())
            .map(|related| reader.report_row(related.report))
            .collect(),
        reused_from: links(reader, &node.edges.reused_from),
        reused_by: links(reader, &node.edges.reused_by),
        sources: &fields.head.sources,
        backlinks: reader.other_mentions(id, &shown(reader, id, &related)),
    };
    view.contents = contents(reader, &own.body.headings, &view);
    let about = structured::report(reader, id, version);
    (reader.describe(meta, about), view)
}

fn links<'a>(reader: &Reader<'a>, reports: &[ReportId]) -> Vec<LinkedItem<'a>> {
    let link = |id: &ReportId| LinkedItem {
        link: reader.report(*id),
        sub: None,
    };
    reports.iter().map(link).collect()
}

fn facts<'a>(reader: &Reader<'a>, node: &'a ReportNode) -> Facts<'a> {
    let main: &Report = &node.entry.main.fields;
    let own: &Report = &node.entry.version(reader.lang).fields;
    let edges = &node.edges;
    let (cost, own_cost) = (main.cost.as_ref(), own.cost.as_ref());
    let procurement = main.procurement.as_ref();
    let links = |ids: &[crate::knowledge::MunicipalityId]| -> Vec<Link<'a>> {
        ids.iter().map(|id| reader.municipality(*id)).collect()
    };
    Facts {
        municipalities: links(&edges.municipalities),
        region: edges.region.map(|id| reader.region(id)),
        place: own
            .region
            .as_deref()
            .or(main.region.as_deref())
            .filter(|_| edges.region.is_none()),
        solutions: edges
            .solutions
            .iter()
            .map(|id| reader.solution(*id))
            .collect(),
        topics: reader.topics(&edges.topics),
        status: reader.word(main.status),
        period: main.period,
        cost_setup: in_words(cost.and_then(Cost::setup_span)),
        cost_yearly: in_words(cost.and_then(|cost| reader.knowledge().yearly_bands(cost))),
        amounts: own_cost
            .or(cost)
            .map_or_else(Vec::new, |cost| amounts(reader, cost)),
        has_cost: cost.is_some_and(has_section),
        cost_year: cost.and_then(|cost| cost.year),
        own_hours: cost.and_then(|cost| cost.own_hours),
        cost_note: own_cost.or(cost).and_then(|cost| cost.note.as_deref()),
        procurement: procurement
            .and_then(|facts| facts.form)
            .map(|form| reader.word(form)),
        bought_with: links(&edges.bought_with),
        contract_end: procurement.and_then(|facts| facts.contract_end),
        contract_option: procurement.and_then(|facts| facts.option.as_deref()),
        assessments: assessments(reader, main.assessments),
        reuse: main.reuse.map(|reuse| reader.word(reuse)),
        written: main.date,
    }
}

fn assessments(reader: &Reader<'_>, stated: Option<Assessments>) -> Vec<AssessmentView> {
    let view = |what, answer: Option<Assessment>| AssessmentView {
        what,
        answer: answer.map(|answer| reader.word(answer)),
    };
    if stated.is_none() {
        return Vec::new();
    }
    let of = |part: fn(Assessments) -> Option<Assessment>| stated.and_then(part);
    vec![
        view("dpia", of(|stated| stated.dpia)),
        view("ros", of(|stated| stated.ros)),
        view("data_processing", of(|stated| stated.data_processing)),
        view("accessibility", of(|stated| stated.accessibility)),
    ]
}

fn benefits<'a>(reader: &Reader<'a>, benefits: &'a [Benefit]) -> Vec<BenefitView<'a>> {
    let view = |benefit: &'a Benefit| BenefitView {
        text: &benefit.text,
        kind: reader.word(benefit.kind),
        expected: benefit.expected.as_deref(),
        measured: benefit.measured.as_deref(),
        unit: benefit.unit.as_deref(),
        evidence: benefit.evidence.map(|evidence| reader.word(evidence)),
    };
    benefits.iter().map(view).collect()
}

fn artefacts<'a>(reader: &Reader<'a>, artefacts: &'a [Artefact]) -> Vec<ArtefactView<'a>> {
    let view = |artefact: &'a Artefact| ArtefactView {
        kind: reader.word(artefact.kind),
        title: &artefact.title,
        url: &artefact.url,
        licence: artefact.licence.as_deref(),
        date: artefact.date,
    };
    artefacts.iter().map(view).collect()
}

/// Returns the contents list: the headings of the text, then the sections that the page adds.
fn contents<'a>(
    reader: &Reader<'a>,
    headings: &'a [Heading],
    view: &ReportView<'a>,
) -> Vec<ContentsItem<'a>> {
    let has_advice =
        !(view.advice.is_empty() && view.pitfalls.is_empty() && view.would_change.is_empty());
    let has_reuse = !(view.reused_from.is_empty() && view.reused_by.is_empty());
    let has_cost = view.facts.has_cost;
    let sections = [
        ("s-benefits", "report.benefits", !view.benefits.is_empty()),
        ("s-cost", "report.cost", has_cost),
        ("s-scale", "report.scale", !view.scale.is_empty()),
        (
            "s-decisions",
            "network.decisions",
            !view.decisions.is_empty(),
        ),
        ("s-advice", "report.advice", has_advice),
        ("s-missing", "report.missing", view.missing.is_some()),
        ("s-artefacts", "report.artefacts", true),
        ("s-ask", "report.ask", true),
        ("s-reuse", "report.reuse", has_reuse),
        ("s-related", "report.related", !view.related.is_empty()),
        ("s-sources", "report.sources", !view.sources.is_empty()),
    ];
    let own = headings
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| ContentsItem {
            id: &heading.id,
            text: heading.text.as_str().into(),
            level: 2,
        });
    let added = sections
        .into_iter()
        .filter(|(.., there)| *there)
        .map(|(id, key, _)| ContentsItem {
            id,
            text: reader.text(key).into(),
            level: 2,
        });
    own.chain(added).collect()
}
