//! From a route to its bytes.

use std::borrow::Cow;

use serde::Serialize;

use super::{Plan, Producer, Route, Version};
use crate::knowledge::DocumentId;
use crate::pages::Context;
use crate::pages::address::Listing;
use crate::pages::context::reader::Reader;
use crate::pages::documents::municipality;
use crate::pages::documents::page;
use crate::pages::documents::region;
use crate::pages::documents::report;
use crate::pages::documents::solution;
use crate::pages::documents::topic;
use crate::pages::files::catalogue;
use crate::pages::files::contracts_ics;
use crate::pages::files::data;
use crate::pages::files::feed;
use crate::pages::files::open_search;
use crate::pages::files::redirect;
use crate::pages::files::robots;
use crate::pages::files::security_txt;
use crate::pages::files::similarity;
use crate::pages::files::sitemap;
use crate::pages::site_pages::compare;
use crate::pages::site_pages::contracts;
use crate::pages::site_pages::coverage;
use crate::pages::site_pages::home;
use crate::pages::site_pages::maintenance;
use crate::pages::site_pages::municipalities;
use crate::pages::site_pages::needs;
use crate::pages::site_pages::news;
use crate::pages::site_pages::not_found;
use crate::pages::site_pages::numbers;
use crate::pages::site_pages::reports;
use crate::pages::site_pages::search;
use crate::pages::site_pages::solutions;
use crate::pages::site_pages::style_guide;
use crate::pages::site_pages::topics;
use crate::text::Lang;
use crate::theme::{Frame, ThemeError};

impl Plan {
    /// The bytes of `route`: always the same for the same site.
    ///
    /// # Errors
    /// Where a template of the theme fails.
    pub fn produce<'a>(
        &'a self,
        route: &Route,
        site: &Context<'a>,
    ) -> Result<Cow<'a, [u8]>, ThemeError> {
        let config = site.config;
        let made = match route.producer {
            Producer::Listing(listing, lang) => self.listing(listing, &self.reader(site, lang))?,
            Producer::MoreReports(page, lang) => self.render(
                site,
                "reports.html",
                reports::reports(&self.reader(site, lang), page),
            )?,
            Producer::Register(letter, lang) => self.render(
                site,
                "search.html",
                search::register_page(&self.reader(site, lang), letter),
            )?,
            Producer::Document(id, version) => self.document(id, version, site)?,
            Producer::Topic(id, lang) => self.render(
                site,
                "topic.html",
                topic::topic(&self.reader(site, lang), id),
            )?,
            Producer::Region(id, lang) => self.render(
                site,
                "region.html",
                region::region(&self.reader(site, lang), id),
            )?,
            Producer::NotFound => {
                let reader = self.reader(site, self.addresses.languages()[0]);
                self.render(site, "not-found.html", not_found::not_found(&reader))?
            }
            Producer::StyleGuide => {
                let reader = self.reader(site, self.addresses.languages()[0]);
                let made = style_guide::style_guide(&reader);
                self.render(site, "style-guide.html", made)?
            }
            Producer::Redirect(index) => {
                let made = redirect::redirect(site, self, &self.redirects[index]);
                self.render(site, "redirect.html", made)?
            }
            Producer::Likeness(id) => similarity::render(site.knowledge, id),
            Producer::Data(table) => {
                data::render(&self.reader(site, self.addresses.languages()[0]), table)
            }
            Producer::Catalogue(form) => {
                catalogue::render(&self.reader(site, self.addresses.languages()[0]), form)
            }
            Producer::ContractsCalendar => {
                contracts_ics::render(&self.reader(site, self.addresses.languages()[0]))
            }
            Producer::Feed(subject) => {
                feed::render(&self.reader(site, self.addresses.languages()[0]), subject)
            }
            Producer::OpenSearch => {
                open_search::render(&self.reader(site, self.addresses.languages()[0]))
            }
            Producer::Sitemap => sitemap::render(self, site),
            Producer::Robots => robots::render(&config.base_url),
            Producer::SecurityTxt => config.security.as_ref().map_or_else(Vec::new, |security| {
                security_txt::render(security, &config.base_url)
            }),
            Producer::HostFile(file) => file.render(self, site),
            Producer::Asset(index) => {
                let asset = site.theme.assets().nth(index);
                return Ok(Cow::Borrowed(asset.map_or(&[], |(_, bytes)| bytes)));
            }
            Producer::SearchManifest => {
                return Ok(Cow::Borrowed(self.index(site).manifest()));
            }
            Producer::Search(index) => {
                return Ok(Cow::Borrowed(self.index(site).file(index)));
            }
            Producer::Variant(index, size) => {
                let whole = &site.attachments[index];
                let all = whole.image.as_ref().map(|image| &image.variants[..]);
                let all = all.unwrap_or_default();
                let variant = all.get(size);
                variant.map_or_else(Vec::new, |variant| {
                    variant.make(all, &whole.bytes, site.images)
                })
            }
            Producer::Attachment(index) => {
                return Ok(Cow::Borrowed(&site.attachments[index].bytes));
            }
        };
        Ok(Cow::Owned(made))
    }

    /// The site as a reader of `lang` sees it.
    pub(crate) fn reader<'a>(&'a self, site: &Context<'a>, lang: Lang) -> Reader<'a> {
        Reader::new(site, self, lang)
    }

    fn listing(&self, listing: Listing, reader: &Reader<'_>) -> Result<Vec<u8>, ThemeError> {
        let site = &reader.site();
        match listing {
            Listing::Front => self.render(site, "home.html", home::home(reader)),
            Listing::Reports => self.render(site, "reports.html", reports::reports(reader, 1)),
            Listing::Solutions => self.render(site, "solutions.html", solutions::solutions(reader)),
            Listing::Municipalities => self.render(
                site,
                "municipalities.html",
                municipalities::municipalities(reader),
            ),
            Listing::Topics => self.render(site, "topics.html", topics::topics(reader)),
            Listing::Coverage => self.render(site, "coverage.html", coverage::coverage(reader)),
            Listing::Compare => self.render(site, "compare.html", compare::compare(reader)),
            Listing::Needs => self.render(site, "needs.html", needs::needs(reader)),
            Listing::News => self.render(site, "news.html", news::news(reader)),
            Listing::Maintenance => {
                self.render(site, "maintenance.html", maintenance::maintenance(reader))
            }
            Listing::Numbers => self.render(site, "numbers.html", numbers::numbers(reader)),
            Listing::Contracts => self.render(site, "contracts.html", contracts::contracts(reader)),
            Listing::Search => self.render(site, "search.html", search::search(reader)),
        }
    }

    fn document(
        &self,
        id: DocumentId,
        version: Version,
        site: &Context<'_>,
    ) -> Result<Vec<u8>, ThemeError> {
        let lang = crate::pages::any_document::document(site.knowledge, id, version)
            .head
            .lang;
        let reader = &self.reader(site, lang);
        match id {
            DocumentId::Municipality(id) => {
                let made = municipality::municipality(reader, id, version);
                self.render(site, "municipality.html", made)
            }
            DocumentId::Solution(id) => self.render(
                site,
                "solution.html",
                solution::solution(reader, id, version),
            ),
            DocumentId::Report(id) => {
                self.render(site, "report.html", report::report(reader, id, version))
            }
            DocumentId::Page(id) => self.render(site, "page.html", page::page(reader, id, version)),
        }
    }

    fn render(
        &self,
        site: &Context<'_>,
        template: &str,
        (frame, content): (Frame, impl Serialize),
    ) -> Result<Vec<u8>, ThemeError> {
        site.theme.render(template, &self.shared, &frame, &content)
    }
}
