//! The page of a topic: everything about it, from solutions to those who can help.

use serde::Serialize;

use crate::knowledge::coverage::Scope;
use crate::knowledge::node::CompetenceId;
use crate::knowledge::{MunicipalityId, TopicId};
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::files::feed::Subject;
use crate::pages::parts::ask::{self, AskView};
use crate::pages::parts::cards::SolutionCard;
use crate::pages::parts::draft::{AskAbout, DraftView};
use crate::pages::parts::matrix::MatrixView;
use crate::pages::parts::needs::{CompetenceView, NeedView};
use crate::pages::parts::report_rows::ReportRow;
use crate::pages::parts::use_lists::UseList;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The number of reports that are shown as cards; the rest are shown by title alone.
const CARD_LIMIT: usize = 30;

/// The data for `topic.html`.
#[derive(Serialize)]
pub(crate) struct TopicView<'a> {
    /// Its URI in the vocabulary Los, where it has one.
    los: Option<&'a str>,
    /// Solutions, by title.
    solutions: Vec<SolutionCard<'a>>,
    /// Reports, newest first.
    reports: Vec<ReportRow<'a>>,
    /// Older reports, by title alone.
    more_reports: Vec<Link<'a>>,
    /// Needs, the most important first.
    needs: Vec<NeedView<'a>>,
    /// Municipalities that already have what others need: use a solution of the topic or know
    /// it well.
    have: Vec<Link<'a>>,
    /// The competences of municipalities in it, those who can help first.
    competences: Vec<CompetenceView<'a>>,
    /// Networks that work in it, by title.
    networks: Vec<Link<'a>>,
    /// Contacts for questions, the best first.
    ask: Vec<AskView<'a>>,
    /// The mail that asks them.
    draft: DraftView,
    /// The matrix of municipalities and solutions of the topic; none where nobody has stated
    /// anything.
    matrix: Option<MatrixView<'a>>,
    /// The same as lists, where the matrix would be too large.
    use_lists: Vec<UseList<'a>>,
}

/// Returns the metadata and the data of the page of a topic.
pub(crate) fn topic<'a>(reader: &Reader<'a>, id: TopicId) -> (PageMeta, TopicView<'a>) {
    let knowledge = reader.knowledge();
    let node = knowledge.topic(id);
    let addresses = reader.addresses();
    let name = node.topic.name(reader.interface).to_owned();
    let lead = lead(reader, id);
    let full_title = reader.theme().text_with(
        reader.interface,
        "topic.full_title",
        None,
        &[("topic", name.as_str())],
    );
    let mut meta = reader.own_meta("topic", name, |lang| addresses.topic(&node.topic, lang));
    meta.full_title = Some(full_title);
    meta.description = Some(lead.clone());
    meta.lead = Some(lead);
    meta.section = Some(SitePage::Topics.key());
    meta.feed = Some(reader.feed(Subject::Topic(id)));
    meta.breadcrumbs
        .push(owned(reader.site_page_link(SitePage::Topics)));
    let draft = reader.draft(AskAbout::Topic, &meta.title, &meta.address);
    let needs = knowledge.topic_needs(id);
    let (cards, rest) = node.reports.split_at(node.reports.len().min(CARD_LIMIT));
    let (matrix, use_lists) = reader.use_in(Scope {
        topic: Some(id),
        region: None,
    });
    let view = TopicView {
        los: node.topic.los.as_deref(),
        solutions: node
            .solutions
            .iter()
            .map(|id| reader.solution_card(*id))
            .collect(),
        reports: reader.report_rows(cards),
        more_reports: rest.iter().map(|id| reader.report(*id)).collect(),
        needs: needs.needs.iter().map(|need| reader.need(*need)).collect(),
        have: needs
            .have
            .iter()
            .map(|has| reader.municipality(has.municipality))
            .collect(),
        competences: competences(reader, id, &node.competences),
        networks: (node.networks.iter())
            .map(|id| reader.document((*id).into()))
            .collect(),
        ask: (knowledge.whom_to_ask_about_topic(id, ask::LIMIT).iter())
            .map(|ask| reader.ask(ask, &draft))
            .collect(),
        draft,
        matrix,
        use_lists,
    };
    (reader.describe_collection(meta), view)
}

/// Returns a sentence with the number of solutions and reports of the topic.
fn lead(reader: &Reader<'_>, id: TopicId) -> String {
    let node = reader.knowledge().topic(id);
    let solutions = reader.count("count.solutions", node.solutions.len());
    let reports = reader.count("count.reports", node.reports.len());
    let arguments = [("solutions", &*solutions), ("reports", &*reports)];
    reader
        .theme()
        .text_with(reader.interface, "topic.lead", None, &arguments)
}

/// Returns the competences of `municipalities` in the topic, those who can help first.
fn competences<'a>(
    reader: &Reader<'a>,
    id: TopicId,
    municipalities: &[MunicipalityId],
) -> Vec<CompetenceView<'a>> {
    let of = |municipality: &MunicipalityId| {
        let municipality = *municipality;
        let all = &reader
            .knowledge()
            .municipality(municipality)
            .edges
            .competences;
        let of_topic = all
            .iter()
            .enumerate()
            .filter(move |(_, linked)| linked.topic == id);
        of_topic.map(move |(index, _)| CompetenceId {
            municipality,
            index,
        })
    };
    let mut ids: Vec<CompetenceId> = municipalities.iter().flat_map(of).collect();
    ids.sort_by_key(|id| !reader.knowledge().competence(*id).competence.can_help);
    ids.into_iter().map(|id| reader.competence(id)).collect()
}
