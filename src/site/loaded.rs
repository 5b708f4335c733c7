//! A site that has been loaded, with its diagnostics.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use tr::tr;

use crate::config::{Audience, Config};
use crate::content::WordGroup;
use crate::content::index::Attachment;
use crate::diagnostic::{Diagnostic, Severity};
use crate::knowledge::Knowledge;
use crate::knowledge::last_changed::History;
use crate::pages::{Context, Output, Plan, Route};
use crate::source::{CONFIG_FILE, Snapshot, Store};
use crate::theme::Theme;

/// The options of a run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The readers that the site is made for.
    pub audience: Audience,
    /// Includes drafts.
    pub drafts: bool,
    /// Replaces `base_url` of `site.yaml`.
    pub base_url: Option<String>,
    /// Replaces `as_of` of `site.yaml`.
    pub as_of: Option<Date>,
}

impl Options {
    /// The options of the commands that change files: all of it is there, also drafts and what is
    /// kept from the public.
    pub const FOR_WRITERS: Self = Self::in_serve(Audience::Writers);

    /// Returns the options of `digitv serve`: drafts are included, since this is where they are
    /// written.
    pub const fn in_serve(audience: Audience) -> Self {
        Self {
            audience,
            drafts: true,
            base_url: None,
            as_of: None,
        }
    }
}

/// The result of loading.
pub struct Loaded {
    /// Every file that was read; diagnostics point into them.
    pub files: Snapshot,
    /// The same files as the readers of the site may see them: each value is at the same byte.
    pub shown: Snapshot,
    /// `true` where something is kept from the readers.
    pub is_less: bool,
    /// Everything that is wrong, with severities as configured, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The settings, where `site.yaml` could be read.
    pub config: Option<Config>,
    /// The site; `None` where what is published has errors.
    pub site: Option<Arc<Site>>,
    /// The duration of each stage.
    pub timings: Vec<(&'static str, Duration)>,
}

impl Loaded {
    /// Returns the same where documents without a date of their own have the day that `history`
    /// gives. Where something is kept from the readers they have none: a change to what is kept is a
    /// change to its file.
    #[must_use]
    pub fn with_history(mut self, history: &History) -> Self {
        let site = self.site.as_mut().filter(|_| !self.is_less);
        if let Some(site) = site.and_then(Arc::get_mut) {
            site.knowledge.note_changes(history);
        }
        self
    }

    /// Returns whether there is an error in any file, also in a contribution.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// A reason why nothing could be loaded at all.
#[derive(Debug)]
pub enum LoadError {
    /// There is no `site.yaml` in this folder.
    NoConfig(PathBuf),
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoConfig(root) => out.write_str(&tr!(
                "det finnes ingen {file} i {folder}",
                file = CONFIG_FILE,
                folder = root.display()
            )),
        }
    }
}

/// A site, linked and planned: every file of it can be rendered.
pub struct Site {
    /// Its settings.
    pub config: Config,
    /// The graph.
    pub knowledge: Knowledge,
    /// The theme.
    pub theme: Arc<Theme>,
    /// Files that are published beside the documents.
    pub attachments: Vec<Attachment>,
    /// Words that the search treats alike.
    pub words: Vec<WordGroup>,
    /// Every route.
    pub plan: Plan,
}

impl Site {
    /// Returns the context that pages are rendered with; images have no place to be stored.
    pub fn context(&self) -> Context<'_> {
        Context {
            config: &self.config,
            knowledge: &self.knowledge,
            theme: &self.theme,
            attachments: &self.attachments,
            words: &self.words,
            images: Store::NOWHERE,
        }
    }

    /// Returns the source file of `route`, where it is a document or a file of the site.
    pub fn file_of(&self, route: &Route) -> Option<Arc<str>> {
        match route.output {
            Output::Document(id, version) => {
                let file = self.knowledge.document(id).version(version).file;
                Some(file.clone())
            }
            Output::Attachment(index, _) => Some(self.attachments.get(index)?.file.clone()),
            _ => None,
        }
    }
}

/// Times the stages of a run.
pub struct Clock {
    pub(super) laps: Vec<(&'static str, Duration)>,
    last: Instant,
}

impl Clock {
    /// Starts a clock.
    pub fn start() -> Self {
        Self {
            laps: Vec::new(),
            last: Instant::now(),
        }
    }

    /// Records that `stage` has ended.
    pub(super) fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.laps.push((stage, now - self.last));
        self.last = now;
    }
}
