//! A whole country: no page grows beyond what a phone can open.

#![allow(clippy::panic)] // A test that cannot run says so and stops.

#[path = "../benches/generate/mod.rs"]
#[allow(dead_code)] // The benchmarks use the rest.
mod generate;
#[path = "national/kinds.rs"]
mod kinds;
#[path = "national/lists.rs"]
mod lists;
#[path = "national/many.rs"]
mod many;
#[path = "national/prices.rs"]
mod prices;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::Arc;

use digitv::diagnostic::Severity;
use digitv::pages::{Output, Route};
use digitv::site::{self, Clock, Options, Site};
use digitv::source::Snapshot;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

/// The largest HTML page, in bytes.
const LARGEST: usize = 500_000;

/// Pages of the site that joins one document with all others which may have twice that: a solution that 210
/// municipalities have stated something of, each by itself, and a topic of 210 solutions.
const OF_ALL: [&str; 2] = ["/losninger/losning-0/", "/temaer/helse-og-omsorg/"];

/// The largest HTML page as it is sent, compressed, in bytes.
const LARGEST_SENT: usize = 100_000;

/// The most rows of a list that a page shows at once.
const MOST_ROWS: usize = 200;

/// Lists that may have more rows: one of all municipalities is chosen by typing how its name begins;
/// a matrix has at most 4,000 cells, and is narrowed by topic where it stands; of the comparison the
/// rows are shown that say something of those who are compared.
const EXCEPTIONS: [&str; 3] = ["select[input]s-d", "table[matrix]", "table[compare]"];

fn compressed(page: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(page).expect("memory takes it");
    encoder.finish().expect("memory takes it").len()
}

/// Returns the site of the files with these names and texts.
fn assembled(files: Vec<(String, String)>) -> Arc<Site> {
    let files = Snapshot::from_files(files);
    let loaded = site::assemble(files, Vec::new(), &Options::default(), Clock::start());
    let mut found = loaded.diagnostics.iter();
    let error = found.find(|found| found.severity == Severity::Error);
    assert_eq!(error, None);
    loaded.site.expect("is there without errors")
}

/// Says what is wrong with the size of a page.
fn is_too_large(address: &str, page: &[u8]) -> Option<String> {
    let size = page.len();
    if size > LARGEST {
        return Some(format!("{address} has {size} bytes"));
    }
    // What is this small is not larger when it is compressed.
    let sent = if size > LARGEST_SENT {
        compressed(page)
    } else {
        size
    };
    (sent > LARGEST_SENT).then(|| format!("{address} has {sent} bytes compressed"))
}

#[test]
fn all_pages_about_all_municipalities_and_hundreds_of_solutions_stay_pages() {
    let site = assembled(generate::site_of(357, 400, 200));
    let context = site.context();
    let pages: Vec<&Route> = (site.plan.routes.iter())
        .filter(|route| route.is_html())
        .collect();
    let columns = (pages.iter()).filter(|it| matches!(it.output, Output::Comparison(..)));
    assert_eq!(columns.count(), 2 * 357, "in each written form");
    let too_large: Vec<String> = pages
        .par_iter()
        .filter_map(|route| {
            let page = site.plan.render(route, &context).expect("is rendered");
            is_too_large(&route.address, &page)
        })
        .collect();
    assert!(too_large.is_empty(), "{}", too_large.join("\n"));
}

#[test]
fn the_status_of_all_municipalities_has_several_pages() {
    let site = assembled(generate::site_of(357, 4, 10));
    let context = site.context();
    let rows = |route: &&Route| {
        let page = site.plan.render(route, &context).expect("is rendered");
        let page = String::from_utf8_lossy(&page).into_owned();
        page.matches("<tr><th scope=\"row\"><a ").count()
    };
    let of_status = |route: &&Route| {
        let address = &*route.address;
        address == "/status/" || address.starts_with("/status/side/")
    };
    let pages: Vec<usize> = (site.plan.routes.iter())
        .filter(of_status)
        .map(|route| rows(&route))
        .collect();
    assert!(pages.len() > 1);
    assert_eq!(pages.iter().sum::<usize>(), 357, "each stands on one");
    assert!(pages.iter().all(|rows| *rows <= MOST_ROWS), "{pages:?}");
}

/// Decides whether a page may show all there is of something.
fn may_be_long(route: &&Route) -> bool {
    let is_of_all = route.address.contains(kinds::JOINED) || route.output.is_large();
    route.is_html() && is_of_all
}

