//! The parts that all pages share: the menu and the footer.

use super::set_links;
use crate::config::Column;
use crate::diagnostic::Diagnostic;
use crate::pages::Context;
use crate::pages::address::Addresses;
use crate::pages::files::headers::policy;
use crate::pages::outputs::File;
use crate::pages::site_page::{LinkPlace, SitePage};
use crate::text::Lang;
use crate::text::percent::encode_path;
use crate::theme::{Chrome, FooterColumn, Link, NavItem, Shared, Site};

/// One link in the footer, or several.
enum Foot {
    /// The pages of the site itself that have their links here.
    SitePages(LinkPlace),
    /// A plain page, where the site has one with this slug.
    Page(&'static str),
    /// The Atom feed.
    Feed,
}

/// The footer, column by column, each with the key of its heading.
const FOOTER: [(&str, &[Foot]); 3] = [
    (
        "foot.about",
        &[
            Foot::Page("om"),
            Foot::Page("bidra"),
            Foot::SitePages(LinkPlace::AboutColumn),
        ],
    ),
    (
        "foot.ways",
        &[
            Foot::SitePages(LinkPlace::WaysColumn),
            Foot::Page("ordliste"),
            Foot::Page("apne-data"),
            Foot::Feed,
        ],
    ),
    (
        "foot.rules",
        &[
            Foot::Page("tilgjengelighet"),
            Foot::Page("personvern"),
            Foot::Page("metode"),
            Foot::Page("redaksjon"),
        ],
    ),
];

/// Renders the parts that all pages share once, for the templates to read.
pub(crate) fn share(site: &Context<'_>, addresses: Addresses) -> Result<Shared, Diagnostic> {
    site.theme.share(|lang| chrome(site, addresses, lang))
}

/// Returns the addresses that the menu and the footer lead to on pages in `lang`.
pub(crate) fn linked_everywhere(
    site: &Context<'_>,
    addresses: Addresses,
    lang: Lang,
) -> Vec<String> {
    let Chrome {
        navigation, footer, ..
    } = chrome(site, addresses, lang);
    let menu = navigation.into_iter().map(|item| item.address);
    let footer = footer.into_iter().flat_map(|column| column.links);
    menu.chain(footer.map(|link| link.address)).collect()
}

fn chrome(site: &Context<'_>, addresses: Addresses, lang: Lang) -> Chrome {
    let text = |key: &str| site.theme.text(lang, key).to_owned();
    let own = |title, address: &str| Link {
        title,
        address: address.to_owned(),
        lang: None,
    };
    let link = |page: SitePage| own(text(&page.title_key()), &addresses.site_page(page, lang));
    let entry = |page: SitePage| {
        let Link { title, address, .. } = link(page);
        NavItem {
            id: page.key(),
            title,
            address,
            lang: None,
        }
    };
    let links = |foot: &Foot| -> Vec<Link> {
        match foot {
            Foot::SitePages(place) => SitePage::linked_in(*place, site.knowledge)
                .map(link)
                .collect(),
            Foot::Page(slug) => page(site, slug, lang).into_iter().collect(),
            Foot::Feed => vec![own(text("feed.title"), File::Feed.address())],
        }
    };
    let column = |(title, feet): &(&str, &[Foot])| FooterColumn {
        title: Some(text(title)),
        links: feet.iter().flat_map(links).collect(),
    };
    let navigation = match &site.config.menu {
        Some(set) => set
            .iter()
            .filter_map(|entry| set_links::menu_item(site, addresses, entry, lang))
            .collect(),
        None => SitePage::linked_in(LinkPlace::Menu, site.knowledge)
            .map(entry)
            .collect(),
    };
    let set_column = |set: &Column| FooterColumn {
        title: None,
        links: (set.0.iter())
            .filter_map(|entry| set_links::link(site, addresses, entry, lang))
            .collect(),
    };
    let columns: Vec<FooterColumn> = match &site.config.footer {
        Some(set) => set.iter().map(set_column).collect(),
        None => FOOTER.iter().map(column).collect(),
    };
    let has_links = |column: &FooterColumn| !column.links.is_empty();
    Chrome {
        site: about(site, addresses, lang),
        navigation,
        footer: columns.into_iter().filter(has_links).collect(),
    }
}

/// Returns what every page says of the site as a whole.
fn about(site: &Context<'_>, addresses: Addresses, lang: Lang) -> Site {
    let mut shown = Site::new(site.config);
    shown.home = addresses.site_page(SitePage::Front, lang);
    shown.content_security = policy::of_meta(&encode_path(site.config.base_path())).into();
    shown.tell = addresses.site_page(SitePage::Tell, lang);
    shown.correct = addresses.site_page(SitePage::Correct, lang);
    shown.bilingual = addresses.languages().len() > 1;
    shown.search = Some(addresses.site_page(SitePage::Search, lang));
    shown
}

fn page(site: &Context<'_>, slug: &str, lang: Lang) -> Option<Link> {
    let id = site.knowledge.page_by_slug(slug)?;
    let document = site.knowledge.page(id).entry.version(lang);
    Some(Link {
        title: document.head().title.clone(),
        address: document.address.to_string(),
        lang: Some(document.lang()),
    })
}
