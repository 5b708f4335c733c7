//! Mends the files of a site in memory, until nothing is left that has one right answer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::Kind;
use crate::content::path::{Role, role};
use crate::diagnostic::{Diagnostic, Fix};
use crate::edit::{mend, tidy};
use crate::site::{BuildCache, Clock, Loaded, Options, assemble_again};
use crate::source::Snapshot;

/// The most rounds. A field has its value read only when its name is right, so one fix may lead to
/// the next; and of one check a file shows a bounded number at a time.
const ROUNDS: usize = 200;

/// The outcome of mending.
pub(super) struct Outcome {
    /// The text of each file that is mended.
    pub(super) texts: BTreeMap<Arc<str>, String>,
    /// The number of fixes.
    pub(super) fixes: usize,
    /// The number of files that had white space at the ends of lines.
    pub(super) tidied: usize,
    /// Everything that is wrong afterwards.
    pub(super) left: Vec<Diagnostic>,
}

/// Mends the documents of `loaded` that `wanted` accepts.
pub(super) fn mended(loaded: &Loaded, wanted: &(impl Fn(&str) -> bool + Sync)) -> Outcome {
    let mut site = Rounds {
        files: loaded.files.clone(),
        cache: BuildCache::default(),
    };
    let mut outcome = Outcome {
        texts: tidied(&site.files, wanted),
        fixes: 0,
        tidied: 0,
        left: loaded.diagnostics.clone(),
    };
    outcome.tidied = outcome.texts.len();
    if outcome.tidied > 0 {
        outcome.left = site.with(&outcome.texts);
    }
    for _ in 0..ROUNDS {
        let (texts, count) = round(&site.files, &outcome.left, wanted);
        if texts.is_empty() {
            break;
        }
        outcome.left = site.with(&texts);
        outcome.fixes += count;
        outcome.texts.extend(texts);
    }
    outcome
}

/// The files of the site between rounds, with what need not be read again.
struct Rounds {
    files: Snapshot,
    cache: BuildCache,
}

impl Rounds {
    /// Puts `texts` in place of those of their files. Returns everything that is wrong then.
    fn with(&mut self, texts: &BTreeMap<Arc<str>, String>) -> Vec<Diagnostic> {
        let bytes = texts
            .iter()
            .map(|(file, text)| (file, text.as_bytes().into()));
        let bytes: Vec<(&Arc<str>, Arc<[u8]>)> = bytes.collect();
        self.files = self
            .files
            .with(bytes.iter().map(|(file, bytes)| (*file, Some(bytes))));
        let changed: BTreeSet<Arc<str>> = texts.keys().cloned().collect();
        let (files, options) = (self.files.clone(), Options::FOR_WRITERS);
        let (clock, cache) = (Clock::start(), &mut self.cache);
        assemble_again(files, Vec::new(), &options, clock, cache, &changed).diagnostics
    }
}

/// Returns the documents without white space at the ends of lines, where that differs.
fn tidied(files: &Snapshot, wanted: &(impl Fn(&str) -> bool + Sync)) -> BTreeMap<Arc<str>, String> {
    let all: Vec<_> = files.iter().filter(|(file, _)| wanted(file)).collect();
    let tidied = all.into_par_iter().filter_map(|(file, bytes)| {
        kind(file)?;
        let text = std::str::from_utf8(bytes).ok()?;
        Some((file.clone(), tidy(text)?))
    });
    tidied.collect()
}

/// Makes the fixes that are known now. Returns the files that differ, and the number of fixes.
fn round(
    files: &Snapshot,
    found: &[Diagnostic],
    wanted: &impl Fn(&str) -> bool,
) -> (BTreeMap<Arc<str>, String>, usize) {
    let mut of_file: BTreeMap<&Arc<str>, Vec<&Fix>> = BTreeMap::new();
    for found in found {
        if let Some(fix) = found.fix.as_deref().filter(|_| wanted(&found.file)) {
            of_file.entry(&found.file).or_default().push(fix);
        }
    }
    let (mut texts, mut count) = (BTreeMap::new(), 0);
    for (file, fixes) in of_file {
        let text = files.get(file).map(|bytes| std::str::from_utf8(bytes));
        let (Some(kind), Some(Ok(text))) = (kind(file), text) else {
            continue;
        };
        let mended = mend(kind, text, &fixes);
        if mended.text != text {
            count += mended.count();
            texts.insert(file.clone(), mended.text);
        }
    }
    (texts, count)
}

fn kind(file: &str) -> Option<Kind> {
    match role(file)? {
        Role::Document(place) => Some(place.kind),
        _ => None,
    }
}