/// Renders the pages that may show all there is of something, by address.
fn long_pages(size: &kinds::Size) -> BTreeMap<String, String> {
    let site = assembled(kinds::files(size));
    let context = site.context();
    let pages: Vec<&Route> = (site.plan.routes.iter()).filter(may_be_long).collect();
    let rendered = pages.par_iter().map(|route| {
        let page = site.plan.render(route, &context).expect("is rendered");
        let page = String::from_utf8_lossy(&page).into_owned();
        (route.address.to_string(), page)
    });
    rendered.collect()
}

/// Returns the lists with too many rows, each with its page.
fn long_lists(pages: &BTreeMap<String, String>) -> Vec<String> {
    let found = pages.par_iter().flat_map_iter(|(address, page)| {
        let is_exception = |list: &str| EXCEPTIONS.iter().any(|end| list.ends_with(end));
        let long = lists::long_lists(page, MOST_ROWS).into_iter();
        long.filter(move |(list, _)| !is_exception(list))
            .map(move |(list, rows)| format!("{address}: {rows} in {list}"))
    });
    found.collect()
}

/// Returns what is wrong with the size of pages.
fn large_pages(pages: &BTreeMap<String, String>) -> Vec<String> {
    let found = pages.par_iter();
    let found = found.filter_map(|(address, page)| is_too_large(address, page.as_bytes()));
    found.collect()
}

/// Counts what a list has on all of its pages.
fn on_all_pages(pages: &BTreeMap<String, String>, list: &str, row: &str) -> usize {
    let further = format!("{list}side/");
    let of_list = |address: &str| address == list || address.starts_with(&further);
    let pages = pages.iter().filter(|(address, _)| of_list(address));
    pages.map(|(_, page)| page.matches(row).count()).sum()
}

#[test]
fn rows_count_as_readers_see_them() {
    let rows = |page: &str| -> Vec<usize> {
        let found = lists::long_lists(page, 1);
        found.into_iter().map(|(_, rows)| rows).collect()
    };
    assert_eq!(rows("<ul><li>1</li><li hidden>2</li></ul>"), [0; 0]);
    assert_eq!(rows("<ul><li>1</li><li>2</li><li>3</li></ul>"), [3]);
    let folded = "<details><ul><li>1</li><li>2</li></ul></details>";
    assert_eq!(rows(folded), [0; 0]);
    assert_eq!(rows(&folded.replace("<details>", "<details open>")), [2]);
    // Twice: one table with two rows, and two in all tables of its kind.
    let bodies = "<tbody><tr></tr></tbody><tbody><tr></tr></tbody>";
    let table = format!("<table><thead><tr></tr></thead>{bodies}</table>");
    assert_eq!(rows(&table), [2, 2]);
}

#[test]
fn no_list_shows_hundreds_of_rows_at_once() {
    let pages = long_pages(&kinds::Size {
        municipalities: 210,
        solutions: 210,
        reports: 410,
        networks: 210,
    });
    assert_eq!(long_lists(&pages), [""; 0]);
    let large = large_pages(&pages);
    let is_of_all = |fault: &&String| !OF_ALL.iter().any(|page| fault.contains(page));
    assert_eq!(large.iter().filter(is_of_all).count(), 0, "{large:?}");
    for page in OF_ALL {
        let page = &pages[page];
        assert!(page.len() <= 2 * LARGEST && compressed(page.as_bytes()) <= LARGEST_SENT);
    }

    // What is divided is all there.
    let row = "<tr><th scope=\"row\"><a ";
    assert_eq!(on_all_pages(&pages, "/samarbeid/", row), 210);
    let report = "<li class=\"report-row\"";
    assert_eq!(on_all_pages(&pages, "/erfaringer/", report), 410);
    let priced = "aria-labelledby=\"s-price-";
    assert_eq!(on_all_pages(&pages, "/pris/", priced), 210);
    // One of each statement of use that has one, and of each report.
    let contract = "<th class=\"contract__end";
    assert_eq!(
        on_all_pages(&pages, "/avtaler/", contract),
        209 + 209 * 2 + 410
    );
    let name = "<span class=\"sub\">";
    assert!(pages["/sok/e/"].matches(name).count() >= 410);
    assert_eq!(pages["/kommuner/"].matches(row).count(), 210);
}

#[test]
fn a_few_solutions_of_many_municipalities_have_no_long_lists_either() {
    // Few enough cells for a matrix, which has its rows and columns at once.
    for (municipalities, solutions) in [(210, 10), (10, 210)] {
        let pages = long_pages(&kinds::Size {
            municipalities,
            solutions,
            reports: 2,
            networks: 2,
        });
        assert_eq!(long_lists(&pages), [""; 0]);
    }
}
