//! `robots.txt`, which allows everything and names the sitemap.

/// Returns the bytes of `robots.txt` for a site at `base_url`.
pub fn render(base_url: &str) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}/sitemap.xml\n").into_bytes()
}
