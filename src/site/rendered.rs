//! Errors that appear only when pages are rendered: a template that asks for something that is not
//! there, a page that gets too large. So `build` can write every site that `check` accepts.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use rayon::prelude::*;
use tr::tr;

use super::loaded::{Loaded, Site};
use super::orphans::Orphans;
use super::severities::{apply, sort, stops_publishing, unused_silences};
use super::unused;
use crate::diagnostic::{Check, Diagnostic, capped};
use crate::knowledge::{DocumentId, PageId};
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
        if !site.theme.has_own_templates() {
            let found = site.faults_of_pages(false);
            return self.with_findings(found);
        }
        let mut found = site.findings_of_all_pages();
        let unused = self.config.as_ref().map(|config| {
            let used = apply(config, &mut found.clone(), &self.shown);
            let is_made = |check| check == Check::OrphanPage;
            unused_silences(config, &used, &self.shown, is_made)
        });
        found.extend(unused.into_iter().flatten());
        self.with_findings(found)
    }

    /// Returns the same with the links to other sites that are dead, now that these are asked.
    #[must_use]
    pub fn with_dead_links(mut self, mut found: Vec<Diagnostic>) -> Self {
        let Some(config) = &self.config else {
            return self;
        };
        let used = apply(config, &mut found, &self.shown);
        let is_made = |check| check == Check::DeadLink;
        let unused = unused_silences(config, &used, &self.shown, is_made);
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
        if stops_publishing(&self.diagnostics) {
            self.site = None;
        }
        self
    }
}

impl Site {
    /// Returns the errors of rendering pages: all of them, or the largest of each kind. The same
    /// error is reported once, however many pages have it.
    pub fn faults_of_pages(&self, all: bool) -> Vec<Diagnostic> {
        let pages = self.plan.routes.iter().filter(|route| route.is_html());
        let pages: Vec<&Route> = if all {
            pages.collect()
        } else {
            self.largest_of_each_kind()
        };
        self.tried(&pages, &Orphans::default()).0
    }

    /// Returns the errors of rendering every page, and the plain pages that none of them leads to: what
    /// the templates of a site have links to is seen only there.
    fn findings_of_all_pages(&self) -> Vec<Diagnostic> {
        let pages = self.plan.routes.iter().filter(|route| route.is_html());
        let orphans = Orphans::of(&self.context(), &self.plan);
        let (mut found, reached) = self.tried(&pages.collect::<Vec<_>>(), &orphans);
        // A page that cannot be rendered may lead to any.
        if found.is_empty() {
            found = unused::orphans(&self.knowledge, orphans.without(&reached));
        }
        found
    }

    /// Renders `pages`. Returns their errors, the same once, and those of `orphans` that they lead to.
    fn tried(&self, pages: &[&Route], orphans: &Orphans) -> (Vec<Diagnostic>, BTreeSet<PageId>) {
        let context = self.context();
        let tried = pages.par_iter().map(|route| {
            let made = self.plan.render(route, &context);
            let made = made.map(|html| orphans.reached_from(route, &html));
            (route.address.clone(), made)
        });
        let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
        let mut reached = BTreeSet::new();
        for (address, made) in tried.collect::<Vec<_>>() {
            let mut diagnostic = match made {
                Ok(led_to) => {
                    reached.extend(led_to);
                    continue;
                }
                Err(fault) => fault.into_diagnostic(),
            };
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
        (found, reached)
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
