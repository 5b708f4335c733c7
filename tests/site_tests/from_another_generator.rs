//! Content that was written for another generator.

use super::*;

#[test]
fn markdown_is_taken_in_as_it_is() {
    let site = Site::fixture("from-another-generator");
    let built = site.build().succeeds();
    built
        .page("/posts/2021-05-my-first-post/")
        .has("My First Post")
        .has("Hello from another generator.")
        // What is refused is left out; what it holds is not.
        .has("Text in a box.")
        .lacks("<div class=\"note\"");
    built.page("/about-us/").has("Windows line ends.");
    built.page("/readme/").has("Read me first");
    built.page("/posts/").has("Posts");
    assert!(!built.public().has("/wip/"));
}

#[test]
fn what_was_turned_down_is_still_told() {
    let found = Site::fixture("from-another-generator")
        .check()
        .succeeds()
        .found();
    assert_snapshot!(found.join("\n"));
}
