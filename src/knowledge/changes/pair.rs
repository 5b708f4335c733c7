//! Two states of the content, and which document of the one is which of the other.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::content::Kind;
use crate::knowledge::{
    DocumentId, Knowledge, MunicipalityId, SolutionId, TopicId, Usage, UsageId,
};
use crate::text::Slug;

/// An earlier state of the content.
#[derive(Clone, Copy)]
pub struct Earlier<'a> {
    /// The graph of it.
    pub knowledge: &'a Knowledge,
    /// Decides whether the file that was at the first path differs from the one at the second today.
    pub differs: &'a dyn Fn(&str, &str) -> bool,
}

/// Two states of the content.
pub(super) struct Pair<'a> {
    /// The earlier one.
    pub(super) then: &'a Knowledge,
    /// The one of today.
    pub(super) now: &'a Knowledge,
    /// Decides whether two files differ.
    differs: &'a dyn Fn(&str, &str) -> bool,
    /// The earlier document of each of today.
    was: FxHashMap<DocumentId, DocumentId>,
    /// The document of today of each earlier one.
    is: FxHashMap<DocumentId, DocumentId>,
}

impl<'a> Pair<'a> {
    pub(super) fn new(earlier: Earlier<'a>, now: &'a Knowledge) -> Self {
        let then = earlier.knowledge;
        let by_name: FxHashMap<(Kind, &Slug), DocumentId> = then
            .documents()
            .map(|id| ((id.kind(), then.document(id).slug()), id))
            .collect();
        let by_address: FxHashMap<&str, DocumentId> = then
            .documents()
            .map(|id| (&**then.document(id).main().address, id))
            .collect();
        let mut was: FxHashMap<DocumentId, DocumentId> = now
            .documents()
            .filter_map(|id| {
                let name = (id.kind(), now.document(id).slug());
                Some((id, *by_name.get(&name)?))
            })
            .collect();
        let mut taken: FxHashSet<DocumentId> = was.values().copied().collect();
        for id in now.documents() {
            if was.contains_key(&id) {
                continue;
            }
            let addresses = &now.document(id).main().head.former_addresses;
            let former = addresses.iter().find_map(|address| {
                let then = *by_address.get(address.as_str())?;
                (then.kind() == id.kind() && taken.insert(then)).then_some(then)
            });
            was.extend(former.map(|then| (id, then)));
        }
        let is = was.iter().map(|(now, then)| (*then, *now)).collect();
        Self {
            then,
            now,
            differs: earlier.differs,
            was,
            is,
        }
    }

    /// Returns the earlier state of a document of today.
    pub(super) fn was(&self, now: DocumentId) -> Option<DocumentId> {
        self.was.get(&now).copied()
    }

    /// Returns the document of today that an earlier one has become.
    pub(super) fn is(&self, then: DocumentId) -> Option<DocumentId> {
        self.is.get(&then).copied()
    }

    /// Returns the earlier state of a municipality.
    pub(super) fn municipality_was(&self, now: MunicipalityId) -> Option<MunicipalityId> {
        match self.was(now.into())? {
            DocumentId::Municipality(id) => Some(id),
            _ => None,
        }
    }

    /// Returns the earlier state of a solution.
    pub(super) fn solution_was(&self, now: SolutionId) -> Option<SolutionId> {
        match self.was(now.into())? {
            DocumentId::Solution(id) => Some(id),
            _ => None,
        }
    }

    /// Decides whether two solutions, each of its state, are one.
    pub(super) fn same_solution(&self, then: Option<SolutionId>, now: Option<SolutionId>) -> bool {
        now.and_then(|id| self.solution_was(id)) == then && now.is_some() == then.is_some()
    }

    /// Decides whether two topics, each of its state, are one.
    pub(super) fn same_topic(&self, then: TopicId, now: TopicId) -> bool {
        self.then.topic(then).topic.slug == self.now.topic(now).topic.slug
    }

    /// Returns what was stated of the same use before.
    pub(super) fn usage_was(&self, now: &Usage) -> Option<&'a Usage> {
        let municipality = self.municipality_was(now.municipality)?;
        let solution = self.solution_was(now.solution)?;
        let ids: &'a [UsageId] = &self.then.municipality(municipality).edges.usages;
        let mut stated = ids.iter().map(|id| self.then.usage(*id));
        stated.find(|usage| usage.solution == solution)
    }

    /// Decides whether a file of a document differs from what it was.
    pub(super) fn differs(&self, then: DocumentId, now: DocumentId) -> bool {
        let (then, now) = (self.then.document(then), self.now.document(now));
        let differ = |then: &str, now: &str| (self.differs)(then, now);
        let translations = match (then.translation(), now.translation()) {
            (Some(then), Some(now)) => differ(then.file, now.file),
            (then, now) => then.is_some() != now.is_some(),
        };
        translations || differ(then.main().file, now.main().file)
    }
}
