//! The questions that commands ask, answered on a terminal as a person would.
#![cfg(unix)]

mod common;

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use common::Site;
use rustix::fs::{Mode, OFlags, open};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// The longest wait for what a command has to say.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs `digitv` on a terminal. Each answer is given when the words before it have been said since
/// the last one. Returns the exit status, and everything that the terminal has shown.
fn talk(site: &Site, arguments: &[&str], answers: &[(&str, &str)]) -> (i32, String) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&ours).expect("granted");
    unlockpt(&ours).expect("unlocked");
    let name = ptsname(&ours, Vec::new()).expect("a name");
    let theirs = open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("opened");
    let stream = || Stdio::from(theirs.try_clone().expect("one more"));
    let child = Command::new(env!("CARGO_BIN_EXE_digitv"))
        .args(arguments)
        .current_dir(site.root())
        .env("DIGITV_TODAY", "none")
        .env("NO_COLOR", "1")
        .stdin(stream())
        .stdout(stream())
        .stderr(stream())
        .spawn()
        .expect("digitv starts");
    let mut child = Ended(child);
    drop(theirs);
    let shown = listen(ours.try_clone().expect("one more"));
    let mut keys = File::from(ours);
    let (mut all, mut since) = (String::new(), 0);
    for (words, answer) in answers {
        hear(&shown, &mut all, |all| all[since..].contains(words));
        assert!(
            all[since..].contains(words),
            "«{words}» is not said:\n{all}"
        );
        since = all.len();
        keys.write_all(answer.as_bytes()).expect("typed");
    }
    hear(&shown, &mut all, |_| false);
    let status = child.0.wait().expect("ended");
    (status.code().expect("not by a signal"), all)
}

