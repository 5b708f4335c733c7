//! Changes documents: only the bytes that a change means differ afterwards.
//!
//! Forms, contribution files, workbooks and commands all come to the same, a list of [`Change`]s
//! with the value that the writer saw. [`apply`] makes those of one document, all or none, and
//! [`Files`] writes the result. Nothing else writes to `content/`.
//!
//! A change is made by replacing pieces of the text at the places of the fields, so all other bytes
//! stay as they are. The new text is then read, and kept only where it gives exactly the fields
//! that the change describes.

mod added;
mod apply;
mod body;
mod body_change;
mod compare;
pub mod describe;
mod document;
mod entries;
mod fields;
mod files;
mod insert;
mod lines;
mod locate;
mod mend;
mod model;
mod new;
mod outcome;
mod remove;
mod replace;
mod splice;
mod subject;
#[cfg(test)]
mod tests;
mod tidy;
mod together;
mod tree;
mod write;

pub use crate::content::change::{Act, Change};
pub use crate::content::field_path::FieldPath;
pub use apply::{Applied, Edited, apply, apply_to_data};
pub use body::{TextPart, text_parts};
pub use compare::same;
pub use entries::{Fit, find as find_entry, name_of_entry};
pub use files::{FileError, Files};
pub use mend::{Mended, mend};
pub use new::new_document;
pub use outcome::Outcome;
pub use splice::Undo;
pub use tidy::tidy;
pub use together::{FileStep, NotAll};
