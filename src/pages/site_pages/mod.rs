//! Pages that the site makes by itself: a file for each, with the struct that its template sees and
//! the function that fills it.

use crate::diagnostic::Diagnostic;
use crate::knowledge::Knowledge;
use crate::pages::context::reader::Reader;
use crate::pages::context::template::Template;
use crate::pages::site_page::{Part, SitePage};

pub mod compare;
pub mod contracts;
pub mod correct;
pub mod coverage;
pub mod editor;
pub mod home;
pub mod maintenance;
pub mod municipalities;
pub mod need_annex;
pub mod needs;
pub mod networks;
pub mod news;
pub mod not_found;
pub mod numbers;
pub mod prices;
pub mod reports;
pub mod search;
pub mod solutions;
pub mod status;
pub mod stopped;
pub mod style_guide;
pub mod tell;
pub mod topics;

/// Renders a page of the site itself.
pub(crate) fn render(
    page: SitePage,
    reader: &Reader<'_>,
    template: &Template<'_>,
) -> Result<Vec<u8>, Diagnostic> {
    match page {
        SitePage::Front => template.render(home::home(reader)),
        SitePage::Reports => template.render(reports::reports(reader, 1)),
        SitePage::Solutions => template.render(solutions::solutions(reader)),
        SitePage::Municipalities => template.render(municipalities::municipalities(reader)),
        SitePage::Topics => template.render(topics::topics(reader)),
        SitePage::Coverage => template.render(coverage::coverage(reader)),
        SitePage::Needs => template.render(needs::needs(reader)),
        SitePage::Compare => template.render(compare::compare(reader)),
        SitePage::Status => template.render(status::status(reader, 1)),
        SitePage::Stopped => template.render(stopped::stopped(reader)),
        SitePage::Prices => template.render(prices::prices(reader, 1)),
        SitePage::Networks => template.render(networks::networks(reader, 1)),
        SitePage::Tell => template.render(tell::tell(reader)),
        SitePage::Correct => template.render(correct::correct(reader)),
        SitePage::News => template.render(news::news(reader)),
        SitePage::Maintenance => template.render(maintenance::maintenance(reader)),
        SitePage::Numbers => template.render(numbers::numbers(reader)),
        SitePage::Contracts => template.render(contracts::contracts(reader, 1)),
        SitePage::Search => template.render(search::search(reader)),
    }
}

/// Renders a part of a page that is divided.
pub(crate) fn render_part(
    part: Part,
    reader: &Reader<'_>,
    template: &Template<'_>,
) -> Result<Vec<u8>, Diagnostic> {
    match part {
        Part::Page(SitePage::Reports, page) => template.render(reports::reports(reader, page)),
        Part::Page(SitePage::Status, page) => template.render(status::status(reader, page)),
        Part::Page(SitePage::Networks, page) => template.render(networks::networks(reader, page)),
        Part::Page(SitePage::Prices, page) => template.render(prices::prices(reader, page)),
        Part::Page(SitePage::Contracts, page) => {
            template.render(contracts::contracts(reader, page))
        }
        // The others have one page.
        Part::Page(list, _) => render(list, reader, template),
        Part::Register(letter) => template.render(search::register_page(reader, letter)),
    }
}

/// Returns the pages of lists that have several, without the first of each, which is the page itself.
pub(crate) fn further_pages(knowledge: &Knowledge) -> impl Iterator<Item = Part> {
    let lists = [
        (SitePage::Reports, reports::pages(knowledge)),
        (SitePage::Status, status::pages(knowledge)),
        (SitePage::Networks, networks::pages(knowledge)),
        (SitePage::Prices, prices::pages(knowledge)),
        (SitePage::Contracts, contracts::pages(knowledge)),
    ];
    let further = |(list, pages)| (2..=pages).map(move |page| Part::Page(list, page));
    lists.into_iter().flat_map(further)
}
