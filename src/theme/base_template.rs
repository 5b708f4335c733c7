//! The data of `base.html`: what all pages share, and the metadata of one page. The fields are a
//! contract with the templates.

use serde::Serialize;

use crate::config::{Config, Licence, Publisher};
use crate::text::web_address::origin_and_path;
use crate::text::{Lang, PartialDate};

/// The data that all pages in one language share.
#[derive(Clone, Debug, Serialize)]
pub struct Chrome {
    /// The site itself.
    pub site: Site,
    /// The main menu.
    pub navigation: Vec<NavItem>,
    /// The lists of links in the footer.
    pub footer: Vec<FooterColumn>,
}

/// The site as templates see it.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// Its name.
    pub title: String,
    /// The meaning of the name.
    pub tagline: String,
    /// One or two sentences about it.
    pub description: String,
    /// Scheme and host, `https://example.no`; an address with base path goes after it.
    pub origin: String,
    /// Address of the front page in this language.
    pub home: String,
    /// Address of the search page, where the site has one; the search form is drawn for it.
    pub search: Option<String>,
    /// Address of the form in which an experience is told.
    pub tell: String,
    /// Address of the form in which statements are corrected.
    pub correct: String,
    /// The publisher.
    pub publisher: Publisher,
    /// The licence of the content.
    pub licence: Licence,
    /// The Content-Security-Policies that pages have, one `<meta>` each.
    pub content_security: Vec<String>,
    /// The owner that the map must be credited to.
    pub map_credit: Option<String>,
    /// `true` where the interface is in both written forms, so that a page in one alone says so.
    pub bilingual: bool,
    /// `true` in the edition for the network alone, which every page says.
    pub network: bool,
}

impl Site {
    /// Returns the site of `config`, without search.
    pub fn new(config: &Config) -> Self {
        Self {
            title: config.title.clone(),
            tagline: config.tagline.clone(),
            description: config.description.clone(),
            origin: origin_and_path(&config.base_url).0.to_owned(),
            home: "/".to_owned(),
            search: None,
            tell: "/".to_owned(),
            correct: "/".to_owned(),
            publisher: config.publisher.clone(),
            licence: config.licence.clone(),
            content_security: Vec::new(),
            map_credit: config.map_credit.clone(),
            bilingual: false,
            network: config.is_for_network(),
        }
    }
}

/// An entry of the main menu.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// The value of [`PageMeta::section`] on the pages under it; empty where there are none.
    pub id: &'static str,
    /// Its text.
    pub title: String,
    /// Its address on the site.
    pub address: String,
    /// The language of the text, where it comes from a document.
    pub lang: Option<Lang>,
}

/// A list of links in the footer.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FooterColumn {
    /// The heading; none where `site.yaml` sets the links.
    pub title: Option<String>,
    /// The links.
    pub links: Vec<Link>,
}

/// A link with its text.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Its text.
    pub title: String,
    /// The address on the site, or a full address elsewhere.
    pub address: String,
    /// The language of the text, where it comes from a document.
    pub lang: Option<Lang>,
}

/// The metadata of a page.
#[derive(Clone, Debug, Serialize)]
pub struct PageMeta {
    /// The title, plain text.
    pub title: String,
    /// The title among those of other pages, where it is too short alone: «Tema: Personvern».
    pub full_title: Option<String>,
    /// The summary as the reader sees it under the title.
    pub lead: Option<String>,
    /// The summary for search engines.
    pub description: Option<String>,
    /// The address on the site, without base path.
    pub address: String,
    /// The language of the document.
    pub lang: Lang,
    /// The kind of page, a class name: `home`, `solution`, `list` …
    pub kind: &'static str,
    /// The menu entry that the page belongs to.
    pub section: Option<&'static str>,
    /// The path from the front page, without the page itself.
    pub breadcrumbs: Vec<Crumb>,
    /// The page in other languages, and in this one where there are others.
    pub alternates: Vec<Alternate>,
    /// The address of the form in which the statements of the document are corrected.
    pub correct_url: Option<String>,
    /// The address where the file can be edited.
    pub edit_url: Option<String>,
    /// The address where an error on this page can be reported.
    pub report_url: Option<String>,
    /// The address where a reader reaches the publisher: of a mailbox, with a draft that names the
    /// page.
    pub contact_url: Option<String>,
    /// The date on which the page was last changed.
    pub modified: Option<PartialDate>,
    /// The feed of changes to this page.
    pub feed: Option<Feed>,
    /// Structured data: a JSON document as text.
    pub json_ld: Option<String>,
    /// `true` where search engines should not index the page.
    pub noindex: bool,
    /// `true` where the page has a large search field of its own.
    pub big_search: bool,
}

impl PageMeta {
    /// Returns metadata with only what every page must have.
    pub fn new(kind: &'static str, lang: Lang, title: String, address: String) -> Self {
        Self {
            title,
            full_title: None,
            lead: None,
            description: None,
            address,
            lang,
            kind,
            section: None,
            breadcrumbs: Vec::new(),
            alternates: Vec::new(),
            correct_url: None,
            edit_url: None,
            report_url: None,
            contact_url: None,
            modified: None,
            feed: None,
            json_ld: None,
            noindex: false,
            big_search: false,
        }
    }
}

/// A step of the path to a page.
pub type Crumb = Link;

/// The page in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// The language.
    pub lang: Lang,
    /// The address on the site.
    pub address: String,
}

/// A feed.
#[derive(Clone, Debug, Serialize)]
pub struct Feed {
    /// Its title.
    pub title: String,
    /// The address on the site.
    pub address: String,
}
