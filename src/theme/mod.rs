//! The theme: templates, interface texts and static files, and the rendering of a page's data as
//! HTML. The built-in theme is in the program; a site may override it file by file.
//!
//! - [`Theme::load`] reads and checks everything, and reports all errors at once.
//! - [`Theme::share`] prepares the data that all pages have in common, once.
//! - [`Theme::render`] makes one page.
//!
//! The content of pages, and their addresses, belong to [`crate::pages`].

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera, Value};
use tr::tr;

mod assets;
mod base_template;
mod branches;
mod calls;
mod dates;
mod engine_errors;
mod engine_words;
mod error;
mod files;
mod filters;
mod flat;
mod folding;
mod fragment;
mod imports;
mod joined;
mod load;
mod numbers;
mod output;
mod own_names;
pub mod pairs;
mod pieces;
mod printed;
mod scan;
mod scripts;
mod shared;
mod soft;
mod templates;
mod texts;
mod unused;
mod uses;

#[cfg(test)]
mod contrast;
#[cfg(test)]
mod tests;

pub use base_template::{
    Alternate, Chrome, Crumb, Feed, FooterColumn, Link, NavItem, PageMeta, Site,
};
use error::wrong;
pub use fragment::Fragment;
pub use shared::Shared;
use shared::{Common, prepare};
pub use unused::{Unused, unused};

use crate::config::{Config, Extends};
use crate::diagnostic::{Check, Diagnostic};
use crate::text::Lang;
use assets::Assets;
use output::Bounded;
use texts::Texts;

/// A theme, ready to make pages. Shared between threads.
pub struct Theme {
    /// One for each language of the interface: bokmål, nynorsk.
    engines: [Tera; 2],
    texts: [Arc<Texts>; 2],
    /// The index of the language that pages in other languages get.
    default: usize,
    assets: Arc<Assets>,
    /// The file of each template, for messages.
    files: BTreeMap<String, Arc<str>>,
    /// `true` where the site has templates or texts of its own.
    has_own_templates: bool,
}

/// Returns every file of the built-in theme: its path and its content.
pub fn built_in_files() -> Vec<(String, Cow<'static, [u8]>)> {
    files::Files::built_in("").into_files()
}

/// The settings of the site that a theme needs in order to be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The name of the theme, for messages: `themes/<name>/…`.
    pub name: String,
    /// The theme that its files lie over.
    pub extends: Extends,
    /// The prefix of every address on the site; empty, or `/kunnskap`.
    pub base_path: String,
    /// The language of the site.
    pub lang: Lang,
    /// `true` where the site has so many pages that it pays to write templates out, each for its
    /// language: pages are made faster, to the same bytes, and the theme is loaded more slowly.
    pub has_many_pages: bool,
}

impl Settings {
    /// The number of documents from which a site has many pages: each is made some half a million
    /// instructions faster, and to load the theme takes a hundred million more.
    const MANY: usize = 500;

    /// Reads the settings from `config`, for a site with so many `documents`.
    pub fn new(config: &Config, documents: usize) -> Self {
        Self {
            has_many_pages: documents >= Self::MANY,
            name: config.theme.name.clone(),
            extends: config.theme.extends,
            base_path: config.base_path().trim_end_matches('/').to_owned(),
            lang: config.lang,
        }
    }
}

impl Theme {
    /// Prepares the data that all pages in a language have in common; `chrome` is called once for
    /// each language of the interface.
    ///
    /// # Errors
    /// Returns an error where something cannot be serialised, and where a part of the frame cannot
    /// be rendered.
    pub fn share(&self, chrome: impl Fn(Lang) -> Chrome) -> Result<Shared, Diagnostic> {
        let common = |lang| {
            let engine = &self.engines[self.language(lang)];
            Common::new(&chrome(lang), self.files.keys(), &|template, context| {
                let rendered = engine.render(template, context);
                rendered.map_err(|error| self.explain(template, &error))
            })
        };
        Ok(Shared([common(Lang::Nb)?, common(Lang::Nn)?]))
    }

