//! The pipeline from a folder to a site that can be asked for any of its files.
//!
//! [`load`] runs every stage as far as it can and collects what is wrong on the way; `build`,
//! `check` and `serve` differ in what they do with the outcome.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::config::Config;
use crate::content::catalogue::{Attachment, Rules};
use crate::content::{Catalogue, Library, WordGroup, places_in, privacy, published, wordlist};
use crate::diagnostic::{Diagnostic, Severity, capped};
use crate::images::Store;
use crate::knowledge::{Knowledge, LinkProblem, Place};
use crate::pages::{Context, Plan, Producer, Route, Version, set_links};
use crate::source::{CONFIG_FILE, Snapshot, THEMES_DIR};
use crate::theme::{Settings, Theme, ThemeError};
use crate::yaml::problem::Problem;

mod kept;
mod lasting;
mod links;
mod promises;
mod rendered;
mod themes;
mod words;

pub use kept::Kept;
use kept::Last;

/// What a run may differ in.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Takes drafts along.
    pub drafts: bool,
    /// Replaces `base_url` of `site.yaml`.
    pub base_url: Option<String>,
}

/// What came of loading.
pub struct Loaded {
    /// Every file that was read; diagnostics point into them.
    pub files: Snapshot,
    /// Everything that is wrong, with severities as configured, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The settings, where `site.yaml` could be read.
    pub config: Option<Config>,
    /// The site; `None` where the content has errors.
    pub site: Option<Arc<Site>>,
    /// How long each stage took.
    pub timings: Vec<(&'static str, Duration)>,
}

impl Loaded {
    /// Whether anything is wrong enough that nothing is published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Why nothing could be loaded at all.
#[derive(Debug)]
pub enum LoadError {
    /// No `site.yaml` in this folder.
    NoConfig(PathBuf),
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoConfig(root) => {
                write!(out, "det finnes ingen {CONFIG_FILE} i {}", root.display())
            }
        }
    }
}

/// A site, linked and planned: every file of it can be made.
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
    /// What pages are made from; images with no place to keep them.
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

    /// The file that `route` is made of, where it is one.
    pub fn file_of(&self, route: &Route) -> Option<Arc<str>> {
        match route.producer {
            Producer::Document(id, version) => {
                let (file, _) = self.knowledge.text(id, version == Version::Twin);
                Some(file.clone())
            }
            Producer::Attachment(index) | Producer::Variant(index, _) => {
                Some(self.attachments.get(index)?.file.clone())
            }
            _ => None,
        }
    }
}

/// Loads the site at `root`.
///
/// # Errors
/// Where there is no `site.yaml`. What is wrong in the files is no error here but in
/// [`Loaded::diagnostics`].
pub fn load(root: &Path, options: &Options) -> Result<Loaded, LoadError> {
    let mut clock = Clock::start();
    let (files, problems) = Snapshot::read(root);
    clock.lap("les");
    if files.get(CONFIG_FILE).is_none()
        && !problems.iter().any(|problem| &*problem.file == CONFIG_FILE)
    {
        return Err(LoadError::NoConfig(root.to_owned()));
    }
    Ok(assemble(files, problems, options, clock))
}

/// Assembles the site that `files` hold; `problems` are those found while they were read.
pub fn assemble(
    files: Snapshot,
    problems: Vec<Diagnostic>,
    options: &Options,
    clock: Clock,
) -> Loaded {
    assemble_with(files, problems, options, clock, None)
}

/// The same, where everything that would come out as it did is taken from `kept`. What comes of
/// it is the same as from [`assemble`], sooner. `changed` are the files that are not as they were
/// the last time.
pub fn assemble_again(
    files: Snapshot,
    problems: Vec<Diagnostic>,
    options: &Options,
    kept: &mut Kept,
    changed: &BTreeSet<Arc<str>>,
) -> Loaded {
    let clock = Clock::start();
    match words::assemble(&files, &problems, options, kept, changed) {
        Some((site, diagnostics)) => {
            let config = site.config.clone();
            finish(files, diagnostics, config, Some(site), clock)
        }
        None => assemble_with(files, problems, options, clock, Some(kept)),
    }
}

fn assemble_with(
    files: Snapshot,
    problems: Vec<Diagnostic>,
    options: &Options,
    mut clock: Clock,
    mut kept: Option<&mut Kept>,
) -> Loaded {
    let mut diagnostics = problems.clone();
    let (config, told) = files
        .get(CONFIG_FILE)
        .map_or((None, Vec::new()), |bytes| Config::read(bytes));
    diagnostics.extend(told);
    let Some(mut config) = config else {
        if let Some(kept) = kept {
            kept.last = None;
        }
        sort(&mut diagnostics);
        return Loaded {
            files,
            diagnostics: capped(diagnostics),
            config: None,
            site: None,
            timings: clock.laps,
        };
    };
    if let Some(base_url) = &options.base_url {
        config.base_url = base_url.trim_end_matches('/').to_owned();
    }
    let site = link_and_plan(
        &files,
        &config,
        options,
        kept.as_deref_mut(),
        &mut diagnostics,
        &mut clock,
    );
    let site = site.map(Arc::new);
    diagnostics.extend(promises::accessibility(&config));
    diagnostics.extend(promises::repository(&config, &files));
    diagnostics.extend(themes::check(&files, &config));
    if let Some(kept) = kept {
        kept.last = site.clone().map(|site| Last {
            problems,
            others: diagnostics.clone(),
            site,
        });
        diagnostics.extend(kept.documents.problems().cloned());
    }
    finish(files, diagnostics, config, site, clock)
}

