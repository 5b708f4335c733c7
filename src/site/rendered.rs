//! Errors that appear only when pages are rendered: a template that asks for something that is not
//! there, a page that gets too large. So `build` can write every site that `check` accepts.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use rayon::prelude::*;
use tr::tr;

use super::loaded::{Loaded, Site};
use super::severities::{apply, sort, unused_silences};
use crate::diagnostic::{Check, Diagnostic, capped};
use crate::knowledge::DocumentId;
use crate::pages::{Output, Route};
use crate::source::CONFIG_FILE;

/// The longest file name that common file systems allow, in bytes.
const LONGEST_NAME: usize = 255;

impl Loaded {
    /// Renders pages, and adds their errors: every page where the site has templates of its own,
    /// else the largest of each kind.
    #[must_use]
    pub fn with_pages_tried(self) -> Self {
        let Some(site) = &self.site else {
            return self;
        };
        let found = site.faults_of_pages(site.theme.has_own_templates());
        self.with_findings(found)
    }

    /// Returns the same with the links to other sites that are dead, now that these are asked.
    #[must_use]
    pub fn with_dead_links(mut self, mut found: Vec<Diagnostic>) -> Self {
        let Some(config) = &self.config else {
            return self;
        };
        let used = apply(config, &mut found, &self.shown);
        let unused = unused_silences(config, &used, &self.shown, true);
        self.diagnostics.extend(unused);
        self.with_findings(found)
    }

    /// Returns the same with more findings.
    #[must_use]
    pub fn with_findings(mut self, mut found: Vec<Diagnostic>) -> Self {
        let Some(config) = &self.config else {
            return self;
        };
        apply(config, &mut found, &self.shown);
        self.diagnostics.append(&mut found);
        sort(&mut self.diagnostics);
        self.diagnostics = capped(self.diagnostics);
        if self.has_errors() {
            self.site = None;
        }
        self
    }
}

impl Site {
    /// Returns the errors of rendering pages: all of them, or the largest of each kind. The same
    /// error is reported once, however many pages have it.
    pub fn faults_of_pages(&self, all: bool) -> Vec<Diagnostic> {
        let context = self.context();
        let pages = self.plan.routes.iter().filter(|route| route.is_html());
        let pages: Vec<&Route> = if all {
            pages.collect()
        } else {
            self.largest_of_each_kind()
        };
        let faults = pages.par_iter().filter_map(|route| {
            let fault = self.plan.render(route, &context).err()?;
            Some((route.address.clone(), fault.into_diagnostic()))
        });
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for (address, mut diagnostic) in faults.collect::<Vec<_>>() {
            // The rest of the diagnostic differs from page to page.
            let place = match diagnostic.range() {
                Some(range) => range.start.to_string(),
                None => diagnostic.message.clone(),
            };
            if seen.insert((diagnostic.file.clone(), place)) {
                let page = tr!("Det skjer på {address}.", address);
                diagnostic.help = Some(match diagnostic.help {
                    Some(help) => format!("{help} {page}"),
                    None => page,
                });
                found.push(diagnostic);
            }
        }
        found
    }

    fn largest_of_each_kind(&self) -> Vec<&Route> {
        let mut largest: BTreeMap<String, (usize, &Route)> = BTreeMap::new();
        for route in self.plan.routes.iter().filter(|route| route.is_html()) {
            let (kind, size) = match route.output {
                Output::Document(id, _) => {
                    (format!("{:?}", discriminant(&id)), self.length_of_text(id))
                }
                Output::SitePage(listing, lang) => (format!("{listing:?} {lang:?}"), 0),
                other => (format!("{:?}", discriminant(&other)), 0),
            };
            let entry = largest.entry(kind).or_insert((size, route));
            if size > entry.0 {
                *entry = (size, route);
            }
        }
        largest.into_values().map(|(_, route)| route).collect()
    }

    fn length_of_text(&self, id: DocumentId) -> usize {
        let body = self.knowledge.document(id).main().body;
        body.html.len()
    }
}

/// Reports routes whose file names are longer than file systems allow.
pub(super) fn unwritable(site: &Site) -> Vec<Diagnostic> {
    let is_long = |part: &str| part.len() > LONGEST_NAME;
    let routes = site.plan.routes.iter();
    routes
        .filter(|route| route.address.len() > LONGEST_NAME && route.file().split('/').any(is_long))
        .map(|route| {
            let file = site.file_of(route).unwrap_or_else(|| CONFIG_FILE.into());
            let long = route.file();
            let long = long
                .split('/')
                .find(|part| is_long(part))
                .unwrap_or_default();
            let begin: String = long.chars().take(30).collect();
            let message = tr!("navnet «{begin}…» blir på {bytes} byte i det ferdige nettstedet; disker tar høyst {most}", begin, bytes = long.len(), most = LONGEST_NAME);
            let help = tr!("Gi fila et kortere navn. Æ, ø og å teller to byte hver.");
            Diagnostic::new(Check::UnwritableName, file, None, message).help(help)
        })
        .collect()
}
