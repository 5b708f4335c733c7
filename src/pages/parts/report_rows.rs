//! Reports in lists that show their cards as rows. One report is in the lists of many pages, so its
//! row is rendered once for each language.

use serde::Serialize;

use super::cards::ReportCard;
use crate::knowledge::ReportId;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::theme::Fragment;

/// The number of reports that the page of a document shows as rows; the rest are shown by title alone.
pub(crate) const SHOWN: usize = 30;

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

    /// Returns the rows of the first `shown` reports, and links to the others.
    pub(crate) fn report_list(
        &self,
        ids: &[ReportId],
        shown: usize,
    ) -> (Vec<ReportRow<'a>>, Vec<Link<'a>>) {
        let (rows, rest) = ids.split_at(ids.len().min(shown));
        let rest = rest.iter().map(|id| self.report(*id));
        (self.report_rows(rows), rest.collect())
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
