//! The Content-Security-Policy of pages and of attachments.
//!
//! Scripts come from two folders of the site's own host. A policy of `'self'` would allow every
//! file of the host, attachments too; one that names the host would break the site under another
//! host name, as in a preview. So pages have two policies, and a browser enforces both: the first
//! allows the own host alone, the second those folders alone, on any host. See
//! docs/decisions/0012-headers-for-every-host.md.

use crate::pages::address::HASHED;

/// The folder of the scripts of `digitv serve`, from the root of the host.
pub const OF_SERVE: &str = "/.digitv/";

/// The Trusted Types policy with which the search creates the address of its worker. Scripts of the
/// theme may create no other.
pub const WORKER: &str = "digitv-worker";

/// Returns both policies of pages, for headers, where `base` goes before every address.
pub fn of_pages(base: &str) -> [String; 2] {
    let [own_host, own_folders] = in_pages(base, &[]);
    [format!("{own_host}; frame-ancestors 'none'"), own_folders]
}

/// Returns both policies of [`of_pages`], with the scripts of `digitv serve` allowed.
pub fn of_served_pages(base: &str) -> [String; 2] {
    let [own_host, own_folders] = in_pages(base, &[OF_SERVE]);
    [format!("{own_host}; frame-ancestors 'none'"), own_folders]
}

/// Returns both policies for the `<meta>` elements of pages, which apply whatever a server sends. A
/// `<meta>` cannot restrict framing. The folder of `digitv serve` is allowed, so that it can show
/// the same bytes: no file of a site can lie there.
pub fn of_meta(base: &str) -> [String; 2] {
    in_pages(base, &[OF_SERVE])
}

fn in_pages(base: &str, more: &[&str]) -> [String; 2] {
    let own_host = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
         media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         worker-src 'self'; form-action 'self'; base-uri 'none'; \
         require-trusted-types-for 'script'; trusted-types {WORKER}"
    );
    // `*:*` matches any host and any port.
    let mut scripts = String::from("script-src");
    for folder in HASHED {
        scripts.push_str(&format!(" *:*{base}{folder}"));
    }
    for folder in more {
        scripts.push_str(&format!(" *:*{folder}"));
    }
    let [assets, ..] = HASHED;
    [own_host, format!("{scripts}; worker-src *:*{base}{assets}")]
}

/// The policy of an attachment that is opened by itself: it is in a sandbox, runs nothing, fetches
/// nothing and cannot be framed. A drawing may have its own styles, and sound and film play.
pub const OF_ATTACHMENTS: &str = "default-src 'none'; img-src 'self'; media-src 'self'; \
     style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
     sandbox";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unsafe_and_nothing_from_elsewhere_is_allowed_in_pages() {
        for policies in [of_pages("/b"), of_served_pages("/b"), of_meta("/b")] {
            let [own_host, own_folders] = policies;
            assert!(own_host.starts_with("default-src 'none';"));
            for policy in [own_host, own_folders] {
                assert!(!policy.contains("unsafe"), "{policy}");
                assert!(!policy.contains("http"), "{policy}");
                assert!(!policy.contains(','), "{policy}");
            }
        }
    }

    #[test]
    fn scripts_come_from_the_folders_of_scripts_alone() {
        assert_eq!(
            of_pages("/b")[1],
            "script-src *:*/b/assets/ *:*/b/search/files/; worker-src *:*/b/assets/"
        );
        assert_eq!(
            of_meta("")[1],
            "script-src *:*/assets/ *:*/search/files/ *:*/.digitv/; worker-src *:*/assets/"
        );
    }

    #[test]
    fn a_meta_element_says_only_what_it_may() {
        let [own_host, own_folders] = of_meta("");
        for directive in ["frame-ancestors", "sandbox", "report-uri"] {
            assert!(!own_host.contains(directive) && !own_folders.contains(directive));
        }
    }
}
