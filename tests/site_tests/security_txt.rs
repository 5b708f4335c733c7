//! The file that says whom to tell of a weakness.

use super::*;

const PAGE: (&str, &str) = (
    "content/sider/om.md",
    "---\ntitle: Om\ndate: 2026-11-23\n---\nTekst.\n",
);

fn site(base_url: &str, expires: &str) -> Site {
    let settings = format!(
        "title: Prøve\nbase_url: {base_url}\nsecurity:\n  contact: mailto:sikkerhet@example.no\n  expires: {expires}\n"
    );
    Site::of(&[PAGE]).write("site.yaml", settings)
}

#[test]
fn says_whom_to_tell() {
    let built = site("https://example.no", "2027-06-30").build().succeeds();
    built
        .page("/.well-known/security.txt")
        .has("Contact: mailto:sikkerhet@example.no\n")
        .has("\nExpires: 2027-06-30T23:59:59Z\n");
    let without = Site::of(&[PAGE]).build().succeeds();
    assert!(!without.public().has("/.well-known/security.txt"));
}

#[test]
fn is_asked_after_before_it_runs_out() {
    let found = |base_url: &str, expires: &str| {
        let found = site(base_url, expires).check().succeeds().found();
        found
            .iter()
            .any(|found| found.starts_with("security-txt site.yaml"))
    };
    assert!(!found("https://example.no", "2027-06-30"));
    for (base_url, expires) in [
        ("https://example.no", "2026-12-01"),
        ("https://example.no", "2025-12-01"),
        ("https://example.no", "2028-12-01"),
        ("https://example.no/mappe", "2027-06-30"),
    ] {
        assert!(found(base_url, expires), "{base_url} {expires}");
    }
}
