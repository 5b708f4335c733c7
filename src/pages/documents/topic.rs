//! The page of a topic: first in short what is used, how it went, what is needed and whom to ask; then
//! everything about it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::knowledge::coverage::Scope;
use crate::knowledge::node::CompetenceId;
use crate::knowledge::shared_needs::SharedNeed;
use crate::knowledge::{MunicipalityId, TopicId};
use crate::pages::about::About;
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::files::feed::Subject;
use crate::pages::parts::ask::{self, AskView};
use crate::pages::parts::cards::{SaidView, SolutionCard};
use crate::pages::parts::draft::{AskAbout, DraftView};
use crate::pages::parts::matrix::MatrixView;
use crate::pages::parts::needs::CompetenceView;
use crate::pages::parts::report_rows::ReportRow;
use crate::pages::parts::use_lists::UseList;
use crate::pages::site_page::SitePage;
use crate::pages::site_pages::needs::{MOST_FULL, SharedNeedView};
use crate::theme::PageMeta;

/// The largest number of lessons in the answer in short.
const LESSON_LIMIT: usize = 1;

/// The largest number of solutions that are named as the most used, where as many use each of them.
const MOST_NAMED: usize = 2;

/// The number of reports that are shown as cards; the rest are shown by title alone.
const CARD_LIMIT: usize = 30;

/// The data for `topic.html`.
#[derive(Serialize)]
pub(crate) struct TopicView<'a> {
    /// Its URI in the vocabulary Los, where it has one.
    los: Option<&'a str>,
    /// The number of municipalities on the site.
    municipalities: usize,
    /// The solutions with most users; none where nobody is known to use any, and none where too many
    /// have as many users as each other.
    most_used: Vec<Link<'a>>,
    /// The number of municipalities that are known to use each of those.
    most_users: usize,
    /// The number of solutions with a known user.
    used: usize,
    /// The lesson of the newest report.
    lessons: Vec<SaidView<'a>>,
    /// Solutions, by title.
    solutions: Vec<SolutionCard<'a>>,
    /// Reports, newest first.
    reports: Vec<ReportRow<'a>>,
    /// Older reports, by title alone.
    more_reports: Vec<Link<'a>>,
    /// The number of all reports.
    all_reports: usize,
    /// The address of the pages with all of them, where they are more than this page shows.
    reports_address: Option<String>,
    /// Needs, what most municipalities share first.
    needs: Vec<SharedNeedView<'a>>,
    /// The others, where they are too many to show in full.
    more_needs: Vec<SharedNeedView<'a>>,
    /// The number of municipalities that have one of them.
    needing: usize,
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
    let meta = meta(reader, id);
    let draft = reader.draft(AskAbout::Topic, &meta.title, &meta.address);
    let shared = reader.shared_needs().iter();
    let needs: Vec<_> = shared.filter(|need| need.topic == id).collect();
    let needing: BTreeSet<_> = needs.iter().flat_map(|need| &need.needing).collect();
    let (full_needs, more_needs) = needs.split_at(needs.len().min(MOST_FULL));
    let views = |needs: &[&SharedNeed]| {
        let views = needs.iter().filter_map(|need| reader.shared_need(need));
        views.collect()
    };
    let solutions: Vec<_> = (node.solutions.iter())
        .map(|id| reader.solution_card(*id))
        .collect();
    let (most_used, most_users) = most_used(&solutions);
    let list = reader.report_list(About::Topic(id), &node.reports, CARD_LIMIT);
    let (matrix, use_lists) = reader.use_in(Scope {
        topic: Some(id),
        ..Scope::default()
    });
    let view = TopicView {
        los: node.topic.los.as_deref(),
        municipalities: knowledge.municipalities.len(),
        most_used,
        most_users,
        used: solutions.iter().filter(|card| card.known > 0).count(),
        lessons: reader.lessons(&node.reports, LESSON_LIMIT),
        solutions,
        reports: list.rows,
        more_reports: list.more,
        all_reports: list.all,
        reports_address: list.address,
        needs: views(full_needs),
        more_needs: views(more_needs),
        needing: needing.len(),
        have: (knowledge.topic_needs(id).have.iter())
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

fn meta(reader: &Reader<'_>, id: TopicId) -> PageMeta {
    let topic = &reader.knowledge().topic(id).topic;
    let name = topic.name(reader.interface).to_owned();
    let lead = lead(reader, id);
    let full_title = reader.theme().text_with(
        reader.interface,
        "topic.full_title",
        None,
        &[("topic", name.as_str())],
    );
    let addresses = reader.addresses();
    let mut meta = reader.own_meta("topic", name, |lang| addresses.topic(topic, lang));
    meta.full_title = Some(full_title);
    meta.description = Some(lead.clone());
    meta.lead = Some(lead);
    meta.section = Some(SitePage::Topics.key());
    meta.feed = Some(reader.feed(Subject::Topic(id)));
    meta.breadcrumbs
        .push(owned(reader.site_page_link(SitePage::Topics)));
    meta
}

/// Returns links to the solutions with most users, and the number of those users. Of solutions
/// with as many users those with most confirmed ones are named; none where more than [`MOST_NAMED`]
/// share the first place, because the alphabet is no reason.
fn most_used<'a>(solutions: &[SolutionCard<'a>]) -> (Vec<Link<'a>>, usize) {
    let rank = |card: &SolutionCard<'_>| (card.known, card.confirmed);
    let Some(best) = solutions
        .iter()
        .map(rank)
        .max()
        .filter(|(known, _)| *known > 0)
    else {
        return (Vec::new(), 0);
    };
    let first = solutions.iter().filter(|card| rank(card) == best);
    let mut links: Vec<_> = first.map(|card| card.link.clone()).collect();
    if links.len() > MOST_NAMED {
        links.clear();
    }
    (links, best.0)
}

/// Returns a sentence with the number of solutions and reports of the topic.
fn lead(reader: &Reader<'_>, id: TopicId) -> String {
    let node = reader.knowledge().topic(id);
    if node.solutions.is_empty() && node.reports.is_empty() {
        return reader.text("topic.nothing");
    }
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
