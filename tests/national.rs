//! A whole country: no page grows beyond what a phone can open.

#![allow(clippy::panic)] // A test that cannot run says so and stops.

#[path = "../benches/generate/mod.rs"]
#[allow(dead_code)] // The benchmarks use the rest.
mod generate;

use std::io::Write as _;

use digitv::pages::{Output, Route};
use digitv::site::{self, Clock, Options};
use digitv::source::Snapshot;
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

/// The largest HTML page, in bytes.
const LARGEST: usize = 500_000;

/// The largest HTML page as it is sent, compressed, in bytes.
const LARGEST_SENT: usize = 100_000;

/// The most municipalities in a table, and with a page that has their columns.
const MOST_ROWS: usize = 200;

fn compressed(page: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(page).expect("memory takes it");
    encoder.finish().expect("memory takes it").len()
}

/// Says what is wrong with the size of a page.
fn is_too_large(route: &Route, page: &[u8]) -> Option<String> {
    let size = page.len();
    if size > LARGEST {
        return Some(format!("{} has {size} bytes", route.address));
    }
    // What is this small is not larger when it is compressed.
    let sent = if size > LARGEST_SENT {
        compressed(page)
    } else {
        size
    };
    (sent > LARGEST_SENT).then(|| format!("{} has {sent} bytes compressed", route.address))
}

#[test]
fn all_pages_about_all_municipalities_and_hundreds_of_solutions_stay_pages() {
    let files = Snapshot::from_files(generate::site_of(357, 400, 200));
    let loaded = site::assemble(files, Vec::new(), &Options::default(), Clock::start());
    let site = loaded
        .site
        .unwrap_or_else(|| panic!("{:?}", loaded.diagnostics.first()));
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
            is_too_large(route, &page)
        })
        .collect();
    assert!(too_large.is_empty(), "{}", too_large.join("\n"));
}

#[test]
fn the_status_of_all_municipalities_has_several_pages() {
    let files = Snapshot::from_files(generate::site_of(357, 4, 10));
    let loaded = site::assemble(files, Vec::new(), &Options::default(), Clock::start());
    let site = loaded
        .site
        .unwrap_or_else(|| panic!("{:?}", loaded.diagnostics.first()));
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
