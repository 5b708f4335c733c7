//! Routes: every address of the site, with the output that is published there.

use std::sync::Arc;

use super::address::output_file;
use super::files::catalogue::Form;
use super::files::data::Table;
use super::files::feed::Subject;
use super::files::host_file::HostFile;
use super::site_page::{Part, SitePage};
use crate::content::Version;
use crate::knowledge::{DocumentId, MunicipalityId, RegionId, TopicId};
use crate::text::Lang;

/// One address of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The address from the root of the site, without base path: `/losninger/digisos/`,
    /// `/robots.txt`.
    pub address: Arc<str>,
    /// The output that makes its bytes.
    pub output: Output,
}

impl Route {
    /// Returns the file that it is written to, relative to the output folder.
    pub fn file(&self) -> String {
        output_file(&self.address)
    }

    /// Decides whether it is an HTML page.
    pub fn is_html(&self) -> bool {
        self.address.ends_with('/') || self.address.ends_with(".html")
    }
}

/// The output of a route, which makes its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// A page of the site itself.
    SitePage(SitePage, Lang),
    /// A part of such a page that is divided.
    Part(Part, Lang),
    /// A document in one of its versions.
    Document(DocumentId, Version),
    /// A topic.
    Topic(TopicId, Lang),
    /// A region.
    Region(RegionId, Lang),
    /// The page for an address that does not exist.
    NotFound,
    /// The parts of the theme, for those who design it.
    StyleGuide,
    /// A redirect to another address, by its index among the redirects.
    Redirect(usize),
    /// A table of open data.
    Data(Table),
    /// The catalogue of open data.
    Catalogue(Form),
    /// The calendar of contracts that end.
    ContractsCalendar,
    /// The list of municipalities like a municipality.
    Similarity(MunicipalityId),
    /// An Atom feed.
    Feed(Subject),
    /// The OpenSearch description, by which browsers offer the site's search.
    OpenSearch,
    /// The sitemap.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// `.well-known/security.txt`.
    SecurityTxt,
    /// A configuration file that a hosting service reads.
    HostFile(HostFile),
    /// A file of the theme, by its index in the theme's list.
    Asset(usize),
    /// A file from the content, by its index in `Context::attachments`.
    Attachment(usize),
    /// An image from the content in another size: the indices of the attachment and of the variant.
    Variant(usize, usize),
    /// The manifest of the search, which the search reads first.
    SearchManifest,
    /// Another file of the search, by its position in the index.
    Search(usize),
}

impl Output {
    /// Decides whether others hold on to the address of such a route, in links, bookmarks and
    /// subscriptions, so that it must last. Pages that only divide a long list may come and go, and
    /// so may files that only the site's own pages ask for.
    pub fn lasts(self) -> bool {
        matches!(
            self,
            Self::SitePage(..)
                | Self::Document(..)
                | Self::Topic(..)
                | Self::Region(..)
                | Self::Redirect(_)
                | Self::Data(_)
                | Self::Catalogue(_)
                | Self::ContractsCalendar
                | Self::Feed(_)
        )
    }
}
