//! A digest as a page for print, and as HTML for a mail. Both are whole in one file: nothing is
//! fetched, and there are no scripts.

use serde::Serialize;

use super::block::Digest;
use crate::pages::context::reader::Reader;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The style sheets of the page, in their order.
const SHEETS: [&str; 3] = ["digitv.css", "charts.css", "annex.css"];

/// The data for `digest.html` and `digest-mail.html`.
#[derive(Serialize)]
pub(in crate::pages) struct DigestView<'d> {
    /// The digest.
    digest: &'d Digest,
    /// The style sheets, joined; empty in a mail.
    css: String,
}

/// Returns the metadata and the data of the page for print.
pub(in crate::pages) fn page<'d>(
    reader: &Reader<'_>,
    digest: &'d Digest,
) -> (PageMeta, DigestView<'d>) {
    let css = SHEETS.iter().filter_map(|name| sheet(reader, name));
    let view = DigestView {
        digest,
        css: css.collect(),
    };
    (meta(reader, digest), view)
}

/// Returns the metadata and the data of the mail.
pub(in crate::pages) fn mail<'d>(
    reader: &Reader<'_>,
    digest: &'d Digest,
) -> (PageMeta, DigestView<'d>) {
    let view = DigestView {
        digest,
        css: String::new(),
    };
    (meta(reader, digest), view)
}

/// Returns the text of a style sheet of the theme.
fn sheet<'a>(reader: &Reader<'a>, name: &str) -> Option<&'a str> {
    let theme = reader.theme();
    let address = theme.asset(name)?;
    let (_, bytes) = theme.assets().find(|(one, _)| *one == address)?;
    std::str::from_utf8(bytes).ok()
}

fn meta(reader: &Reader<'_>, digest: &Digest) -> PageMeta {
    let front = SitePage::Front;
    let addresses = reader.addresses();
    let mut meta = reader.own_meta("annex", digest.title.clone(), |lang| {
        addresses.site_page(front, lang)
    });
    meta.noindex = true;
    meta.feed = None;
    meta
}
