//! Links that `site.yaml` sets for every page: the menu and the footer. A name or an address leads
//! to the page in the language of the reader.

use super::address::{Addresses, Listing};
use super::any_document::{AnyDocument, documents};
use super::plan::{Plan, Version};
use crate::config::Entry;
use crate::diagnostic::nearest;
use crate::pages::Context;
use crate::text::Lang;
use crate::theme::{Link, NavItem};
use crate::yaml::step::Step;

/// A link that is set and leads nowhere, or has no words.
pub struct Unresolved {
    /// The place in `site.yaml`.
    pub place: Vec<Step>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// What an entry leads to.
enum Target<'a> {
    Listing(Listing),
    Document(AnyDocument<'a>),
    /// An address elsewhere, or one on the site that is no document: it needs words.
    Address,
}

/// The menu entry for `entry` on pages in `lang`; nothing where it leads nowhere.
pub(super) fn menu_item(
    site: &Context<'_>,
    addresses: Addresses,
    entry: &Entry,
    lang: Lang,
) -> Option<NavItem> {
    let id = match target(site, addresses, entry)? {
        Target::Listing(listing) => listing.key(),
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

/// The link for `entry` on pages in `lang`; nothing where it leads nowhere.
pub(super) fn link(
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
        Target::Listing(listing) => {
            let key = format!("{}.title", listing.key());
            let key = if listing == Listing::Front {
                "home.crumb"
            } else {
                &key
            };
            let title = site.theme.text(lang, key).to_owned();
            (Some(title), addresses.listing(listing, lang), None)
        }
        Target::Document(document) => {
            let version = super::any_document::document(site.knowledge, document.id, Version::Main);
            let shown = match version.other {
                Some((address, head)) if head.lang == lang => (head, address.to_owned()),
                _ => (version.head, version.address.to_string()),
            };
            (Some(shown.0.title.clone()), shown.1, Some(shown.0.lang))
        }
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

/// Every set link that leads nowhere.
pub fn unresolved(site: &Context<'_>, plan: &Plan) -> Vec<Unresolved> {
    let menu = site.config.menu.iter().flatten().enumerate();
    let menu = menu.map(|(index, entry)| (vec![key("menu"), Step::Index(index)], entry));
    let columns = site.config.footer.iter().flatten().enumerate();
    let footer = columns.flat_map(|(column, entries)| {
        entries.0.iter().enumerate().map(move |(index, entry)| {
            let place = vec![key("footer"), Step::Index(column), Step::Index(index)];
            (place, entry)
        })
    });
    menu.chain(footer)
        .filter_map(|(place, entry)| {
            let (message, help) = fault(site, plan, entry)?;
            Some(Unresolved {
                place,
                message,
                help,
            })
        })
        .collect()
}

fn key(name: &'static str) -> Step {
    Step::Key(name.into())
}

fn fault(site: &Context<'_>, plan: &Plan, entry: &Entry) -> Option<(String, String)> {
    let to = &entry.to;
    let is_address = to.starts_with('/');
    let found = target(site, plan.addresses, entry);
    match found {
        Some(Target::Address) if is_address => {
            let path = to.split(['#', '?']).next().unwrap_or(to);
            if plan.any_route(path, site).is_none() {
                let addresses = plan.routes.iter().map(|route| &*route.address);
                let near = nearest(path, addresses.map(|address| (address, address)));
                let message = format!("ingen side har adressa `{to}`");
                return Some((message, meant(near)));
            }
            entry.title.is_none().then(|| {
                let help = format!("Skriv `{{title: …, address: {to}}}`.");
                (format!("lenka til `{to}` mangler tekst"), help)
            })
        }
        Some(_) => None,
        None => {
            let pages = Listing::ALL.iter().map(|listing| listing.slug().to_owned());
            let documents = documents(site.knowledge);
            let documents = documents.iter().map(|document| name_of(document.file));
            let near = nearest(to, pages.chain(documents).map(|name| (name.clone(), name)));
            Some((format!("ingen side heter `{to}`"), meant(near.as_deref())))
        }
    }
}

fn meant(near: Option<&str>) -> String {
    match near {
        Some(near) => format!("Mente du `{near}`?"),
        None => {
            "Skriv navnet på ei side (`om`), navnet på ei av nettstedets egne sider (`dekning`), \
                 stien til et dokument (`kommuner/skien`), eller ei adresse."
                .to_owned()
        }
    }
}

fn target<'a>(site: &Context<'a>, addresses: Addresses, entry: &Entry) -> Option<Target<'a>> {
    let to = entry.to.as_str();
    if to.contains(':') {
        return Some(Target::Address);
    }
    let is_address = to.starts_with('/');
    let languages = addresses.languages();
    let listing = Listing::ALL.into_iter().find(|listing| {
        let has_address = |lang: &Lang| addresses.listing(*listing, *lang) == to;
        let is_named = *listing != Listing::Front && listing.slug() == to;
        is_named || languages.iter().any(has_address)
    });
    if let Some(listing) = listing {
        return Some(Target::Listing(listing));
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
        None => is_address.then_some(Target::Address),
    }
}

/// What a document is called here: a page by its name, others with their folder.
fn name_of(file: &str) -> String {
    let name = file.trim_start_matches("content/");
    let name = name.trim_end_matches(".md").trim_end_matches("/index");
    name.strip_prefix("sider/").unwrap_or(name).to_owned()
}
