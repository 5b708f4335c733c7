//! Plain pages (side), also from other generators.

use super::head::Head;
use super::kind::{FrontMatter, Kind};
use crate::text::date::PartialDate;
use crate::yaml::fields::Fields;
use crate::yaml::foreign_names::FOREIGN_NAMES;
use crate::yaml::record::record;

record! {
    /// The front matter of a page.
    #[derive(Clone, Debug)]
    pub struct Page {
        /// The fields that every document has.
        head: Head = shared(&[]);
        /// The date that it was written.
        date: Option<PartialDate> = optional("dato"), "når den ble skrevet";
        /// Topics; words from another generator that are no topics here are ignored.
        topics: Vec<String> = list("temaer"), "temaer fra lista; andre ord er uten virkning";
    }
}

impl FrontMatter for Page {
    const KIND: Kind = Kind::Page;

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        // The keys of other generators are accepted for ours.
        for (foreign, ours) in FOREIGN_NAMES {
            fields.accept_as(foreign, ours);
        }
        Self::decode(fields)
    }

    fn head(&self) -> &Head {
        &self.head
    }

    fn written(&self) -> Option<PartialDate> {
        self.date
    }
}
