//! Pages: the plan of every route of the site, and the data that each template is given.
//!
//! [`Plan::new`] knows every address there will be; [`Plan::produce`] makes the bytes of one when
//! they are asked for, so that `build` and `serve` differ only in who asks. A file per page holds
//! the struct that its template sees and the function that fills it from the graph. How a
//! template becomes HTML is the business of [`crate::theme`].

pub mod address;
mod any_document;
mod charts;
mod context;
mod documents;
pub mod files;
mod map;
mod parts;
pub mod plan;
mod search;
pub mod set_links;
mod site_pages;
#[cfg(test)]
mod tests;

pub use context::Context;
pub use plan::route_table::{Claim, Collision, Owner};
pub use plan::{Plan, Producer, Route, Version};
