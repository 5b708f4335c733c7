//! All documents of a site, read in parallel.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::contribution;
use super::document_cache::{CachedDocument, DocumentCache};
use super::index::Rules;
use super::national::{self, NationalShare};
use super::path::MAP_FILE;
use super::reading::{DocumentFiles, Read};
use super::round::{self, Round};
use super::{AnyEntry, Entry, Kind, Municipality, Network, Page, Report, Solution, Topic, topic};
use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;
use crate::text::slug::Slug;

/// All documents of a site, by kind, each sorted by slug; topics as the list gives them.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Municipalities.
    pub municipalities: Vec<Entry<Municipality>>,
    /// Solutions.
    pub solutions: Vec<Entry<Solution>>,
    /// Reports.
    pub reports: Vec<Entry<Report>>,
    /// Networks.
    pub networks: Vec<Entry<Network>>,
    /// Plain pages.
    pub pages: Vec<Entry<Page>>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Figures for the whole country.
    pub national: Vec<NationalShare>,
    /// Rounds of the survey, in the order of the file.
    pub rounds: Vec<Round>,
    /// Documents that exist but are not in the lists: drafts that were not asked for, those that are
    /// kept from the readers, and those whose errors are already reported. A reference to one is dropped without a diagnostic.
    pub hidden: HashSet<(Kind, Slug)>,
    /// Files of drafts that were not asked for: a link to one resolves to nothing, and the message
    /// can say why.
    pub drafts: HashSet<Arc<str>>,
    /// Boundaries of municipalities, the bytes of `content/data/kart.geojson`.
    pub map: Option<Arc<[u8]>>,
}

impl Library {
    /// Reads every document of `snapshot`, the drafts too where `rules` ask for them. Documents that
    /// are still valid are taken from `cache`, which is updated to `snapshot`; an empty one has none.
    /// The diagnostics of the documents themselves are then in [`DocumentCache::problems`], those of
    /// their names in [`DocumentCache::index`].
    pub fn read(
        snapshot: &Snapshot,
        rules: &Rules,
        cache: &mut DocumentCache,
    ) -> (Self, Vec<Diagnostic>) {
        let mut index = std::mem::take(&mut cache.index);
        if index.lang() != rules.lang || index.base_url() != rules.base_url {
            cache.clear();
        }
        let other = index.update(snapshot, rules);
        let mut problems = contribution::unknown_documents(snapshot, &index);
        let files = DocumentFiles::by_document(&index, &mut problems);
        let check = cache.check(&index, &other);
        let fresh: Vec<Option<CachedDocument>> = files
            .par_iter()
            .enumerate()
            .map(|(place, files)| {
                let same = check.is_valid(place, files);
                (!same).then(|| CachedDocument::new(files, &index))
            })
            .collect();
        cache.update(fresh, &files);
        let mut library = Self::without_documents(snapshot, &mut problems);
        let kept = rules.kept.documents().map(|(_, place)| place);
        let kept = kept.filter(|place| !place.is_translation);
        library
            .hidden
            .extend(kept.map(|place| (place.kind, place.slug)));
        for (files, read) in files.iter().zip(cache.reads()) {
            library.add(files, read, rules.drafts);
        }
        cache.index = index;
        let (rounds, found) = round::read(snapshot, |slug| library.has_municipality(slug));
        library.rounds = rounds;
        problems.extend(found);
        (library, problems)
    }

    /// Decides whether there is such a municipality, also one whose errors are reported.
    fn has_municipality(&self, slug: Slug) -> bool {
        let mut shown = self.municipalities.iter();
        shown.any(|entry| entry.slug == slug) || self.hidden.contains(&(Kind::Municipality, slug))
    }

    fn without_documents(snapshot: &Snapshot, problems: &mut Vec<Diagnostic>) -> Self {
        let (topics, diagnostics) = topic::read(snapshot);
        problems.extend(diagnostics);
        let (national, diagnostics) = national::read(snapshot);
        problems.extend(diagnostics);
        Self {
            topics,
            national,
            map: snapshot.get(MAP_FILE).cloned(),
            ..Self::default()
        }
    }

    /// Adds the result of reading the document in `files`.
    fn add(&mut self, files: &DocumentFiles<'_>, read: &Read, drafts: bool) {
        if read.is_hidden(drafts) {
            let place = &files.main.1.place;
            self.hidden.insert((place.kind, place.slug));
            if read.entry.is_some() {
                self.drafts.extend(files.names().cloned());
            }
            return;
        }
        let hides_translation = read.translation_is_hidden(drafts);
        if let Some((file, _)) = files.translation
            && hides_translation
        {
            self.drafts.insert(file.clone());
        }
        match &read.entry {
            Some(AnyEntry::Municipality(entry)) => {
                self.municipalities.push(shown(entry, hides_translation));
            }
            Some(AnyEntry::Solution(entry)) => self.solutions.push(shown(entry, hides_translation)),
            Some(AnyEntry::Report(entry)) => self.reports.push(shown(entry, hides_translation)),
            Some(AnyEntry::Network(entry)) => self.networks.push(shown(entry, hides_translation)),
            Some(AnyEntry::Page(entry)) => self.pages.push(shown(entry, hides_translation)),
            None => {}
        }
    }
}

/// Returns `entry`, without its translation where that is not shown.
fn shown<F>(entry: &Entry<F>, hides_translation: bool) -> Entry<F> {
    let translation = entry.translation.clone();
    Entry {
        slug: entry.slug,
        main: entry.main.clone(),
        translation: translation.filter(|_| !hides_translation),
    }
}
