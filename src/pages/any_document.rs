//! Every document, whatever its kind, by the fields that all kinds have.

use std::sync::Arc;

use rayon::prelude::*;

use crate::content::{Head, Version};
use crate::knowledge::{DocumentId, Knowledge};
use crate::markdown::Body;
use crate::text::PartialDate;

/// One version of a document, of any kind.
#[derive(Clone, Copy)]
pub(crate) struct AnyDocument<'a> {
    /// The document.
    pub(crate) id: DocumentId,
    /// The version of it.
    pub(crate) version: Version,
    /// Its file, relative to the root of the site.
    pub(crate) file: &'a Arc<str>,
    /// Its address, without base path.
    pub(crate) address: &'a Arc<str>,
    /// The fields that all kinds have.
    pub(crate) head: &'a Head,
    /// Its text.
    pub(crate) body: &'a Body,
    /// The date on which it was written, where its kind has one.
    pub(crate) written: Option<PartialDate>,
    /// The day of the last change to its file, where the history of the files is known.
    pub(crate) changed: Option<PartialDate>,
    /// The address and head of the other version of the same document.
    pub(crate) other: Option<(&'a str, &'a Head)>,
}

impl AnyDocument<'_> {
    /// Returns the date of its last change: written, or reviewed and found right.
    pub(crate) fn modified(&self) -> Option<PartialDate> {
        self.written.max(self.head.reviewed)
    }

    /// Returns the date of its last change as [`modified`](Self::modified) does, else that of its
    /// file: a commit is no statement, so it moves no age and no order.
    pub(crate) fn last_change(&self) -> Option<PartialDate> {
        self.modified().or(self.changed)
    }
}

/// Returns a document in one of its versions; the main one where there is no translation.
pub(crate) fn document(knowledge: &Knowledge, id: DocumentId, version: Version) -> AnyDocument<'_> {
    let entry = knowledge.document(id);
    let (own, version, other) = match (entry.translation(), version) {
        (Some(translation), Version::Translation) => (translation, version, Some(entry.main())),
        (translation, _) => (entry.main(), Version::Main, translation),
    };
    AnyDocument {
        id,
        version,
        file: own.file,
        address: own.address,
        head: own.head,
        body: own.body,
        written: entry.written(),
        changed: knowledge
            .changed
            .get(own.file)
            .copied()
            .map(PartialDate::from_day),
        other: other.map(|other| (&**other.address, other.head)),
    }
}

/// Returns every version of every document, by kind.
pub(crate) fn documents(knowledge: &Knowledge) -> Vec<AnyDocument<'_>> {
    let ids: Vec<DocumentId> = knowledge.documents().collect();
    let versions = ids.into_par_iter().flat_map_iter(|id| {
        let versions = knowledge.document(id).versions();
        versions.map(move |(version, _)| document(knowledge, id, version))
    });
    versions.collect()
}
