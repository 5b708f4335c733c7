//! Renders routes: from a route to its bytes.

use std::borrow::Cow;

use super::Plan;
use crate::pages::context::reader::Reader;
use crate::pages::context::template::Template;
use crate::pages::digest;
use crate::pages::documents::{self, annex, region, region_note, reports_of, topic};
use crate::pages::files::{self, feed, forms, redirect, similarity, sitemap};
use crate::pages::outputs::File;
use crate::pages::route::{Output, Route};
use crate::pages::site_pages::{self, compare, editor, need_annex};
use crate::pages::{Context, RenderError};
use crate::text::Lang;

impl Plan {
    /// Returns the bytes of `route`: always the same for the same site.
    ///
    /// # Errors
    /// Returns an error where a template of the theme fails, and where a file of data cannot be
    /// written.
    pub fn render<'a>(
        &'a self,
        route: &Route,
        site: &Context<'a>,
    ) -> Result<Cow<'a, [u8]>, RenderError> {
        let main = self.shared.addresses.languages()[0];
        let reader = |lang| Reader::new(site, &self.shared, lang);
        let template = |name: &str| Template::new(site.theme, &self.chrome, name);
        let lang_of = |id, version| site.knowledge.document(id).version(version).head.lang;
        let bytes = match route.output {
            Output::SitePage(page, lang) => {
                site_pages::render(page, &reader(lang), &template(page.key()))?
            }
            Output::Part(part, lang) => {
                site_pages::render_part(part, &reader(lang), &template(part.page().key()))?
            }
            Output::Document(id, version) => {
                let reader = reader(lang_of(id, version));
                documents::render(id, version, &reader, &template(id.kind().key()))?
            }
            Output::Annex(id, version) => {
                let reader = reader(lang_of(id.into(), version));
                template("annex").render(annex::annex(&reader, id, version))?
            }
            Output::Need(index, lang) => {
                let need = &self.shared.needs[index];
                template("need-annex").render(need_annex::need_annex(&reader(lang), need))?
            }
            Output::Comparison(id, lang) => {
                template("compare").render(compare::one(&reader(lang), id))?
            }
            Output::Topic(id, lang) => template("topic").render(topic::topic(&reader(lang), id))?,
            Output::Region(id, lang) => {
                template("region").render(region::region(&reader(lang), id))?
            }
            Output::RegionNote(id, lang) => {
                template("region-note").render(region_note::region_note(&reader(lang), id))?
            }
            Output::ReportsOf(about, page, lang) => {
                let view = reports_of::reports_of(&reader(lang), about, page);
                template("reports-of").render(view)?
            }
            Output::Redirect(index) => {
                let page = redirect::redirect(site, &self.shared, &self.redirects[index]);
                template("redirect").render(page)?
            }
            Output::File(file) => self.render_file(file, reader(main), site)?,
            Output::Sitemap(part) => sitemap::render_part(part, &self.routes, &reader(main)),
            Output::Feed(subject) => feed::render(&reader(main), subject),
            Output::FormFacts(id) => forms::facts(&reader(main), id)?,
            Output::Similarity(id) => similarity::render(site.knowledge, id)?,
            Output::Attachment(index, Some(size)) => variant(site, index, size),
            Output::Attachment(index, None) => {
                return Ok(Cow::Borrowed(&site.attachments[index].bytes));
            }
            Output::Asset(index) => {
                let asset = site.theme.assets().nth(index);
                return Ok(Cow::Borrowed(asset.map_or(&[], |(_, bytes)| bytes)));
            }
            Output::Search(index) => return Ok(Cow::Borrowed(self.index(site)?.file(index))),
        };
        Ok(Cow::Owned(bytes))
    }

    /// Returns the bytes of a file of the site as a whole.
    fn render_file<'a>(
        &'a self,
        file: File,
        reader: Reader<'a>,
        site: &Context<'a>,
    ) -> Result<Vec<u8>, RenderError> {
        let inputs = files::Inputs {
            reader,
            routes: &self.routes,
            template: &|name| Template::new(site.theme, &self.chrome, name),
            redirects: &|| self.followed_redirects(site),
            manifest: &|| Ok(self.index(site)?.manifest()),
        };
        files::render(file, &inputs)
    }

    /// Renders the parts and words of the editor of `digitv serve` for pages in `lang`. No route leads
    /// to them.
    ///
    /// # Errors
    /// Returns an error where the template of the theme has one.
    pub fn render_editor(&self, lang: Lang, site: &Context<'_>) -> Result<Vec<u8>, RenderError> {
        let reader = Reader::new(site, &self.shared, lang);
        let template = Template::new(site.theme, &self.chrome, "editor");
        Ok(template.render(editor::editor(&reader))?)
    }

    /// Writes the digest of a time, for boards and meetings, in the language `lang`. No route leads to
    /// it.
    ///
    /// # Errors
    /// Returns an error where the template of the theme has one.
    pub fn render_digest(
        &self,
        subject: &digest::Subject<'_>,
        form: digest::Form,
        lang: Lang,
        site: &Context<'_>,
    ) -> Result<Vec<u8>, RenderError> {
        let reader = Reader::new(site, &self.shared, lang);
        let template = |name: &str| Template::new(site.theme, &self.chrome, name);
        let made = digest::digest(&reader, subject);
        Ok(match form {
            digest::Form::Markdown => digest::markdown(&made).into_bytes(),
            digest::Form::Page => template("digest").render(digest::page(&reader, &made))?,
            digest::Form::Mail => template("digest-mail").render(digest::mail(&reader, &made))?,
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
