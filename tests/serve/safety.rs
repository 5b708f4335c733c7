//! Who is answered, and with what.

use std::fs;
use std::io::{Read, Write};

use crate::common::Site;
use crate::server::Server;

fn server(options: &[&str]) -> Server {
    let site = Site::of(&[("content/sider/om.md", "---\ntittel: Om\n---\n\nNoen ord.\n")])
        .write("hemmelig.txt", "hemmelig")
        .write("content/sider/.hemmelig.txt", "hemmelig");
    let server = Server::start(site, options);
    // What comes later, comes to a site that has been read.
    server.answers("/om/", 200);
    server
}

#[test]
fn only_names_of_this_machine_are_answered() {
    let server = server(&["--allow-host", "skrivebord.lan"]);
    let status = |host: &str| server.request("GET", "/", &[("Host", host)]).status;
    for host in [
        "localhost",
        "localhost:1234",
        "127.0.0.1:4000",
        "[::1]",
        "skrivebord.lan",
    ] {
        assert_eq!(status(host), 200, "{host}");
    }
    for host in [
        "ond.example",
        "ond.example:4000",
        "127.0.0.1.ond.example",
        "10.0.0.1",
    ] {
        assert_eq!(status(host), 403, "{host}");
    }
    assert_eq!(server.raw(b"GET / HTTP/1.0\r\n\r\n").status, 403, "no host");
    let proxied = server.request("GET", "http://ond.example/", &[]);
    assert_eq!(proxied.status, 403);
    // Not only pages: scripts and events too.
    let script = server.request("GET", "/.digitv/reload.js", &[("Host", "ond.example")]);
    assert_eq!(script.status, 403);
}

#[test]
fn only_own_pages_hear_of_changes() {
    let server = server(&[]);
    let events = "/.digitv/events?path=/om/";
    for header in [
        ("Origin", "https://ond.example"),
        ("Origin", "null"),
        ("Sec-Fetch-Site", "cross-site"),
    ] {
        let answer = server.request("GET", events, &[header]);
        assert_eq!(answer.status, 403, "{header:?}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    let answer = server.request("GET", "/dekning.csv", &[("Origin", "https://ond.example")]);
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[test]
fn there_is_only_reading() {
    let server = server(&[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let answer = server.request(method, "/", &[("Content-Length", "0")]);
        assert_eq!(answer.status, 405, "{method}");
        assert_eq!(answer.header("allow"), Some("GET, HEAD"));
    }
    let head = server.request("HEAD", "/om/", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(
        head.header("content-length"),
        server.get("/om/").header("content-length")
    );
}

#[test]
fn there_is_no_way_out_of_the_site() {
    let server = server(&[]);
    for path in [
        "/../hemmelig.txt",
        "/..%2fhemmelig.txt",
        "/%2e%2e/hemmelig.txt",
        "/om/../../hemmelig.txt",
        "/om/%2e%2e%2f%2e%2e%2fhemmelig.txt",
        "/..%5chemmelig.txt",
        "/%00",
        "/om/%00.html",
        "//etc/passwd",
        "/etc/passwd",
        "/%2fetc/passwd",
        "/C:/hemmelig.txt",
        "/.hemmelig.txt",
        "/site.yaml",
        "/content/sider/om.md",
        "/.digitv/../hemmelig.txt",
        "/.digitv/%2e%2e/%2e%2e/hemmelig.txt",
        "/.digitv/mod.rs",
        "/.git/config",
    ] {
        let answer = server.get(path);
        assert!(
            matches!(answer.status, 400 | 404),
            "{path}: {}",
            answer.status
        );
        assert!(
            !answer.text().contains("hemmelig\n") && !answer.text().contains("root:"),
            "{path}"
        );
    }
    // No address leads a browser to another host.
    for path in [
        "//ond.example/om",
        "/%2f%2fond.example/om",
        "/\\ond.example/om",
    ] {
        assert_eq!(server.get(path).header("location"), None, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_is_not_followed_when_it_comes_either() {
    let server = server(&[]);
    std::os::unix::fs::symlink(
        server.path("hemmelig.txt"),
        server.path("content/sider/inn.txt"),
    )
    .unwrap();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("ut.txt"), "utenfra").unwrap();
    std::os::unix::fs::symlink(outside.path(), server.path("content/sider/mappe")).unwrap();
    server.says("lenker blir ikke fulgt");
    for path in ["/vedlegg/sider/mappe/ut.txt", "/vedlegg/sider/inn.txt"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404);
        assert!(!answer.text().contains("utenfra") && !answer.text().contains("hemmelig\n"));
    }
}

#[test]
fn headers_are_those_that_are_published() {
    let server = server(&[]);
    let published = server.get("/_headers").text();
    let for_all = published.split("\n\n").next().unwrap();
    let mut pairs: Vec<(&str, String)> = for_all
        .lines()
        .filter_map(|line| line.trim().split_once(": "))
        .map(|(name, value)| (name, value.to_owned()))
        .collect();
    // This machine is nobody's host for a year, and its own scripts have a folder more.
    pairs.retain(|(name, _)| *name != "Strict-Transport-Security");
    for (name, value) in &mut pairs {
        if *name == "Content-Security-Policy" {
            *value = value.replace("/search/files/;", "/search/files/ *:*/.digitv/;");
        }
    }
    assert!(pairs.len() > 6);
    for address in [
        "/",
        "/om/",
        "/finnes-ikke/",
        "/robots.txt",
        "/.digitv/reload.js",
    ] {
        let answer = server.get(address);
        for (name, value) in &pairs {
            assert_eq!(answer.header(name), Some(value.as_str()), "{address}");
        }
    }
    assert_eq!(
        server.get("/robots.txt").header("content-type"),
        Some("text/plain; charset=utf-8")
    );
}

#[test]
fn what_is_no_request_ends_nothing() {
    let server = server(&[]);
    for rubbish in [
        &b"\x16\x03\x01\x02\x00"[..],
        b"GET\r\n\r\n",
        b"\r\n\r\n\r\n",
        &[0; 100],
        &[b'a'; 200_000],
    ] {
        let mut stream = server.connect();
        // The server may have had enough before all of it is sent.
        let _ = stream.write_all(rubbish);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
    }
    let long = format!("/{}", "a".repeat(60_000));
    let request = format!(
        "GET {long} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
        server.host
    );
    let mut stream = server.connect();
    let _ = stream.write_all(request.as_bytes());
    let _ = stream.read_to_end(&mut Vec::new());
    assert_eq!(server.get("/om/").status, 200);
}

#[test]
fn many_connections_that_say_nothing_end_when_they_are_closed() {
    let server = server(&[]);
    let idle: Vec<_> = (0..200).map(|_| server.connect()).collect();
    assert_eq!(server.get("/om/").status, 200);
    drop(idle);
    assert_eq!(server.get("/om/").status, 200);
}

#[test]
fn a_port_that_is_taken_is_told_with_a_way_on() {
    let server = server(&[]);
    let port = server.host.rsplit(':').next().unwrap().to_owned();
    let other = Site::of(&[]);
    other
        .run(&["serve", "--port", &port])
        .is_refused()
        .says(&format!("port {port} er opptatt"))
        .says("--port 0");
}

#[test]
fn what_opens_files_is_checked() {
    let site = Site::of(&[]);
    site.run(&["serve", "--editor", "javascript:alert('{file}')"])
        .is_refused();
    site.run(&["serve", "--host", "ikke en adresse"])
        .is_refused();
    site.run(&["serve", "--root", "finnes-ikke"])
        .is_refused()
        .says("site.yaml");
}
