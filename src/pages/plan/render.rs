//! Renders routes: from a route to its bytes.

use std::borrow::Cow;

use super::Plan;
use crate::pages::context::reader::Reader;
use crate::pages::context::template::Template;
use crate::pages::documents::{self, region, topic};
use crate::pages::files::{
    catalogue, contracts_ics, data, feed, open_search, redirect, robots, security_txt, similarity,
    sitemap,
};
use crate::pages::route::{Output, Route};
use crate::pages::site_pages::{self, not_found, style_guide};
use crate::pages::{Context, RenderError};
use crate::text::Lang;
use crate::theme::ThemeError;

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
        if let Some(page) = self.page(route.output, site) {
            return Ok(Cow::Owned(page?));
        }
        let bytes = match route.output {
            Output::SitePage(..)
            | Output::Part(..)
            | Output::Document(..)
            | Output::Topic(..)
            | Output::Region(..)
            | Output::NotFound
            | Output::StyleGuide
            | Output::Redirect(_) => Vec::new(),
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

    /// Renders a page; `None` for a file.
    fn page(&self, output: Output, site: &Context<'_>) -> Option<Result<Vec<u8>, ThemeError>> {
        let main = self.shared.addresses.languages()[0];
        let reader = |lang| self.reader(site, lang);
        let template = |name: &str| Template::new(site.theme, &self.chrome, name);
        Some(match output {
            Output::SitePage(page, lang) => {
                site_pages::render(page, &reader(lang), &template(page.key()))
            }
            Output::Part(part, lang) => {
                site_pages::render_part(part, &reader(lang), &template(part.page().key()))
            }
            Output::Document(id, version) => {
                let lang = site.knowledge.document(id).version(version).head.lang;
                documents::render(id, version, &reader(lang), &template(id.kind().key()))
            }
            Output::Topic(id, lang) => template("topic").render(topic::topic(&reader(lang), id)),
            Output::Region(id, lang) => {
                template("region").render(region::region(&reader(lang), id))
            }
            Output::NotFound => template("not-found").render(not_found::not_found(&reader(main))),
            Output::StyleGuide => {
                template("style-guide").render(style_guide::style_guide(&reader(main)))
            }
            Output::Redirect(index) => {
                let page = redirect::redirect(site, &self.shared, &self.redirects[index]);
                template("redirect").render(page)
            }
            _ => return None,
        })
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
