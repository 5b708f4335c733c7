//! Documents that were read, kept for the next time: what a server needs to follow a writer.
//!
//! What becomes of a document follows from the bytes of its own one or two files, their names,
//! and the answers that the catalogue gave while its links were written into the text. So a
//! document is the same as last time when its files are, and when the catalogue would answer
//! each of those questions as it did. Where the whole catalogue is as it was, nobody needs to ask.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::catalogue::{Asking, Catalogue};
use super::library::{Files, Read};
use crate::source::Snapshot;

/// The documents of a site as they were last read.
#[derive(Default)]
pub struct Memory {
    /// By main file.
    documents: HashMap<Arc<str>, Remembered>,
    /// What links were resolved against.
    pub(super) catalogue: Catalogue,
    /// How many documents had to be read the last time.
    fresh: usize,
}

/// A document as it was read, and what it was read from.
pub(super) struct Remembered {
    main: Option<Arc<[u8]>>,
    twin: Option<(Arc<str>, Option<Arc<[u8]>>)>,
    read: Read,
}

impl Memory {
    /// How many documents had to be read the last time; the others were remembered.
    pub fn fresh(&self) -> usize {
        self.fresh
    }

    /// Whether documents are as they were, for a site with this catalogue.
    pub(super) fn recall<'a>(&'a self, catalogue: &'a Catalogue) -> Recall<'a> {
        Recall {
            memory: self,
            catalogue,
            same_catalogue: self.catalogue == *catalogue,
        }
    }

    /// Takes in the documents that were read anew, and forgets what is not among `files`.
    pub(super) fn learn(&mut self, files: &[Files<'_>], fresh: Vec<Option<Remembered>>) {
        self.fresh = 0;
        for (files, fresh) in files.iter().zip(fresh) {
            if let Some(fresh) = fresh {
                self.documents.insert(files.main.0.clone(), fresh);
                self.fresh += 1;
            }
        }
        // Each of `files` is in there now, so only what is too much can make a difference.
        if self.documents.len() > files.len() {
            let there: HashSet<&str> = files.iter().map(|files| &**files.main.0).collect();
            self.documents.retain(|file, _| there.contains(&**file));
        }
    }

    /// What came of the document in `files`.
    pub(super) fn read(&self, files: &Files<'_>) -> Option<&Read> {
        Some(&self.documents.get(files.main.0)?.read)
    }
}

impl Remembered {
    /// Reads the document in `files`, and takes notes.
    pub(super) fn new(files: &Files<'_>, snapshot: &Snapshot, catalogue: &Catalogue) -> Self {
        let bytes = |file: &str| snapshot.get(file).cloned();
        Self {
            main: bytes(files.main.0),
            twin: files.twin.map(|(file, _)| (file.clone(), bytes(file))),
            read: files.read(snapshot, Asking::new(catalogue, true)),
        }
    }
}

/// The question whether documents are as they were.
pub(super) struct Recall<'a> {
    memory: &'a Memory,
    catalogue: &'a Catalogue,
    same_catalogue: bool,
}

impl Recall<'_> {
    /// Whether reading `files` would give what is remembered.
    pub(super) fn is_same(&self, files: &Files<'_>, snapshot: &Snapshot) -> bool {
        let Some(then) = self.memory.documents.get(files.main.0) else {
            return false;
        };
        let same_twin = match (&then.twin, files.twin) {
            (Some((then, bytes)), Some((now, _))) => {
                then == now && same_bytes(bytes.as_ref(), snapshot.get(now))
            }
            (None, None) => true,
            _ => false,
        };
        let answers = || {
            let mut asked = then.read.asked.iter();
            self.same_catalogue || asked.all(|asked| self.catalogue.still_answers(asked))
        };
        same_twin && same_bytes(then.main.as_ref(), snapshot.get(files.main.0)) && answers()
    }
}

/// A file that was not touched is the very same piece of memory.
fn same_bytes(then: Option<&Arc<[u8]>>, now: Option<&Arc<[u8]>>) -> bool {
    match (then, now) {
        (Some(then), Some(now)) => Arc::ptr_eq(then, now) || then == now,
        (then, now) => then.is_none() && now.is_none(),
    }
}
