//! The plan: every route of the site, with its output.

use std::sync::{Arc, OnceLock};

use super::any_document::{AnyDocument, documents};
use super::search::Index;
use crate::content::index::Attachment;
use crate::content::published::Published;
use crate::diagnostic::Diagnostic;
use crate::knowledge::{DocumentId, Knowledge};
use crate::pages::about;
use crate::pages::address::Addresses;
use crate::pages::context::chrome;
use crate::pages::context::reader::Reader;
use crate::pages::documents::annex::ANNEX;
use crate::pages::files::feed::{self, Subject};
use crate::pages::files::redirect::Redirect;
use crate::pages::files::{forms, sitemap};
use crate::pages::outputs::{File, SEARCH_FILES};
use crate::pages::parts::pages::{self, MOST_ROWS};
use crate::pages::parts::register;
use crate::pages::route::{Output, Route};
use crate::pages::shared::SharedFacts;
use crate::pages::site_page::{Part, SitePage};
use crate::pages::site_pages::{self, compare};
use crate::pages::{Context, RenderError};
use crate::text::letter::Letter;
use crate::theme::Shared;
use route_table::{AddressConflict, Owner, RouteTable};

pub mod lost;
mod redirects;
mod render;
pub mod route_table;
pub mod unlinked;
pub mod unresolved_links;

/// The file that lists the others of the search, and so is made from the index.
const MANIFEST: Output = Output::File(File::SearchManifest);

/// Every route of a site.
pub struct Plan {
    /// The routes by address, without those of [`Plan::search_routes`].
    pub routes: Arc<[Route]>,
    /// The targets of addresses that exist only for old links.
    redirects: Arc<[Redirect]>,
    /// The menu and the footer, rendered once.
    chrome: Arc<Shared>,
    /// The facts about the whole site that pages need.
    shared: SharedFacts,
    /// The files of the search, made when the first of them is asked for.
    search: OnceLock<Result<Index, RenderError>>,
}

impl Plan {
    /// Returns the plan of a site, and every address that is claimed twice; the first claim wins.
    /// Of what was `published`, only redirects matter here.
    ///
    /// # Errors
    /// Returns an error where the theme cannot render the parts that all pages share.
    pub fn new<'a>(
        site: &Context<'a>,
        published: &Published,
    ) -> Result<(Self, Vec<AddressConflict<'a>>), Diagnostic> {
        let addresses = Addresses::new(site.config.lang);
        let all = documents(site.knowledge);
        let mut routes = RouteTable::with_capacity(all.len() + 512);
        claim_site_pages(&mut routes, addresses, site.knowledge);
        let shared = SharedFacts::new(addresses, site.knowledge, &all);
        claim_needs(&mut routes, &shared, site.knowledge);
        claim_reports(&mut routes, addresses, site.knowledge);
        claim_files(&mut routes, addresses, site);
        claim_documents(&mut routes, &all);
        claim_attachments(&mut routes, site.attachments);
        claim_feeds(&mut routes, addresses, site.knowledge);
        let redirects = redirects::claim(&mut routes, addresses, site.knowledge, &all, published);
        routes.claim_if_free(
            File::StyleGuide.address().into(),
            Output::File(File::StyleGuide),
        );
        claim_sitemaps(&mut routes, site);
        routes.claim_folder(SEARCH_FILES);
        let (routes, conflicts) = routes.finish();
        let plan = Self {
            routes: routes.into(),
            redirects: redirects.into(),
            chrome: Arc::new(chrome::share(site, addresses)?),
            shared,
            search: OnceLock::new(),
        };
        Ok((plan, conflicts))
    }

    /// Returns the plan of a site that differs only in the body text of its documents.
    pub fn for_text_edit(&self) -> Self {
        Self {
            routes: self.routes.clone(),
            redirects: self.redirects.clone(),
            chrome: self.chrome.clone(),
            shared: self.shared.clone(),
            search: OnceLock::new(),
        }
    }

    /// Returns every route of the site, those of the search last.
    pub fn all_routes<'a>(&'a self, site: &Context<'_>) -> impl Iterator<Item = &'a Route> {
        self.routes.iter().chain(self.search_routes(site))
    }

    /// Returns the routes that are made without the index of the search, the largest first: a core
    /// that begins with a large page last leaves the others idle.
    pub fn routes_beside_search(&self) -> Vec<&Route> {
        let mut routes: Vec<&Route> = (self.routes.iter())
            .filter(|route| route.output != MANIFEST)
            .collect();
        routes.sort_by_key(|route| !route.output.is_large());
        routes
    }

    /// Returns the routes that are made from the index of the search, which is made here.
    pub fn routes_of_search<'a>(&'a self, site: &Context<'_>) -> impl Iterator<Item = &'a Route> {
        let manifest = self.routes.iter().filter(|route| route.output == MANIFEST);
        self.search_routes(site).iter().chain(manifest)
    }

    /// Returns the files that the search reads after its manifest, by address. Their names hold a
    /// hash of their content, so they are made before their routes are known: callers that need
    /// none of them should not ask. There are none where the index cannot be made, which rendering
    /// the manifest reports.
    pub fn search_routes(&self, site: &Context<'_>) -> &[Route] {
        self.index(site).map_or(&[], |index| &index.routes)
    }

    /// Returns the files of the search.
    fn index(&self, site: &Context<'_>) -> Result<&Index, RenderError> {
        let addresses = self.shared.addresses;
        let reader = Reader::new(site, &self.shared, addresses.languages()[0]);
        let index = || Index::new(site, &reader);
        self.search
            .get_or_init(index)
            .as_ref()
            .map_err(Clone::clone)
    }

    /// Returns the route with this address (without base path), except those of the search.
    pub fn route(&self, address: &str) -> Option<&Route> {
        find(&self.routes, address)
    }

    /// Returns the route with this address (without base path).
    pub fn any_route(&self, address: &str, site: &Context<'_>) -> Option<&Route> {
        self.route(address).or_else(|| {
            let is_of_search = address.starts_with(SEARCH_FILES);
            is_of_search.then(|| find(self.search_routes(site), address))?
        })
    }
}

