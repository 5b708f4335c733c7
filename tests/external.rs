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
        "HEAD /travel/1" => "429 Too Many Requests",
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
fn a_site_that_wants_no_more_questions_gets_none() {
    let elsewhere = Elsewhere::new();
    let host = format!("http://{}", elsewhere.address);
    let page = format!(
        "---\ntittel: Om\n---\n\n[En]({host}/travel/1), [to]({host}/travel/2) og [tre]({host}/travel/3).\n"
    );
    let site = Site::of(&[("content/sider/om.md", &page)]);
    let run = site.run(&["check", "--external"]).succeeds();
    assert_eq!(elsewhere.asked(), ["HEAD /travel/1"]);
    let said = run.stderr();
    assert!(said.contains("Om 3 av sidene finnes, er uvisst"), "{said}");
    assert!(!run.told().contains("dead-link"));
}

/// An answer that is kept too long hides a link that has died since.
#[test]
fn what_is_kept_is_asked_again_when_it_is_old() {
    const DAY: u64 = 24 * 60 * 60;
    let elsewhere = Elsewhere::new();
    let (host, now) = (format!("http://{}", elsewhere.address), now());
    let page = format!(
        "---\ntittel: Om\n---\n\n[En]({host}/ny), [to]({host}/gammel), [tre]({host}/nylig-borte) og [fire]({host}/lenge-borte).\n"
    );
    let kept: String = [
        (now - 13 * DAY, "", "ny"),
        (now - 15 * DAY, "", "gammel"),
        (now - DAY / 2, "status 404", "nylig-borte"),
        (now - 2 * DAY, "status 404", "lenge-borte"),
    ]
    .map(|(time, reason, page)| format!("{time}\t{reason}\t{host}/{page}\n"))
    .concat();
    let site = Site::of(&[("content/sider/om.md", &page)]).write(".digitv-lenker", kept);
    site.run(&["check", "--external"]).succeeds();
    let mut heads = elsewhere.asked();
    heads.retain(|asked| asked.starts_with("HEAD"));
    assert_eq!(heads, ["HEAD /gammel", "HEAD /lenge-borte"]);
}

fn now() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.expect("after 1970").as_secs()
}

/// Every address of the loopback network is this machine only on Linux.
#[cfg(target_os = "linux")]
mod many_sites {
    use std::sync::Condvar;
    use std::time::Duration;

    use super::*;

    /// The requests that several hosts are answering, and the most there have been.
    #[derive(Default)]
    struct AtOnce {
        now: Mutex<(usize, usize)>,
        changed: Condvar,
    }

    impl AtOnce {
        /// Holds a request until another is there too, or for a while, so that those that come together
        /// are counted together.
        fn answer(&self) {
            let mut now = self.now.lock().expect("counted");
            now.0 += 1;
            now.1 = now.1.max(now.0);
            self.changed.notify_all();
            let two = |now: &mut (usize, usize)| now.1 < 2;
            let patience = Duration::from_secs(20);
            let held = self.changed.wait_timeout_while(now, patience, two);
            let (mut now, _) = held.expect("counted");
            now.0 -= 1;
        }

        fn most(&self) -> usize {
            self.now.lock().expect("counted").1
        }
    }

    #[test]
    fn a_few_sites_are_asked_at_a_time_and_each_for_one_page() {
        let all = Arc::new(AtOnce::default());
        let mut page = "---\ntittel: Om\n---\n\n".to_owned();
        let mut of_host = Vec::new();
        for number in 1..=6 {
            let listener = TcpListener::bind((format!("127.0.0.{number}"), 0)).expect("a port");
            let address = listener.local_addr().expect("an address");
            for name in ["a", "b"] {
                page.push_str(&format!("[Side {name}{number}](http://{address}/{name})\n"));
            }
            let (all, own) = (Arc::clone(&all), Arc::new(Mutex::new((0, 0))));
            of_host.push(Arc::clone(&own));
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    let (all, own) = (Arc::clone(&all), Arc::clone(&own));
                    thread::spawn(move || {
                        let enter = |by: i32| {
                            let mut own = own.lock().expect("counted");
                            own.0 += by;
                            own.1 = own.1.max(own.0);
                        };
                        enter(1);
                        all.answer();
                        // The next request may come as soon as this one has its answer.
                        enter(-1);
                        answer(stream)
                    });
                }
            });
        }
        let site = Site::of(&[("content/sider/om.md", &page)]);
        site.run_with(&["check", "--external"], |digitv| {
            digitv.env("no_proxy", "*")
        })
        .succeeds();
        assert!((2..=4).contains(&all.most()), "{}", all.most());
        for own in of_host {
            assert_eq!(own.lock().expect("counted").1, 1);
        }
    }
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
