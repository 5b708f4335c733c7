//! `_headers`: what a web server should say with each file, in the form that Netlify, Cloudflare
//! Pages and others read. For nginx and Apache it is the list to copy from.

/// The site loads from itself and nowhere else. There is no `unsafe-inline`, so a script or style
/// that got into a text by mistake does nothing.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Every header for every file, name and value.
pub const FOR_ALL: &[(&str, &str)] = &[
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    // For browsers that do not know `frame-ancestors`.
    ("X-Frame-Options", "DENY"),
    // Other sites learn which site a reader came from, not which page.
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    // A year. Not `includeSubDomains`: the site answers for its own host alone.
    ("Strict-Transport-Security", "max-age=31536000"),
];

/// The bytes of `_headers` for a site under `base_path`.
pub fn render(base_path: &str) -> Vec<u8> {
    let mut text = format!("{base_path}/*\n");
    for (name, value) in FOR_ALL {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    // Files of the theme and of the search have a fingerprint in their names, so they never change.
    for folder in ["/assets", "/search/files"] {
        text.push_str(&format!(
            "\n{base_path}{folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
    }
    // Open data may be read by pages elsewhere.
    for file in [
        "/data/*",
        "/dekning.csv",
        "/avtaler.ics",
        "/atom.xml",
        "/kommuner/:name/atom.xml",
        "/losninger/:name/atom.xml",
        "/temaer/:name/atom.xml",
    ] {
        text.push_str(&format!(
            "\n{base_path}{file}\n  Access-Control-Allow-Origin: *\n"
        ));
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_and_nothing_from_elsewhere_is_allowed() {
        let text = String::from_utf8_lossy(&render("/kunnskap")).into_owned();
        assert!(text.starts_with("/kunnskap/*\n  Content-Security-Policy: default-src 'none';"));
        assert!(!text.contains("unsafe"));
        assert!(!text.contains("http:") && !text.contains("https:"));
        assert!(
            text.lines()
                .all(|line| !line.contains("  ") || line.starts_with("  "))
        );
    }
}
