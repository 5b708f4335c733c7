//! Every document, whatever its kind, by the fields that all kinds have.

use std::sync::Arc;

use rayon::prelude::*;

use crate::content::{Document, Entry, HasHead, Head, Version};
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
    /// The address and head of the other version of the same document.
    pub(crate) other: Option<(&'a str, &'a Head)>,
}

impl AnyDocument<'_> {
    /// Returns the date of its last change: written, or reviewed and found right.
    pub(crate) fn modified(&self) -> Option<PartialDate> {
        self.written.max(self.head.reviewed)
    }
}

/// Returns a document in one of its versions; the main one where there is no translation.
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

/// Returns every version of every document: municipalities, solutions, reports, pages.
pub(crate) fn documents(knowledge: &Knowledge) -> Vec<AnyDocument<'_>> {
    let ids: Vec<DocumentId> = (knowledge.municipality_ids().map(DocumentId::Municipality))
        .chain(knowledge.solution_ids().map(DocumentId::Solution))
        .chain(knowledge.report_ids().map(DocumentId::Report))
        .chain(knowledge.page_ids().map(DocumentId::Page))
        .collect();
    let versions = ids.into_par_iter().flat_map_iter(|id| {
        let main = document(knowledge, id, Version::Main);
        let translation = main
            .other
            .map(|_| document(knowledge, id, Version::Translation));
        std::iter::once(main).chain(translation)
    });
    versions.collect()
}

fn any<F: HasHead>(
    id: DocumentId,
    entry: &Entry<F>,
    version: Version,
    written: impl Fn(&F) -> Option<PartialDate>,
) -> AnyDocument<'_> {
    let (document, version, other): (&Document<F>, _, _) = match (&entry.translation, version) {
        (Some(translation), Version::Translation) => {
            (translation, Version::Translation, Some(&*entry.main))
        }
        (translation, _) => (&*entry.main, Version::Main, translation.as_deref()),
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
