//! The digest of a time for boards and meetings: what has changed, how solutions have spread, who has
//! answered, what several need, and which days lie ahead.
//!
//! It is put into words once, as a `block::Digest`; a page for print, a mail and Markdown are
//! written from that. It holds only what the site shows: of what is gone, only numbers.

mod ahead;
mod answers;
pub(in crate::pages) mod block;
mod changed;
mod frame;
mod markdown;
mod needs;
mod page;
mod spread;
mod subject;
mod summary;
mod uptake;
mod words;

pub(in crate::pages) use frame::digest;
pub(in crate::pages) use markdown::markdown;
pub(in crate::pages) use page::{mail, page};
pub use subject::{Basis, Form, Subject};
