//! The theme: templates, interface texts and static files, and what turns a page's data into
//! HTML. The built-in theme is in the program; a site may override it file by file.
//!
//! - [`Theme::load`] reads everything, checks it, and tells all that is wrong at once.
//! - [`Theme::share`] prepares what all pages have in common, once.
//! - [`Theme::render`] makes one page.
//!
//! What is in a page, and where pages are, is the business of [`crate::pages`].

mod frame;

pub use frame::{Alternate, Chrome, Crumb, Feed, FooterColumn, Frame, Link, NavItem, Site};
