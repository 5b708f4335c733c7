//! Documents that were read, kept for the next time: what a server needs to follow a writer.
//!
//! What becomes of a document follows from the bytes of its own one or two files, their names,
//! and the answers that the index gave while its links were written into the text. So a
//! document is the same as last time when its files are, and when the index would answer
//! each of those questions as it did. Where the whole index is as it was, nobody needs to ask.

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
    /// What links were resolved against.
    pub(super) index: ContentIndex,
    /// How many documents had to be read the last time.
    fresh: usize,
}

/// A document as it was read, and what it was read from.
pub(super) struct CachedDocument {
    main: (Arc<str>, Arc<[u8]>),
    twin: Option<(Arc<str>, Arc<[u8]>)>,
    read: Read,
}

impl DocumentCache {
    /// How many documents had to be read the last time; the others were remembered.
    pub fn fresh(&self) -> usize {
        self.fresh
    }

    /// What links were resolved against.
    pub fn index(&self) -> &ContentIndex {
        &self.index
    }

    /// Forgets every document, where each may be read in another way.
    pub(super) fn forget(&mut self) {
        self.documents.clear();
    }

    /// Whether documents are as they were, for a site with this index, which answers in
    /// another way than it did where `other` says so.
    pub(super) fn recall<'a>(
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
            memory: self,
            index,
            other,
            places: (!matches!(other, Invalidation::None)).then(places),
        }
    }

    /// Takes in the documents that were read anew, and forgets what is not among `files`.
    pub(super) fn learn(
        &mut self,
        fresh: Vec<Option<CachedDocument>>,
        files: &[DocumentFiles<'_>],
    ) {
        self.fresh = fresh.iter().flatten().count();
        // Both are in the order of the library: what lies between is no longer there, or was read
        // anew.
        let mut known = std::mem::take(&mut self.documents).into_iter();
        let mut find = |file: &Arc<str>| known.find(|document| document.main.0 == *file);
        let remembered = fresh.into_iter().zip(files);
        self.documents = remembered
            .filter_map(|(fresh, files)| fresh.or_else(|| find(files.main.0)))
            .collect();
    }

    /// What is wrong in the documents themselves.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.documents
            .iter()
            .flat_map(|document| &document.read.problems)
    }

    /// Reads the documents in the files that have `changed`, where nothing but the words of their
    /// texts has: fields, headings, and the places that links lead to are the same. `None` where
    /// that is not so; then the memory is still right for all that it has not read anew.
    pub fn renew(
        &mut self,
        changed: &BTreeSet<Arc<str>>,
        snapshot: &Snapshot,
        drafts: bool,
    ) -> Option<Vec<AnyEntry>> {
        for file in changed {
            self.index.renew(file, snapshot.get(file)?)?;
        }
        let in_changed = |document: &CachedDocument| {
            let twin = document.twin.as_ref().map(|(file, _)| file);
            changed.contains(&document.main.0) || twin.is_some_and(|twin| changed.contains(twin))
        };
        let documents = self.documents.iter_mut();
        let mut entries = Vec::new();
        let mut files_met = 0;
        for known in documents.filter(|document| in_changed(document)) {
            let filed = |file: &Arc<str>| self.index.filed(file);
            let files = DocumentFiles {
                main: filed(&known.main.0)?,
                twin: match &known.twin {
                    Some((file, _)) => Some(filed(file)?),
                    None => None,
                },
            };
            files_met += files.names().filter(|file| changed.contains(*file)).count();
            let fresh = CachedDocument::new(&files, &self.index);
            let entry = fresh
                .read
                .outcome
                .text_only_change(&known.read.outcome, drafts)?;
            *known = fresh;
            entries.push(entry);
        }
        self.fresh = entries.len();
        // A file of two with the same name belongs to no document.
        (files_met == changed.len()).then_some(entries)
    }

    /// What came of each document, in the order of the files that were learnt.
    pub(super) fn reads(&self) -> impl Iterator<Item = &Read> {
        self.documents.iter().map(|document| &document.read)
    }
}

impl CachedDocument {
    /// Reads the document in `files`, and takes notes.
    pub(super) fn new(files: &DocumentFiles<'_>, index: &ContentIndex) -> Self {
        let (main, twin) = (files.main, files.twin);
        Self {
            main: (main.0.clone(), main.1.bytes.clone()),
            twin: twin.map(|(file, filed)| (file.clone(), filed.bytes.clone())),
            read: files.read(LinkRecorder::new(index, true)),
        }
    }
}

/// The question whether documents are as they were.
pub(super) struct CacheCheck<'a> {
    memory: &'a DocumentCache,
    index: &'a ContentIndex,
    other: &'a Invalidation,
    /// Where a document is by its main file; not needed where the files are the same as then.
    places: Option<FxHashMap<&'a str, usize>>,
}

impl CacheCheck<'_> {
    /// Whether reading `files`, the `index`th document, would give what is remembered.
    pub(super) fn is_same(&self, index: usize, files: &DocumentFiles<'_>) -> bool {
        let place = match &self.places {
            Some(places) => places.get(&**files.main.0).copied(),
            None => Some(index),
        };
        let Some(then) = place.and_then(|place| self.memory.documents.get(place)) else {
            return false;
        };
        let same = |then: &(Arc<str>, Arc<[u8]>), file: &Arc<str>, bytes: &Arc<[u8]>| {
            // A file that was not touched is the very same piece of memory.
            then.0 == *file && (Arc::ptr_eq(&then.1, bytes) || then.1 == *bytes)
        };
        let same_twin = match (&then.twin, files.twin) {
            (Some(then), Some((file, filed))) => same(then, file, &filed.bytes),
            (then, now) => then.is_none() && now.is_none(),
        };
        let answers = || {
            let mut asked = then.read.asked.iter();
            asked.all(|asked| self.index.still_answers(asked, self.other))
        };
        same_twin && same(&then.main, files.main.0, &files.main.1.bytes) && answers()
    }
}
