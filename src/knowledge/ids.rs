//! Typed ids for things in the graph: an index into the vector of its kind, so that a solution
//! cannot be looked up among municipalities.

use std::marker::PhantomData;

use serde::{Serialize, Serializer};

use crate::content::{Kind, Municipality, Network, Page, Report, Solution, Topic};

/// The index of a `T` in its vector.
pub struct Id<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Returns the id of the element at `index`.
    pub fn new(index: usize) -> Self {
        // A site has far fewer than 2³² of anything; memory would run out first.
        Self {
            index: u32::try_from(index).unwrap_or(u32::MAX),
            of: PhantomData,
        }
    }

    /// Returns the index of the element.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

// Derived implementations would require the same of `T`, which is only a marker.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> std::fmt::Debug for Id<T> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "#{}", self.index)
    }
}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.index)
    }
}

/// The id of a municipality: its index in
/// [`Knowledge::municipalities`](super::Knowledge::municipalities).
pub type MunicipalityId = Id<Municipality>;
/// The id of a solution: its index in [`Knowledge::solutions`](super::Knowledge::solutions).
pub type SolutionId = Id<Solution>;
/// The id of a report: its index in [`Knowledge::reports`](super::Knowledge::reports).
pub type ReportId = Id<Report>;
/// The id of a network: its index in [`Knowledge::networks`](super::Knowledge::networks).
pub type NetworkId = Id<Network>;
/// The id of a page: its index in [`Knowledge::pages`](super::Knowledge::pages).
pub type PageId = Id<Page>;
/// The id of a topic: its index in [`Knowledge::topics`](super::Knowledge::topics).
pub type TopicId = Id<Topic>;

macro_rules! document_id {
    ($($kind:ident),+) => {
        /// The id of a document of any kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum DocumentId {
            $(#[doc = concat!("[`", stringify!($kind), "`]")] $kind(Id<$kind>),)+
        }

        impl DocumentId {
            /// Returns the kind of the document.
            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)+
                }
            }
        }

        $(impl From<Id<$kind>> for DocumentId {
            fn from(id: Id<$kind>) -> Self {
                Self::$kind(id)
            }
        })+
    };
}
document_id!(Municipality, Solution, Report, Network, Page);
