//! A plain page (side), also from another generator.

use super::head::Head;
use crate::text::date::PartialDate;
use crate::yaml::fields::Fields;
use crate::yaml::foreign_names::FOREIGN_NAMES;
use crate::yaml::record::record;

record! {
    /// The front matter of a page.
    #[derive(Clone, Debug)]
    pub struct Page {
        /// What every document has.
        head: Head = shared(&[]);
        /// When it was written.
        date: Option<PartialDate> = optional("dato"), "når den ble skrevet";
        /// Topics; words from another generator that are no topics here are passed over.
        topics: Vec<String> = list("temaer"), "temaer fra lista; andre ord er uten virkning";
    }
}

impl Page {
    /// Reads a page as [`Page::decode`] does; the keys of other generators are accepted for ours.
    pub fn read(fields: &mut Fields<'_>) -> Option<Self> {
        for (foreign, ours) in FOREIGN_NAMES {
            fields.accept_as(foreign, ours);
        }
        Self::decode(fields)
    }
}
