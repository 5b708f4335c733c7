//! Changes by month.

use std::cmp::Reverse;

use super::{DocumentId, Id, Knowledge, NeedId, UsageId};
use crate::text::PartialDate;

/// News of one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsMonth {
    /// The year.
    pub year: i16,
    /// The month, 1–12; `None` for news that is only dated by year.
    pub month: Option<i8>,
    /// The news, newest first; documents before statements of use before needs.
    pub items: Vec<NewsItem>,
}

/// One piece of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewsItem {
    /// The date of the event.
    pub date: PartialDate,
    /// The event.
    pub event: NewsEvent,
}

/// An event that is news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NewsEvent {
    /// A report or page was written.
    Written(DocumentId),
    /// Someone went through a document and found it right.
    Reviewed(DocumentId),
    /// A statement of use was confirmed.
    Confirmed(UsageId),
    /// A need was stated.
    Needed(NeedId),
}

impl Knowledge {
    /// Returns all news by month, newest month first; what is only dated by year comes after the
    /// months of that year. A document that was reviewed on the day it was written is listed once.
    /// News dated after [`as_of`](Self::as_of) has not happened yet and is left out.
    pub fn news(&self) -> Vec<NewsMonth> {
        let month = |item: &NewsItem| (item.date.year(), item.date.month());
        self.all_news()
            .chunk_by(|a, b| month(a) == month(b))
            .map(|items| {
                let (year, month) = month(&items[0]);
                NewsMonth {
                    year,
                    month,
                    items: items.to_vec(),
                }
            })
            .collect()
    }

    /// Returns the newest `count` pieces of news.
    pub fn latest_news(&self, count: usize) -> Vec<NewsItem> {
        let mut news = self.all_news();
        news.truncate(count);
        news
    }

    /// Returns all events, newest first.
    fn all_news(&self) -> Vec<NewsItem> {
        let mut news = Vec::with_capacity(self.reports.len() + self.usages.len());
        let mut add = |date: Option<PartialDate>, event| {
            if let Some(date) = date.filter(|date| date.earliest() <= self.as_of) {
                news.push(NewsItem { date, event });
            }
        };
        for document in self.documents() {
            let entry = self.document(document);
            let (written, reviewed) = (entry.written(), entry.main().head.reviewed);
            add(written, NewsEvent::Written(document));
            let reviewed = reviewed.filter(|date| Some(*date) != written);
            add(reviewed, NewsEvent::Reviewed(document));
        }
        for (index, usage) in self.usages.iter().enumerate() {
            add(usage.confirmed, NewsEvent::Confirmed(Id::new(index)));
        }
        for municipality in self.municipality_ids() {
            let needs = &self.municipality(municipality).edges.needs;
            for (index, need) in needs.iter().enumerate() {
                let id = NeedId {
                    municipality,
                    index,
                };
                add(need.need.date, NewsEvent::Needed(id));
            }
        }
        // An unknown month or day comes before every known one, so here after it.
        news.sort_unstable_by_key(|item| (Reverse(item.date), item.event));
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["skole"])
            .solution("nettbrett", "sist_gjennomgått: 2026-10")
            .municipality("skien", "{behov: [{tema: skole, tekst: A, dato: 2026-10-03}], bruk: [{løsning: nettbrett, status: i-bruk, bekreftet: 2025}]}")
            .municipality_translation("")
            .report("gammel", "{dato: 2025-12-01, sist_gjennomgått: 2025-12-01}")
            .report("ny", "{dato: 2025-12-02, sist_gjennomgått: 2026-10-03}")
            .page("om", "dato: 2027-01-01")
            .link()
    }

    #[test]
    fn news_is_by_month_newest_first_and_a_bare_year_comes_last() {
        let site = site();
        let months: Vec<_> = site
            .news()
            .iter()
            .map(|month| (month.year, month.month, month.items.len()))
            .collect();
        assert_eq!(
            months,
            [(2026, Some(10), 3), (2025, Some(12), 2), (2025, None, 1)]
        );
    }

    #[test]
    fn within_a_day_documents_come_before_needs_and_a_bare_month_after_its_days() {
        let site = site();
        let latest = site.latest_news(3);
        assert!(matches!(
            latest[0].event,
            NewsEvent::Reviewed(DocumentId::Report(_))
        ));
        assert!(matches!(latest[1].event, NewsEvent::Needed(_)));
        assert!(matches!(
            latest[2].event,
            NewsEvent::Reviewed(DocumentId::Solution(_))
        ));
    }

    #[test]
    fn events_after_the_day_are_no_news() {
        let site = site();
        let is_page =
            |item: &NewsItem| matches!(item.event, NewsEvent::Written(DocumentId::Page(_)));
        assert!(!site.latest_news(99).iter().any(is_page));
    }
}
