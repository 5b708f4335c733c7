//! The headers that web servers should send with each file. [`rules`] is the one table; each format
//! writes it in the syntax of a server, and `digitv serve` sends the same.

use crate::config::Config;

mod apache;
mod azure;
mod caddy;
mod github;
mod iis;
mod netlify;
mod nginx;
pub mod policy;
pub mod rules;
mod text;

pub use rules::Rules;

/// A server or hosting service whose settings can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// nginx: a file to include in a `server` block.
    Nginx,
    /// Apache: a file for a `<Directory>` section, or `.htaccess`.
    Apache,
    /// Caddy: a file to import in a site block.
    Caddy,
    /// IIS: `web.config`.
    Iis,
    /// Azure Static Web Apps: `staticwebapp.config.json`.
    Azure,
    /// GitHub Pages: a workflow.
    Github,
    /// Netlify, Cloudflare and others: `_headers`.
    Netlify,
}

/// Returns the settings of `server` for the site of `config`.
///
/// # Errors
/// Returns an error where they cannot be written as JSON, for a server that reads that.
pub fn render(server: Server, config: &Config) -> serde_json::Result<String> {
    let rules = Rules::of_host(config);
    Ok(match server {
        Server::Nginx => nginx::render(&rules),
        Server::Apache => apache::render(&rules),
        Server::Caddy => caddy::render(&rules),
        Server::Iis => iis::render(&rules),
        Server::Azure => azure::render(&rules)?,
        Server::Github => github::render(),
        Server::Netlify => netlify::render(&rules),
    })
}

pub use netlify::redirects;

#[cfg(test)]
mod tests;
