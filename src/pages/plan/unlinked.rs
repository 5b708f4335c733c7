//! Plain pages that nothing leads to. All other documents are in the list of their kind; of these
//! there is none but the register of the search.

use std::collections::BTreeSet;

use super::Plan;
use crate::knowledge::{DocumentId, PageId};
use crate::pages::Context;
use crate::pages::context::chrome;

/// Returns the pages that neither the menu, the footer nor the text of another document leads to.
/// Templates of the site's own may have links to any of them.
pub fn unlinked_pages(site: &Context<'_>, plan: &Plan) -> Vec<PageId> {
    let addresses = plan.shared.addresses;
    let languages = addresses.languages().iter();
    let always: BTreeSet<String> = languages
        .flat_map(|lang| chrome::linked_everywhere(site, addresses, *lang))
        .collect();
    let pages = site.knowledge.page_ids();
    let is_linked = |page: &PageId| {
        let backlinks = site.knowledge.backlinks(DocumentId::Page(*page));
        let mut own = site.knowledge.page(*page).entry.versions();
        !backlinks.is_empty() || own.any(|version| always.contains(&*version.address))
    };
    pages.filter(|page| !is_linked(page)).collect()
}
