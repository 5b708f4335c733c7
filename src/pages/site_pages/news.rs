//! The news page: the latest changes by month, newest first.

use serde::Serialize;

use crate::content::Kind;
use crate::knowledge::DocumentId;
use crate::knowledge::attribution::SaidBy;
use crate::knowledge::news::{NewsEvent, NewsItem};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Text, Word};
use crate::pages::outputs::File;
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// The number of news items that are shown; older ones are in the lists.
const LIMIT: usize = 600;

/// The number of items from which those of one day and kind are told as one.
const MANY: usize = 4;

/// The data for `news.html`.
#[derive(Serialize)]
pub(crate) struct NewsView<'a> {
    /// News by month.
    months: Vec<Month<'a>>,
    /// `true` where there are more than are shown.
    more: bool,
    /// The address of the Atom feed.
    feed: &'static str,
}

/// The news of one month.
#[derive(Serialize)]
struct Month<'a> {
    /// The month, or the year where no more is known.
    date: String,
    /// The news by day and kind.
    groups: Vec<Group<'a>>,
}

/// The news of one day that are of one kind.
#[derive(Serialize)]
struct Group<'a> {
    /// The date of the change.
    date: PartialDate,
    /// The kind of change: `written`, `reviewed`, `confirmed`, `needed`.
    event: &'static str,
    /// The items, counted in words.
    counted: String,
    /// `true` where they are so many that the count comes first.
    is_many: bool,
    /// The items.
    items: Vec<Item<'a>>,
}

/// A news item.
#[derive(Serialize)]
struct Item<'a> {
    /// The date of the change.
    date: PartialDate,
    /// The kind of change: `written`, `reviewed`, `confirmed`, `needed`.
    event: &'static str,
    /// The document, solution or topic that it is about.
    subject: Link<'a>,
    /// Its kind in words, for a document.
    kind: Option<String>,
    /// The municipality that states it, for a statement of use or a need.
    municipality: Option<Link<'a>>,
    /// The status that is stated, for a statement of use.
    status: Option<Word>,
    /// The need in the municipality's own words.
    text: Option<Text<'a>>,
    /// The address of the form in which it is corrected; none for what has no form.
    correct: Option<String>,
}

/// Returns the metadata and the data of the page.
pub(crate) fn news<'a>(reader: &Reader<'a>) -> (PageMeta, NewsView<'a>) {
    let meta = reader.site_page_meta(SitePage::News);
    let mut latest = reader.knowledge().latest_news(LIMIT + 1);
    let more = latest.len() > LIMIT;
    latest.truncate(LIMIT);
    latest.retain(|news| is_done_by_somebody(reader, news));
    let mut months: Vec<Month<'a>> = Vec::new();
    for news in latest.chunk_by(|one, other| key(one) == key(other)) {
        let Some(group) = group(reader, news) else {
            continue;
        };
        let date = month(group.date);
        match months.last_mut() {
            Some(last) if last.date == date => last.groups.push(group),
            _ => months.push(Month {
                date,
                groups: vec![group],
            }),
        }
    }
    let view = NewsView {
        months,
        more,
        feed: File::Feed.address(),
    };
    (reader.describe_collection(meta), view)
}

/// Decides whether somebody did it. A list that was found in a source, years later, is no news: only
/// a municipality confirms its own use.
fn is_done_by_somebody(reader: &Reader<'_>, news: &NewsItem) -> bool {
    let knowledge = reader.knowledge();
    match news.event {
        NewsEvent::Confirmed(id) => knowledge.said_by(knowledge.usage(id)) == SaidBy::Municipality,
        _ => true,
    }
}

/// Returns what the news of one group have in common: the day, and the key of the text that counts
/// them.
fn key(news: &NewsItem) -> (PartialDate, &'static str, &'static str) {
    let of_document = |id: DocumentId| match id.kind() {
        Kind::Municipality => "count.municipalities",
        Kind::Solution => "count.solutions",
        Kind::Report => "count.reports",
        Kind::Network => "count.networks",
        Kind::Page => "count.pages",
    };
    let (event, counted) = match news.event {
        NewsEvent::Written(id) => ("written", of_document(id)),
        NewsEvent::Reviewed(id) => ("reviewed", of_document(id)),
        NewsEvent::Confirmed(_) => ("confirmed", "count.usages"),
        NewsEvent::Needed(_) => ("needed", "count.needs"),
    };
    (news.date, event, counted)
}

fn group<'a>(reader: &Reader<'a>, news: &[NewsItem]) -> Option<Group<'a>> {
    let (date, event, counted) = key(news.first()?);
    Some(Group {
        date,
        event,
        counted: reader.count(counted, news.len()),
        is_many: news.len() >= MANY,
        items: news.iter().map(|news| item(reader, news)).collect(),
    })
}

fn month(date: PartialDate) -> String {
    match date.month() {
        Some(month) => format!("{}-{month:02}", date.year()),
        None => date.year().to_string(),
    }
}

fn item<'a>(reader: &Reader<'a>, news: &NewsItem) -> Item<'a> {
    let item = |event, subject| Item {
        date: news.date,
        event,
        subject,
        kind: None,
        municipality: None,
        status: None,
        text: None,
        correct: None,
    };
    match news.event {
        NewsEvent::Written(id) => Item {
            kind: Some(reader.kind_of(id)),
            correct: reader.correct_shown(id, "tittel"),
            ..item("written", reader.document(id))
        },
        NewsEvent::Reviewed(id) => Item {
            kind: Some(reader.kind_of(id)),
            correct: reader.correct_shown(id, "tittel"),
            ..item("reviewed", reader.document(id))
        },
        NewsEvent::Confirmed(id) => {
            let usage = reader.knowledge().usage(id);
            Item {
                municipality: Some(reader.municipality(usage.municipality)),
                status: Some(reader.usage_status(usage)),
                correct: Some(reader.correct_usage(usage)),
                ..item("confirmed", reader.solution(usage.solution))
            }
        }
        NewsEvent::Needed(id) => {
            let need = reader.knowledge().need(id);
            Item {
                municipality: Some(reader.municipality(id.municipality)),
                text: Some(reader.knowledge().need_text(id, reader.lang).into()),
                correct: Some(reader.correct_need(id)),
                ..item("needed", reader.topic(need.topic))
            }
        }
    }
}
