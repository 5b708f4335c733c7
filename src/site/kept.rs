//! What is kept of one assembly for the next.

use std::sync::Arc;

use super::{Site, load_theme, theme_folder};
use crate::config::Config;
use crate::content::Memory;
use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;
use crate::theme::{Settings, Theme, ThemeError};

/// Documents and the theme as they were last read. They are used again only where reading them
/// anew would give the same.
#[derive(Default)]
pub struct Kept {
    pub(super) documents: Memory,
    pub(super) last: Option<Last>,
    theme: Option<KeptTheme>,
}

/// The last site that could be linked and planned.
pub(super) struct Last {
    /// What could not be read.
    pub(super) problems: Vec<Diagnostic>,
    /// Everything that is wrong, but for what documents told of themselves; with severities as
    /// they are by default.
    pub(super) others: Vec<Diagnostic>,
    /// The site, with or without errors.
    pub(super) site: Arc<Site>,
}

/// A theme, or what is wrong with it, and all that this follows from.
struct KeptTheme {
    settings: Settings,
    files: Vec<(Arc<str>, Arc<[u8]>)>,
    outcome: Result<Arc<Theme>, Vec<ThemeError>>,
}

impl Kept {
    /// How many documents had to be read for the last assembly.
    pub fn documents_read(&self) -> usize {
        self.documents.fresh()
    }

    pub(super) fn theme(
        &mut self,
        files: &Snapshot,
        config: &Config,
    ) -> Result<Arc<Theme>, Vec<ThemeError>> {
        let settings = Settings::new(config);
        let folder = theme_folder(config);
        let own = files.under(&folder);
        let own: Vec<_> = own
            .map(|(name, bytes)| (name.clone(), bytes.clone()))
            .collect();
        if let Some(kept) = &self.theme
            && kept.settings == settings
            && kept.files == own
        {
            return kept.outcome.clone();
        }
        let outcome = load_theme(files, config).map(Arc::new);
        self.theme = Some(KeptTheme {
            settings,
            files: own,
            outcome: outcome.clone(),
        });
        outcome
    }
}
