//! Reports in lists that show their cards as rows. One report is in the lists of many pages, so its
//! row is rendered once for each language.

use serde::Serialize;

use super::cards::ReportCard;
use super::pages::MOST_ROWS;
use crate::knowledge::ReportId;
use crate::pages::about::{self, About};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::theme::Fragment;

/// The number of reports that the page of a document shows as rows; the rest are shown by title alone.
pub(crate) const SHOWN: usize = 30;

/// The reports that the page of what they are about shows.
pub(crate) struct ReportList<'a> {
    /// The newest, as rows.
    pub(crate) rows: Vec<ReportRow<'a>>,
    /// The next, by title alone.
    pub(crate) more: Vec<Link<'a>>,
    /// The number of all of them.
    pub(crate) all: usize,
    /// The address of the pages with all of them, where they are more than a page shows.
    pub(crate) address: Option<String>,
}

/// The component that draws a card as a row.
const COMPONENT: &str = "report_row";

/// A report as an argument of the component `report_row`.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum ReportRow<'a> {
    /// The rendered row.
    Rendered {
        /// The row as HTML.
        row: Fragment,
    },
    /// The data of the row, where templates may show it in other ways.
    Card(Box<ReportCard<'a>>),
}

impl<'a> Reader<'a> {
    /// Returns the rows of reports, in the given order.
    pub(crate) fn report_rows(&self, ids: &[ReportId]) -> Vec<ReportRow<'a>> {
        ids.iter().map(|id| self.report_row(*id)).collect()
    }

    /// Returns the list of reports for the page of what they are `about`: the first `shown` of `ids` as
    /// rows, and the next by title.
    pub(crate) fn report_list(
        &self,
        about: About,
        ids: &[ReportId],
        shown: usize,
    ) -> ReportList<'a> {
        let (rows, rest) = ids.split_at(ids.len().min(shown));
        let rest = rest.iter().take(MOST_ROWS - shown);
        let all = about.reports(self.knowledge()).len();
        ReportList {
            rows: self.report_rows(rows),
            more: rest.map(|id| self.report(*id)).collect(),
            all,
            address: (all > MOST_ROWS).then(|| self.reports_of_address(about)),
        }
    }

    fn reports_of_address(&self, about: About) -> String {
        let of = about.address(self.addresses(), self.knowledge(), self.lang);
        about::address(&of, 1)
    }

    /// Returns the row of a report.
    pub(crate) fn report_row(&self, id: ReportId) -> ReportRow<'a> {
        let render = || {
            let argument = ("report", &self.report_card(id));
            self.theme().fragment(self.lang, COMPONENT, argument)
        };
        // A site's own templates may show more of the card than the row does.
        let row = match self.theme().has_own_templates() {
            true => None,
            false => self.all_rows().get(self.lang, id.index(), render),
        };
        match row {
            Some(row) => ReportRow::Rendered { row },
            None => ReportRow::Card(Box::new(self.report_card(id))),
        }
    }
}
