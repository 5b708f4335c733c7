//! `site.yaml`: what a site says of itself. Only `title` and `base_url` are needed.

mod attachments;
mod checks;
mod decode;
mod hosts;
mod limits;
mod navigation;
mod repository;
mod site;

pub use hosts::Host;
pub use navigation::{Column, Entry};
pub use repository::{Repository, RepositoryHost};
pub use site::is_base_url;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::attachments::Kinds;
use crate::diagnostic::{Check, Severity};
use crate::text::Lang;
use crate::text::web_address::origin_and_path;

/// The settings of a site.
#[derive(Clone, Debug)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// What the name stands for, shown under it.
    pub tagline: String,
    /// One or two sentences about the site, for search engines and feeds.
    pub description: String,
    /// Where the site is published, without a slash at the end: `https://example.no/kunnskap`.
    pub base_url: String,
    /// The language of pages that have none of their own.
    pub lang: Lang,
    /// Who publishes.
    pub publisher: Publisher,
    /// Where the sources are, for «rediger denne siden».
    pub repository: Option<Repository>,
    /// Where to report an error: a web address or a `mailto:`.
    pub report_error_url: Option<String>,
    /// Where to tell of a hole in the site.
    pub security: Option<Security>,
    /// The licence of the content.
    pub licence: Licence,
    /// Months before a statement ages, and before it is out of the counts.
    pub freshness: FreshnessLimits,
    /// The day that ages are counted to; otherwise the newest date in the content.
    pub as_of: Option<Date>,
    /// The theme's name: a folder under `themes/`; what it lacks is taken from the built-in one.
    pub theme: String,
    /// Four words to try, under the search field of the front page.
    pub search_examples: Vec<String>,
    /// Where the map's boundaries come from, as the site must credit them.
    pub map_credit: Option<String>,
    /// Kinds of file that may be attached to documents.
    pub attachment_kinds: Kinds,
    /// Where the site is published, for the files that these places read.
    pub hosts: Vec<Host>,
    /// The links of the main menu, where they are not the usual ones.
    pub menu: Option<Vec<Entry>>,
    /// The links of the footer, column by column, where they are not the usual ones.
    pub footer: Option<Vec<Column>>,
    /// Severity by check, where it differs from the default.
    pub checks: BTreeMap<Check, Severity>,
}

/// Who publishes the site.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Publisher {
    /// Name of the organisation.
    pub name: Option<String>,
    /// Its site.
    pub url: Option<String>,
    /// A shared mailbox or a contact page.
    pub contact: Option<String>,
    /// The accessibility statement made in uustatus.no.
    pub accessibility_statement: Option<String>,
}

/// Where to tell of a hole in the site, and how long that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Security {
    /// A page (`https://`) or a shared mailbox (`mailto:`).
    pub contact: String,
    /// The last day that the contact can be relied on.
    pub expires: Date,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Licence {
    /// Its short name, `CC BY 4.0`.
    pub name: String,
    /// Its URI.
    pub url: String,
}

/// When statements age, in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FreshnessLimits {
    /// From here on «ikke bekreftet siden».
    pub ageing: u32,
    /// From here on out of the counts.
    pub stale: u32,
}

impl Config {
    /// The severity of `check` on this site.
    pub fn severity(&self, check: Check) -> Severity {
        self.checks
            .get(&check)
            .copied()
            .unwrap_or(check.default_severity())
    }

    /// The path part of `base_url`: empty, or `/kunnskap`. It goes before every address that is
    /// written into a page.
    pub fn base_path(&self) -> &str {
        origin_and_path(&self.base_url).1
    }
}
