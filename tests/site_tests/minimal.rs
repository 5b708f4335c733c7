//! The smallest site, and one without content.

use super::*;

#[test]
fn a_title_an_address_and_one_page_are_a_site() {
    let built = Site::fixture("minimal").build().succeeds();
    built.page("/om/").has("Én side er nok.");
    built.page("/").has("Minst mulig");
    for address in [
        "/erfaringer/",
        "/losninger/",
        "/kommuner/",
        "/dekning/",
        "/404.html",
    ] {
        assert!(built.public().has(address), "{address}");
    }
}

#[test]
fn a_site_without_content_builds_too() {
    Site::of(&[]).build().succeeds();
}

fn without_hash_of_search(file: String) -> String {
    match (file.strip_prefix("search/files/"), file.rsplit_once('.')) {
        (Some(_), Some((_, ending))) => format!("search/files/[innhold].{ending}"),
        _ => file,
    }
}

/// The addresses of a site are a promise: others link to them.
#[test]
fn the_addresses_are_known() {
    let built = Site::fixture("minimal").build().succeeds();
    // The name of a file of the search is a hash of its content, and would decide its place.
    let files = built.public().files().into_iter();
    let mut files: Vec<String> = files.map(without_hash_of_search).collect();
    files.sort();
    insta::with_settings!({filters => vec![
        // The name of an asset changes with its content.
        (r"[.-][0-9a-z]{8,16}\.(css|js|svg|woff2)", ".[innhold].$1"),
    ]}, {
        assert_snapshot!(files.join("\n"));
    });
}