    /// Renders a page: the template gets the shared data, the metadata as `page`, and every field
    /// of `content` by its name.
    ///
    /// # Errors
    /// Returns an error where the template asks for something that is not there, or fails in itself.
    pub fn render(
        &self,
        template: &str,
        shared: &Shared,
        meta: &PageMeta,
        content: &(impl Serialize + ?Sized),
    ) -> Result<Vec<u8>, Diagnostic> {
        let language = self.language(meta.lang);
        let mut context = Context::from_serialize(content)
            .map_err(|error| wrong(format!("templates/{template}"), error.to_string()))?;
        shared.0[language].put_into(&mut context, meta.section);
        context.insert_value("page", prepare(template, meta)?);
        let is_foreign = meta.lang == Lang::En;
        let body_lang = if is_foreign {
            LANG_ATTRIBUTES[language]
        } else {
            ""
        };
        context.insert_value("body_lang", Value::safe_string(body_lang));
        let mut html = Bounded::default();
        let rendered = self.engines[language].render_to(template, &context, &mut html);
        if html.is_full() {
            return Err(self.too_large(template));
        }
        rendered.map_err(|error| self.explain(template, &error))?;
        Ok(html.into_bytes())
    }

    /// Returns whether some templates or texts are the site's own, which the project's tests have
    /// not seen.
    pub fn has_own_templates(&self) -> bool {
        self.has_own_templates
    }

    /// Returns every static file: its address on the site without base path, and its content;
    /// always in the same order.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets.iter()
    }

    /// Returns the address of the static file called `name` in the theme, without base path.
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.assets.address(name)
    }

    /// Returns the interface text `key` in the language of a page in `lang`, where it has no
    /// placeholders. Returns the key itself where there is no such text, so that a mistake is seen.
    pub fn text<'t>(&'t self, lang: Lang, key: &'t str) -> &'t str {
        let text = self.texts[self.language(lang)].get(key);
        text.and_then(|text| text.plain()).unwrap_or(key)
    }

    /// Returns the interface text `key` with `n` and `arguments` filled in; the key itself where
    /// there is no such text or an argument is missing.
    pub fn text_with(
        &self,
        lang: Lang,
        key: &str,
        n: Option<usize>,
        arguments: &[(&str, &str)],
    ) -> String {
        let argument = |wanted: &str| {
            let found = arguments.iter().find(|(name, _)| *name == wanted);
            found.map(|(_, value)| Cow::Borrowed(*value))
        };
        // Counts are far below the 2⁵³ that a float holds exactly.
        let n = n.map(|n| n as f64);
        let text = self.texts[self.language(lang)].get(key);
        text.and_then(|text| {
            text.fill(n, argument, |plain, out| out.push_str(plain))
                .ok()
        })
        .unwrap_or_else(|| key.to_owned())
    }

    fn language(&self, lang: Lang) -> usize {
        match lang {
            Lang::Nb => 0,
            Lang::Nn => 1,
            Lang::En => self.default,
        }
    }

    fn too_large(&self, template: &str) -> Diagnostic {
        let file = self.files.get(template).cloned();
        let file = file.unwrap_or_else(|| format!("templates/{template}").into());
        let message = tr!(
            "sida blir større enn {size} MB",
            size = output::MAX_PAGE >> 20
        );
        wrong(file, message).under(Check::OutputTooLarge).help(tr!(
            "Vis mindre på sida, eller se etter ei løkke som går for mange ganger."
        ))
    }

    /// Converts a rendering error, by the template it came from.
    fn explain(&self, template: &str, error: &tera::Error) -> Diagnostic {
        let source = |name: &str| self.files.get(name).map(|file| (file.clone(), ""));
        let explained = engine_errors::explain(error, source).into_iter().next();
        explained.unwrap_or_else(|| wrong(format!("templates/{template}"), error.to_string()))
    }
}

/// The ` lang="…"` attribute for each language of the interface.
const LANG_ATTRIBUTES: [&str; 2] = [" lang=\"nb\"", " lang=\"nn\""];
