//! Lookups: from an id to what it stands for, and from a slug, a number or a file to an id.

use super::node::{CompetenceId, LinkedCompetence, LinkedNeed, NeedId};
use super::{
    DocumentId, Id, Knowledge, MunicipalityId, MunicipalityNode, PageId, PageNode, Region,
    RegionId, ReportId, ReportNode, SolutionId, SolutionNode, TopicId, TopicNode, Usage, UsageId,
};
use crate::content::{AnyEntry, Head};
use crate::text::{Lang, Slug};

impl Knowledge {
    /// Replaces the document with the same file by `entry`. It must have the same fields, and the
    /// same headings and links in its text: then everything else stays true.
    pub fn replace(&mut self, entry: AnyEntry) {
        let file = entry.files().next();
        let id = file.and_then(|file| self.names.files.get(file));
        match (id, entry) {
            (Some((DocumentId::Municipality(id), _)), AnyEntry::Municipality(entry)) => {
                self.municipalities[id.index()].entry = entry;
            }
            (Some((DocumentId::Solution(id), _)), AnyEntry::Solution(entry)) => {
                self.solutions[id.index()].entry = entry;
            }
            (Some((DocumentId::Report(id), _)), AnyEntry::Report(entry)) => {
                self.reports[id.index()].entry = entry;
            }
            (Some((DocumentId::Page(id), _)), AnyEntry::Page(entry)) => {
                self.pages[id.index()].entry = entry;
            }
            // There is no such document: nothing to replace.
            _ => {}
        }
    }
}

/// The nodes and the ids of every kind, in order.
macro_rules! kinds {
    ($($(#[$doc:meta])* $one:ident, $by_slug:ident, $ids:ident: $list:ident, $id:ty => $node:ty;)+) => {
        impl Knowledge {$(
            $(#[$doc])*
            ///
            /// # Panics
            /// Panics where `id` comes from another graph.
            pub fn $one(&self, id: $id) -> &$node {
                &self.$list[id.index()]
            }

            /// Returns the id of the one with this slug.
            pub fn $by_slug(&self, slug: &str) -> Option<$id> {
                self.names.$list.get(&Slug::to_look_up(slug)).copied()
            }

            /// Returns every id of this kind, in order.
            pub fn $ids(&self) -> impl ExactSizeIterator<Item = $id> + use<> {
                (0..self.$list.len()).map(Id::new)
            }
        )+}
    };
}

kinds! {
    /// Returns the municipality with this id.
    municipality, municipality_by_slug, municipality_ids: municipalities, MunicipalityId => MunicipalityNode;
    /// Returns the solution with this id.
    solution, solution_by_slug, solution_ids: solutions, SolutionId => SolutionNode;
    /// Returns the report with this id.
    report, report_by_slug, report_ids: reports, ReportId => ReportNode;
    /// Returns the page with this id.
    page, page_by_slug, page_ids: pages, PageId => PageNode;
    /// Returns the topic with this id.
    topic, topic_by_slug, topic_ids: topics, TopicId => TopicNode;
    /// Returns the region with this id.
    region, region_by_slug, region_ids: regions, RegionId => Region;
}

impl Knowledge {
    /// Returns the statement with this id.
    ///
    /// # Panics
    /// Panics where `id` comes from another graph.
    pub fn usage(&self, id: UsageId) -> &Usage {
        &self.usages[id.index()]
    }

    /// Returns the need with this id.
    ///
    /// # Panics
    /// Panics where `id` comes from another graph.
    pub fn need(&self, id: NeedId) -> &LinkedNeed {
        &self.municipality(id.municipality).edges.needs[id.index]
    }

    /// Returns the competence with this id.
    ///
    /// # Panics
    /// Panics where `id` comes from another graph.
    pub fn competence(&self, id: CompetenceId) -> &LinkedCompetence {
        &self.municipality(id.municipality).edges.competences[id.index]
    }

    /// Returns the municipality that has this number now, or else the one that had it before.
    pub fn municipality_by_number(&self, number: &str) -> Option<MunicipalityId> {
        self.names.numbers.get(number).copied()
    }

    /// Returns the head of a document's main version, from which facts are taken.
    pub(super) fn main_head(&self, document: DocumentId) -> &Head {
        match document {
            DocumentId::Municipality(id) => self.municipality(id).entry.main.head(),
            DocumentId::Solution(id) => self.solution(id).entry.main.head(),
            DocumentId::Report(id) => self.report(id).entry.main.head(),
            DocumentId::Page(id) => self.page(id).entry.main.head(),
        }
    }

    /// Returns the documents whose text links to `document`, sorted, each once.
    pub fn backlinks(&self, document: DocumentId) -> &[DocumentId] {
        match document {
            DocumentId::Municipality(id) => &self.municipality(id).edges.backlinks,
            DocumentId::Solution(id) => &self.solution(id).edges.backlinks,
            DocumentId::Report(id) => &self.report(id).edges.backlinks,
            DocumentId::Page(id) => &self.page(id).edges.backlinks,
        }
    }

    pub(super) fn backlinks_mut(&mut self, document: DocumentId) -> &mut Vec<DocumentId> {
        match document {
            DocumentId::Municipality(id) => &mut self.municipalities[id.index()].edges.backlinks,
            DocumentId::Solution(id) => &mut self.solutions[id.index()].edges.backlinks,
            DocumentId::Report(id) => &mut self.reports[id.index()].edges.backlinks,
            DocumentId::Page(id) => &mut self.pages[id.index()].edges.backlinks,
        }
    }

    /// Returns the head of a document in the version for a reader of `lang`.
    pub fn head(&self, document: DocumentId, lang: Lang) -> &Head {
        match document {
            DocumentId::Municipality(id) => self.municipality(id).entry.version(lang).head(),
            DocumentId::Solution(id) => self.solution(id).entry.version(lang).head(),
            DocumentId::Report(id) => self.report(id).entry.version(lang).head(),
            DocumentId::Page(id) => self.page(id).entry.version(lang).head(),
        }
    }
}
