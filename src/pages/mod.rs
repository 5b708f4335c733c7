//! Pages: the plan of every route of the site, and the data for each template.
//!
//! [`Plan::new`] computes every address of the site; [`Plan::render`] makes the bytes of one when
//! they are asked for, so that `build` and `serve` differ only in who asks. A file per page holds
//! the struct that its template sees and the function that fills it from the graph.
//! [`crate::theme`] turns a template into HTML.

mod about;
pub mod address;
mod answer_files;
mod any_document;
mod by_letter;
mod charts;
mod context;
pub mod digest;
mod documents;
pub mod files;
mod fragments;
mod made_files;
mod map;
pub mod outputs;
mod parts;
pub mod plan;
mod render_error;
pub mod route;
mod search;
mod shared;
pub mod site_page;
mod site_pages;
#[cfg(test)]
mod tests;

pub use about::About;
pub use context::Context;
pub use plan::Plan;
pub use plan::route_table::{AddressConflict, Claim, Owner};
pub use render_error::RenderError;
pub use route::{Output, Route};
