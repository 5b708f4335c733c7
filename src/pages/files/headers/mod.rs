//! What web servers should send with each file. [`rules`] is the one table; each format writes it
//! in the words of a server, and `digitv serve` sends the same.

use std::fmt::Write as _;

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

use rules::Addresses;
pub use rules::{Kind, Rules};

/// A server, or a place that publishes sites, whose settings can be made.
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

/// The settings of `server` for the site of `config`.
pub fn render(server: Server, config: &Config) -> String {
    let rules = Rules::of_host(config);
    match server {
        Server::Nginx => nginx::render(&rules),
        Server::Apache => apache::render(&rules),
        Server::Caddy => caddy::render(&rules),
        Server::Iis => iis::render(&rules),
        Server::Azure => azure::render(&rules),
        Server::Github => github::render(),
        Server::Netlify => netlify::render(&rules),
    }
}

pub use netlify::redirects;

/// The regular expression for all of `addresses` under `base`, as nginx, Apache and Caddy read it.
fn one_of(base: &str, addresses: &[Addresses]) -> String {
    let patterns = addresses.iter().map(|all| all.pattern());
    let patterns: Vec<String> = patterns.collect();
    format!("^{}(?:{})", literal(base), patterns.join("|"))
}

/// `text` in a regular expression.
fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_punctuation() && !"/-_".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// A comment on where files are that a site in a folder of its host needs.
fn folder_note(base: &str) -> String {
    if base.is_empty() {
        return "# /srv/www er mappa som `digitv build` skriver til.\n".to_owned();
    }
    format!(
        "# Nettstedet ligger i {base}/: `digitv build` skriver til /srv/www{base}, og denne fila\n\
         # gjelder bare det som ligger der.\n"
    )
}

/// Writes `lines`, each after `indent`.
fn indented(out: &mut String, indent: usize, lines: impl IntoIterator<Item = String>) {
    for line in lines {
        // Writing to a string does not fail.
        let _ = match line.is_empty() {
            true => writeln!(out),
            false => writeln!(out, "{:indent$}{line}", ""),
        };
    }
}

#[cfg(test)]
mod tests;
