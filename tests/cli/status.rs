//! The exit status of commands.

use super::*;

#[test]
fn is_0_when_the_site_is_built_1_for_errors_in_the_content_2_for_wrong_usage() {
    let site = Site::of(&[PAGE]);
    site.build().succeeds();
    site.run(&["check"]).succeeds();

    let site = site.write(PAGE.0, BROKEN);
    site.build().finds_errors();
    site.run(&["check"]).finds_errors();

    site.run(&["build", "--outptu", "x"])
        .is_refused()
        .says("--outptu");
    site.run(&["biuld"]).is_refused().says("Mente du `build`?");
    site.run(&["check", "--format", "xml"])
        .is_refused()
        .says("json");
    site.run(&["build", "--base-url", "example.no"])
        .is_refused();
    site.run(&["build", "--root", "finnes-ikke"])
        .is_refused()
        .says("site.yaml");
    site.run(&[]).is_refused();
}

#[test]
fn hints_and_warnings_fail_only_a_strict_check() {
    // A site that says nothing of accessibility gets a hint.
    let site = Site::of(&[PAGE]);
    site.run(&["check"]).succeeds();
    site.run(&["check", "--strict"]).finds_errors();
}

#[test]
fn a_folder_without_a_site_is_refused_with_advice() {
    Site::empty().build().is_refused().says("digitv init");
}

#[test]
fn settings_that_cannot_be_read_are_errors_in_the_content() {
    Site::of(&[PAGE])
        .write("site.yaml", "title: Uten adresse\n")
        .build()
        .finds_errors()
        .says("base_url");
}
