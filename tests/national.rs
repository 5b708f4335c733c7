//! A whole country: no page of lists grows beyond what a phone can open.

#![allow(clippy::panic)] // A test that cannot run says so and stops.

#[path = "../benches/generate/mod.rs"]
#[allow(dead_code)] // The benchmarks use the rest.
mod generate;

use digitv::pages::{Output, Route};
use digitv::site::{self, Clock, Options};
use digitv::source::Snapshot;
use rayon::prelude::*;

/// The largest page of lists, in bytes.
const LARGEST: usize = 500_000;

/// Decides whether the route is a page that lists what others say.
fn is_list(route: &Route) -> bool {
    let lists = matches!(
        route.output,
        Output::SitePage(..) | Output::Part(..) | Output::Topic(..) | Output::Region(..)
    );
    // These still show each municipality with all it says.
    let is_exempt = ["/sammenlign/", "/status/"];
    lists && !is_exempt.iter().any(|page| route.address.ends_with(page))
}

#[test]
fn lists_of_all_municipalities_and_hundreds_of_solutions_stay_pages() {
    let files = Snapshot::from_files(generate::site_of(357, 400, 1_000));
    let loaded = site::assemble(files, Vec::new(), &Options::default(), Clock::start());
    let site = loaded
        .site
        .unwrap_or_else(|| panic!("{:?}", loaded.diagnostics.first()));
    let context = site.context();
    let lists: Vec<&Route> = site.plan.routes.iter().filter(|it| is_list(it)).collect();
    assert!(lists.len() > 60, "{}", lists.len());
    let too_large: Vec<String> = lists
        .par_iter()
        .filter_map(|route| {
            let page = site.plan.render(route, &context).expect("is rendered");
            let size = page.len();
            (size > LARGEST).then(|| format!("{} has {size} bytes", route.address))
        })
        .collect();
    assert!(too_large.is_empty(), "{}", too_large.join("\n"));
}
