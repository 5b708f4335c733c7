//! Everything that was stopped, and why.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::Serialize;

use crate::knowledge::gathered::Stopped;
use crate::knowledge::{ReportId, UsageId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Text, Word};
use crate::pages::site_page::SitePage;
use crate::text::{Lang, PartialDate};
use crate::theme::PageMeta;

/// The largest number of places that are named.
const MOST_PLACES: usize = 3;
/// The largest number of efforts that are shown: a table with more is no page.
const MOST_EFFORTS: usize = 200;

/// The data for `stopped.html`.
#[derive(Serialize)]
pub(crate) struct StoppedEffortsView<'a> {
    /// The number of efforts.
    total: usize,
    /// The efforts, the latest first.
    efforts: Vec<EffortView<'a>>,
    /// The number of earlier ones that are not shown.
    more: usize,
    /// The page about open data, which has them all, where the site has one.
    data: Option<Link<'a>>,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
}

/// An effort that was stopped.
#[derive(Serialize)]
struct EffortView<'a> {
    /// The report about it, or else the solution.
    title: Link<'a>,
    /// The places that it is from.
    places: Vec<Link<'a>>,
    /// Its solutions, where the title is a report.
    solutions: Vec<Link<'a>>,
    /// The date on which it was stopped.
    date: Option<PartialDate>,
    /// Its status.
    status: Word,
    /// The reason, as far as it is told.
    why: Option<Text<'a>>,
    /// The address of the form in which its status is corrected.
    correct: Option<String>,
    /// The same where several municipalities say it of a solution: the reader chooses one of them.
    #[serde(skip)]
    correct_of_all: Option<String>,
}

impl<'a> EffortView<'a> {
    /// Returns what is the same where two are the same effort in several municipalities.
    fn key(&self) -> (Cow<'a, str>, &'static str, Option<PartialDate>) {
        (self.title.address.clone(), self.status.slug, self.date)
    }

    /// Adds the places of `other`, and its reason where that is in the reader's language.
    fn add(&mut self, other: Self, lang: Lang) {
        self.places.extend(other.places);
        self.correct = other.correct_of_all;
        let is_own = |why: &Text<'_>| why.lang == lang;
        if !self.why.as_ref().is_some_and(is_own) && other.why.as_ref().is_some_and(is_own) {
            self.why = other.why;
        }
    }
}

/// Returns the metadata and the data of the page.
pub(crate) fn stopped<'a>(reader: &Reader<'a>) -> (PageMeta, StoppedEffortsView<'a>) {
    let meta = reader.site_page_meta(SitePage::Stopped);
    let efforts = reader.knowledge().stopped_efforts();
    let mut views: Vec<EffortView<'a>> = Vec::with_capacity(efforts.len());
    let mut places: HashMap<_, usize> = HashMap::new();
    for view in efforts.iter().filter_map(|effort| view_of(reader, *effort)) {
        match places.entry(view.key()) {
            Entry::Occupied(place) => views[*place.get()].add(view, reader.lang),
            Entry::Vacant(place) => {
                place.insert(views.len());
                views.push(view);
            }
        }
    }
    let total = views.len();
    views.truncate(MOST_EFFORTS);
    for view in &mut views {
        if view.places.len() > MOST_PLACES {
            let counted = reader.count("count.municipalities", view.places.len());
            view.places = vec![Link::new(counted, "")];
        }
    }
    let view = StoppedEffortsView {
        total,
        more: total - views.len(),
        efforts: views,
        data: reader.page_by_slug("apne-data"),
        contribute: reader.page_by_slug("bidra"),
    };
    (reader.describe_collection(meta), view)
}

fn view_of<'a>(reader: &Reader<'a>, effort: Stopped) -> Option<EffortView<'a>> {
    let date = reader.knowledge().stopped_on(effort);
    let view = match (effort.report, effort.usage) {
        (Some(report), _) => Some(by_report(reader, report, date)),
        (None, Some(usage)) => Some(by_statement(reader, usage, date)),
        (None, None) => None,
    };
    view.map(|view| EffortView {
        correct: reader.correct_stopped(effort),
        ..view
    })
}

impl Reader<'_> {
    /// Returns the address of the form in which the status of a stopped effort is corrected.
    pub(crate) fn correct_stopped(&self, effort: Stopped) -> Option<String> {
        match (effort.report, effort.usage) {
            (Some(report), _) => self.correct_shown(report, "status"),
            (None, Some(usage)) => Some(self.correct_usage(self.knowledge().usage(usage))),
            (None, None) => None,
        }
    }
}

fn by_report<'a>(reader: &Reader<'a>, id: ReportId, date: Option<PartialDate>) -> EffortView<'a> {
    let node = reader.knowledge().report(id);
    let version = node.entry.version(reader.lang);
    let fields = &version.fields;
    let why = fields.in_short.first().unwrap_or(&fields.head.summary);
    EffortView {
        title: reader.report(id),
        places: reader.report_places(id),
        solutions: (node.edges.solutions.iter())
            .map(|id| reader.solution(*id))
            .collect(),
        date,
        status: reader.word(fields.status),
        why: Some(Text {
            text: why,
            lang: version.lang(),
        }),
        correct: None,
        correct_of_all: None,
    }
}

fn by_statement<'a>(reader: &Reader<'a>, id: UsageId, date: Option<PartialDate>) -> EffortView<'a> {
    let usage = reader.knowledge().usage(id);
    EffortView {
        title: reader.solution(usage.solution),
        places: vec![reader.municipality(usage.municipality)],
        solutions: Vec::new(),
        date,
        status: reader.word(usage.status),
        why: reader
            .knowledge()
            .usage_note(id, reader.lang)
            .map(Text::from),
        correct: None,
        correct_of_all: Some(reader.correct_usage_of(usage.solution)),
    }
}
