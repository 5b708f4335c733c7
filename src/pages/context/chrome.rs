//! The parts that all pages share: the menu and the footer.

use super::set_links;
use crate::config::Column;
use crate::pages::Context;
use crate::pages::address::{Addresses, SitePage};
use crate::pages::files::headers::policy;
use crate::text::Lang;
use crate::text::percent::encode_path;
use crate::theme::{Chrome, FooterColumn, Link, NavItem, Shared, Site, ThemeError};

/// The main menu.
const MENU: [SitePage; 5] = [
    SitePage::Reports,
    SitePage::Solutions,
    SitePage::Municipalities,
    SitePage::Coverage,
    SitePage::Needs,
];

/// A link in the footer.
enum Foot {
    /// A page of the site itself.
    SitePage(SitePage),
    /// A plain page, where the site has one with this slug.
    Page(&'static str),
    /// The Atom feed.
    Feed,
    /// The table behind the coverage page.
    CoverageData,
}

/// The footer, column by column.
const FOOTER: [&[Foot]; 3] = [
    &[
        Foot::Page("om"),
        Foot::Page("bidra"),
        Foot::SitePage(SitePage::News),
        Foot::SitePage(SitePage::Maintenance),
        Foot::SitePage(SitePage::Numbers),
        Foot::SitePage(SitePage::Contracts),
    ],
    &[
        Foot::SitePage(SitePage::Topics),
        Foot::SitePage(SitePage::Compare),
        Foot::Page("ordliste"),
        Foot::Page("apne-data"),
        Foot::CoverageData,
        Foot::Feed,
    ],
    &[
        Foot::Page("tilgjengelighet"),
        Foot::Page("personvern"),
        Foot::Page("metode"),
        Foot::Page("redaksjon"),
    ],
];

/// Renders the parts that all pages share once, for the templates to read.
pub(crate) fn share(site: &Context<'_>, addresses: Addresses) -> Result<Shared, ThemeError> {
    site.theme.share(|lang| chrome(site, addresses, lang))
}

fn chrome(site: &Context<'_>, addresses: Addresses, lang: Lang) -> Chrome {
    let title = |site_page: SitePage| {
        let key = format!("{}.title", site_page.key());
        site.theme.text(lang, &key).to_owned()
    };
    let entry = |site_page: SitePage| NavItem {
        id: site_page.key(),
        title: title(site_page),
        address: addresses.site_page(site_page, lang),
        lang: None,
    };
    let link = |foot: &Foot| -> Option<Link> {
        let text = |key: &str| site.theme.text(lang, key).to_owned();
        let own = |title, address: &str| Link {
            title,
            address: address.to_owned(),
            lang: None,
        };
        match foot {
            Foot::SitePage(site_page) => Some(own(
                title(*site_page),
                &addresses.site_page(*site_page, lang),
            )),
            Foot::Page(slug) => page(site, slug, lang),
            Foot::Feed => Some(own(text("feed.title"), addresses.feed())),
            Foot::CoverageData => Some(own(text("coverage.csv"), addresses.coverage_data())),
        }
    };
    let column = |feet: &&[Foot]| FooterColumn {
        links: feet.iter().filter_map(link).collect(),
    };
    let mut shown = Site::new(site.config);
    shown.home = addresses.site_page(SitePage::Front, lang);
    shown.content_security = policy::of_meta(&encode_path(site.config.base_path())).into();
    shown.search = Some(addresses.site_page(SitePage::Search, lang));
    let navigation = match &site.config.menu {
        Some(set) => set
            .iter()
            .filter_map(|entry| set_links::menu_item(site, addresses, entry, lang))
            .collect(),
        None => MENU.into_iter().map(entry).collect(),
    };
    let set_column = |set: &Column| FooterColumn {
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
        site: shown,
        navigation,
        footer: columns.into_iter().filter(has_links).collect(),
    }
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
