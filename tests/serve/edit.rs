//! Who may write through the server, tried over the wire; what is written is tried in `src/serve/edit/`.

use std::fs;

use crate::common::Site;
use crate::server::{Answer, Server};

const OM: &str = "---\ntittel: Om\n---\n\nNoen ord.\n";
const FILE: &str = "content/sider/om.md";

fn server(options: &[&str]) -> Server {
    let server = Server::start(Site::of(&[(FILE, OM)]), options);
    server.answers("/om/", 200);
    server
}

/// The token in a page; `None` where it has none.
fn token(server: &Server) -> Option<String> {
    let page = server.get("/om/").text();
    let (_, rest) = page.split_once("data-digitv-token=\"")?;
    Some(rest.split('"').next()?.to_owned())
}

fn body() -> String {
    let contribution = "---\ninnspill: 1\ndato: 2026-11-30\nendringer:\n  - {dokument: sider/om, felt: tittel, fra: Om, til: Om oss}\n---\n";
    serde_json::json!({"id": "a", "contribution": contribution}).to_string()
}

/// Posts the change with the headers of an own page, where `other` does not say otherwise.
fn post(server: &Server, token: &str, body: &str, other: &[(&str, &str)]) -> Answer {
    let origin = format!("http://{}", server.host);
    let length = body.len().to_string();
    let own = [
        ("Host", server.host.as_str()),
        ("Origin", &origin),
        ("Content-Type", "application/json"),
        ("X-Digitv-Token", token),
        ("Content-Length", &length),
    ];
    let is_other = |name: &str| other.iter().any(|(given, _)| *given == name);
    let own = own.iter().filter(|(name, _)| !is_other(name));
    let mut text = "POST /.digitv/edit/change HTTP/1.1\r\nConnection: close\r\n".to_owned();
    for (name, value) in own.chain(other).filter(|(_, value)| !value.is_empty()) {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    server.raw(format!("{text}\r\n{body}").as_bytes())
}

fn is_untouched(server: &Server) -> bool {
    fs::read_to_string(server.path(FILE)).unwrap() == OM
}

#[test]
fn a_page_of_this_server_writes_and_all_others_are_refused() {
    let server = server(&[]);
    let token = token(&server).expect("the page has a token");
    for (other, status) in [
        (("Origin", "https://ond.example"), 403),
        (("Origin", "null"), 403),
        (("Origin", ""), 403),
        (("Host", "ond.example"), 403),
        (("Host", "127.0.0.1.ond.example"), 403),
        (("X-Digitv-Token", ""), 403),
        (("X-Digitv-Token", "feil"), 403),
        (("Content-Type", "text/plain"), 415),
        (("Content-Length", "100000000"), 413),
        (("Sec-Fetch-Site", "cross-site"), 403),
    ] {
        let answer = post(&server, &token, &body(), &[other]);
        assert_eq!(answer.status, status, "{other:?}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
        assert!(is_untouched(&server), "{other:?}");
    }
    // A body without a length is bounded too.
    let huge = "x".repeat(13 << 20);
    let chunk = format!("{:x}\r\n{huge}\r\n0\r\n\r\n", huge.len());
    let answer = post(
        &server,
        &token,
        &chunk,
        &[("Content-Length", ""), ("Transfer-Encoding", "chunked")],
    );
    assert_eq!(answer.status, 413);
    for method in ["GET", "PUT", "DELETE", "OPTIONS"] {
        let answer = server.request(method, "/.digitv/edit/change", &[]);
        assert_eq!(answer.status, 405, "{method}");
        assert_eq!(answer.header("allow"), Some("POST"));
    }
    assert!(is_untouched(&server));
    let answer = post(&server, &token, &body(), &[]);
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(
        fs::read_to_string(server.path(FILE)).unwrap(),
        OM.replace("Om\n", "Om oss\n")
    );
    server.shows("/om/", "Om oss");
}

#[test]
fn a_token_ends_with_its_server() {
    let first = server(&[]);
    let old = token(&first).expect("a token");
    drop(first);
    let next = server(&[]);
    assert_ne!(token(&next), Some(old.clone()));
    assert_eq!(post(&next, &old, &body(), &[]).status, 403);
    assert!(is_untouched(&next));
}

#[test]
fn nothing_is_written_where_others_reach_the_server_or_where_it_is_turned_off() {
    for options in [
        &["--host", "0.0.0.0"][..],
        &["--allow-host", "skrivebord.lan"],
        &["--no-edit"],
    ] {
        let server = server(options);
        assert_eq!(token(&server), None, "{options:?}");
        let answer = post(&server, "", &body(), &[]);
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains("slått av"), "{}", answer.text());
        assert!(is_untouched(&server));
    }
    let open = server(&["--host", "0.0.0.0", "--edit"]);
    let token = token(&open).expect("it was asked for");
    assert_eq!(post(&open, &token, &body(), &[]).status, 200);
}

#[test]
fn a_site_that_is_built_has_nothing_of_the_editor() {
    let built = Site::of(&[(FILE, OM)]).build().succeeds();
    let traces = [
        "data-digitv-token",
        "data-editor-parts",
        "edit-here",
        "/.digitv/edit",
    ];
    for (name, text) in built.public().texts() {
        for trace in traces {
            assert!(!text.contains(trace), "{name}: {trace}");
        }
    }
    assert!(
        !built
            .public()
            .files()
            .iter()
            .any(|name| name.contains("edit/"))
    );
}
