//! Every document, whatever its kind, by what all kinds have.

use std::sync::Arc;

use rayon::prelude::*;

use crate::content::{Document, Entry, HasHead, Head, Version};
use crate::knowledge::{DocumentId, Knowledge};
use crate::markdown::Body;
use crate::text::PartialDate;

/// One version of a document, of any kind.
#[derive(Clone, Copy)]
pub(crate) struct AnyDocument<'a> {
    /// Which document.
    pub(crate) id: DocumentId,
    /// Which version of it.
    pub(crate) version: Version,
    /// Its file, relative to the root of the site.
    pub(crate) file: &'a Arc<str>,
    /// Its address, without base path.
    pub(crate) address: &'a Arc<str>,
    /// What all kinds have.
    pub(crate) head: &'a Head,
    /// Its text.
    pub(crate) body: &'a Body,
    /// When it was written, where its kind says so.
    pub(crate) written: Option<PartialDate>,
    /// The same document in its other version.
    pub(crate) other: Option<(&'a str, &'a Head)>,
}

impl AnyDocument<'_> {
    /// When it was last changed: written, or gone through and found right.
    pub(crate) fn modified(&self) -> Option<PartialDate> {
        self.written.max(self.head.reviewed)
    }
}

/// A document in one of its versions; the main one where there is no twin.
pub(crate) fn document(knowledge: &Knowledge, id: DocumentId, version: Version) -> AnyDocument<'_> {
    match id {
        DocumentId::Municipality(of) => {
            any(id, &knowledge.municipality(of).entry, version, |_| None)
        }
        DocumentId::Solution(of) => any(id, &knowledge.solution(of).entry, version, |_| None),
        DocumentId::Report(of) => any(id, &knowledge.report(of).entry, version, |report| {
            Some(report.date)
        }),
        DocumentId::Page(of) => any(id, &knowledge.page(of).entry, version, |page| page.date),
    }
}

/// Every version of every document: municipalities, solutions, reports, pages.
pub(crate) fn documents(knowledge: &Knowledge) -> Vec<AnyDocument<'_>> {
    let ids: Vec<DocumentId> = (knowledge.municipality_ids().map(DocumentId::Municipality))
        .chain(knowledge.solution_ids().map(DocumentId::Solution))
        .chain(knowledge.report_ids().map(DocumentId::Report))
        .chain(knowledge.page_ids().map(DocumentId::Page))
        .collect();
    let versions = ids.into_par_iter().flat_map_iter(|id| {
        let main = document(knowledge, id, Version::Main);
        let twin = main
            .other
            .map(|_| document(knowledge, id, Version::Translation));
        std::iter::once(main).chain(twin)
    });
    versions.collect()
}

fn any<F: HasHead>(
    id: DocumentId,
    entry: &Entry<F>,
    version: Version,
    written: impl Fn(&F) -> Option<PartialDate>,
) -> AnyDocument<'_> {
    let (document, version, other): (&Document<F>, _, _) = match (&entry.twin, version) {
        (Some(twin), Version::Translation) => (twin, Version::Translation, Some(&*entry.main)),
        (twin, _) => (&*entry.main, Version::Main, twin.as_deref()),
    };
    AnyDocument {
        id,
        version,
        file: &document.file,
        address: &document.address,
        head: document.head(),
        body: &document.body,
        written: written(&entry.main.fields),
        other: other.map(|other| (&*other.address, other.head())),
    }
}
