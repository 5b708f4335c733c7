//! Files of the site that are not pages, for search engines, feed readers, spreadsheets and web
//! servers: a module for each.

use super::outputs::File;
use super::route::Route;
use super::site_pages::{not_found, style_guide};
use crate::pages::RenderError;
use crate::pages::context::reader::Reader;
use crate::pages::context::template::Template;
use crate::reference::form_rules;
use headers::Server;

pub mod catalogue;
pub mod contracts_ics;
pub mod data;
pub mod feed;
pub mod forms;
pub mod headers;
pub mod open_search;
pub mod redirect;
pub mod robots;
pub mod security_txt;
pub mod similarity;
pub mod sitemap;

/// The input of the files that a site has one of.
pub(crate) struct Inputs<'a> {
    /// The site, as a reader of its own language sees it.
    pub(crate) reader: Reader<'a>,
    /// Every route, without those of the search.
    pub(crate) routes: &'a [Route],
    /// Returns the template with this name.
    pub(crate) template: &'a dyn Fn(&str) -> Template<'a>,
    /// Returns the addresses that redirect to one target, each with that target.
    pub(crate) redirects: &'a dyn Fn() -> Vec<(&'a str, String)>,
    /// Returns the manifest of the search.
    pub(crate) manifest: &'a dyn Fn() -> Result<&'a [u8], RenderError>,
}

/// Renders a file.
pub(crate) fn render(file: File, inputs: &Inputs<'_>) -> Result<Vec<u8>, RenderError> {
    let reader = &inputs.reader;
    let config = reader.config();
    let host = |server| headers::render(server, config).map(String::into_bytes);
    Ok(match file {
        File::NotFound => (inputs.template)("not-found").render(not_found::not_found(reader))?,
        File::StyleGuide => {
            (inputs.template)("style-guide").render(style_guide::style_guide(reader))?
        }
        File::CoverageTable
        | File::CoverageWorkbook
        | File::Usages
        | File::UsagesWorkbook
        | File::Municipalities
        | File::MunicipalitiesWorkbook
        | File::Solutions
        | File::SolutionsWorkbook
        | File::Reports
        | File::ReportsWorkbook
        | File::Needs
        | File::NeedsWorkbook
        | File::Competences
        | File::CompetencesWorkbook
        | File::Prices
        | File::PricesWorkbook
        | File::Deadlines
        | File::DeadlinesWorkbook
        | File::Networks
        | File::NetworksWorkbook
        | File::Topics
        | File::TopicsWorkbook
        | File::Upkeep
        | File::UpkeepWorkbook
        | File::ContractsCalendar => data::bytes(reader, file)?.to_vec(),
        File::Turtle => catalogue::render(reader, catalogue::Form::Turtle)?,
        File::JsonLd => catalogue::render(reader, catalogue::Form::JsonLd)?,
        File::Feed => feed::render(reader, feed::Subject::Site),
        File::OpenSearch => open_search::render(reader),
        File::FormRules => form_rules(config.freshness)?,
        File::FormChoices => forms::choices::render(reader.knowledge())?,
        File::SearchManifest => (inputs.manifest)()?.to_vec(),
        File::Sitemap => sitemap::render(inputs.routes, reader),
        File::Robots => robots::render(config),
        File::SecurityTxt => config.security.as_ref().map_or_else(Vec::new, |security| {
            security_txt::render(security, &config.base_url)
        }),
        File::NetlifyHeaders => host(Server::Netlify)?,
        File::NetlifyRedirects => {
            let all = (inputs.redirects)();
            let pairs = all.iter().map(|(from, to)| (*from, to.as_str()));
            headers::redirects(config.base_path(), pairs).into_bytes()
        }
        // Only its presence matters.
        File::NoJekyll => Vec::new(),
        File::Htaccess => host(Server::Apache)?,
        File::WebConfig => host(Server::Iis)?,
        File::StaticWebApp => host(Server::Azure)?,
    })
}
