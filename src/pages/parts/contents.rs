//! The contents list of a page.

use std::borrow::Cow;

use serde::Serialize;

/// A line of the contents list.
#[derive(Serialize)]
pub(crate) struct ContentsItem<'a> {
    /// The id of the heading in the page.
    pub(crate) id: &'a str,
    /// The text of the heading.
    pub(crate) text: Cow<'a, str>,
    /// The level of the heading.
    pub(crate) level: u8,
}
