//! From files that have changed to a site that can be served: looks, reads, links, plans.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

mod last_good;

use self::last_good::LastGood;
use super::state::{Files, State};
use crate::config::Audience;
use crate::diagnostic::{Check, Diagnostic};
use crate::images;
use crate::site::{BuildCache, Clock, Loaded, Options, Site, as_published, assemble_again};
use crate::source::{CONFIG_FILE, Changes, Snapshot, Store, Touched, Tree};
use tr::tr;

/// Follows the files of one site, and rebuilds it.
pub struct Rebuilder {
    tree: Tree,
    audience: Audience,
    cache: BuildCache,
    /// The site that is shown while there are errors.
    last_good: LastGood,
    /// The changes since the site was last assembled.
    pending: Changes,
    /// The changes of the assemblies since the last rebuild was finished.
    taken_in: Changes,
    /// The number of documents that had to be read for them.
    read: usize,
    state: Arc<State>,
    images: Store,
}

/// The result of a rebuild.
pub struct Rebuild {
    /// The changes.
    pub changes: Changes,
    /// The number of documents that had to be read again.
    pub documents: usize,
    /// The site as it is now.
    pub state: Arc<State>,
    /// The time from the first look until now.
    pub took: Duration,
}

impl Rebuilder {
    /// Reads the site at `root`, as it is for `audience`.
    pub fn open(root: &Path, audience: Audience) -> Self {
        let mut rebuilder = Self {
            tree: Tree::read(root),
            audience,
            cache: BuildCache::default(),
            last_good: LastGood::of(audience),
            pending: Changes::default(),
            taken_in: Changes::default(),
            read: 0,
            state: Arc::default(),
            images: Store::of(root, images::PART),
        };
        rebuilder.state = rebuilder.assemble(0);
        rebuilder
    }

    /// Returns the site as it was last assembled.
    pub fn state(&self) -> &Arc<State> {
        &self.state
    }

    /// Looks where something may have changed; returns the changes since the site was last
    /// assembled.
    pub fn look(&mut self, touched: &Touched) -> &Changes {
        self.pending.extend(self.tree.look(touched));
        &self.pending
    }

    /// Returns whether anything has changed since the site was last assembled.
    pub fn has_changed(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Assembles the site again, with the pending changes.
    pub fn rebuild(&mut self) {
        self.state = self.assemble(self.state.number + 1);
        self.taken_in.extend(std::mem::take(&mut self.pending));
        self.read += self.cache.documents_read();
    }

    /// Returns the result of all assemblies since the last rebuild was finished. `start` is the
    /// time when the first look began.
    pub fn finish_rebuild(&mut self, start: Instant) -> Rebuild {
        Rebuild {
            changes: std::mem::take(&mut self.taken_in),
            documents: std::mem::take(&mut self.read),
            state: self.state.clone(),
            took: start.elapsed(),
        }
    }

    fn assemble(&mut self, number: u64) -> Arc<State> {
        let problems = self.tree.problems().to_vec();
        let files = self.tree.files().clone();
        let (cache, changed) = (&mut self.cache, &self.pending.files);
        let options = Options::in_serve(self.audience);
        // A panic over the content of a file must not end the server of somebody who is writing.
        // The cache may be half made, so it is dropped.
        let loaded = catch_unwind(AssertUnwindSafe(|| {
            let clock = Clock::start();
            assemble_again(files, problems, &options, clock, cache, changed)
        }));
        let loaded = loaded.unwrap_or_else(|_| {
            self.cache = BuildCache::default();
            self.broken_down()
        });
        let mut next = self.next(loaded, number);
        next.images = self.images.clone();
        Arc::new(next)
    }

    /// Returns the state after the current one.
    fn next(&mut self, mut loaded: Loaded, number: u64) -> State {
        loaded.diagnostics = as_published(loaded.diagnostics);
        if loaded.site.is_none() && !loaded.has_errors() {
            loaded.diagnostics.push(no_settings());
        }
        let site = match loaded.site.take() {
            Some(site) => {
                self.last_good.set(&loaded.files);
                Some(site)
            }
            None => self.without_errors(&loaded),
        };
        let before = &self.state;
        let changed = match &site {
            Some(site) => self.attachments_changed(site, number),
            None => before.attachments_changed.clone(),
        };
        State::new(
            number,
            // The previous site stays visible while an error is being mended.
            site.or_else(|| before.site.clone()),
            loaded.diagnostics,
            Files {
                all: loaded.files,
                shown: loaded.shown,
            },
            changed,
        )
    }

    /// Returns the site with each file that has errors in its last good version.
    fn without_errors(&mut self, loaded: &Loaded) -> Option<Arc<Site>> {
        let last_good = &mut self.last_good;
        // As with the site itself: no panic ends the server.
        let site = catch_unwind(AssertUnwindSafe(|| {
            last_good.without(&loaded.files, &loaded.diagnostics)
        }));
        site.unwrap_or_default()
    }

    /// Returns the state in which each attachment got the content that it has in `site`.
    fn attachments_changed(&self, site: &Site, number: u64) -> Arc<BTreeMap<String, u64>> {
        let before = &self.state;
        let then: &[_] = before.site.as_ref().map_or(&[], |site| &site.attachments);
        if then == site.attachments {
            return before.attachments_changed.clone();
        }
        let mut changed = (*before.attachments_changed).clone();
        let then: BTreeMap<&str, _> = then
            .iter()
            .map(|attachment| (attachment.address.as_str(), &attachment.bytes))
            .collect();
        for attachment in &site.attachments {
            let same = then.get(attachment.address.as_str()).is_some_and(|bytes| {
                Arc::ptr_eq(bytes, &attachment.bytes) || **bytes == attachment.bytes
            });
            if !same && number > 0 {
                changed.insert(attachment.address.clone(), number);
            }
        }
        Arc::new(changed)
    }

    fn broken_down(&self) -> Loaded {
        let diagnostic = Diagnostic::new(
            Check::UnreadableFile,
            CONFIG_FILE.into(),
            None,
            tr!("digitv gikk i stå på noe i filene; det er en feil i digitv"),
        )
        .help(tr!(
            "Ta bort det du skrev sist, og meld fra om hva det var."
        ));
        Loaded {
            files: self.tree.files().clone(),
            shown: Snapshot::default(),
            is_less: false,
            diagnostics: vec![diagnostic],
            config: None,
            site: None,
            timings: Vec::new(),
        }
    }
}

fn no_settings() -> Diagnostic {
    Diagnostic::new(
        Check::InvalidConfig,
        CONFIG_FILE.into(),
        None,
        tr!("fila finnes ikke lenger, og uten den er det ikke noe nettsted"),
    )
    .help(tr!("Legg den tilbake."))
}

#[cfg(test)]
mod tests;
