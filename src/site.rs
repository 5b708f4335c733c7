//! The pipeline from a folder to a site that can render any of its files.
//!
//! [`load`] runs every stage as far as it can and collects diagnostics on the way; `build`, `check`
//! and `serve` differ in what they do with the result.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::config::{Audience, Config};
use crate::content::audience::{self, Kept, Shown};
use crate::content::index::{Attachment, Rules};
use crate::content::{DocumentCache, Library, privacy, published, wordlist};
use crate::diagnostic::{Check, Diagnostic, capped};
use crate::knowledge::Knowledge;
use crate::pages::outputs::File;
use crate::pages::plan::unresolved_links;
use crate::pages::{Context, Plan};
use crate::source::{CONFIG_FILE, Snapshot, Store};
use crate::text::Slug;
use crate::tr_later;
use crate::yaml::resolve::resolve;

mod build_cache;
mod fixes;
pub mod history;
pub mod intake;
mod lasting;
mod links;
mod loaded;
mod moved;
mod orphans;
mod rendered;
mod severities;
mod similar;
mod site_checks;
mod sources;
mod text_edit;
mod themes;
mod unused;
mod upkeep;

pub use build_cache::BuildCache;
use build_cache::LastBuild;
pub use loaded::{Clock, LoadError, Loaded, Options, Site};
use severities::{apply, sort, unused_silences};
pub use severities::{as_published, stops_publishing};
pub use sources::Sources;

/// Loads the site at `root`.
///
/// # Errors
/// Returns an error where there is no `site.yaml`. What is wrong in the files is no error here but
/// in [`Loaded::diagnostics`].
pub fn load(root: &Path, options: &Options) -> Result<Loaded, LoadError> {
    Ok(Sources::read(root)?.assemble(options))
}

impl Sources {
    /// Assembles the site of these files.
    pub fn assemble(self, options: &Options) -> Loaded {
        assemble(self.files, self.problems, options, self.clock)
    }
}

/// Assembles the site of `files`; `problems` are those found while they were read.
pub fn assemble(
    files: Snapshot,
    problems: Vec<Diagnostic>,
    options: &Options,
    clock: Clock,
) -> Loaded {
    let (mut cache, changed) = (BuildCache::default(), BTreeSet::new());
    assemble_again(files, problems, options, clock, &mut cache, &changed)
}

/// Assembles the site of `files` and takes every part that is unchanged from `cache`, which is
/// updated. `changed` are the files that have changed since it was made. An empty cache gives the
/// same, later.
pub fn assemble_again(
    files: Snapshot,
    problems: Vec<Diagnostic>,
    options: &Options,
    mut clock: Clock,
    cache: &mut BuildCache,
    changed: &BTreeSet<Arc<str>>,
) -> Loaded {
    let shown = audience::shown(&files, options.audience);
    if let Some((site, diagnostics)) =
        text_edit::assemble(&shown, &problems, options, cache, changed)
    {
        let config = site.config.clone();
        return finish(files, shown, diagnostics, config, Some(site), clock);
    }
    let mut diagnostics = problems.clone();
    diagnostics.extend(shown.problems.iter().cloned());
    let (config, found) = shown
        .files
        .get(CONFIG_FILE)
        .map_or((None, Vec::new()), |bytes| Config::read(bytes));
    diagnostics.extend(found);
    let Some(mut config) = config else {
        cache.last = None;
        return without_settings(files, shown, diagnostics, clock);
    };
    let written_url = config.base_url.clone();
    config.set_audience(options.audience, options.base_url.as_deref());
    config.as_of = options.as_of.or(config.as_of);
    let rules = rules(&config, options, written_url, shown.kept.clone());
    let site = link_and_plan(
        &shown.files,
        &config,
        &rules,
        cache,
        &mut diagnostics,
        &mut clock,
    );
    let site = site.map(Arc::new);
    diagnostics.extend(site_checks::accessibility(&config));
    diagnostics.extend(site_checks::publisher(&config));
    diagnostics.extend(site_checks::repository(&config));
    diagnostics.extend(themes::check(&shown.files, &config));
    cache.last = site.clone().map(|site| LastBuild {
        problems,
        others: diagnostics.clone(),
        site,
    });
    diagnostics.extend(cache.documents.problems().cloned());
    finish(files, shown, diagnostics, config, site, clock)
}

/// Returns what is known of files without settings that can be read.
fn without_settings(
    files: Snapshot,
    shown: Shown,
    mut diagnostics: Vec<Diagnostic>,
    clock: Clock,
) -> Loaded {
    resolve(&mut diagnostics, &shown.files);
    fixes::keep_those_that_work(&mut diagnostics, &shown.files);
    sort(&mut diagnostics);
    Loaded {
        files,
        shown: shown.files,
        is_less: shown.is_less,
        diagnostics: capped(diagnostics),
        config: None,
        site: None,
        timings: clock.laps,
    }
}

/// Returns `site`, which was made of `files`, as one municipality sees it: what others keep for the
/// network is not there, nor anything that follows from it. `None` where it cannot be made.
pub fn as_seen_by(municipality: Slug, files: &Snapshot, site: &Arc<Site>) -> Option<Arc<Site>> {
    if !audience::shown(files, Audience::Public).is_less {
        return Some(site.clone());
    }
    let options = Options::in_serve(Audience::Municipality(municipality));
    assemble(files.clone(), Vec::new(), &options, Clock::start()).site
}

