//! The site at one moment, and the bytes of any route.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use super::report::Report;
use tokio::sync::watch::Receiver;
use tr::tr;

use crate::config::Audience;
use crate::diagnostic::render::{self, Shown};
use crate::diagnostic::{Check, Diagnostic, Severity};
use crate::pages::outputs::File;
use crate::pages::{Context, Output, Plan, RenderError, Route};
use crate::site::Site;
use crate::source::{Snapshot, Store};

/// The limits of the cache of rendered routes, in bytes and in routes: enough for the pages that
/// are open, and the files that they use.
const CACHE_LIMIT: (usize, usize) = (16 << 20, 64);

/// The site at one moment.
#[derive(Default)]
pub struct State {
    /// The number of the state, counted from 0.
    pub number: u64,
    /// The site; where it has errors, as it was before them.
    pub site: Option<Arc<Site>>,
    /// All diagnostics; those in contributions are warnings at most.
    pub diagnostics: Vec<Diagnostic>,
    /// The diagnostics for the browser.
    pub report: Report,
    /// The state in which each attachment got its content, where it was not the first.
    pub attachments_changed: Arc<BTreeMap<String, u64>>,
    /// The store of smaller versions of images.
    pub(super) images: Store,
    files: Files,
    made: Mutex<HashMap<Arc<str>, Made>>,
}

/// The files of a site.
#[derive(Default)]
pub struct Files {
    /// All of them, as they are changed.
    pub all: Snapshot,
    /// The same as the readers may see them, which is what messages on pages quote.
    pub shown: Snapshot,
}

/// A rendered route, or what is wrong with its template.
pub type Made = Result<Arc<Bytes>, Arc<Shown>>;

/// The content of a route.
pub struct Bytes {
    /// The bytes, as a build writes them; a copy shares them.
    pub bytes: hyper::body::Bytes,
    /// A hash of the bytes.
    pub hash: String,
}

/// The route at an address.
pub struct Found<'a> {
    /// The route.
    pub route: &'a Route,
    /// `true` where it is the page for a missing address.
    pub missing: bool,
}

impl State {
    pub(super) fn new(
        number: u64,
        site: Option<Arc<Site>>,
        diagnostics: Vec<Diagnostic>,
        files: Files,
        attachments_changed: Arc<BTreeMap<String, u64>>,
    ) -> Self {
        Self {
            number,
            report: Report::new(&diagnostics, &files.shown),
            site,
            diagnostics,
            attachments_changed,
            images: Store::default(),
            files,
            made: Mutex::default(),
        }
    }

    /// Returns the files that the diagnostics point into.
    pub fn files(&self) -> &Snapshot {
        &self.files.all
    }

    /// Returns whether there is an error, so that nothing would be published.
    pub fn has_errors(&self) -> bool {
        let mut severities = self.diagnostics.iter().map(|found| found.severity);
        severities.any(|severity| severity == Severity::Error)
    }

    /// Returns the readers that the site is shown as for.
    pub fn audience(&self) -> Audience {
        let site = self.site.as_ref();
        site.map_or(Audience::Public, |site| site.config.audience)
    }

    /// Returns whether the site is the edition for the network.
    pub fn is_for_network(&self) -> bool {
        self.audience() == Audience::Network
    }

    /// Returns the path that goes before every address: empty, or `/kunnskap`.
    pub fn base_path(&self) -> &str {
        let site = self.site.as_ref();
        site.map_or("", |site| site.config.base_path().trim_end_matches('/'))
    }

