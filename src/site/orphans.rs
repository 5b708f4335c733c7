//! Finds plain pages that no text, menu or footer leads to, and the rendered pages that lead to them after
//! all.

use std::collections::{BTreeMap, BTreeSet};

use crate::knowledge::{DocumentId, PageId};
use crate::pages::plan::unlinked::unlinked_pages;
use crate::pages::site_page::{Part, SitePage};
use crate::pages::{Context, Output, Plan, Route};

/// Pages that may be led to by templates alone, by their addresses with the base path.
#[derive(Default)]
pub(super) struct Orphans(BTreeMap<String, PageId>);

impl Orphans {
    /// Returns the pages that neither the menu, the footer nor the text of another document leads to.
    pub(super) fn of(site: &Context<'_>, plan: &Plan) -> Self {
        let base = site.config.base_path();
        let pages = unlinked_pages(site, plan).into_iter();
        let addresses = pages.flat_map(|page| {
            let versions = site.knowledge.page(page).entry.versions();
            versions.map(move |version| (format!("{base}{}", version.address), page))
        });
        Self(addresses.collect())
    }

    /// Returns those that `html`, the page of `route`, leads to. That a page leads to itself or to its
    /// other version is no way to it.
    pub(super) fn reached_from(&self, route: &Route, html: &[u8]) -> BTreeSet<PageId> {
        if self.0.is_empty() {
            return BTreeSet::new();
        }
        // The register of the search has every page, and a redirect is no link of a reader's.
        let is_register = matches!(
            route.output,
            Output::SitePage(SitePage::Search, _)
                | Output::Part(Part::Register(_), _)
                | Output::Redirect(_)
        );
        if is_register {
            return BTreeSet::new();
        }
        let own = match route.output {
            Output::Document(DocumentId::Page(page), _) => Some(page),
            _ => None,
        };
        let pages = links(html).filter_map(|link| self.0.get(link).copied());
        pages.filter(|page| Some(*page) != own).collect()
    }

    /// Returns those that are not among the `reached`.
    pub(super) fn without(&self, reached: &BTreeSet<PageId>) -> BTreeSet<PageId> {
        let all: BTreeSet<PageId> = self.0.values().copied().collect();
        all.difference(reached).copied().collect()
    }
}

/// Returns the addresses of links in `html`, without what follows `?` or `#`.
fn links(html: &[u8]) -> impl Iterator<Item = &str> {
    const MARK: &[u8] = b"href=";
    memchr::memmem::find_iter(html, MARK).filter_map(|at| {
        let rest = &html[at + MARK.len()..];
        let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
        let end = rest.iter().position(|byte| b"\"'>?# ".contains(byte));
        std::str::from_utf8(&rest[..end?]).ok()
    })
}