/// Returns the rules by which the files of a site are indexed. The text calls the site by
/// `written_url`, the address in its settings, also in the edition for the network.
fn rules(config: &Config, options: &Options, written_url: String, kept: Arc<Kept>) -> Rules {
    let own = match &options.base_url {
        None => written_url,
        Some(_) => config.base_url.clone(),
    };
    Rules {
        base_url: own,
        base_path: config.base_path().to_owned(),
        kept,
        only_public: File::only_public(config),
        drafts: options.drafts,
        kinds: config.attachment_kinds.clone(),
        lang: config.lang,
    }
}

fn finish(
    files: Snapshot,
    shown: Shown,
    mut diagnostics: Vec<Diagnostic>,
    config: Config,
    site: Option<Arc<Site>>,
    clock: Clock,
) -> Loaded {
    // What is taken out is left as spaces, so a place in these files is one in the whole ones too.
    resolve(&mut diagnostics, &shown.files);
    if let Some(site) = &site {
        moved::lead_on(&mut diagnostics, &shown.files, &site.knowledge);
    }
    fixes::keep_those_that_work(&mut diagnostics, &shown.files);
    let used = apply(&config, &mut diagnostics, &shown.files);
    // What templates of the site's own lead to is seen when pages are made.
    let sees_orphans = (site.as_ref()).is_some_and(|site| !site.theme.has_own_templates());
    let is_made = |check| match check {
        Check::DeadLink => false,
        Check::OrphanPage => sees_orphans,
        _ => true,
    };
    diagnostics.extend(unused_silences(&config, &used, &shown.files, is_made));
    sort(&mut diagnostics);
    let mut loaded = Loaded {
        files,
        shown: shown.files,
        is_less: shown.is_less,
        diagnostics: capped(diagnostics),
        config: Some(config),
        site: None,
        timings: clock.laps,
    };
    if !stops_publishing(&loaded.diagnostics) {
        loaded.site = site;
    }
    loaded
}

fn link_and_plan(
    files: &Snapshot,
    config: &Config,
    rules: &Rules,
    cache: &mut BuildCache,
    diagnostics: &mut Vec<Diagnostic>,
    clock: &mut Clock,
) -> Option<Site> {
    let (documents, themes) = (&mut cache.documents, &mut cache.theme);
    let ((library, attachments), theme) = rayon::join(
        || read_documents(files, rules, documents, diagnostics),
        || themes.get(files, config),
    );
    clock.lap(tr_later!("tolk"));
    let (knowledge, found) = Knowledge::link(library, config);
    diagnostics.extend(found);
    diagnostics.extend(site_checks::security(config, knowledge.as_of));
    clock.lap(tr_later!("koble"));
    let (words, found) = wordlist::read(files);
    diagnostics.extend(found);
    let theme = match theme {
        Ok(theme) => theme,
        Err(errors) => {
            diagnostics.extend(errors);
            return None;
        }
    };
    let context = Context {
        config,
        knowledge: &knowledge,
        theme: &theme,
        attachments: &attachments,
        words: &words,
        images: Store::NOWHERE,
    };
    let plan = plan(&context, files, diagnostics)?;
    let all = diagnostics.iter().chain(cache.documents.problems());
    // Where some documents cannot be read, nobody knows what they say of the others.
    if !severities::has_errors(config, all) {
        diagnostics.extend(unused::pages(&context, &plan));
        diagnostics.extend(upkeep::findings(&knowledge));
    }
    clock.lap(tr_later!("planlegg"));
    let site = Site {
        config: config.clone(),
        knowledge,
        theme,
        attachments,
        words,
        plan,
    };
    diagnostics.extend(rendered::unwritable(&site));
    Some(site)
}

/// Reads the documents and the files beside them.
fn read_documents(
    files: &Snapshot,
    rules: &Rules,
    cache: &mut DocumentCache,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Library, Vec<Attachment>) {
    let (library, found) = Library::read(files, rules, cache);
    let index = cache.index();
    diagnostics.extend(index.problems().cloned());
    diagnostics.extend(privacy::in_site_files(files));
    diagnostics.extend(found);
    (library, index.attachments().cloned().collect())
}

/// Plans every route; `None` where the theme cannot render the data that all pages share.
fn plan(
    context: &Context<'_>,
    files: &Snapshot,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Plan> {
    let (mut published, found) = published::read(files, context.config.base_path());
    diagnostics.extend(found);
    if context.config.is_for_network() {
        // The addresses are those of the public site.
        published.addresses.retain(|entry| entry.to.is_some());
    }
    let (plan, conflicts) = match Plan::new(context, &published) {
        Ok(planned) => planned,
        Err(error) => {
            diagnostics.push(error);
            return None;
        }
    };
    diagnostics.extend(conflicts.iter().map(links::address_conflict));
    let elsewhere = File::only_public(context.config);
    diagnostics.extend(links::broken_paths(context.knowledge, &plan, elsewhere));
    diagnostics.extend(similar::titles(context.knowledge));
    diagnostics.extend(unused::attachments(context.knowledge, context.attachments));
    diagnostics.extend(unused::pdfs(context.attachments));
    diagnostics.extend(lasting::check(&plan, context.knowledge, &published));
    let unresolved = unresolved_links::unresolved(context, &plan);
    diagnostics.extend(site_checks::set_links(unresolved));
    Some(plan)
}
