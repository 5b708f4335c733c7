//! A site in a folder of its host.

use super::*;

/// Addresses in HTML that begin with a slash, other than those with the base path.
fn astray(run: &Run, base: &str) -> Vec<String> {
    let mut astray = Vec::new();
    for (file, text) in run.public().texts() {
        if !file.ends_with(".html") {
            continue;
        }
        for attribute in ["href=\"/", "src=\"/", "action=\"/"] {
            for (at, _) in text.match_indices(attribute) {
                let value = &text[at + attribute.len() - 1..];
                let value = &value[..value.find('"').unwrap_or(value.len())];
                if !value.starts_with(base) {
                    astray.push(format!("{file}: {value}"));
                }
            }
        }
    }
    astray
}

#[test]
fn every_address_begins_with_it() {
    let built = Site::fixture("base-path").build().succeeds();
    assert_eq!(astray(&built, "/deling/kunnskap/"), [""; 0]);
    built
        .page("/om/")
        .has("href=\"/deling/kunnskap/guide/#start\"")
        .has("href=\"/deling/kunnskap/dekning/\"")
        .has("src=\"/deling/kunnskap/vedlegg/sider/felt.png\"")
        .has("https://example.no/deling/kunnskap/om/");
    built.page("/gammel/").has("/deling/kunnskap/guide/");
}

#[test]
fn can_be_given_for_one_build() {
    let built = Site::fixture("minimal")
        .run(&["build", "--base-url", "https://test.example.no/prove/"])
        .succeeds();
    assert_eq!(astray(&built, "/prove/"), [""; 0]);
    for (file, text) in built.public().texts() {
        assert!(!text.contains("minst.example.no"), "{file}");
    }
}

#[test]
fn must_be_a_plain_address() {
    let site = Site::fixture("minimal");
    for url in [
        "https://example.no/?side=1",
        "https://example.no/#a",
        "ftp://example.no",
        "https://example.no/a b",
        "/bare/sti",
    ] {
        site.run(&["build", "--base-url", url]).is_refused();
    }
}
