//! Pages: the plan of every route of the site, and what each template is given.
//!
//! [`Plan::new`] knows every address there will be; [`Plan::produce`] makes the bytes of one when
//! they are asked for, so that `build` and `serve` differ only in who asks. A file per page holds
//! the struct that its template sees and the function that fills it from the graph. How a
//! template becomes HTML is the business of [`crate::theme`].

use crate::config::Config;
use crate::content::WordGroup;
use crate::content::catalogue::Attachment;
use crate::images::Store;
use crate::knowledge::Knowledge;
use crate::theme::Theme;

pub mod address;
mod ask;
pub mod audit;
mod cards;
mod charts;
mod chrome;
mod claims;
mod compare;
mod contracts;
mod costs;
mod coverage;
mod documents;
mod facets;
pub mod files;
mod forwards;
mod frame;
mod home;
mod letter;
mod like;
pub mod lost;
mod maintenance;
mod map;
mod municipalities;
mod municipality;
mod needs;
mod news;
mod not_found;
mod numbers;
mod page;
mod plan;
mod produce;
mod reader;
mod region;
mod register;
mod report;
mod reports;
mod search;
mod search_page;
pub mod set_links;
mod solution;
mod solutions;
mod structured;
mod style_guide;
#[cfg(test)]
mod tests;
mod topic;
mod topics;
mod usages;
mod view;

pub use claims::{Claim, Collision, Owner};
pub use plan::{Plan, Producer, Route, Version};

/// Everything that pages are made from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The settings of the site.
    pub config: &'a Config,
    /// The graph.
    pub knowledge: &'a Knowledge,
    /// What turns data into HTML.
    pub theme: &'a Theme,
    /// Files from the content folders that are published as they are.
    pub attachments: &'a [Attachment],
    /// Words that the search treats alike.
    pub words: &'a [WordGroup],
    /// Where smaller versions of images are kept.
    pub images: &'a Store,
}
