//! The cache from one assembly of the site to the next.

use std::sync::Arc;

use super::loaded::Site;
use super::themes::{load_theme, settings, theme_folder};
use crate::config::Config;
use crate::content::DocumentCache;
use crate::diagnostic::{Diagnostic, Location};
use crate::source::Snapshot;
use crate::theme::{Settings, Theme};

/// Documents and the theme from the last assembly. They are reused only where reading them again
/// would give the same.
#[derive(Default)]
pub struct BuildCache {
    pub(super) documents: DocumentCache,
    pub(super) last: Option<LastBuild>,
    pub(super) theme: ThemeCache,
}

/// The theme from the last assembly.
#[derive(Default)]
pub(super) struct ThemeCache(Option<CachedTheme>);

/// The last site that could be linked and planned.
pub(super) struct LastBuild {
    /// The problems of files that could not be read.
    pub(super) problems: Vec<Diagnostic>,
    /// All diagnostics except those of each document by itself, with their default severities.
    pub(super) others: Vec<Diagnostic>,
    /// The site, with or without errors.
    pub(super) site: Arc<Site>,
}

impl LastBuild {
    /// Returns whether a diagnostic that is not about a document by itself points to a place in
    /// `file`: the place may move with the text. What is about the file as a whole stays true where
    /// the graph does.
    pub(super) fn has_other_places_in(&self, file: &Arc<str>) -> bool {
        let mut others = self.others.iter();
        others.any(|other| other.file == *file && other.location != Location::File)
    }
}

/// A theme, or what is wrong with it, and the inputs it was made from.
struct CachedTheme {
    settings: Settings,
    files: Vec<(Arc<str>, Arc<[u8]>)>,
    outcome: Result<Arc<Theme>, Vec<Diagnostic>>,
}

impl BuildCache {
    /// Returns the number of documents that had to be read for the last assembly.
    pub fn documents_read(&self) -> usize {
        self.documents.fresh()
    }
}

impl ThemeCache {
    /// Returns the theme, or what is wrong with it.
    pub(super) fn get(
        &mut self,
        files: &Snapshot,
        config: &Config,
    ) -> Result<Arc<Theme>, Vec<Diagnostic>> {
        let settings = settings(files, config);
        let folder = theme_folder(config);
        let own = files.under(&folder);
        let own: Vec<_> = own
            .map(|(name, bytes)| (name.clone(), bytes.clone()))
            .collect();
        if let Some(cached) = &self.0
            && cached.settings == settings
            && cached.files == own
        {
            return cached.outcome.clone();
        }
        let outcome = load_theme(files, config, &settings).map(Arc::new);
        self.0 = Some(CachedTheme {
            settings,
            files: own,
            outcome: outcome.clone(),
        });
        outcome
    }
}
