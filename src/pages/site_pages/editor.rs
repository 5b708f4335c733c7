//! The parts and words of the editor that `digitv serve` adds to pages. No build writes them.

use serde::Serialize;

use crate::pages::context::reader::Reader;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The data for `editor.html`.
#[derive(Serialize)]
pub(crate) struct EditorView {
    /// The address of the form for a new report.
    tell: String,
    /// The address of the form for what a document states.
    correct: String,
}

/// Returns the metadata and the data of the parts.
pub(crate) fn editor(reader: &Reader<'_>) -> (PageMeta, EditorView) {
    let meta = reader.site_page_meta(SitePage::Correct);
    let address = |page| reader.site_page_link(page).address;
    let view = EditorView {
        tell: address(SitePage::Tell).into(),
        correct: address(SitePage::Correct).into(),
    };
    (meta, view)
}
