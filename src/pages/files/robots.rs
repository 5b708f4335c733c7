//! `robots.txt`, which allows everything and names the sitemap.

use crate::pages::outputs::File;

/// Returns the bytes of `robots.txt` for a site at `base_url`.
pub fn render(base_url: &str) -> Vec<u8> {
    format!(
        "User-agent: *\nAllow: /\n\nSitemap: {base_url}{}\n",
        File::Sitemap.address()
    )
    .into_bytes()
}
