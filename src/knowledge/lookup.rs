//! Lookups: from an id to what it stands for, and from a slug, a number or a file to an id.

use super::node::{CompetenceId, LinkedCompetence, LinkedNeed, NeedId};
use super::{
    DocumentId, Id, Knowledge, MunicipalityId, MunicipalityNode, NetworkId, NetworkNode, PageId,
    PageNode, Region, RegionId, ReportId, ReportNode, SolutionId, SolutionNode, TopicId, TopicNode,
    Usage, UsageId,
};
use crate::content::entry::Versions;
use crate::content::{AnyEntry, Head};
use crate::text::{Lang, Slug};

/// The documents of every kind, each with the list of its nodes; in the order of lists.
macro_rules! documents {
    ($($kind:ident in $list:ident),+) => {
        impl Knowledge {
            /// Returns the ids of all documents, by kind.
            pub fn documents(&self) -> impl Iterator<Item = DocumentId> + use<> {
                std::iter::empty()$(
                    .chain((0..self.$list.len()).map(|index| DocumentId::$kind(Id::new(index))))
                )+
            }

            /// Returns the versions of a document.
            ///
            /// # Panics
            /// Panics where `id` comes from another graph.
            pub fn document(&self, id: DocumentId) -> &dyn Versions {
                match id {
                    $(DocumentId::$kind(id) => &self.$list[id.index()].entry,)+
                }
            }

            /// Returns the documents whose text links to `document`, sorted, each once.
            pub fn backlinks(&self, document: DocumentId) -> &[DocumentId] {
                match document {
                    $(DocumentId::$kind(id) => &self.$list[id.index()].backlinks,)+
                }
            }

            pub(super) fn set_backlinks(&mut self, document: DocumentId, from: Vec<DocumentId>) {
                match document {
                    $(DocumentId::$kind(id) => self.$list[id.index()].backlinks = from,)+
                }
            }

            /// Replaces the document with the same file by `entry`. It must have the same fields,
            /// and the same headings and links in its text: then everything else stays true.
            pub fn replace(&mut self, entry: AnyEntry) {
                let id = self.names.files.get(entry.main().file);
                match (id, entry) {
                    $((Some((DocumentId::$kind(id), _)), AnyEntry::$kind(entry)) => {
                        self.$list[id.index()].entry = entry;
                    })+
                    // There is no such document: nothing to replace.
                    _ => {}
                }
            }
        }
    };
}
documents! {
    Municipality in municipalities, Solution in solutions, Report in reports, Network in networks,
    Page in pages
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
    /// Returns the network with this id.
    network, network_by_slug, network_ids: networks, NetworkId => NetworkNode;
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

    /// Returns the head of a document in the version for a reader of `lang`.
    pub fn head(&self, document: DocumentId, lang: Lang) -> &Head {
        self.document(document).version_in(lang).head
    }
}
