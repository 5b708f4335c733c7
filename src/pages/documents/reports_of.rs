//! The pages with all reports about something, where its own page has not room for them.

use serde::Serialize;

use crate::pages::about::{About, address};
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::pages::{self, MOST_ROWS, Pager};
use crate::pages::site_page::SitePage;
use crate::pages::site_pages::reports::{Year, years};
use crate::text::Lang;
use crate::theme::PageMeta;

/// The data for `reports-of.html`.
#[derive(Serialize)]
pub(crate) struct ReportsOfView<'a> {
    /// The page of what they are about.
    about: Link<'a>,
    /// The number of all of them.
    total: usize,
    /// Those of this page by year, newest first.
    years: Vec<Year<'a>>,
    /// The place of this page of the list; before it are newer reports.
    #[serde(flatten)]
    pager: Pager,
}

/// Returns the metadata and the data of a page, counted from 1.
pub(crate) fn reports_of<'a>(
    reader: &Reader<'a>,
    about: About,
    page: usize,
) -> (PageMeta, ReportsOfView<'a>) {
    let knowledge = reader.knowledge();
    let all = about.reports(knowledge);
    let link = link(reader, about);
    let of = |lang| about.address(reader.addresses(), knowledge, lang);
    let own = of(reader.lang);
    let view = ReportsOfView {
        total: all.len(),
        years: years(reader, pages::rows_on(all.iter().copied(), page, MOST_ROWS)),
        pager: Pager::new(page, pages::count(all.len(), MOST_ROWS), |page| {
            address(&own, page)
        }),
        about: link.clone(),
    };
    (meta(reader, about, page, link, of), view)
}

fn meta(
    reader: &Reader<'_>,
    about: About,
    page: usize,
    link: Link<'_>,
    of: impl Fn(Lang) -> String,
) -> PageMeta {
    let key = match page {
        ..=1 => "reports_of.title",
        _ => "reports_of.page_title",
    };
    let arguments = [("about", &*link.title)];
    let title = reader
        .theme()
        .text_with(reader.interface, key, Some(page), &arguments);
    let languages = about.languages(reader.addresses(), reader.knowledge());
    let mut meta = reader.own_meta("reports-of", title, |lang| address(&of(lang), page));
    meta.address = address(&of(reader.lang), page);
    meta.lang = reader.lang;
    meta.alternates
        .retain(|alternate| languages.contains(&alternate.lang));
    if meta.alternates.len() < 2 {
        meta.alternates.clear();
    }
    meta.section = Some(SitePage::Reports.key());
    meta.noindex = true;
    let list = reader.site_page_link(SitePage::Reports);
    meta.breadcrumbs.extend([owned(list), owned(link)]);
    meta
}

fn link<'a>(reader: &Reader<'a>, about: About) -> Link<'a> {
    match about {
        About::Topic(id) => reader.topic(id),
        About::Region(id) => reader.region(id),
        About::Document(id) => reader.document(id),
    }
}
