//! The plan: every route the site has, and who makes its bytes.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::address::{Addresses, Listing, output_file};
use super::any_document::{AnyDocument, documents};
use super::map::SiteMap;
use super::search::{FILES, Index, MANIFEST};
use crate::content::catalogue::Attachment;
use crate::content::published::Published;
use crate::knowledge::{DocumentId, Knowledge, MunicipalityId, RegionId, TopicId};
use crate::pages::Context;
use crate::pages::context::chrome;
use crate::pages::files::catalogue::Form;
use crate::pages::files::data::Table;
use crate::pages::files::feed::{self, Subject};
use crate::pages::files::host_file::HostFile;
use crate::pages::files::redirect::Redirect;
use crate::pages::files::security_txt;
use crate::pages::parts::register;
use crate::pages::site_pages::reports::PAGE_SIZE;
use crate::text::Lang;
use crate::text::PartialDate;
use crate::text::letter::Letter;
use crate::theme::{Shared, ThemeError};
use route_table::{Claims, Collision, Owner};

mod forwards;
pub mod lost;
mod render;
pub mod route_table;

/// Every route of a site.
pub struct Plan {
    /// The routes, by address; but those of [`Plan::search_routes`].
    pub routes: Arc<[Route]>,
    /// Where addresses that are only there for old links lead.
    pub(super) redirects: Arc<[Redirect]>,
    /// What every page has in common, rendered once.
    pub(super) shared: Arc<Shared>,
    /// Where the site's own pages are.
    pub(super) addresses: Addresses,
    /// The map, where there are boundaries.
    pub(super) map: Option<Arc<SiteMap>>,
    /// The files of the search: made when the first of them is asked for.
    search: OnceLock<Index>,
    /// When anything on the site was last changed.
    pub(super) newest: Option<PartialDate>,
}

/// One address of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// From the root of the site, without base path: `/losninger/digisos/`, `/robots.txt`.
    pub address: Arc<str>,
    /// Who makes its bytes.
    pub producer: Producer,
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
pub enum Producer {
    /// A page of the site itself.
    Listing(Listing, Lang),
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
    Likeness(MunicipalityId),
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
    /// A file from the content, by its place in [`Context::attachments`].
    Attachment(usize),
    /// An image from the content in another size: the attachment, and which of its variants.
    Variant(usize, usize),
    /// What the search reads first.
    SearchManifest,
    /// Another file of the search, by its place in the index.
    Search(usize),
}

impl Producer {
    /// Returns whether others keep the address of such a route, in links, bookmarks and subscriptions, so
    /// that it must last. Pages that only part a long list may come and go, and so may what only
    /// the site's own pages ask for.
    pub fn lasts(self) -> bool {
        matches!(
            self,
            Self::Listing(..)
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

/// Which version of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// The main one.
    Main,
    /// Its twin in nynorsk.
    Twin,
}

/// The last time that a document was changed, as far as that is not after the day that ages are
/// counted to: a date that stands alone there is hardly right.
fn newest(all: &[AnyDocument<'_>], as_of: Date) -> Option<PartialDate> {
    let dates = all.iter().filter_map(AnyDocument::modified);
    dates.filter(|date| date.earliest() <= as_of).max()
}

impl Plan {
    /// The plan of a site, and every address that two want: then the first has it. Of what was
    /// `published`, only lines that lead to other addresses matter here.
    ///
    /// # Errors
    /// Where the theme cannot render what all pages share.
    pub fn new<'a>(
        site: &Context<'a>,
        published: &Published,
    ) -> Result<(Self, Vec<Collision<'a>>), ThemeError> {
        let addresses = Addresses::new(site.config.lang);
        let all = documents(site.knowledge);
        let mut claims = Claims::with_capacity(all.len() + 512);
        claim_own_pages(&mut claims, addresses, site.knowledge);
        claim_files(&mut claims, addresses, site);
        claim_documents(&mut claims, &all);
        claim_attachments(&mut claims, site.attachments);
        claim_feeds(&mut claims, addresses, site.knowledge);
        let redirects = forwards::claim(&mut claims, addresses, site.knowledge, &all, published);
        claims.claim_if_free(addresses.style_guide().into(), Producer::StyleGuide);
        claims.claim_folder(FILES);
        let (routes, collisions) = claims.finish();
        let plan = Self {
            routes: routes.into(),
            redirects: redirects.into(),
            shared: Arc::new(chrome::share(site, addresses)?),
            addresses,
            map: SiteMap::new(site.knowledge).map(Arc::new),
            search: OnceLock::new(),
            newest: newest(&all, site.knowledge.as_of),
        };
        Ok((plan, collisions))
    }

    /// The plan of a site that differs in nothing but the words of its texts.
    pub fn for_other_words(&self) -> Self {
        Self {
            routes: self.routes.clone(),
            redirects: self.redirects.clone(),
            shared: self.shared.clone(),
            addresses: self.addresses,
            map: self.map.clone(),
            search: OnceLock::new(),
            newest: self.newest,
        }
    }

    /// Every route of the site, those of the search last.
    pub fn all_routes<'a>(&'a self, site: &Context<'_>) -> impl Iterator<Item = &'a Route> {
        self.routes.iter().chain(self.search_routes(site))
    }

    /// The files that the search reads after its manifest, by address. Their names hold a hash of
    /// what is in them, so they must be made before their routes are known; whoever needs none of
    /// them should not ask.
    pub fn search_routes(&self, site: &Context<'_>) -> &[Route] {
        &self.index(site).routes
    }

    /// The files of the search.
    pub(super) fn index(&self, site: &Context<'_>) -> &Index {
        self.search.get_or_init(|| Index::new(site, self.addresses))
    }

    /// The route with this address (without base path), but for those of the search.
    pub fn route(&self, address: &str) -> Option<&Route> {
        find(&self.routes, address)
    }

    /// The route with this address (without base path).
    pub fn any_route(&self, address: &str, site: &Context<'_>) -> Option<&Route> {
        self.route(address).or_else(|| {
            let is_of_search = address.starts_with(FILES);
            is_of_search.then(|| find(self.search_routes(site), address))?
        })
    }
}

fn find<'a>(routes: &'a [Route], address: &str) -> Option<&'a Route> {
    let place = routes.binary_search_by(|route| (*route.address).cmp(address));
    place.ok().map(|place| &routes[place])
}

