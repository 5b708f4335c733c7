//! The documents of the last read, so that a server reads again only those that a change affects.
//!
//! The result of reading a document depends only on the bytes and names of its own one or two
//! files, and on the links that the index resolved for it. So a cached document is valid where its
//! files are unchanged and the index resolves each of those links to the same result.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::entry::AnyEntry;
use super::index::{ContentIndex, Invalidation, LinkRecorder};
use super::reading::{DocumentFiles, Read};

use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;

/// The documents of a site as they were last read.
#[derive(Default)]
pub struct DocumentCache {
    /// In the order of the library.
    documents: Vec<CachedDocument>,
    /// The index that links were resolved against.
    pub(super) index: ContentIndex,
    /// The number of documents that were read the last time.
    fresh: usize,
}

/// A document, and the files that it was read from.
pub(super) struct CachedDocument {
    main: (Arc<str>, Arc<[u8]>),
    translation: Option<(Arc<str>, Arc<[u8]>)>,
    read: Read,
}

impl DocumentCache {
    /// Returns the number of documents that were read the last time; the others came from the
    /// cache.
    pub fn fresh(&self) -> usize {
        self.fresh
    }

    /// Returns the index that links were resolved against.
    pub fn index(&self) -> &ContentIndex {
        &self.index
    }

    /// Removes every document, for settings with which each may be read differently.
    pub(super) fn clear(&mut self) {
        self.documents.clear();
    }

    /// Returns a check of which cached documents are valid for `index`, where `other` says which
    /// links it resolves differently than before.
    pub(super) fn check<'a>(
        &'a self,
        index: &'a ContentIndex,
        other: &'a Invalidation,
    ) -> CacheCheck<'a> {
        let places = || {
            let places = self.documents.iter().enumerate();
            places
                .map(|(place, document)| (&*document.main.0, place))
                .collect()
        };
        CacheCheck {
            cache: self,
            index,
            other,
            places: (!matches!(other, Invalidation::None)).then(places),
        }
    }

    /// Replaces the cached documents with those of `files`: those in `fresh` where one was read,
    /// otherwise the cached one.
    pub(super) fn update(
        &mut self,
        fresh: Vec<Option<CachedDocument>>,
        files: &[DocumentFiles<'_>],
    ) {
        self.fresh = fresh.iter().flatten().count();
        // Both are in the order of the library, so the cached documents that are skipped were
        // removed or read again.
        let mut known = std::mem::take(&mut self.documents).into_iter();
        let mut find = |file: &Arc<str>| known.find(|document| document.main.0 == *file);
        let documents = fresh.into_iter().zip(files);
        self.documents = documents
            .filter_map(|(fresh, files)| fresh.or_else(|| find(files.main.0)))
            .collect();
    }

    /// Returns the diagnostics of the documents themselves.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.documents
            .iter()
            .flat_map(|document| &document.read.problems)
    }

    /// Reads the documents in the `changed` files, where only the text of their bodies differs:
    /// fields, headings and link targets are the same. Returns `None` where more has changed;
    /// `Library::read` can then go on from the same cache.
    pub fn update_texts(
        &mut self,
        changed: &BTreeSet<Arc<str>>,
        snapshot: &Snapshot,
        drafts: bool,
    ) -> Option<Vec<AnyEntry>> {
        for file in changed {
            self.index.update_text(file, snapshot.get(file)?)?;
        }
        let in_changed = |document: &CachedDocument| {
            let translation = document.translation.as_ref().map(|(file, _)| file);
            changed.contains(&document.main.0)
                || translation.is_some_and(|translation| changed.contains(translation))
        };
        let documents = self.documents.iter_mut();
        let mut entries = Vec::new();
        let mut files_met = 0;
        for known in documents.filter(|document| in_changed(document)) {
            let filed = |file: &Arc<str>| self.index.filed(file);
            let files = DocumentFiles {
                main: filed(&known.main.0)?,
                translation: match &known.translation {
                    Some((file, _)) => Some(filed(file)?),
                    None => None,
                },
            };
            files_met += files.names().filter(|file| changed.contains(*file)).count();
            let fresh = CachedDocument::new(&files, &self.index);
            let entry = fresh.read.text_only_change(&known.read, drafts)?;
            *known = fresh;
            entries.push(entry);
        }
        self.fresh = entries.len();
        // A file of two with the same name belongs to no document.
        (files_met == changed.len()).then_some(entries)
    }

    /// Returns the result of reading each document, in the order of the library.
    pub(super) fn reads(&self) -> impl Iterator<Item = &Read> {
        self.documents.iter().map(|document| &document.read)
    }
}

impl CachedDocument {
    /// Reads the document in `files`, and records the links that are resolved.
    pub(super) fn new(files: &DocumentFiles<'_>, index: &ContentIndex) -> Self {
        let (main, translation) = (files.main, files.translation);
        Self {
            main: (main.0.clone(), main.1.bytes.clone()),
            translation: translation.map(|(file, filed)| (file.clone(), filed.bytes.clone())),
            read: files.read(LinkRecorder::new(index)),
        }
    }
}

/// Decides which cached documents are still valid.
pub(super) struct CacheCheck<'a> {
    cache: &'a DocumentCache,
    index: &'a ContentIndex,
    other: &'a Invalidation,
    /// The position of each document, by its main file; `None` where every position is the same.
    places: Option<FxHashMap<&'a str, usize>>,
}

impl CacheCheck<'_> {
    /// Decides whether the cached document is what reading `files`, the `index`th document, would
    /// give.
    pub(super) fn is_valid(&self, index: usize, files: &DocumentFiles<'_>) -> bool {
        let place = match &self.places {
            Some(places) => places.get(&**files.main.0).copied(),
            None => Some(index),
        };
        let Some(then) = place.and_then(|place| self.cache.documents.get(place)) else {
            return false;
        };
        let same = |then: &(Arc<str>, Arc<[u8]>), file: &Arc<str>, bytes: &Arc<[u8]>| {
            // A file that was not changed is usually the same allocation.
            then.0 == *file && (Arc::ptr_eq(&then.1, bytes) || then.1 == *bytes)
        };
        let same_translation = match (&then.translation, files.translation) {
            (Some(then), Some((file, filed))) => same(then, file, &filed.bytes),
            (then, now) => then.is_none() && now.is_none(),
        };
        let answers = || {
            let mut asked = then.read.asked.iter();
            asked.all(|asked| self.index.still_answers(asked, self.other))
        };
        same_translation && same(&then.main, files.main.0, &files.main.1.bytes) && answers()
    }
}
