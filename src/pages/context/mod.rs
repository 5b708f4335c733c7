//! The input of pages, and the parts that all of them have in common.

use crate::config::Config;
use crate::content::WordGroup;
use crate::content::index::Attachment;
use crate::knowledge::Knowledge;
use crate::source::Store;
use crate::theme::Theme;

pub mod chrome;
pub mod flat;
pub mod page_meta;
pub mod reader;
pub mod set_links;
pub mod structured;
pub mod template;
pub mod view;

/// The input of pages.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The settings of the site.
    pub config: &'a Config,
    /// The graph.
    pub knowledge: &'a Knowledge,
    /// The theme, which turns data into HTML.
    pub theme: &'a Theme,
    /// Files from the content folders that are published as they are.
    pub attachments: &'a [Attachment],
    /// Groups of words that the search treats as equal.
    pub words: &'a [WordGroup],
    /// The cache of smaller versions of images.
    pub images: &'a Store,
}
