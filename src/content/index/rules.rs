//! The settings of a site that decide how its files are indexed.

use std::sync::Arc;

use crate::attachments::Kinds;
use crate::content::audience::Kept;
use crate::text::Lang;

/// The settings that the index depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// The address of the site, as in `site.yaml`: by it, texts call the site also in the edition
    /// for the network.
    pub base_url: String,
    /// The path part of the site's address: empty, or `/kunnskap`.
    pub base_path: String,
    /// The names of what is kept from the readers, so that links to it can be told.
    pub kept: Arc<Kept>,
    /// The addresses of files that the public site at `base_url` has and this one does not.
    pub only_public: &'static [&'static str],
    /// `true` where drafts are included.
    pub drafts: bool,
    /// Kinds of file that may be attached.
    pub kinds: Kinds,
    /// The language of documents that do not give one.
    pub lang: Lang,
}

impl Rules {
    /// Returns the part of `address` after the address of the site; `None` where it leads
    /// elsewhere.
    pub(super) fn own_path<'t>(&self, address: &'t str) -> Option<&'t str> {
        let (_, own) = self.base_url.split_once("://")?;
        let (_, whole) = address.split_once("://")?;
        let (start, path) = whole.split_at_checked(own.len())?;
        let is_own = start.eq_ignore_ascii_case(own) && (path.is_empty() || path.starts_with('/'));
        is_own.then_some(if path.is_empty() { "/" } else { path })
    }
}
