//! Files in the site that the places read which publish it.

use super::headers::{self, Server};
use super::redirect::Redirect;
use crate::config::Host;
use crate::pages::Context;
use crate::pages::any_document::document;
use crate::pages::plan::{Plan, Producer};

/// Such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostFile {
    /// `_headers`.
    Headers,
    /// `_redirects`.
    Redirects,
    /// `.nojekyll`.
    NoJekyll,
    /// `.htaccess`.
    Htaccess,
    /// `web.config`.
    WebConfig,
    /// `staticwebapp.config.json`.
    StaticWebApp,
}

impl HostFile {
    /// The files that `host` reads.
    pub fn of(host: Host) -> &'static [Self] {
        match host {
            Host::Netlify => &[Self::Headers, Self::Redirects],
            Host::Github => &[Self::NoJekyll],
            Host::Apache => &[Self::Htaccess],
            Host::Iis => &[Self::WebConfig],
            Host::Azure => &[Self::StaticWebApp],
        }
    }

    /// Returns where it must be.
    pub fn address(self) -> &'static str {
        match self {
            Self::Headers => "/_headers",
            Self::Redirects => "/_redirects",
            Self::NoJekyll => "/.nojekyll",
            Self::Htaccess => "/.htaccess",
            Self::WebConfig => "/web.config",
            Self::StaticWebApp => "/staticwebapp.config.json",
        }
    }

    /// Its bytes.
    pub(in crate::pages) fn render(self, plan: &Plan, site: &Context<'_>) -> Vec<u8> {
        let text = match self {
            Self::Headers => headers::render(Server::Netlify, site.config),
            Self::Redirects => redirects(plan, site),
            // That it is there is all.
            Self::NoJekyll => String::new(),
            Self::Htaccess => headers::render(Server::Apache, site.config),
            Self::WebConfig => headers::render(Server::Iis, site.config),
            Self::StaticWebApp => headers::render(Server::Azure, site.config),
        };
        text.into_bytes()
    }
}

/// The addresses that lead on to one other. Where a reader must choose there is only the page.
fn redirects(plan: &Plan, site: &Context<'_>) -> String {
    let target = |redirect: &Redirect| -> Option<String> {
        match redirect {
            Redirect::Listing(listing, lang) => Some(plan.addresses.listing(*listing, *lang)),
            Redirect::Topic(id, lang) => {
                let topic = &site.knowledge.topic(*id).topic;
                Some(plan.addresses.topic(topic, *lang))
            }
            Redirect::Region(id, lang) => {
                let region = site.knowledge.region(*id);
                Some(plan.addresses.region(region, *lang))
            }
            Redirect::Documents(documents) => match documents.as_slice() {
                [(id, version)] => {
                    let document = document(site.knowledge, *id, *version);
                    Some(document.address.to_string())
                }
                _ => None,
            },
        }
    };
    let pairs: Vec<(&str, String)> = plan
        .routes
        .iter()
        .filter_map(|route| match route.producer {
            Producer::Redirect(index) => Some((&*route.address, target(&plan.redirects[index])?)),
            _ => None,
        })
        .collect();
    let pairs = pairs.iter().map(|(from, to)| (*from, to.as_str()));
    headers::redirects(site.config.base_path(), pairs)
}
