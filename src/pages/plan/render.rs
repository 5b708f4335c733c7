//! Renders routes: from a route to its bytes.

use std::borrow::Cow;

use serde::Serialize;

use super::Plan;
use crate::content::Version;
use crate::knowledge::DocumentId;
use crate::pages::Context;
use crate::pages::RenderError;
use crate::pages::address::SitePage;
use crate::pages::any_document;
use crate::pages::context::reader::Reader;
use crate::pages::documents::{municipality, page, region, report, solution, topic};
use crate::pages::files::{
    catalogue, contracts_ics, data, feed, open_search, redirect, robots, security_txt, similarity,
    sitemap,
};
use crate::pages::route::{Output, Route};
use crate::pages::site_pages::{
    compare, contracts, coverage, home, maintenance, municipalities, needs, news, not_found,
    numbers, reports, search, solutions, style_guide, topics,
};
use crate::text::Lang;
use crate::theme::{PageMeta, ThemeError};

impl Plan {
    /// Returns the bytes of `route`: always the same for the same site.
    ///
    /// # Errors
    /// Returns an error where a template of the theme fails, and where the search index or the data
    /// catalogue cannot be written.
    pub fn render<'a>(
        &'a self,
        route: &Route,
        site: &Context<'a>,
    ) -> Result<Cow<'a, [u8]>, RenderError> {
        let config = site.config;
        let in_main = &self.reader(site, self.shared.addresses.languages()[0]);
        let bytes = match route.output {
            Output::SitePage(page, lang) => self.site_page(page, &self.reader(site, lang))?,
            Output::Document(id, version) => self.document(id, version, site)?,
            Output::MoreReports(..)
            | Output::Register(..)
            | Output::Topic(..)
            | Output::Region(..)
            | Output::NotFound
            | Output::StyleGuide
            | Output::Redirect(_) => self.other_page(route.output, site)?,
            Output::Similarity(id) => similarity::render(site.knowledge, id),
            Output::Data(table) => data::render(in_main, table),
            Output::Catalogue(form) => catalogue::render(in_main, form)?,
            Output::ContractsCalendar => contracts_ics::render(in_main),
            Output::Feed(subject) => feed::render(in_main, subject),
            Output::OpenSearch => open_search::render(in_main),
            Output::Sitemap => sitemap::render(&self.routes, in_main),
            Output::Robots => robots::render(&config.base_url),
            Output::SecurityTxt => config.security.as_ref().map_or_else(Vec::new, |security| {
                security_txt::render(security, &config.base_url)
            }),
            Output::HostFile(file) => file.render(config, &self.followed_redirects(site)),
            Output::Variant(index, size) => variant(site, index, size),
            Output::Asset(index) => {
                let asset = site.theme.assets().nth(index);
                return Ok(Cow::Borrowed(asset.map_or(&[], |(_, bytes)| bytes)));
            }
            Output::SearchManifest => return Ok(Cow::Borrowed(self.index(site)?.manifest())),
            Output::Search(index) => return Ok(Cow::Borrowed(self.index(site)?.file(index))),
            Output::Attachment(index) => {
                return Ok(Cow::Borrowed(&site.attachments[index].bytes));
            }
        };
        Ok(Cow::Owned(bytes))
    }

    /// Returns the site as a reader of `lang` sees it.
    pub(crate) fn reader<'a>(&'a self, site: &Context<'a>, lang: Lang) -> Reader<'a> {
        Reader::new(site, &self.shared, lang)
    }

    fn site_page(&self, page: SitePage, reader: &Reader<'_>) -> Result<Vec<u8>, ThemeError> {
        let site = &reader.site();
        match page {
            SitePage::Front => self.page(site, "home.html", home::home(reader)),
            SitePage::Reports => self.page(site, "reports.html", reports::reports(reader, 1)),
            SitePage::Solutions => self.page(site, "solutions.html", solutions::solutions(reader)),
            SitePage::Municipalities => {
                let page = municipalities::municipalities(reader);
                self.page(site, "municipalities.html", page)
            }
            SitePage::Topics => self.page(site, "topics.html", topics::topics(reader)),
            SitePage::Coverage => self.page(site, "coverage.html", coverage::coverage(reader)),
            SitePage::Compare => self.page(site, "compare.html", compare::compare(reader)),
            SitePage::Needs => self.page(site, "needs.html", needs::needs(reader)),
            SitePage::News => self.page(site, "news.html", news::news(reader)),
            SitePage::Maintenance => {
                self.page(site, "maintenance.html", maintenance::maintenance(reader))
            }
            SitePage::Numbers => self.page(site, "numbers.html", numbers::numbers(reader)),
            SitePage::Contracts => self.page(site, "contracts.html", contracts::contracts(reader)),
            SitePage::Search => self.page(site, "search.html", search::search(reader)),
        }
    }

    fn document(
        &self,
        id: DocumentId,
        version: Version,
        site: &Context<'_>,
    ) -> Result<Vec<u8>, ThemeError> {
        let document = any_document::document(site.knowledge, id, version);
        let reader = &self.reader(site, document.head.lang);
        let template = &format!("{}.html", id.kind().key());
        match id {
            DocumentId::Municipality(id) => {
                let page = municipality::municipality(reader, id, version);
                self.page(site, template, page)
            }
            DocumentId::Solution(id) => {
                self.page(site, template, solution::solution(reader, id, version))
            }
            DocumentId::Report(id) => {
                self.page(site, template, report::report(reader, id, version))
            }
            DocumentId::Page(id) => self.page(site, template, page::page(reader, id, version)),
        }
    }

    /// Renders a page that is neither a document nor one of [`SitePage`]; nothing for a file.
    fn other_page(&self, output: Output, site: &Context<'_>) -> Result<Vec<u8>, ThemeError> {
        let reader = |lang| self.reader(site, lang);
        let main = self.shared.addresses.languages()[0];
        match output {
            Output::MoreReports(page, lang) => {
                self.page(site, "reports.html", reports::reports(&reader(lang), page))
            }
            Output::Register(letter, lang) => {
                let page = search::register_page(&reader(lang), letter);
                self.page(site, "search.html", page)
            }
            Output::Topic(id, lang) => {
                self.page(site, "topic.html", topic::topic(&reader(lang), id))
            }
            Output::Region(id, lang) => {
                self.page(site, "region.html", region::region(&reader(lang), id))
            }
            Output::NotFound => {
                let reader = reader(main);
                self.page(site, "not-found.html", not_found::not_found(&reader))
            }
            Output::StyleGuide => {
                let page = style_guide::style_guide(&reader(main));
                self.page(site, "style-guide.html", page)
            }
            Output::Redirect(index) => {
                let page = redirect::redirect(site, &self.shared, &self.redirects[index]);
                self.page(site, "redirect.html", page)
            }
            _ => Ok(Vec::new()),
        }
    }

    fn page(
        &self,
        site: &Context<'_>,
        template: &str,
        (meta, content): (PageMeta, impl Serialize),
    ) -> Result<Vec<u8>, ThemeError> {
        site.theme.render(template, &self.chrome, &meta, &content)
    }

    /// Returns the redirects with one target, with that target. Where a reader must choose there is
    /// only the page.
    fn followed_redirects(&self, site: &Context<'_>) -> Vec<(&str, String)> {
        let target = |index: usize| -> Option<String> {
            let (_, targets) = self.redirects[index].targets(site, &self.shared);
            match targets.as_slice() {
                [one] => Some(one.address.to_string()),
                _ => None,
            }
        };
        let routes = self.routes.iter();
        routes
            .filter_map(|route| match route.output {
                Output::Redirect(index) => Some((&*route.address, target(index)?)),
                _ => None,
            })
            .collect()
    }
}

/// Makes an image from the content in another size.
fn variant(site: &Context<'_>, index: usize, size: usize) -> Vec<u8> {
    let whole = &site.attachments[index];
    let all = whole.image.as_ref().map(|image| &image.variants[..]);
    let all = all.unwrap_or_default();
    all.get(size).map_or_else(Vec::new, |variant| {
        variant.make(all, &whole.bytes, site.images)
    })
}
