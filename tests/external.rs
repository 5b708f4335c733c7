//! `digitv check --external`, with a server on this machine in place of other sites.

mod common;

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use common::Site;

/// A server, and the requests that it has got.
struct Elsewhere {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    fn new() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let line = answer(stream);
                noted.lock().expect("noted").extend(line);
            }
        });
        Self { address, asked }
    }

    /// What was asked for since the last time.
    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().expect("noted"))
    }
}

/// Answers one request, by its path, and returns its method and path.
fn answer(mut stream: TcpStream) -> Option<String> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let first = lines.next()?.ok()?;
    while !lines.next()?.ok()?.is_empty() {}
    let request = first.strip_suffix(" HTTP/1.1")?.to_owned();
    let status = match request.as_str() {
        "HEAD /er-her" | "GET /bare-hel" => "200 OK",
        "HEAD /bare-hel" => "405 Method Not Allowed",
        "HEAD /flyttet" => "301 Moved Permanently\r\nLocation: /er-her",
        "HEAD /sperret" | "GET /sperret" => "403 Forbidden",
        _ => "404 Not Found",
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).ok()?;
    Some(request)
}

/// A site whose page links to each kind of answer.
fn site(elsewhere: &Elsewhere) -> Site {
    let host = format!("http://{}", elsewhere.address);
    let page = format!(
        "---\ntittel: Om\nkilder: [{host}/borte]\n---\n\n[En]({host}/er-her#del), [to]({host}/borte), <{host}/flyttet>, [fire]({host}/bare-hel) og [fem]({host}/sperret).\n"
    );
    Site::of(&[("content/sider/om.md", &page)])
}

#[test]
fn pages_that_are_gone_are_found_where_they_are_linked_to() {
    let elsewhere = Elsewhere::new();
    let site = site(&elsewhere);
    // Nobody is asked unless that is wanted.
    site.run(&["check"]).succeeds();
    assert_eq!(elsewhere.asked(), [""; 0]);
    let run = site
        .run(&["check", "--external", "--format", "json"])
        .succeeds();
    let found = run.json();
    let found = found.as_array().expect("a list").iter();
    let dead: Vec<_> = found
        .filter(|found| found["name"] == "dead-link")
        .map(|found| (found["file"].as_str(), found["line"].as_u64()))
        .collect();
    let file = Some("content/sider/om.md");
    assert_eq!(dead, [(file, Some(3)), (file, Some(6))]);
    let said = run.stderr();
    assert!(said.contains("Spør etter 5 sider"), "{said}");
    assert!(said.contains("Om 1 av sidene finnes, er uvisst"), "{said}");
}

#[test]
fn nobody_is_asked_more_than_is_needed() {
    let elsewhere = Elsewhere::new();
    let site = site(&elsewhere);
    site.run(&["check", "--external"]).succeeds();
    let asked = elsewhere.asked();
    let count = |request: &str| asked.iter().filter(|asked| *asked == request).count();
    // Once for itself, and once as what another leads to.
    assert_eq!(count("HEAD /er-her"), 2, "{asked:?}");
    assert_eq!((count("HEAD /bare-hel"), count("GET /bare-hel")), (1, 1));
    // Once more where it is unsure.
    assert_eq!(count("HEAD /sperret"), 2, "{asked:?}");
    // What is known is not asked again.
    let again = site.run(&["check", "--external"]).succeeds();
    let again = again.says("dead-link").says("Spør etter 1 side på");
    assert!(again.stderr().contains("er uvisst"));
    let asked = elsewhere.asked();
    assert!(
        asked.iter().all(|asked| asked.ends_with("/sperret")),
        "{asked:?}"
    );
}

#[test]
fn a_machine_without_a_network_says_so_once() {
    let page = "---\ntittel: Om\n---\n\n[En](https://en.invalid/), [to](https://to.invalid/a) og [tre](https://to.invalid/b).\n";
    let site = Site::of(&[("content/sider/om.md", page)]);
    let run = site.run(&["check", "--external"]).succeeds();
    let said = run.stderr();
    assert_eq!(said.matches("ikke på nett").count(), 1, "{said}");
    assert!(!run.told().contains("dead-link"));
}

#[test]
fn without_the_program_that_asks_the_rest_is_checked() {
    let page = "---\ntittel: Om\n---\n\n[En](https://en.invalid/) og [to](borte.md).\n";
    let site = Site::of(&[("content/sider/om.md", page)]);
    site.run_with(&["check", "--external"], |digitv| digitv.env("PATH", ""))
        .finds_errors()
        .says("programmet curl mangler")
        .says("broken-link");
}