/// A command that ends with the test, also where it waits for an answer that never comes.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Returns what the terminal shows, piece by piece.
fn listen(terminal: OwnedFd) -> Receiver<Vec<u8>> {
    let (send, shown) = channel();
    std::thread::spawn(move || {
        let (mut terminal, mut bytes) = (File::from(terminal), [0; 4096]);
        // Linux ends a terminal that nobody writes to any more with an error.
        while let Ok(count @ 1..) = terminal.read(&mut bytes) {
            if send.send(bytes[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    shown
}

/// Adds what is shown to `all`, until `enough` or until the command has ended.
fn hear(shown: &Receiver<Vec<u8>>, all: &mut String, enough: impl Fn(&str) -> bool) {
    let until = Instant::now() + PATIENCE;
    let mut bytes = Vec::new();
    let before = all.clone();
    while !enough(all) {
        let Ok(piece) = shown.recv_timeout(until.saturating_duration_since(Instant::now())) else {
            return;
        };
        bytes.extend(piece);
        // A piece may end within a letter.
        *all = format!(
            "{before}{}",
            String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
        );
    }
}

fn site() -> Site {
    Site::of(&[
        ("content/sider/om.md", "---\ntittel: Om\n---\n\nOrd.\n"),
        (
            "content/kommuner/skien.md",
            "---\ntittel: Skien\nkommunenummer: \"4003\"\nfylke: Telemark\nmålform: bokmål\n---\n\nOrd.\n",
        ),
    ])
}

#[test]
fn new_asks_again_until_the_answer_can_stand() {
    let site = site();
    let answers = [
        ("tittel: navnet på dokumentet", "\n"),
        ("Her må det stå noe.", "Åpent på kvelden\n"),
        ("sammendrag: ", "Vi åpnet døra.\n"),
        ("dato: ", "i går\n"),
        ("er ikke en dato", "17. mai 2024\n"),
        ("(flere med komma mellom) (kan stå tomt)", "Skjen\n"),
        ("Mente du `skien`?", "Skien\n"),
        ("løsninger: ", "\n"),
        ("temaer: ", "[sak-og-arkiv, personvern]\n"),
        ("idé, planlegging", "drifft\n"),
        ("Mente du `drift`?", "drift\n"),
    ];
    let (status, all) = talk(&site, &["new", "erfaring"], &answers);
    assert_eq!(status, 0, "{all}");
    assert!(all.contains("Skrives 2024-05-17.\n"), "{all}");
    assert!(
        all.contains("content/erfaringer/apent-pa-kvelden.md er laget."),
        "{all}"
    );
    assert_eq!(
        site.sources()["content/erfaringer/apent-pa-kvelden.md"],
        "---\ntittel: Åpent på kvelden\nsammendrag: Vi åpnet døra.\ndato: 2024-05-17\nkommuner: [skien]\ntemaer: [sak-og-arkiv, personvern]\nstatus: drift\n---\n\n## Hva vi gjorde\n\n## Hvordan det gikk\n"
    );
    site.run(&["check"]).succeeds();
}

#[test]
fn new_asks_for_the_title_of_a_page_too() {
    let site = site();
    let (status, all) = talk(&site, &["new", "side"], &[("tittel: ", "Åpningstider\n")]);
    assert_eq!(status, 0, "{all}");
    assert!(site.sources().contains_key("content/sider/apningstider.md"));
}

#[test]
fn nothing_is_written_without_an_answer() {
    let site = site();
    let before = site.sources();
    let (status, all) = talk(&site, &["new", "side"], &[("tittel: ", "\u{4}")]);
    assert_eq!(status, 2, "{all}");
    assert!(
        all.contains("\nfeil: svaret mangler\nhjelp: Ingenting er skrevet.\n"),
        "{all}"
    );
    assert_eq!(site.sources(), before);
}

const CHANGES: &str = "---\ninnspill: 1\nfra: {rolle: Digitaliseringsrådgiver, kommune: skien}\ndato: 2026-11-30\nendringer:\n  - {dokument: kommuner/skien, felt: sammendrag, til: En by., kilde: kommunen}\n---\n";

#[test]
fn motta_asks_and_does_as_it_is_told() {
    let waiting = "content/innspill/2026-11-30-skien.md";
    let site = site().write(waiting, CHANGES);
    let before = site.sources();
    for no in ["\n", "nei\n", "\u{4}"] {
        let (status, all) = talk(&site, &["motta"], &[("Skal endringene gjøres? [j/N] ", no)]);
        assert_eq!(status, 0, "{all}");
        assert!(all.contains("\nIngenting er skrevet.\n"), "{all}");
        assert_eq!(site.sources(), before);
    }
    let (status, all) = talk(&site, &["motta"], &[("[j/N] ", "ja\n")]);
    assert_eq!(status, 0, "{all}");
    let sources = site.sources();
    assert!(sources["content/kommuner/skien.md"].contains("sammendrag: En by."));
    assert!(!sources.contains_key(waiting));
}

#[test]
fn fix_and_move_ask_too() {
    let site = site().write(
        "content/sider/om.md",
        "---\ntittel: Om\nsamandrag: Kort\n---\n\nOrd.\n",
    );
    let before = site.sources();
    let (_, all) = talk(&site, &["fix"], &[("Skal dette rettes? [j/N] ", "n\n")]);
    assert!(all.contains("+sammendrag: Kort\n"), "{all}");
    assert_eq!(site.sources(), before);
    talk(&site, &["fix"], &[("[j/N] ", "J\n")]);
    assert_eq!(
        site.sources()["content/sider/om.md"],
        "---\ntittel: Om\nsammendrag: Kort\n---\n\nOrd.\n"
    );
    talk(
        &site,
        &["move", "sider/om", "oss"],
        &[("Skal dette flyttes? [j/N] ", "\n")],
    );
    assert!(site.root().join("content/sider/om.md").exists());
    talk(&site, &["move", "sider/om", "oss"], &[("[j/N] ", "j\n")]);
    assert!(site.root().join("content/sider/oss.md").exists());
}
