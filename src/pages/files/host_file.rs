//! Files in the site that hosting services read.

use super::headers::{self, Server};
use crate::config::{Config, Host};

/// A file that a hosting service reads.
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
    /// Returns the files that `host` reads.
    pub fn of(host: Host) -> &'static [Self] {
        match host {
            Host::Netlify => &[Self::Headers, Self::Redirects],
            Host::Github => &[Self::NoJekyll],
            Host::Apache => &[Self::Htaccess],
            Host::Iis => &[Self::WebConfig],
            Host::Azure => &[Self::StaticWebApp],
        }
    }

    /// Returns its address.
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

    /// Returns its bytes; `redirects` are the addresses that redirect, each with its target.
    pub(in crate::pages) fn render(self, config: &Config, redirects: &[(&str, String)]) -> Vec<u8> {
        let text = match self {
            Self::Headers => headers::render(Server::Netlify, config),
            Self::Redirects => {
                let pairs = redirects.iter().map(|(from, to)| (*from, to.as_str()));
                headers::redirects(config.base_path(), pairs)
            }
            // Only its presence matters.
            Self::NoJekyll => String::new(),
            Self::Htaccess => headers::render(Server::Apache, config),
            Self::WebConfig => headers::render(Server::Iis, config),
            Self::StaticWebApp => headers::render(Server::Azure, config),
        };
        text.into_bytes()
    }
}
