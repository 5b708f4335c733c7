//! `digitv headers`.

use super::*;

#[test]
fn are_printed_for_each_server_and_come_from_the_settings_alone() {
    // Content with errors is no reason to say nothing of the server.
    let site = Site::of(&[(PAGE.0, BROKEN)]);
    for (server, sign) in [
        ("nginx", "add_header Content-Security-Policy \""),
        ("apache", "Header always set Content-Security-Policy \""),
        ("caddy", "    Content-Security-Policy \""),
        ("iis", "<add name=\"Content-Security-Policy\" value=\""),
        ("azure", "\"Content-Security-Policy\": \""),
        ("netlify", "/*\n  Content-Security-Policy: "),
        ("github", "include-hidden-files: true"),
    ] {
        let run = site.run(&["headers", server]).succeeds();
        assert!(run.stdout().contains(sign), "{server}");
        assert_eq!(run.stderr(), "", "{server}");
    }
}

#[test]
fn hold_for_another_address_of_the_site() {
    let site = Site::of(&[PAGE]);
    let other = ["headers", "nginx", "--base-url", "https://x.no/et/sted/"];
    let run = site.run(&other).succeeds();
    assert!(run.stdout().contains("location \"/et/sted/\" {"));
    assert!(!run.stdout().contains("Strict-Transport-Security"));
    let wrong = ["headers", "nginx", "--base-url", "https://x.no/a;b"];
    site.run(&wrong).is_refused().says("https://x.no/a;b");
}

#[test]
fn of_an_unknown_server_are_refused_with_those_that_are_known() {
    let site = Site::of(&[PAGE]);
    let run = site.run(&["headers", "lighttpd"]).is_refused();
    run.says("nginx, apache, caddy, iis, azure, github, netlify");
    let unreadable = site.write("site.yaml", "title: A\n");
    unreadable
        .run(&["headers", "nginx"])
        .finds_errors()
        .says("base_url");
}
