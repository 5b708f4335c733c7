//! Documents: the content of Markdown files, as types.
//!
//! One file is one document; its folder gives the kind, its name the slug. This module reads one
//! file at a time and knows nothing of the others; [`crate::knowledge`] links them.

pub mod audience;
pub mod change;
mod conflicts;
pub mod contribution;
pub mod cost;
pub mod deadline;
pub mod document_cache;
mod drafts;
pub mod entry;
pub mod field_path;
pub mod head;
pub mod index;
pub mod kind;
pub mod library;
pub mod municipality;
pub mod national;
pub mod network;
pub mod page;
mod parse;
pub mod path;
mod plausible;
pub mod privacy;
pub mod published;
mod quality;
mod reading;
pub mod records;
mod references;
pub mod report;
pub mod round;
pub mod shared_usage;
pub mod solution;
mod title;
pub mod topic;
pub mod unknown;
mod version;
pub mod vocabulary;
pub mod wordlist;

pub use document_cache::DocumentCache;
pub use drafts::is_draft;
pub use entry::{AnyEntry, Document, Entry};
pub use head::{Head, Source};
pub use index::ContentIndex;
pub use kind::{FrontMatter, Kind};
pub use library::Library;
pub use municipality::Municipality;
pub use network::Network;
pub use page::Page;
pub use report::Report;
pub use solution::Solution;
pub use topic::Topic;
pub use version::Version;
pub use wordlist::WordGroup;