    /// Returns the route for `address` (without base path), or the page for a missing address.
    pub fn find(&self, address: &str) -> Option<Found<'_>> {
        let site = self.site.as_ref()?;
        let plan = &site.plan;
        let found = plan.any_route(address, &site.context());
        let found = found.map(|route| (route, false));
        let (route, missing) =
            found.or_else(|| Some((plan.route(File::NotFound.address())?, true)))?;
        Some(Found { route, missing })
    }

    /// Renders a route, with the same bytes as a build writes, or takes it from the cache.
    pub fn make(&self, route: &Route) -> Made {
        if let Some(made) = self.cached(&route.address) {
            return made;
        }
        let made = self.render(route);
        if let Ok(mut cache) = self.made.lock() {
            let size = |made: &Made| made.as_ref().map_or(0, |made| made.bytes.len());
            let bytes = size(&made) + cache.values().map(size).sum::<usize>();
            if bytes > CACHE_LIMIT.0 || cache.len() >= CACHE_LIMIT.1 {
                cache.clear();
            }
            cache.insert(route.address.clone(), made.clone());
        }
        made
    }

    fn cached(&self, address: &str) -> Option<Made> {
        self.made.lock().ok()?.get(address).cloned()
    }

    fn render(&self, route: &Route) -> Made {
        let Some(site) = &self.site else {
            return Err(Arc::new(self.finding(&nothing_to_make())));
        };
        // As in the rebuilder: no panic ends the server.
        let rendered = catch_unwind(AssertUnwindSafe(|| {
            let context = Context {
                images: &self.images,
                ..site.context()
            };
            let bytes = site.plan.render(route, &context)?;
            Ok::<_, RenderError>(bytes.into_owned())
        }));
        match rendered {
            Ok(Ok(bytes)) => {
                let hash = blake3::hash(&bytes).to_hex()[..16].to_owned();
                let bytes = bytes.into();
                Ok(Arc::new(Bytes { bytes, hash }))
            }
            Ok(Err(error)) => Err(Arc::new(self.finding(&error.into_diagnostic()))),
            Err(_) => Err(Arc::new(self.finding(&broken_down(route)))),
        }
    }

    fn finding(&self, diagnostic: &Diagnostic) -> Shown {
        render::overlay(diagnostic, &self.files.shown)
    }

    /// Returns whether the page at `route` is of a draft.
    pub fn is_draft(&self, route: &Route) -> bool {
        self.document(route).is_some_and(|(_, draft)| draft)
    }

    /// Counts the pages of drafts.
    pub fn drafts(&self) -> usize {
        let routes = self.plan().into_iter().flat_map(|plan| plan.routes.iter());
        routes.filter(|route| self.is_draft(route)).count()
    }

    /// Returns the file of the text of the page at `route`.
    pub fn file(&self, route: &Route) -> Option<&Arc<str>> {
        self.document(route).map(|(file, _)| file)
    }

    /// Returns the file of a document, and whether it is a draft.
    fn document(&self, route: &Route) -> Option<(&Arc<str>, bool)> {
        let knowledge = &self.site.as_ref()?.knowledge;
        let Output::Document(id, version) = route.output else {
            return None;
        };
        let document = knowledge.document(id);
        let text = document.version(version);
        // The whole document is a draft where its main version is.
        Some((text.file, text.head.draft || document.main().head.draft))
    }

    /// Returns the address of the file called `name` in the theme, with the base path.
    pub(super) fn asset(&self, name: &str) -> Option<String> {
        let address = self.site.as_ref()?.theme.asset(name)?;
        Some(format!("{}{address}", self.base_path()))
    }

    /// Returns every route of the site.
    pub fn plan(&self) -> Option<&Plan> {
        self.site.as_ref().map(|site| &site.plan)
    }
}

fn nothing_to_make() -> Diagnostic {
    let message = tr!("nettstedet har feil, og det finnes ingen tidligere versjon å vise");
    Diagnostic::new(Check::InvalidConfig, "site.yaml".into(), None, message)
}

fn broken_down(route: &Route) -> Diagnostic {
    let message = tr!(
        "digitv gikk i stå på {address}; det er en feil i digitv",
        address = route.address
    );
    Diagnostic::new(Check::InvalidTheme, "site.yaml".into(), None, message).help(tr!(
        "Ta bort det du skrev sist, og meld fra om hva det var."
    ))
}

/// Returns the newest state; at the start, waits until there is one.
pub(super) async fn current(states: &Receiver<Option<Arc<State>>>) -> Arc<State> {
    let mut states = states.clone();
    let state = states.wait_for(Option::is_some).await;
    let state = state.ok().and_then(|state| state.clone());
    state.unwrap_or_default()
}
