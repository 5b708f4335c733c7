//! Routes: every address of the site, with the output that is published there.

use std::sync::Arc;

use super::about::About;
use super::address::output_file;
use super::files::feed::Subject;
use super::outputs::{Class, File};
use super::site_page::{Part, SitePage};
use crate::content::Version;
use crate::knowledge::{DocumentId, MunicipalityId, RegionId, SolutionId, TopicId};
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
    /// The annex to a case about a solution, in one of its versions.
    Annex(SolutionId, Version),
    /// The annex to a case about a need, by its index among all of them.
    Need(usize, Lang),
    /// A municipality of a comparison that has too many for one page.
    Comparison(MunicipalityId, Lang),
    /// A topic.
    Topic(TopicId, Lang),
    /// A region.
    Region(RegionId, Lang),
    /// The note about a region, for the meeting of those who lead its municipalities.
    RegionNote(RegionId, Lang),
    /// A page, counted from 1, of all reports about something.
    ReportsOf(About, usize, Lang),
    /// A redirect to another address, by its index among the redirects.
    Redirect(usize),
    /// A file that the site has one of.
    File(File),
    /// A file with some of the pages of a sitemap that has too many for one, counted from 1.
    Sitemap(usize),
    /// The list of municipalities like a municipality.
    Similarity(MunicipalityId),
    /// The statements of a document, for the form in which they are corrected.
    FormFacts(DocumentId),
    /// The feed about a document or a topic, beside its page.
    Feed(Subject),
    /// A file of the theme, by its index in the theme's list.
    Asset(usize),
    /// A file from the content, by its index in `Context::attachments`; of an image in another
    /// size, the index of the variant.
    Attachment(usize, Option<usize>),
    /// A file of the search with a hash in its name, by its position in the index.
    Search(usize),
}

impl Output {
    /// Decides whether it may list all there is of something, so that it takes long to make.
    pub fn is_large(self) -> bool {
        match self {
            Self::SitePage(..)
            | Self::Part(..)
            | Self::Topic(..)
            | Self::Region(..)
            | Self::File(_)
            | Self::Sitemap(_)
            | Self::Attachment(..) => true,
            Self::Document(..)
            | Self::Annex(..)
            | Self::Need(..)
            | Self::Comparison(..)
            | Self::RegionNote(..)
            | Self::ReportsOf(..)
            | Self::Redirect(_)
            | Self::Similarity(_)
            | Self::FormFacts(_)
            | Self::Feed(_)
            | Self::Asset(_)
            | Self::Search(_) => false,
        }
    }

    /// Decides whether others hold on to the address of such a route, in links, bookmarks and
    /// subscriptions, so that it must last. Pages that only divide a long list may come and go, and
    /// so may files that only the site's own pages ask for.
    pub fn lasts(self) -> bool {
        match self {
            Self::SitePage(..)
            | Self::Document(..)
            | Self::Topic(..)
            | Self::Region(..)
            | Self::Redirect(_)
            | Self::Feed(_) => true,
            Self::File(file) => file.class() == Class::OpenData,
            Self::Part(..)
            | Self::Annex(..)
            | Self::Need(..)
            | Self::Comparison(..)
            | Self::RegionNote(..)
            | Self::ReportsOf(..)
            | Self::Sitemap(_)
            | Self::Similarity(_)
            | Self::FormFacts(_)
            | Self::Asset(_)
            | Self::Attachment(..)
            | Self::Search(_) => false,
        }
    }
}
