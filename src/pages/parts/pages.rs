//! Lists that are too long for one page: pages of rows, with links from each to the next.

use serde::Serialize;

use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::site_page::{Part, SitePage};
use crate::theme::PageMeta;

/// The largest number of rows of a list that a page shows before its reader asks for more. The
/// component `fold` of the theme has the same number.
pub(crate) const MOST_ROWS: usize = 200;

/// The largest number of rows of a list that is gathered from other documents, where the rows have a text,
/// a source and a link to correct it: the rest is in those documents.
pub(crate) const MOST_GATHERED: usize = 60;

/// The place of a page among those of its list.
#[derive(Serialize)]
pub(crate) struct Pager {
    /// The number of this page, from 1.
    page_number: usize,
    /// The number of pages.
    pages: usize,
    /// The address of the page before.
    before: Option<String>,
    /// The address of the page after.
    after: Option<String>,
}

impl Pager {
    /// Returns the place of `page`, counted from 1, among `pages` of which each has its `address`.
    pub(crate) fn new(page: usize, pages: usize, address: impl Fn(usize) -> String) -> Self {
        Self {
            page_number: page,
            pages,
            before: (page > 1).then(|| address(page - 1)),
            after: (page < pages).then(|| address(page + 1)),
        }
    }
}

impl Reader<'_> {
    /// Returns the place of `page`, counted from 1, among the `pages` of a list.
    pub(crate) fn pager(&self, list: SitePage, page: usize, pages: usize) -> Pager {
        Pager::new(page, pages, |page| {
            self.addresses()
                .part(Part::Page(list, page), self.interface)
        })
    }

    /// Returns the metadata of a page of a list, counted from 1, without structured data.
    pub(crate) fn list_page_meta(&self, list: SitePage, page: usize) -> PageMeta {
        let mut meta = self.site_page_meta(list);
        if page == 1 {
            return meta;
        }
        let address = |lang| self.addresses().part(Part::Page(list, page), lang);
        let title = format!("{}.page_title", list.key());
        meta.title = (self.theme()).text_with(self.interface, &title, Some(page), &[]);
        meta.address = address(self.interface);
        for alternate in &mut meta.alternates {
            alternate.address = address(alternate.lang);
        }
        meta.breadcrumbs.push(owned(self.site_page_link(list)));
        meta
    }
}

/// Returns the number of pages of a list with so many rows, `size` on each: at least one.
pub(crate) fn count(rows: usize, size: usize) -> usize {
    rows.div_ceil(size).max(1)
}

/// Returns the rows of a page, counted from 1, of a list with `size` rows on each.
pub(crate) fn rows_on<T>(
    rows: impl Iterator<Item = T>,
    page: usize,
    size: usize,
) -> impl Iterator<Item = T> {
    rows.skip((page - 1) * size).take(size)
}
