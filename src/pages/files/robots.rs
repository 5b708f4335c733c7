//! `robots.txt`, which allows everything and names the sitemap; in the edition for the network, it
//! allows nothing.

use crate::config::Config;
use crate::pages::outputs::File;

/// Returns the bytes of `robots.txt` for the site of `config`.
pub fn render(config: &Config) -> Vec<u8> {
    if config.is_for_network() {
        return b"User-agent: *\nDisallow: /\n".to_vec();
    }
    let base_url = &config.base_url;
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {base_url}{}\n",
        File::Sitemap.address()
    )
    .into_bytes()
}
