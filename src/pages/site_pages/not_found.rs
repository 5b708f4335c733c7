//! The page for an address that does not exist, with links to other pages.

use serde::Serialize;

use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::outputs::File;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The data for `not-found.html`.
#[derive(Serialize)]
pub(crate) struct NotFoundView<'a> {
    /// Links to the pages that lead to all others.
    ways: Vec<Link<'a>>,
}

/// Returns the metadata and the data of the page.
pub(crate) fn not_found<'a>(reader: &Reader<'a>) -> (PageMeta, NotFoundView<'a>) {
    let title = reader.text("not_found.title");
    let mut meta = reader.own_meta("not-found", title, |_| File::NotFound.address().to_owned());
    // It is shown for any address, so it has no other version.
    meta.alternates.clear();
    meta.noindex = true;
    meta.modified = None;
    meta.lead = Some(reader.text("not_found.lead"));
    let ways = [
        SitePage::Reports,
        SitePage::Solutions,
        SitePage::Municipalities,
        SitePage::Topics,
        SitePage::Coverage,
    ];
    let ways = ways
        .iter()
        .map(|site_page| reader.site_page_link(*site_page))
        .collect();
    (meta, NotFoundView { ways })
}