/// Pages that the site makes by itself, in each language of its interface.
fn claim_own_pages(claims: &mut Claims<'_>, addresses: Addresses, knowledge: &Knowledge) {
    for lang in addresses.languages().iter().copied() {
        for listing in Listing::ALL {
            let address = addresses.listing(listing, lang);
            claims.claim(
                address.into(),
                Producer::Listing(listing, lang),
                Owner::Site,
            );
        }
        for page in 2..=knowledge.reports.len().div_ceil(PAGE_SIZE) {
            let address = addresses.reports_page(page, lang);
            claims.claim(
                address.into(),
                Producer::MoreReports(page, lang),
                Owner::Site,
            );
        }
        if register::is_split(knowledge) {
            for letter in Letter::all() {
                let address = addresses.register_page(letter, lang);
                claims.claim(
                    address.into(),
                    Producer::Register(letter, lang),
                    Owner::Site,
                );
            }
        }
        for id in knowledge.topic_ids() {
            let address = addresses.topic(&knowledge.topic(id).topic, lang);
            claims.claim(address.into(), Producer::Topic(id, lang), Owner::Site);
        }
        for id in knowledge.region_ids() {
            let address = addresses.region(knowledge.region(id), lang);
            claims.claim(address.into(), Producer::Region(id, lang), Owner::Site);
        }
    }
}

/// Files that are no pages, and the theme's own.
fn claim_files(claims: &mut Claims<'_>, addresses: Addresses, site: &Context<'_>) {
    for (address, producer) in [
        ("/404.html", Producer::NotFound),
        (addresses.coverage_data(), Producer::Data(Table::Usages)),
        (addresses.contracts_calendar(), Producer::ContractsCalendar),
        (addresses.feed(), Producer::Feed(Subject::Site)),
        (addresses.open_search(), Producer::OpenSearch),
        (MANIFEST, Producer::SearchManifest),
        ("/sitemap.xml", Producer::Sitemap),
    ] {
        claims.claim(address.into(), producer, Owner::Site);
    }
    // These speak for the whole host, so a site in a folder of one has neither.
    if site.config.base_path().is_empty() {
        claims.claim("/robots.txt".into(), Producer::Robots, Owner::Site);
        if site.config.security.is_some() {
            let address = security_txt::ADDRESS.into();
            claims.claim(address, Producer::SecurityTxt, Owner::Site);
        }
    }
    for host in &site.config.hosts {
        for file in HostFile::of(*host) {
            claims.claim(
                file.address().into(),
                Producer::HostFile(*file),
                Owner::Site,
            );
        }
    }
    for table in Table::ALL {
        let address = table.address().into();
        claims.claim(address, Producer::Data(table), Owner::Site);
    }
    for form in Form::ALL {
        let address = form.address().into();
        claims.claim(address, Producer::Catalogue(form), Owner::Site);
    }
    if site.knowledge.municipalities.len() > 1 {
        for id in site.knowledge.municipality_ids() {
            let address = addresses.likeness(&site.knowledge.municipality(id).entry.slug);
            claims.claim(address.into(), Producer::Likeness(id), Owner::Site);
        }
    }
    for (index, (address, _)) in site.theme.assets().enumerate() {
        claims.claim(address.into(), Producer::Asset(index), Owner::Site);
    }
}

fn claim_documents<'a>(claims: &mut Claims<'a>, documents: &[AnyDocument<'a>]) {
    for document in documents {
        let producer = Producer::Document(document.id, document.version);
        let owner = Owner::Document(document.file);
        claims.claim(document.address.clone(), producer, owner);
    }
}

/// What can be followed by itself has a feed beside its page.
fn claim_feeds(claims: &mut Claims<'_>, addresses: Addresses, knowledge: &Knowledge) {
    let mut claim = |page: &str, subject| {
        let producer = Producer::Feed(subject);
        claims.claim(feed::beside(page).into(), producer, Owner::Site);
    };
    for id in knowledge.municipality_ids() {
        let page = &knowledge.municipality(id).entry.main.address;
        claim(page, Subject::Municipality(id));
    }
    for id in knowledge.solution_ids() {
        let page = &knowledge.solution(id).entry.main.address;
        claim(page, Subject::Solution(id));
    }
    for id in knowledge.topic_ids() {
        let page = addresses.topic(&knowledge.topic(id).topic, addresses.languages()[0]);
        claim(&page, Subject::Topic(id));
    }
}

fn claim_attachments<'a>(claims: &mut Claims<'a>, attachments: &'a [Attachment]) {
    for (index, attachment) in attachments.iter().enumerate() {
        let address = attachment.address.as_str().into();
        let owner = Owner::Attachment(&attachment.file);
        claims.claim(address, Producer::Attachment(index), owner);
        let variants = attachment.image.iter().flat_map(|image| &image.variants);
        for (size, variant) in variants.enumerate() {
            let address = variant.address.as_str().into();
            // A copy of the same image has the same variants.
            claims.claim_if_free(address, Producer::Variant(index, size));
        }
    }
}
