//! The search page. The theme's scripts fetch and show the results; this module fills the register
//! that the page is without them, and facets by kind and topic.

use std::borrow::Cow;

use serde::Serialize;

use crate::content::vocabulary::ReportStatus;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::facets::{Facet, FacetGroup, groups, largest};
use crate::pages::parts::register::{self, Group, LetterLink};
use crate::pages::search::answers;
use crate::pages::site_page::{Part, SitePage};
use crate::text::Vocabulary;
use crate::text::letter::Letter;
use crate::theme::PageMeta;

/// The data for `search.html`.
#[derive(Serialize)]
pub(crate) struct SearchView<'a> {
    /// The number of names in the register.
    total: usize,
    /// The letter that this page is for, where the register has a page for each.
    letter: Option<&'static str>,
    /// Links to the letters.
    letters: Vec<LetterLink>,
    /// The register by letter; empty where each letter has a page and this is none of them.
    groups: Vec<Group<'a>>,
    /// Facets by kind and by topic.
    facets: Vec<FacetGroup<'a>>,
    /// Labels of values of facets in the reader's language; the index has one value for all
    /// languages.
    labels: Vec<Label<'a>>,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
    /// The files by which questions are answered; none where they cannot be made, which rendering
    /// them reports.
    answers: Option<AnswersView<'a>>,
}

/// The addresses of the files by which questions are answered.
#[derive(Serialize)]
struct AnswersView<'a> {
    /// The module that answers.
    module: &'a str,
    /// The file that it reads first.
    first: &'a str,
}

/// The label of a value of a facet.
#[derive(Serialize)]
struct Label<'a> {
    /// The name of the facet in the search engine.
    facet: &'static str,
    /// The value in the search engine.
    value: &'a str,
    /// The label.
    text: Cow<'a, str>,
}

/// Returns the metadata and the data of the search page.
pub(crate) fn search<'a>(reader: &Reader<'a>) -> (PageMeta, SearchView<'a>) {
    let split = register::is_split(reader.knowledge());
    let groups = register::groups(reader, |_| !split);
    let letters = if split {
        register::letter_pages(reader, None)
    } else {
        register::letters_here(&groups)
    };
    let mut meta = reader.site_page_meta(SitePage::Search);
    meta.big_search = true;
    let view = view(reader, None, letters, groups);
    (reader.describe_collection(meta), view)
}

/// Returns the metadata and the data of the part of the register under `letter`, where the register
/// has a page for each.
pub(crate) fn register_page<'a>(reader: &Reader<'a>, letter: Letter) -> (PageMeta, SearchView<'a>) {
    let addresses = reader.addresses();
    let title = reader.theme().text_with(
        reader.interface,
        "search.letter_title",
        None,
        &[("letter", letter.title())],
    );
    let mut meta = reader.own_meta(SitePage::Search.key(), title, |lang| {
        addresses.part(Part::Register(letter), lang)
    });
    let parent = crate::pages::context::page_meta::owned(reader.site_page_link(SitePage::Search));
    meta.breadcrumbs.push(parent);
    meta.big_search = true;
    let groups = register::groups(reader, |other| other == letter);
    let letters = register::letter_pages(reader, Some(letter));
    let view = view(reader, Some(letter), letters, groups);
    (reader.describe_collection(meta), view)
}

fn view<'a>(
    reader: &Reader<'a>,
    letter: Option<Letter>,
    letters: Vec<LetterLink>,
    groups: Vec<Group<'a>>,
) -> SearchView<'a> {
    SearchView {
        total: register::size(reader.knowledge()),
        letter: letter.map(Letter::title),
        letters,
        groups,
        facets: facets(reader),
        labels: labels(reader),
        contribute: reader.page_by_slug("bidra"),
        answers: answers(reader),
    }
}

fn answers<'a>(reader: &Reader<'a>) -> Option<AnswersView<'a>> {
    let files = answers::files(reader).ok()?;
    let (_, first) = (files.first.iter()).find(|(lang, _)| *lang == reader.interface)?;
    let module = &files.module;
    Some(AnswersView { module, first })
}

fn labels<'a>(reader: &Reader<'a>) -> Vec<Label<'a>> {
    let knowledge = reader.knowledge();
    let topics = knowledge.topic_ids().map(|id| Label {
        facet: "topic",
        value: knowledge.topic(id).topic.slug.as_str(),
        text: reader.topic(id).title,
    });
    let statuses = ReportStatus::ALL.iter().map(|status| Label {
        facet: "status",
        value: status.slug(),
        text: status.label(reader.interface).into(),
    });
    topics.chain(statuses).collect()
}

fn facets<'a>(reader: &Reader<'a>) -> Vec<FacetGroup<'a>> {
    let knowledge = reader.knowledge();
    let kinds = [
        (SitePage::Reports, knowledge.reports.len()),
        (SitePage::Solutions, knowledge.solutions.len()),
        (SitePage::Municipalities, knowledge.municipalities.len()),
        (SitePage::Topics, knowledge.topics.len()),
    ]
    .into_iter()
    .map(|(site_page, count)| Facet::new(reader.site_page_link(site_page), count));
    let topics = knowledge.topic_ids().map(|id| {
        let node = knowledge.topic(id);
        Facet::new(reader.topic(id), node.reports.len() + node.solutions.len())
    });
    groups(
        reader,
        [
            ("facets.kind", None, largest(kinds)),
            ("facets.topic", None, largest(topics)),
        ],
    )
}
