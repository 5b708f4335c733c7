//! What has changed, by month.

use super::{DocumentId, Knowledge, MunicipalityId, NeedId, UsageId};
use crate::content::PartialDate;

/// News of one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsMonth {
    /// The year.
    pub year: i16,
    /// The month, 1–12; `None` for what is only dated by year.
    pub month: Option<i8>,
    /// The news, newest first; documents before statements of use before needs.
    pub items: Vec<NewsItem>,
}

/// One piece of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewsItem {
    /// When.
    pub date: PartialDate,
    /// What.
    pub event: NewsEvent,
}

/// What has happened.
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
    /// All news by month, newest month first; what is only dated by year comes after the months
    /// of that year. A document that was reviewed on the day it was written is told once. What
    /// is dated after [`as_of`](Self::as_of) has not happened yet and is left out.
    pub fn news(&self) -> Vec<NewsMonth> {
        unimplemented!()
    }

    /// The newest `count` pieces of news.
    pub fn latest_news(&self, _count: usize) -> Vec<NewsItem> {
        unimplemented!()
    }

    /// The municipalities that a piece of news is about.
    pub fn municipalities_of(&self, _event: NewsEvent) -> Vec<MunicipalityId> {
        unimplemented!()
    }
}
