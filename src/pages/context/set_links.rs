//! Links that `site.yaml` sets for every page: the menu and the footer. A name or an address leads
//! to the page in the language of the reader; to a document that readers do not see, there is no link.

use super::Context;
use crate::config::Entry;
use crate::content::{Kind, Version};
use crate::knowledge::Knowledge;
use crate::pages::address::Addresses;
use crate::pages::any_document::{self, AnyDocument, documents};
use crate::pages::site_page::SitePage;
use crate::text::{Lang, Slug};
use crate::theme::{Link, NavItem};

/// The target of an entry.
pub(crate) enum Target<'a> {
    SitePage(SitePage),
    Document(AnyDocument<'a>),
    /// A draft, or a document that is kept from the readers.
    Hidden,
    /// An address elsewhere, or one on the site that is no document: it needs a title.
    Address,
}

/// Returns the menu entry for `entry` on pages in `lang`; nothing where it has no target.
pub(crate) fn menu_item(
    site: &Context<'_>,
    addresses: Addresses,
    entry: &Entry,
    lang: Lang,
) -> Option<NavItem> {
    let id = match target(site, addresses, entry)? {
        Target::SitePage(site_page) => site_page.key(),
        _ => "",
    };
    let Link {
        title,
        address,
        lang,
    } = link(site, addresses, entry, lang)?;
    Some(NavItem {
        id,
        title,
        address,
        lang,
    })
}

/// Returns the link for `entry` on pages in `lang`; nothing where it has no target.
pub(crate) fn link(
    site: &Context<'_>,
    addresses: Addresses,
    entry: &Entry,
    lang: Lang,
) -> Option<Link> {
    let own_words = match lang {
        Lang::Nn => entry.title_nn.as_ref().or(entry.title.as_ref()),
        _ => entry.title.as_ref(),
    };
    let (title, address, words_in) = match target(site, addresses, entry)? {
        Target::SitePage(site_page) => {
            let title = site.theme.text(lang, &site_page.title_key()).to_owned();
            (Some(title), addresses.site_page(site_page, lang), None)
        }
        Target::Document(document) => {
            let version = any_document::document(site.knowledge, document.id, Version::Main);
            let shown = match version.other {
                Some((address, head)) if head.lang == lang => (head, address.to_owned()),
                _ => (version.head, version.address.to_string()),
            };
            (Some(shown.0.title.clone()), shown.1, Some(shown.0.lang))
        }
        Target::Hidden => return None,
        Target::Address => (None, entry.to.clone(), None),
    };
    let lang = if own_words.is_some() { None } else { words_in };
    let title = own_words.cloned().or(title)?;
    Some(Link {
        title,
        address,
        lang,
    })
}

pub(crate) fn target<'a>(
    site: &Context<'a>,
    addresses: Addresses,
    entry: &Entry,
) -> Option<Target<'a>> {
    let to = entry.to.as_str();
    if to.contains(':') {
        return Some(Target::Address);
    }
    let is_address = to.starts_with('/');
    let languages = addresses.languages();
    let site_page = SitePage::of(site.knowledge).find(|site_page| {
        let has_address = |lang: &Lang| addresses.site_page(*site_page, *lang) == to;
        let is_named = *site_page != SitePage::Front && site_page.slug() == to;
        is_named || languages.iter().any(has_address)
    });
    if let Some(site_page) = site_page {
        return Some(Target::SitePage(site_page));
    }
    let name = to.trim_end_matches('/');
    let name = name.strip_suffix(".md").unwrap_or(name);
    let is_meant = |document: &AnyDocument<'_>| match is_address {
        true => **document.address == *to,
        false => name_of(document.file) == name,
    };
    let found = documents(site.knowledge).into_iter().find(is_meant);
    match found {
        Some(document) => Some(Target::Document(document)),
        None if is_hidden(site.knowledge, to) => Some(Target::Hidden),
        None => is_address.then_some(Target::Address),
    }
}

/// Decides whether a name or an address is that of a document which readers do not see.
fn is_hidden(knowledge: &Knowledge, to: &str) -> bool {
    let path = to.split(['#', '?']).next().unwrap_or(to);
    let path = path.strip_prefix("/nn/").unwrap_or(path);
    let name = name_of(path.trim_matches('/'));
    let (kind, slug) = match name.rsplit_once('/') {
        // A report may lie in the folder of its year.
        Some((folder, slug)) => {
            let folder = folder.split('/').next().unwrap_or(folder);
            (Kind::from_folder(folder), slug)
        }
        None => (Some(Kind::Page), &*name),
    };
    let document = kind.zip(Slug::new(slug.trim_end_matches(".nn")));
    document.is_some_and(|document| knowledge.hidden.contains(&document))
}

/// Returns the name of a document in `site.yaml`: a page by its name, others with their folder.
pub(crate) fn name_of(file: &str) -> String {
    let name = file.trim_start_matches("content/");
    let name = name.trim_end_matches(".md").trim_end_matches("/index");
    name.strip_prefix("sider/").unwrap_or(name).to_owned()
}
