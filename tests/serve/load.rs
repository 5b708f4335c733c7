//! Connections that ask for nothing, or take nothing, do not keep others waiting.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::common::Site;
use crate::server::Server;

/// More than the server has places for.
const MANY: usize = 300;
/// An answer comes in a fraction of a second. A server that waited for its limits of time would
/// take ten seconds or more.
const SOON: Duration = Duration::from_secs(8);

fn server(options: &[&str]) -> Server {
    // Larger than what a system keeps for a reader who does not read.
    let words = "Noen ord som fyller ei side. ".repeat(10);
    let text = format!("{words}\n\n").repeat(2_000);
    let site = Site::of(&[
        ("content/sider/om.md", "---\ntittel: Om\n---\n\nNoen ord.\n"),
        (
            "content/sider/lang.md",
            &format!("---\ntittel: Lang\n---\n\n{text}"),
        ),
    ]);
    let server = Server::start(site, options);
    server.answers("/om/", 200);
    server.answers("/lang/", 200);
    server
}

fn opened(server: &Server, bytes: &str) -> Vec<TcpStream> {
    let streams = (0..MANY).map(|_| {
        let mut stream = server.connect();
        // The server may have closed it already, to make room for another.
        let _ = stream.write_all(bytes.as_bytes());
        stream
    });
    streams.collect()
}

fn answers_soon(server: &Server) {
    for _ in 0..3 {
        let start = Instant::now();
        assert_eq!(server.get("/om/").status, 200);
        assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    }
}

/// Whether the other end has closed the connection.
fn is_closed(stream: &mut TcpStream) -> bool {
    stream.read_to_end(&mut Vec::new()).is_ok() || matches!(stream.take_error(), Ok(Some(_)))
}

#[test]
fn connections_that_say_nothing_make_way_the_oldest_first() {
    let server = server(&[]);
    let mut idle = opened(&server, "");
    answers_soon(&server);
    assert!(is_closed(&mut idle[0]), "the oldest is closed");
    let last = idle.last_mut().unwrap();
    let request = format!("GET /om/ HTTP/1.1\r\nHost: {}\r\n\r\n", server.host);
    last.write_all(request.as_bytes()).unwrap();
    let mut head = [0; 15];
    last.read_exact(&mut head).unwrap();
    assert_eq!(&head, b"HTTP/1.1 200 OK", "the newest is not");
}

#[test]
fn requests_that_never_end_make_way() {
    let server = server(&[]);
    let _slow = opened(&server, "GET /om/ HTTP/1.1\r\nX-Long: ");
    answers_soon(&server);
}

#[test]
fn readers_who_do_not_read_make_way() {
    let server = server(&[]);
    let request = format!("GET /lang/ HTTP/1.1\r\nHost: {}\r\n\r\n", server.host);
    let _slow = opened(&server, &request.repeat(8));
    answers_soon(&server);
}

#[test]
fn pages_that_listen_for_changes_make_way_for_new_ones() {
    let server = server(&[]);
    let mut old: Vec<_> = (0..130).map(|_| server.events("/om/")).collect();
    let mut new = server.events("/om/");
    new.next();
    answers_soon(&server);
    let last = old.last_mut().unwrap();
    assert_eq!(last.next()["draft"], false, "who came late is still told");
}

#[test]
fn others_on_the_network_are_told_of_in_words() {
    let server = server(&["--host", "0.0.0.0"]);
    server.says("Alle på samme nett kan se det");
    server.says("utkast, og feilmeldinger med filnavn");
    std::fs::write(
        server.path("content/sider/utkast.md"),
        "---\ntittel: Utkast\nutkast: true\n---\n\nIkke ferdig.\n",
    )
    .unwrap();
    server.says("1 side med utkast kan leses av alle på samme nett");
}
