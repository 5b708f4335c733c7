//! The index of every file under `content/`, made before any document is read, so that links are
//! resolved while the first body is being rendered.

mod attachment;
mod classify;
mod content_index;
mod link_path;
mod names;
mod resolve;
mod rules;
mod suggest;

pub use attachment::Attachment;
pub use content_index::ContentIndex;
pub(super) use content_index::{Filed, Invalidation};
pub(super) use link_path::linked_file;
pub use link_path::{Wanted, file_at, relative};
pub(super) use resolve::{LinkQuery, LinkRecorder};
pub use rules::Rules;