fn finish(
    files: Snapshot,
    mut diagnostics: Vec<Diagnostic>,
    config: Config,
    site: Option<Arc<Site>>,
    clock: Clock,
) -> Loaded {
    apply(&config, &mut diagnostics);
    sort(&mut diagnostics);
    let mut loaded = Loaded {
        files,
        diagnostics: capped(diagnostics),
        config: Some(config),
        site: None,
        timings: clock.laps,
    };
    if !loaded.has_errors() {
        loaded.site = site;
    }
    loaded
}

fn link_and_plan(
    files: &Snapshot,
    config: &Config,
    options: &Options,
    mut kept: Option<&mut Kept>,
    diagnostics: &mut Vec<Diagnostic>,
    clock: &mut Clock,
) -> Option<Site> {
    let rules = Rules {
        base_url: config.base_url.clone(),
        base_path: config.base_path().to_owned(),
        drafts: options.drafts,
        kinds: config.attachment_kinds.clone(),
        lang: config.lang,
    };
    let fresh;
    let (catalogue, (library, told)) = match &mut kept {
        None => {
            fresh = Catalogue::of(files, &rules);
            (&fresh, Library::read(files, &fresh, rules.drafts))
        }
        Some(kept) => {
            let read = Library::read_again(files, &rules, &mut kept.documents);
            (kept.documents.catalogue(), read)
        }
    };
    diagnostics.extend(catalogue.problems().cloned());
    diagnostics.extend(privacy::in_site_files(files));
    let attachments: Vec<Attachment> = catalogue.attachments().cloned().collect();
    diagnostics.extend(told);
    clock.lap("tolk");
    let (knowledge, told) = Knowledge::link(library, config);
    diagnostics.extend(with_places(&told, files));
    diagnostics.extend(promises::security(config, knowledge.as_of, files));
    clock.lap("koble");
    let (words, told) = wordlist::read(files);
    diagnostics.extend(told);
    let theme = match kept {
        None => load_theme(files, config).map(Arc::new),
        Some(kept) => kept.theme(files, config),
    };
    let theme = match theme {
        Ok(theme) => theme,
        Err(errors) => {
            diagnostics.extend(errors.into_iter().map(ThemeError::into_diagnostic));
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
    let (published, told) = published::read(files, config.base_path());
    diagnostics.extend(told);
    let (plan, collisions) = match Plan::new(&context, &published) {
        Ok(planned) => planned,
        Err(error) => {
            diagnostics.push(error.into_diagnostic());
            return None;
        }
    };
    diagnostics.extend(collisions.iter().map(links::collision));
    diagnostics.extend(links::broken_paths(&knowledge, &plan));
    diagnostics.extend(lasting::check(&plan, &knowledge, &published));
    let unresolved = set_links::unresolved(&context, &plan);
    diagnostics.extend(promises::set_links(unresolved, files));
    clock.lap("planlegg");
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

/// The built-in theme with the site's own files over it.
fn load_theme(files: &Snapshot, config: &Config) -> Result<Theme, Vec<ThemeError>> {
    let folder = theme_folder(config);
    let own = files
        .under(&folder)
        .map(|(name, bytes)| (&name[folder.len() + 1..], &bytes[..]));
    Theme::load(own, &Settings::new(config))
}

/// Where a site has its own files of its theme.
fn theme_folder(config: &Config) -> String {
    format!("{THEMES_DIR}/{}", config.theme)
}

/// `problems`, which come by file, with the places of their fields looked up once a file.
fn with_places(problems: &[LinkProblem], files: &Snapshot) -> Vec<Diagnostic> {
    let mut told = Vec::with_capacity(problems.len());
    for of_file in problems.chunk_by(|one, next| one.file == next.file) {
        let bytes = files.get(&of_file[0].file);
        let places = LazyCell::new(|| places_in(bytes?));
        told.extend(of_file.iter().map(|problem| {
            let range = match &problem.place {
                Place::File => None,
                Place::Range(range) => Some(range.clone()),
                Place::Field { path, part } => {
                    let places = places.as_ref();
                    places.and_then(|places| places.find(path, *part))
                }
            };
            let Problem {
                check,
                message,
                help,
                more,
            } = problem.problem.clone();
            Diagnostic {
                help,
                more,
                ..Diagnostic::new(check, problem.file.clone(), range, message)
            }
        }));
    }
    told
}

fn apply(config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    for diagnostic in diagnostics.iter_mut() {
        diagnostic.severity = config.severity(diagnostic.check);
    }
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Off);
}

fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key =
            |diagnostic: &Diagnostic| diagnostic.range.as_ref().map_or(0, |range| range.start);
        (&a.file, key(a), a.check, &a.message).cmp(&(&b.file, key(b), b.check, &b.message))
    });
}

/// Times the stages of a run.
pub struct Clock {
    laps: Vec<(&'static str, Duration)>,
    last: Instant,
}

impl Clock {
    /// A clock that runs from now.
    pub fn start() -> Self {
        Self {
            laps: Vec::new(),
            last: Instant::now(),
        }
    }

    fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.laps.push((stage, now - self.last));
        self.last = now;
    }
}