fn find<'a>(routes: &'a [Route], address: &str) -> Option<&'a Route> {
    let place = routes.binary_search_by(|route| (*route.address).cmp(address));
    place.ok().map(|place| &routes[place])
}

/// Claims the pages that the site makes by itself, in each language of its interface.
fn claim_site_pages(routes: &mut RouteTable<'_>, addresses: Addresses, knowledge: &Knowledge) {
    for lang in addresses.languages().iter().copied() {
        for site_page in SitePage::of(knowledge) {
            let address = addresses.site_page(site_page, lang);
            routes.claim(
                address.into(),
                Output::SitePage(site_page, lang),
                Owner::Site,
            );
        }
        for part in parts(knowledge) {
            let address = addresses.part(part, lang);
            routes.claim(address.into(), Output::Part(part, lang), Owner::Site);
        }
        for id in compare::parts(knowledge) {
            let address = addresses.comparison(&knowledge.municipality(id).entry.slug, lang);
            routes.claim(address.into(), Output::Comparison(id, lang), Owner::Site);
        }
        for id in knowledge.topic_ids() {
            let address = addresses.topic(&knowledge.topic(id).topic, lang);
            routes.claim(address.into(), Output::Topic(id, lang), Owner::Site);
        }
        for id in knowledge.region_ids() {
            let address = addresses.region(knowledge.region(id), lang);
            routes.claim(address.into(), Output::Region(id, lang), Owner::Site);
            let note = addresses.region_note(knowledge.region(id), lang);
            routes.claim(note.into(), Output::RegionNote(id, lang), Owner::Site);
        }
    }
}

/// Claims the annex about each need.
fn claim_needs(routes: &mut RouteTable<'_>, shared: &SharedFacts, knowledge: &Knowledge) {
    for (index, need) in shared.needs.iter().enumerate() {
        let Some(first) = need.needs.first() else {
            continue;
        };
        let municipality = &knowledge.municipality(first.municipality).entry.slug;
        let slug = format!("{municipality}-{}", first.index + 1);
        for lang in shared.addresses.languages().iter().copied() {
            let address = shared.addresses.need(&slug, lang);
            routes.claim(address.into(), Output::Need(index, lang), Owner::Site);
        }
    }
}

