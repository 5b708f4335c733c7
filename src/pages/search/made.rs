//! The search documents of what the site makes itself: topics, regions and lists.

use std::borrow::Cow;

use super::values::{Place, add_place, add_topics, kind};
use crate::content::Kind;
use crate::knowledge::{RegionId, TopicId};
use crate::pages::Context;
use crate::pages::address::Addresses;
use crate::pages::parts::register;
use crate::pages::site_page::SitePage;
use crate::search::document::{Document, Naming};
use crate::text::Lang;
use crate::theme::Theme;

pub(crate) fn of_topic<'a>(
    site: &Context<'a>,
    addresses: Addresses,
    id: TopicId,
    lang: Lang,
    group: usize,
    base: &str,
) -> Document<'a> {
    let knowledge = site.knowledge;
    let node = knowledge.topic(id);
    let mut found = own_page(
        site.theme,
        format!("{base}{}", addresses.topic(&node.topic, lang)),
        node.topic.name(lang),
        lang,
        addresses,
        group,
    );
    found.kind = kind(site.theme, register::TOPIC);
    found.meta = counts(node.solutions.len(), node.reports.len(), lang);
    add_topics(knowledge, &[id], &mut found);
    found
}

pub(crate) fn of_region<'a>(
    site: &Context<'a>,
    addresses: Addresses,
    id: RegionId,
    lang: Lang,
    group: usize,
    base: &str,
) -> Document<'a> {
    let knowledge = site.knowledge;
    let region = knowledge.region(id);
    let url = format!("{base}{}", addresses.region(region, lang));
    let mut found = own_page(site.theme, url, &region.name, lang, addresses, group);
    found.kind = kind(site.theme, register::REGION);
    let names = region.municipalities.iter();
    let names = names.map(|id| knowledge.municipality(*id).entry.main.head().title.as_str());
    let names: Vec<&str> = names.collect();
    found.summary = names.join(", ").into();
    add_place(site.theme, Place::Here, &mut found);
    found
}

pub(crate) fn of_site_page<'a>(
    theme: &'a Theme,
    addresses: Addresses,
    site_page: SitePage,
    lang: Lang,
    group: usize,
    base: &str,
) -> Document<'a> {
    let url = format!("{base}{}", addresses.site_page(site_page, lang));
    let text = |part: &str| {
        let key = format!("{}.{part}", site_page.key());
        theme.text(lang, &key).to_owned()
    };
    let mut found = own_page(theme, url, "", lang, addresses, group);
    found.naming = Naming::WholeQuery;
    found.title = text("title").into();
    found.summary = text("lead").into();
    // A theme with its own texts may lack other names.
    let key = format!("search.names.{}", site_page.key());
    let names = theme.text(lang, &key);
    if names != key {
        let names = names.split(',').map(|name| name.trim().to_owned().into());
        found.aliases = names.collect();
    }
    found
}

fn own_page<'a>(
    theme: &Theme,
    url: String,
    title: &'a str,
    lang: Lang,
    addresses: Addresses,
    group: usize,
) -> Document<'a> {
    Document {
        url,
        group,
        is_main: addresses.languages().first() == Some(&lang),
        lang,
        kind: kind(theme, Kind::Page.word()),
        // Documents come before pages that only list them.
        naming: Naming::Never,
        title: title.into(),
        aliases: Vec::new(),
        summary: "".into(),
        names: Vec::new(),
        related: Vec::new(),
        sections: Vec::new(),
        date: None,
        changed: None,
        meta: Vec::new(),
        values: Vec::new(),
    }
}

/// Returns the counts in words: «2 løsninger», «1 erfaring».
fn counts<'a>(solutions: usize, reports: usize, lang: Lang) -> Vec<Cow<'a, str>> {
    let words = match lang {
        Lang::Nn => [("løysing", "løysingar"), ("erfaring", "erfaringar")],
        _ => [("løsning", "løsninger"), ("erfaring", "erfaringer")],
    };
    [solutions, reports]
        .into_iter()
        .zip(words)
        .filter(|(count, _)| *count > 0)
        .map(|(count, (one, many))| format!("{count} {}", if count == 1 { one } else { many }))
        .map(Cow::from)
        .collect()
}
