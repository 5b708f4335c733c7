//! The kinds of change, and all changes of one comparison.

use super::answers::NewAnswers;
use super::spread::SpreadChange;
use crate::content::Kind;
use crate::knowledge::{CompetenceId, DocumentId, MunicipalityId, NeedId, UsageId};

/// The change of a statement of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UsageChange {
    /// Use has begun since: another status before, or a beginning that lies in between.
    Began,
    /// Nothing was stated of it before; when it began is not known to be since.
    Learnt,
    /// The use goes on with another status: a pilot that is now in use.
    Moved,
    /// It is planned.
    Planned,
    /// It was ended, or decided against.
    Stopped,
    /// An explicit no.
    Refused,
    /// It was confirmed as it stood.
    Confirmed,
    /// Something of it is different: a date, a source, the end of a contract.
    Corrected,
}

impl UsageChange {
    /// Every kind, in the order in which they are told.
    pub const ALL: [Self; 8] = [
        Self::Began,
        Self::Learnt,
        Self::Moved,
        Self::Planned,
        Self::Stopped,
        Self::Refused,
        Self::Confirmed,
        Self::Corrected,
    ];
}

/// The change of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentChange {
    /// It is new.
    New,
    /// Somebody has gone through it.
    Reviewed,
    /// Something in it is different.
    Changed,
}

/// The change of a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NeedChange {
    /// It is new.
    New,
    /// A solution met it.
    Met,
    /// It was stated again, on a later day.
    Renewed,
    /// Its words, its importance or the solution that it names are different.
    Reworded,
}

/// The numbers of what is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// Documents, by kind; kinds without any are left out.
    pub documents: Vec<(Kind, usize)>,
    /// Documents whose address leads to another one today: they have become a part of it.
    pub joined: usize,
    /// Statements of use.
    pub usages: usize,
    /// Needs.
    pub needs: usize,
    /// Competences.
    pub competences: usize,
}

/// All that has changed.
#[derive(Clone, Debug)]
pub struct Changes {
    /// Statements of use, by kind of change, then by municipality.
    pub usages: Vec<(UsageChange, UsageId)>,
    /// Documents, by kind of change, then by kind and title.
    pub documents: Vec<(DocumentChange, DocumentId)>,
    /// Needs, by kind of change, then by municipality.
    pub needs: Vec<(NeedChange, NeedId)>,
    /// Competences that are new. They have no dates: empty where only dates are known.
    pub competences: Vec<CompetenceId>,
    /// Statements of use that nobody has confirmed, and that have become too old to count.
    pub lapsed: Vec<UsageId>,
    /// The numbers of what is gone; `None` where only dates are known.
    pub gone: Option<Gone>,
    /// The solutions that municipalities use or used, those that most use first.
    pub spread: Vec<SpreadChange>,
    /// The municipalities that have answered within the limits, and had not before; `None` where
    /// only dates are known.
    pub began_to_answer: Option<Vec<MunicipalityId>>,
    /// The answers in rounds that came in.
    pub answers: Vec<NewAnswers>,
}

impl Changes {
    /// Returns the statements of use with this change.
    pub fn usages_that(&self, change: UsageChange) -> Vec<UsageId> {
        those(&self.usages, change)
    }

    /// Returns the documents with this change.
    pub fn documents_that(&self, change: DocumentChange) -> Vec<DocumentId> {
        those(&self.documents, change)
    }

    /// Returns the needs with this change.
    pub fn needs_that(&self, change: NeedChange) -> Vec<NeedId> {
        those(&self.needs, change)
    }
}

fn those<C: PartialEq + Copy, I: Copy>(all: &[(C, I)], wanted: C) -> Vec<I> {
    let those = all.iter().filter(|(change, _)| *change == wanted);
    those.map(|(_, id)| *id).collect()
}
