//! The decisions of a site about its files.

use crate::attachments::Kinds;
use crate::text::Lang;

/// Says what a site decides about its files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The address of the site, as in `site.yaml`.
    pub base_url: String,
    /// The path part of the site's address: empty, or `/kunnskap`.
    pub base_path: String,
    /// Takes drafts along.
    pub drafts: bool,
    /// Kinds of file that may be attached.
    pub kinds: Kinds,
    /// The language of documents that do not say.
    pub lang: Lang,
}

impl Rules {
    /// Returns what follows the address of the site in `address`, where it leads to the site.
    pub(super) fn own_path<'t>(&self, address: &'t str) -> Option<&'t str> {
        let (_, own) = self.base_url.split_once("://")?;
        let (_, whole) = address.split_once("://")?;
        let (start, path) = whole.split_at_checked(own.len())?;
        let is_own = start.eq_ignore_ascii_case(own) && (path.is_empty() || path.starts_with('/'));
        is_own.then_some(if path.is_empty() { "/" } else { path })
    }
}
