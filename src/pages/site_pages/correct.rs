//! The page on which the statements of a document are confirmed or corrected. The document is in the
//! address (`?d=kommuner/nome`), and a script loads its statements; without it the page offers a
//! choice of municipality, and says in words what to send.

use serde::Serialize;

use crate::content::Kind;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::sending::Sending;
use crate::pages::site_page::SitePage;
use crate::theme::PageMeta;

/// The data for `correct.html`.
#[derive(Serialize)]
pub(crate) struct CorrectView<'a> {
    /// The municipalities that can be chosen, by name.
    municipalities: Vec<Choice<'a>>,
    /// Pages that lead to other documents.
    lists: Vec<Link<'a>>,
    /// The form in which an experience is told.
    tell: Link<'a>,
    /// The ways to send what is written.
    sending: Sending,
}

/// A document that can be chosen.
#[derive(Serialize)]
struct Choice<'a> {
    /// Its name in changes: `kommuner/nome`.
    document: String,
    /// Its title.
    title: &'a str,
}

/// Returns the metadata and the data of the page.
pub(crate) fn correct<'a>(reader: &Reader<'a>) -> (PageMeta, CorrectView<'a>) {
    let knowledge = reader.knowledge();
    let municipalities = knowledge.municipality_ids().map(|id| {
        let entry = &knowledge.municipality(id).entry;
        Choice {
            document: format!("{}/{}", Kind::Municipality.folder(), entry.slug),
            title: &entry.main.head().title,
        }
    });
    let has_networks = knowledge.network_ids().next().is_some();
    let lists = [SitePage::Solutions, SitePage::Reports]
        .into_iter()
        .chain(has_networks.then_some(SitePage::Networks));
    let view = CorrectView {
        municipalities: municipalities.collect(),
        lists: lists.map(|page| reader.site_page_link(page)).collect(),
        tell: reader.site_page_link(SitePage::Tell),
        sending: Sending::of(reader.config()),
    };
    let meta = reader.site_page_meta(SitePage::Correct);
    (reader.describe_collection(meta), view)
}
