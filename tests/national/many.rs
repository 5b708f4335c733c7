//! Far more reports than municipalities and solutions: what has hundreds of them has pages of them.

use std::collections::BTreeMap;

use digitv::knowledge::DocumentId;
use digitv::pages::{Output, Route};

use super::{MOST_ROWS, assembled, generate, large_pages, long_lists, on_all_pages};

#[test]
fn hundreds_of_reports_about_something_have_pages_of_their_own() {
    let site = assembled(generate::site_of(24, 8, 2_200));
    let context = site.context();
    let is_of_many = |route: &&Route| {
        let is_report = matches!(route.output, Output::Document(DocumentId::Report(_), _));
        route.is_html() && !is_report
    };
    let mut pages = BTreeMap::new();
    for route in site.plan.routes.iter().filter(is_of_many) {
        let page = site.plan.render(route, &context).expect("is rendered");
        let page = String::from_utf8_lossy(&page).into_owned();
        pages.insert(route.address.to_string(), page);
    }
    assert_eq!(large_pages(&pages), [""; 0]);
    assert_eq!(long_lists(&pages), [""; 0]);

    // A topic has them all on pages, and a region too, in both written forms.
    let row = "<li class=\"report-row\"";
    let knowledge = &site.knowledge;
    let topics = knowledge.topics.iter();
    let topics: Vec<_> = topics.filter(|one| one.reports.len() > MOST_ROWS).collect();
    assert!(topics.len() >= 8, "{}", topics.len());
    for topic in topics {
        let (topic, reports) = (&topic.topic, topic.reports.len());
        for prefix in ["", "/nn"] {
            let address = format!("{prefix}/temaer/{}/", topic.slug);
            let list = format!("{address}erfaringer/");
            assert_eq!(on_all_pages(&pages, &list, row), reports);
            assert!(pages[&address].contains(&format!("href=\"{list}\"")));
        }
    }
    // A solution shows some of what its reports say, and leads to the rest.
    let solution = &pages["/losninger/losning-0/"];
    assert!(solution.contains("href=\"/losninger/losning-0/erfaringer/\""));
    assert_eq!(
        solution.matches("<p class=\"gathered__from\">").count(),
        3 * 60
    );
    let second = &pages["/losninger/losning-0/erfaringer/side/2/"];
    assert!(second.contains("<a href=\"/losninger/losning-0/erfaringer/\" rel=\"prev\">"));
}
