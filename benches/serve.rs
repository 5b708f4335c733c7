//! From a save to the changed page served, as one who writes waits for it, and a long day of
//! writing: time, memory and open descriptors of `digitv serve`.
//!
//! ```sh
//! cargo bench --bench serve                   # 50 edits at 1,000 and at 10,000 documents
//! cargo bench --bench serve -- --edits 5000   # a long day at 1,000 documents
//! ```
//!
//! The clock runs from before the file is written until the last byte of the new page is there:
//! the system's event, the quiet time, reading, linking, planning, telling the page, and making
//! it. Half of the edits are to the text of a report, half to its title, which lists show too.

#![allow(clippy::panic, clippy::print_stdout)] // A benchmark prints, and stops when it cannot run.

mod generate;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A page that has not changed after so long, never will.
const LIMIT: Duration = Duration::from_secs(60);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let long = arguments.iter().position(|argument| argument == "--edits");
    match long.and_then(|at| arguments.get(at + 1)?.parse().ok()) {
        Some(edits) => a_long_day(1_000, edits),
        None => [1_000, 10_000].into_iter().for_each(fifty_edits),
    }
}

fn fifty_edits(documents: usize) {
    let site = Site::new(documents);
    let server = Server::start(&site);
    println!("\n{documents} documents");
    println!("  command to front page {:>8.0} ms", ms(server.started));
    let mut waits: Vec<Duration> = (0..50).map(|number| site.edit(&server, number)).collect();
    waits.sort();
    println!(
        "  save to page, p50     {:>8.1} ms",
        ms(waits[waits.len() / 2])
    );
    println!(
        "  save to page, p95     {:>8.1} ms",
        ms(waits[waits.len() * 95 / 100])
    );
    println!(
        "  save to page, worst   {:>8.1} ms",
        ms(waits[waits.len() - 1])
    );
    println!("  memory                {:>8.0} MB", server.memory());
}

fn a_long_day(documents: usize, edits: usize) {
    let site = Site::new(documents);
    let server = Server::start(&site);
    println!("\n{edits} edits at {documents} documents");
    println!(
        "  {:>6} {:>10} {:>12} {:>10}",
        "edits", "memory", "descriptors", "p95"
    );
    let mut waits = Vec::new();
    for number in 0..edits {
        waits.push(site.edit(&server, number));
        if (number + 1) % (edits / 10).max(1) == 0 {
            waits.sort();
            let p95 = waits[waits.len() * 95 / 100];
            let (memory, open) = (server.memory(), server.descriptors());
            println!(
                "  {:>6} {memory:>7.0} MB {open:>12} {:>7.1} ms",
                number + 1,
                ms(p95)
            );
            waits.clear();
        }
    }
}

/// A generated site in memory.
struct Site {
    folder: TempDir,
    report: PathBuf,
    address: String,
    text: String,
}

impl Site {
    fn new(documents: usize) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory)
        } else {
            tempfile::tempdir()
        };
        let folder = folder.expect("a folder can be made");
        let mut report = None;
        for (name, text) in generate::site(documents) {
            let path = folder.path().join(&name);
            fs::create_dir_all(path.parent().expect("within the folder")).expect("made");
            fs::write(&path, &text).expect("written");
            if name.starts_with("content/erfaringer/") {
                report = Some((path, text));
            }
        }
        let (report, text) = report.expect("a generated site has reports");
        let slug = report
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        Self {
            folder,
            report,
            address: format!("/erfaringer/{slug}/"),
            text,
        }
    }

    /// Saves a report, and waits until its page is served as it is now.
    fn edit(&self, server: &Server, number: usize) -> Duration {
        let marker = format!("utgave-{number}-her");
        let text = if number.is_multiple_of(2) {
            format!("{}\n\n{marker}\n", self.text)
        } else {
            self.text
                .replacen("tittel: ", &format!("tittel: {marker} "), 1)
        };
        let mut events = server.events(&self.address);
        let start = Instant::now();
        fs::write(&self.report, text).expect("saved");
        loop {
            events.next();
            if server.get(&self.address).contains(&marker) {
                return start.elapsed();
            }
            assert!(start.elapsed() < LIMIT, "the page never changed");
        }
    }
}

/// A running server.
struct Server {
    process: Child,
    host: String,
    started: Duration,
}

impl Server {
    fn start(site: &Site) -> Self {
        let start = Instant::now();
        let mut process = Command::new(env!("CARGO_BIN_EXE_digitv"))
            .args(["serve", "--port", "0", "--root"])
            .arg(site.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("digitv starts");
        let mut said = String::new();
        let output = process.stdout.take().expect("it has an output");
        BufReader::new(output)
            .read_line(&mut said)
            .expect("it tells where it is");
        let host = said
            .split_once("http://")
            .and_then(|(_, rest)| rest.split('/').next());
        let mut server = Self {
            host: host.expect("an address").to_owned(),
            process,
            started: Duration::ZERO,
        };
        assert!(
            server.get("/").contains("</html>"),
            "the front page is answered"
        );
        server.started = start.elapsed();
        server
    }

    fn connect(&self, target: &str, close: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).expect("connected");
        stream
            .set_read_timeout(Some(LIMIT))
            .expect("a limit is set");
        let request = format!(
            "GET {target} HTTP/1.1\r\nHost: {}\r\n{close}\r\n",
            self.host
        );
        stream.write_all(request.as_bytes()).expect("asked");
        stream
    }

    fn get(&self, target: &str) -> String {
        let mut text = Vec::new();
        let mut stream = self.connect(target, "Connection: close\r\n");
        stream.read_to_end(&mut text).expect("answered");
        String::from_utf8_lossy(&text).into_owned()
    }

    /// What the page at `address` is told from now on.
    fn events(&self, address: &str) -> Events {
        let target = format!("/.digitv/events?path={address}");
        let mut events = Events(BufReader::new(self.connect(&target, "")));
        events.next();
        events
    }

    /// Resident memory in MB, where the system tells.
    fn memory(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok());
        kilobytes.unwrap_or(f64::NAN) / 1024.0
    }

    fn descriptors(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.process.id())).map_or(0, Iterator::count)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Events(BufReader<TcpStream>);

impl Events {
    /// Waits for the next that is told.
    fn next(&mut self) {
        let mut line = String::new();
        while !line.starts_with("data: ") {
            line.clear();
            let read = self.0.read_line(&mut line).expect("the stream goes on");
            assert!(read > 0, "the stream has ended");
        }
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