/// Claims the pages of all reports about what has more of them than its own page shows.
fn claim_reports(routes: &mut RouteTable<'_>, addresses: Addresses, knowledge: &Knowledge) {
    for (about, reports) in about::with_many(knowledge, MOST_ROWS) {
        for lang in about.languages(addresses, knowledge) {
            let of = about.address(addresses, knowledge, lang);
            for page in 1..=pages::count(reports, MOST_ROWS) {
                let address = about::address(&of, page);
                let output = Output::ReportsOf(about, page, lang);
                routes.claim(address.into(), output, Owner::Site);
            }
        }
    }
}

/// Claims the files of a sitemap that has too many pages for one.
fn claim_sitemaps(routes: &mut RouteTable<'_>, site: &Context<'_>) {
    if site.config.is_for_network() {
        return;
    }
    for part in sitemap::parts(routes.outputs()) {
        let address = sitemap::address(part);
        routes.claim(address.into(), Output::Sitemap(part), Owner::Site);
    }
}

/// Returns the parts of the pages that are divided.
fn parts(knowledge: &Knowledge) -> impl Iterator<Item = Part> {
    let letters = Letter::all().filter(|_| register::is_split(knowledge));
    site_pages::further_pages(knowledge).chain(letters.map(Part::Register))
}

/// Claims the files that are not pages, and the theme's own.
fn claim_files(routes: &mut RouteTable<'_>, addresses: Addresses, site: &Context<'_>) {
    for file in File::of(site.config) {
        routes.claim(file.address().into(), Output::File(file), Owner::Site);
    }
    if site.knowledge.municipalities.len() > 1 {
        for id in site.knowledge.municipality_ids() {
            let address = addresses.similarity(&site.knowledge.municipality(id).entry.slug);
            routes.claim(address.into(), Output::Similarity(id), Owner::Site);
        }
    }
    for id in site.knowledge.documents() {
        if forms::kinds::has_form(id.kind()) {
            let slug = site.knowledge.document(id).slug();
            let address = addresses.form_facts(id.kind(), slug);
            routes.claim(address.into(), Output::FormFacts(id), Owner::Site);
        }
    }
    for (index, (address, _)) in site.theme.assets().enumerate() {
        routes.claim(address.into(), Output::Asset(index), Owner::Site);
    }
}

fn claim_documents<'a>(routes: &mut RouteTable<'a>, documents: &[AnyDocument<'a>]) {
    for document in documents {
        let output = Output::Document(document.id, document.version);
        let owner = Owner::Document(document.file);
        routes.claim(document.address.clone(), output, owner);
        if let DocumentId::Solution(id) = document.id {
            let address = format!("{}{ANNEX}", document.address);
            routes.claim(address.into(), Output::Annex(id, document.version), owner);
        }
    }
}

/// Claims a feed beside each page whose subject can be followed.
fn claim_feeds(routes: &mut RouteTable<'_>, addresses: Addresses, knowledge: &Knowledge) {
    let mut claim = |page: &str, subject| {
        let output = Output::Feed(subject);
        routes.claim(feed::beside(page).into(), output, Owner::Site);
    };
    for id in knowledge.documents().filter(|id| id.kind().has_feed()) {
        claim(knowledge.document(id).main().address, Subject::Document(id));
    }
    for id in knowledge.topic_ids() {
        let page = addresses.topic(&knowledge.topic(id).topic, addresses.languages()[0]);
        claim(&page, Subject::Topic(id));
    }
}

fn claim_attachments<'a>(routes: &mut RouteTable<'a>, attachments: &'a [Attachment]) {
    for (index, attachment) in attachments.iter().enumerate() {
        let address = attachment.address.as_str().into();
        let owner = Owner::Attachment(&attachment.file);
        routes.claim(address, Output::Attachment(index, None), owner);
        let variants = attachment.image.iter().flat_map(|image| &image.variants);
        for (size, variant) in variants.enumerate() {
            let address = variant.address.as_str().into();
            // A copy of the same image has the same variants.
            routes.claim_if_free(address, Output::Attachment(index, Some(size)));
        }
    }
}
