//! A running `digitv serve`, and a browser's side of the conversation in its simplest form.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::common::Site;

/// What has not come after so long, does not come.
const LIMIT: Duration = Duration::from_secs(60);

/// A server for one site, ended when it is dropped.
pub struct Server {
    process: Child,
    /// `127.0.0.1:4000`
    pub host: String,
    /// What it says on standard error, line by line.
    words: Receiver<String>,
    root: PathBuf,
    _site: Site,
}

/// An answer.
pub struct Answer {
    /// 200.
    pub status: u16,
    head: String,
    /// What came.
    pub body: Vec<u8>,
}

impl Server {
    /// `digitv serve --port 0` with these options besides.
    pub fn start(site: Site, options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_digitv"))
            .args(["serve", "--port", "0"])
            .args(options)
            .current_dir(site.root())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("digitv starts");
        let said = lines(process.stdout.take().expect("it has a standard output"));
        let words = lines(process.stderr.take().expect("and a standard error"));
        let first = said.recv_timeout(LIMIT).expect("it tells where it is");
        let (_, address) = first.split_once("http://").expect("an address");
        let host = address.split('/').next().expect("with a host").to_owned();
        Self {
            process,
            host,
            words,
            root: site.root(),
            _site: site,
        }
    }

    /// A file of the site.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The folder of the site.
    pub fn root(&self) -> &PathBuf {
        &self.root
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// What is at `address`.
    pub fn get(&self, address: &str) -> Answer {
        self.request("GET", address, &[])
    }

    /// The text at `address`, without the script that follows changes.
    pub fn page(&self, address: &str) -> String {
        let answer = self.get(address);
        String::from_utf8(without_script(&answer.body).to_vec()).expect("a page is text")
    }

    /// The answer to any request; `Host` is the server's own unless it is given.
    pub fn request(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> Answer {
        let host = ("Host", self.host.as_str());
        let is_given = headers.iter().any(|(name, _)| *name == "Host");
        let own = (!is_given).then_some(&host);
        let mut text = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in own.into_iter().chain(headers) {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("\r\n");
        self.raw(text.as_bytes())
    }

    /// What is answered to these bytes. A request that is refused by its head is answered before its
    /// body is read, and the connection may be closed while the rest is sent.
    pub fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        let sent = stream.write_all(bytes);
        let is_closed = |error: &Error| error.kind() == ErrorKind::BrokenPipe;
        assert!(
            sent.is_ok() || sent.as_ref().is_err_and(is_closed),
            "{sent:?}"
        );
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the answer comes");
        Answer::read(&answer)
    }

    /// A connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).expect("the server takes connections");
        stream
            .set_read_timeout(Some(LIMIT))
            .expect("a limit is set");
        stream
    }

    /// What a page at `path` that was loaded now is told.
    pub fn events(&self, path: &str) -> Events {
        let mut stream = self.connect();
        let request = format!(
            "GET /.digitv/events?path={path}&state=x.0 HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.host
        );
        stream.write_all(request.as_bytes()).expect("sent");
        Events(BufReader::new(stream))
    }

    /// Waits until the page at `address` holds `text`.
    #[track_caller]
    pub fn shows(&self, address: &str, text: &str) {
        self.comes(&format!("«{text}» på {address}"), || {
            self.page(address).contains(text)
        });
    }

    /// Waits until the page at `address` no longer holds `text`.
    #[track_caller]
    pub fn lacks(&self, address: &str, text: &str) {
        self.comes(&format!("{address} uten «{text}»"), || {
            !self.page(address).contains(text)
        });
    }

    /// Waits until `address` is answered with `status`.
    #[track_caller]
    pub fn answers(&self, address: &str, status: u16) {
        self.comes(&format!("{status} for {address}"), || {
            self.get(address).status == status
        });
    }

    /// Waits until it is so.
    #[track_caller]
    pub fn comes(&self, what: &str, is_so: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_so() {
            assert!(start.elapsed() < LIMIT, "{what} kom ikke");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until it says `text` in the terminal.
    #[track_caller]
    pub fn says(&self, text: &str) -> String {
        let mut before = String::new();
        loop {
            match self.words.recv_timeout(LIMIT) {
                Ok(line) if line.contains(text) => return line,
                Ok(line) => before.push_str(&format!("{line}\n")),
                Err(_) => panic!("«{text}» ble ikke sagt. Sagt ble:\n{before}"),
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.expect("an answer has a head");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Self {
            status: status.expect("and a status"),
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    /// The header called `name`.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(": ")?;
            found.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What a page is told, as it comes.
pub struct Events(BufReader<TcpStream>);

impl Events {
    /// The next that is told.
    #[track_caller]
    pub fn next(&mut self) -> serde_json::Value {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.0.read_line(&mut line).expect("the stream goes on");
            assert!(read > 0, "the stream has ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("what is told is JSON");
            }
        }
    }
}

/// A page as a build writes it: the last line is the script that follows changes.
pub fn without_script(page: &[u8]) -> &[u8] {
    let marker: &[u8] = b"<script type=\"module\" src=\"/.digitv/reload.js\"";
    let start = page
        .windows(marker.len())
        .rposition(|bytes| bytes == marker);
    start.map_or(page, |start| &page[..start])
}

fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}
