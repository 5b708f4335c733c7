//! Fast path for edits that change only body text, the most frequent change.
//!
//! Nothing of the graph or of the plan can differ where a document has the same fields, the same
//! headings, and links to the same places as before: both are made of these alone. The new site is
//! then the old one with that document replaced. All other changes are assembled in full.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::build_cache::BuildCache;
use super::loaded::{Options, Site};
use super::severities::has_errors;
use crate::content::audience::Shown;
use crate::diagnostic::Diagnostic;

/// The most files in an edit of text; a larger change is something else.
const FEW: usize = 8;

/// Returns the site of the files that are `shown`, and all diagnostics, where only body text differs
/// in the files that have `changed` since the last time. `None` where more may differ.
pub(super) fn assemble(
    shown: &Shown,
    problems: &[Diagnostic],
    options: &Options,
    cache: &mut BuildCache,
    changed: &BTreeSet<Arc<str>>,
) -> Option<(Arc<Site>, Vec<Diagnostic>)> {
    let last = cache.last.as_mut()?;
    // The text of one that is kept decides which files are kept with it. Without drafts, a text edit
    // in one can add or remove a file.
    if !shown.kept.is_empty()
        || !shown.problems.is_empty()
        || !options.drafts
        || changed.is_empty()
        || changed.len() > FEW
        || last.problems != problems
        || changed.iter().any(|file| last.has_other_places_in(file))
    {
        return None;
    }
    let config = &last.site.config;
    let had_errors = has_errors(config, cache.documents.problems());
    let updated = cache
        .documents
        .update_texts(changed, &shown.files, options.drafts)?;
    let is_pointed_at = updated.iter().any(|entry| {
        let mut versions = entry.versions();
        versions.any(|(_, version)| last.has_other_places_in(version.file))
    });
    if is_pointed_at {
        return None;
    }
    // Some hints are told only where everything can be read.
    if has_errors(config, cache.documents.problems()) != had_errors {
        return None;
    }
    let mut knowledge = last.site.knowledge.clone();
    updated
        .into_iter()
        .for_each(|entry| knowledge.replace(entry));
    let site = Arc::new(Site {
        config: last.site.config.clone(),
        knowledge,
        theme: last.site.theme.clone(),
        attachments: last.site.attachments.clone(),
        words: last.site.words.clone(),
        plan: last.site.plan.for_text_edit(),
    });
    last.site = site.clone();
    let own = cache.documents.problems();
    let diagnostics = last.others.iter().chain(own).cloned().collect();
    Some((site, diagnostics))
}
