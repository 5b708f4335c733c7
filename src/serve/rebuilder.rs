//! From files that have changed to a site that can be asked: looks, reads, links, plans.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

mod last_good;

use self::last_good::LastGood;
use super::state::State;
use crate::diagnostic::{Check, Diagnostic};
use crate::images::Store;
use crate::site::{BuildCache, Loaded, Options, Site, assemble_again};
use crate::source::{CONFIG_FILE, Changes, Touched, Tree};

/// Follows the files of one site.
pub struct Rebuilder {
    tree: Tree,
    kept: BuildCache,
    /// What is shown while there are errors.
    last_good: LastGood,
    /// What has changed since the site was last assembled.
    pending: Changes,
    /// What had changed for the assemblies since the last round.
    taken_in: Changes,
    /// How many documents had to be read for them.
    read: usize,
    state: Arc<State>,
    images: Store,
}

/// What came of one change.
pub struct Rebuild {
    /// What had changed.
    pub changes: Changes,
    /// How many documents had to be read again.
    pub documents: usize,
    /// The site as it is now.
    pub state: Arc<State>,
    /// From the first look to now.
    pub took: Duration,
}

impl Rebuilder {
    /// Reads the site at `root`.
    pub fn open(root: &Path) -> Self {
        let mut rebuilder = Self {
            tree: Tree::read(root),
            kept: BuildCache::default(),
            last_good: LastGood::default(),
            pending: Changes::default(),
            taken_in: Changes::default(),
            read: 0,
            state: Arc::default(),
            images: Store::of(root),
        };
        rebuilder.state = rebuilder.assemble(0);
        rebuilder
    }

    /// The site as it was last assembled.
    pub fn state(&self) -> &Arc<State> {
        &self.state
    }

    /// Looks where something may have changed; what has since the site was last made.
    pub fn look(&mut self, touched: &Touched) -> &Changes {
        self.pending.extend(self.tree.look(touched));
        &self.pending
    }

    /// Whether anything has changed since the site was last made.
    pub fn has_changed(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Makes the site anew, of what has changed.
    pub fn rebuild(&mut self) {
        self.state = self.assemble(self.state.number + 1);
        self.taken_in.extend(std::mem::take(&mut self.pending));
        self.read += self.kept.documents_read();
    }

    /// What has come of it all since the last round. `start` is when the look for it began.
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
        let (kept, changed) = (&mut self.kept, &self.pending.files);
        // A mistake of ours in what a file can hold must not end the server of somebody who is
        // writing. What was kept may be half made, so it goes.
        let loaded = catch_unwind(AssertUnwindSafe(|| {
            assemble_again(files, problems, &Options::FOR_WRITERS, kept, changed)
        }));
        let loaded = loaded.unwrap_or_else(|_| {
            self.kept = BuildCache::default();
            self.broken_down()
        });
        let mut next = self.next(loaded, number);
        next.images = self.images.clone();
        Arc::new(next)
    }

    /// The state that comes after the one there is.
    fn next(&mut self, mut loaded: Loaded, number: u64) -> State {
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
            // What was there last stays to be looked at while a mistake is being mended.
            site.or_else(|| before.site.clone()),
            loaded.diagnostics,
            &loaded.files,
            changed,
        )
    }

    /// The site with each file that has errors as it was last good.
    fn without_errors(&mut self, loaded: &Loaded) -> Option<Arc<Site>> {
        let last_good = &mut self.last_good;
        // As with the site itself: no mistake of ours ends the server.
        let site = catch_unwind(AssertUnwindSafe(|| {
            last_good.without(&loaded.files, &loaded.diagnostics)
        }));
        site.unwrap_or_default()
    }

    /// In which state each attachment got the content that it has in `site`.
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
            "digitv gikk i stå på noe i filene; det er en feil i digitv",
        )
        .help("Ta bort det du skrev sist, og meld fra om hva det var.");
        Loaded {
            files: self.tree.files().clone(),
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
        "fila finnes ikke lenger, og uten den er det ikke noe nettsted",
    )
    .help("Legg den tilbake.")
}

#[cfg(test)]
mod tests;
