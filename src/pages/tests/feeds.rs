//! The feeds: they follow RFC 4287, and the ids of entries are stable.

use std::collections::{BTreeMap, BTreeSet};

use atom_syndication::Feed;

use super::fixture::Fixture;
use super::{BASE, site};
use crate::pages::Output;

#[test]
fn every_feed_follows_the_standard() {
    let site = site();
    let mut feeds = BTreeMap::new();
    for route in site.plan.routes.iter() {
        let page = route.address.trim_end_matches("atom.xml");
        let page = site.plan.route(page).map(|page| page.output);
        // The same feed is also beside an earlier address.
        let is_earlier = matches!(page, Some(Output::Redirect(_)));
        if route.address.ends_with("atom.xml") && !is_earlier {
            let text = site.render(route);
            assert_eq!(
                text.matches("<updated>").count(),
                1 + text.matches("<entry ").count()
            );
            feeds.insert(route.address.to_string(), text);
        }
    }
    let all = |knowledge: &crate::knowledge::Knowledge| {
        1 + knowledge.municipalities.len() + knowledge.solutions.len() + knowledge.topic_ids().len()
    };
    assert_eq!(feeds.len(), all(site.context().knowledge));
    let mut ids = BTreeSet::new();
    for (address, text) in &feeds {
        let feed =
            Feed::read_from(text.as_bytes()).unwrap_or_else(|error| panic!("{address}: {error}"));
        assert!(
            ids.insert(feed.id().to_owned()),
            "{address}: the id is another's"
        );
        assert!(
            !feed.title().is_empty() && !feed.authors().is_empty(),
            "{address}"
        );
        let own: Vec<_> = feed
            .links()
            .iter()
            .filter(|link| link.rel() == "self")
            .collect();
        assert_eq!(own.len(), 1, "{address}");
        assert_eq!(own[0].href(), format!("{BASE}{address}"));
        let entries: BTreeSet<_> = feed.entries().iter().map(|entry| entry.id()).collect();
        assert_eq!(
            entries.len(),
            feed.entries().len(),
            "{address}: an id twice"
        );
        for entry in feed.entries() {
            assert!(!entry.title().is_empty(), "{address}");
            assert!(entry.updated() <= feed.updated(), "{address}");
            let [link] = entry.links() else {
                panic!("{address}: {} has not one link", entry.id());
            };
            let (page, row) = link.href().split_once('#').unwrap_or((link.href(), ""));
            let page = site.at(page.strip_prefix(BASE).expect("a page of this site"));
            assert!(
                row.is_empty() || page.contains(&format!("id=\"{row}\"")),
                "{}",
                link.href()
            );
        }
    }
}

#[test]
fn a_page_leads_to_the_feed_about_it() {
    let site = site();
    for (page, feed) in [
        ("/kommuner/dalen/", "/kommuner/dalen/atom.xml"),
        ("/losninger/alarm/", "/losninger/alarm/atom.xml"),
        ("/nn/losninger/alarm/", "/losninger/alarm/atom.xml"),
        ("/temaer/helse/", "/temaer/helse/atom.xml"),
        ("/nn/temaer/helse/", "/temaer/helse/atom.xml"),
        ("/om/", "/atom.xml"),
    ] {
        let html = site.at(page);
        let link = format!("href=\"/kunnskap{feed}\"");
        assert!(
            html.matches(&link).count() >= 2,
            "{page}: in the head and where one sees it"
        );
    }
}

#[test]
fn a_feed_has_reports_and_what_was_confirmed_newest_first() {
    let site = site();
    let text = site.at("/losninger/alarm/atom.xml");
    let feed = Feed::read_from(text.as_bytes()).unwrap();
    assert_eq!(feed.id(), format!("{BASE}/losninger/alarm/"));
    let days: Vec<_> = feed
        .entries()
        .iter()
        .map(|entry| *entry.updated())
        .collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
    let of = |id: &str| {
        feed.entries()
            .iter()
            .find(|entry| entry.id() == format!("{BASE}{id}"))
    };
    assert!(of("/erfaringer/dalen-alarm/").is_some());
    let usage = of("/losninger/alarm/#s-use-dalen").expect("it was confirmed");
    assert_eq!(usage.title().value, "Dalen: Alarm (i bruk)");
    assert!(text.contains("<updated>2026-09-01T00:00:00Z</updated>"));
}

/// A feed follows what is done on the site, a list what happened in the municipalities.
#[test]
fn a_feed_is_by_the_change_and_a_list_by_the_event() {
    let report = |title: &str, written: &str, event: &str| {
        format!(
            "---\ntittel: {title}\nsammendrag: Noe.\ndato: {written}\nhendelse: {event}\n\
             kommuner: [dalen]\nstatus: drift\ntemaer: [skole]\n---\n"
        )
    };
    let (old, new) = (
        report("Gammel sak", "2026-10-05", "2010-03"),
        report("Ny sak", "2026-01-10", "2025-11"),
    );
    let site = Fixture::new(
        BASE,
        &[
            ("content/erfaringer/gammel.md", &old),
            ("content/erfaringer/ny.md", &new),
        ],
    );
    let is_before = |text: &str, one: &str, other: &str| {
        let at = |slug: &str| text.find(slug).unwrap_or_else(|| panic!("{slug}: {text}"));
        at(one) < at(other)
    };
    for feed in ["/atom.xml", "/kommuner/dalen/atom.xml"] {
        assert!(
            is_before(&site.at(feed), "/erfaringer/gammel/", "/erfaringer/ny/"),
            "{feed}"
        );
    }
    for list in ["/erfaringer/", "/kommuner/dalen/"] {
        assert!(
            is_before(&site.at(list), "/erfaringer/ny/", "/erfaringer/gammel/"),
            "{list}"
        );
    }
}

#[test]
fn the_feed_has_the_newest_first_with_lasting_ids() {
    let feed = site().at("/atom.xml");
    let ids: Vec<_> = feed
        .split("<id>")
        .skip(2)
        .filter_map(|rest| rest.split("</id>").next())
        .collect();
    let of = |slug: &str| format!("https://example.no/kunnskap/erfaringer/{slug}/");
    assert_eq!(ids, [of("utenfra"), of("fjell-arkiv"), of("dalen-alarm")]);
    assert!(feed.contains("<entry xml:lang=\"nn\">"));
    assert!(feed.contains("<updated>2026-10-02T00:00:00Z</updated>"));
}
