//! The graph of an earlier state of a site, for comparison with today's.

use crate::config::{Audience, Config};
use crate::content::audience;
use crate::diagnostic::{Diagnostic, Severity};
use crate::knowledge::Knowledge;
use crate::source::{CONFIG_FILE, CONTENT_DIR, Snapshot};

use super::build_cache::BuildCache;
use super::loaded::Options;
use super::{read_documents, rules};

/// An earlier state of a site: what its documents stated, without the pages.
pub struct PastSite {
    /// The graph.
    pub knowledge: Knowledge,
    /// The number of files that this program finds errors in, and of which it knows less than they
    /// say.
    pub with_errors: usize,
}

/// Decides whether the graph depends on the file `name` of a site.
pub fn matters(name: &str) -> bool {
    let data = format!("{CONTENT_DIR}/data/");
    name == CONFIG_FILE
        || (name.starts_with(CONTENT_DIR) && name.ends_with(".md"))
        || name.starts_with(&data)
}

/// Links what the documents in `files` state; `None` where the settings cannot be read. Drafts and
/// what is kept for the network are left out, as on the site.
pub fn past(files: &Snapshot) -> Option<PastSite> {
    let shown = audience::shown(files, Audience::Public);
    let (config, _) = Config::read(shown.files.get(CONFIG_FILE)?);
    let config = config?;
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut cache = BuildCache::default();
    let options = Options::default();
    let rules = rules(&config, &options, config.base_url.clone(), shown.kept);
    let (library, _) = read_documents(&shown.files, &rules, &mut cache.documents, &mut found);
    found.extend(cache.documents.problems().cloned());
    let (knowledge, _) = Knowledge::link(library, &config);
    let errors = found.iter();
    let mut wrong: Vec<&str> = errors
        .filter(|found| found.severity >= Severity::Error && found.file.ends_with(".md"))
        .map(|found| &*found.file)
        .collect();
    wrong.sort_unstable();
    wrong.dedup();
    Some(PastSite {
        with_errors: wrong.len(),
        knowledge,
    })
}
