//! A plain page (side), also from another generator.

use super::head::Head;
use crate::text::date::PartialDate;
use crate::yaml::fields::Fields;
use crate::yaml::foreign_names::FOREIGN_NAMES;

/// The front matter of a page.
#[derive(Clone, Debug)]
pub struct Page {
    /// What every document has.
    pub head: Head,
    /// When it was written.
    pub date: Option<PartialDate>,
    /// Topics; words from another generator that are no topics here are passed over.
    pub topics: Vec<String>,
}

impl Page {
    /// Reads a page from its front matter; the keys of other generators are accepted for ours.
    pub fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        for (foreign, ours) in FOREIGN_NAMES {
            fields.accept_as(foreign, ours);
        }
        let head = Head::decode(fields, false);
        let date = fields.optional("dato");
        let topics = fields.list("temaer");
        Some(Self {
            head: head?,
            date,
            topics,
        })
    }
}
