//! Routes: every address of the site, with what is published there.

use std::sync::Arc;

use super::address::{SitePage, output_file};
use super::files::catalogue::Form;
use super::files::data::Table;
use super::files::feed::Subject;
use super::files::host_file::HostFile;
use crate::content::Version;
use crate::knowledge::{DocumentId, MunicipalityId, RegionId, TopicId};
use crate::text::Lang;
use crate::text::letter::Letter;

/// One address of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// From the root of the site, without base path: `/losninger/digisos/`, `/robots.txt`.
    pub address: Arc<str>,
    /// Who makes its bytes.
    pub output: Output,
}

impl Route {
    /// The file that it is written to, relative to the output folder.
    pub fn file(&self) -> String {
        output_file(&self.address)
    }

    /// Whether it is a page.
    pub fn is_html(&self) -> bool {
        self.address.ends_with('/') || self.address.ends_with(".html")
    }
}

/// Who makes the bytes of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// A page of the site itself.
    SitePage(SitePage, Lang),
    /// A later page of the list of reports; from 2.
    MoreReports(usize, Lang),
    /// A part of the register, where it has a page for each letter.
    Register(Letter, Lang),
    /// A document in one of its versions.
    Document(DocumentId, Version),
    /// A topic.
    Topic(TopicId, Lang),
    /// A region.
    Region(RegionId, Lang),
    /// The page for an address that is not there.
    NotFound,
    /// What the theme is made of, for those who shape it.
    StyleGuide,
    /// An address that only leads on, by its place among the redirects.
    Redirect(usize),
    /// A table of open data.
    Data(Table),
    /// What open data there is.
    Catalogue(Form),
    /// The calendar of contracts that end.
    ContractsCalendar,
    /// Who is like a municipality.
    Similarity(MunicipalityId),
    /// An Atom feed.
    Feed(Subject),
    /// What browsers read to offer the site's own search.
    OpenSearch,
    /// The sitemap.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// `.well-known/security.txt`.
    SecurityTxt,
    /// A file that a place reads which publishes sites.
    HostFile(HostFile),
    /// A file of the theme, by its place in the theme's list.
    Asset(usize),
    /// A file from the content, by its place in `Context::attachments`.
    Attachment(usize),
    /// An image from the content in another size: the attachment, and which of its variants.
    Variant(usize, usize),
    /// What the search reads first.
    SearchManifest,
    /// Another file of the search, by its place in the index.
    Search(usize),
}

impl Output {
    /// Returns whether others keep the address of such a route, in links, bookmarks and subscriptions, so
    /// that it must last. Pages that only part a long list may come and go, and so may what only
    /// the site's own pages ask for.
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
