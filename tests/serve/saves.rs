//! Saves, in every way that editors and other programs have of writing a file.

use std::fs;
use std::io::Write;
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::common::Site;
use crate::server::Server;

const FILE: &str = "content/sider/om.md";

fn text(words: &str) -> String {
    format!("---\ntittel: Om\n---\n\nHer står {words}.\n")
}

fn server(options: &[&str]) -> Server {
    let site = Site::of(&[
        (FILE, &text("begynnelsen")),
        (
            "content/sider/samling/en.md",
            "---\ntittel: En\n---\n\nFørste.\n",
        ),
        (
            "content/sider/samling/to.md",
            "---\ntittel: To\n---\n\nAndre.\n",
        ),
    ]);
    let server = Server::start(site, options);
    server.shows("/om/", "begynnelsen");
    server
}

/// Every way of saving `FILE`, by name.
#[allow(clippy::type_complexity, reason = "a name for it would say no more")]
const WAYS: [(&str, fn(&Server, &str)); 8] = [
    ("in place, as VS Code and nano", |server, text| {
        fs::write(server.path(FILE), text).unwrap();
    }),
    ("the old one aside first, as vim", |server, text| {
        let (file, aside) = (server.path(FILE), server.path("content/sider/om.md~"));
        // Vim tries first whether it can write in the folder.
        let trial = server.path("content/sider/4913");
        fs::write(&trial, "").unwrap();
        fs::remove_file(&trial).unwrap();
        fs::rename(&file, &aside).unwrap();
        fs::write(&file, text).unwrap();
        fs::remove_file(&aside).unwrap();
    }),
    (
        "aside and over, as JetBrains, gedit and Emacs",
        |server, text| {
            let aside = server.path("content/sider/.om.md.tmp");
            fs::write(&aside, text).unwrap();
            fs::rename(&aside, server.path(FILE)).unwrap();
        },
    ),
    ("aside under a plain name and over", |server, text| {
        let aside = server.path("content/sider/sedAb12Cd");
        fs::write(&aside, text).unwrap();
        fs::rename(&aside, server.path(FILE)).unwrap();
    }),
    ("from another folder and over", |server, text| {
        let aside = server.path("ny-om.md");
        fs::write(&aside, text).unwrap();
        fs::rename(&aside, server.path(FILE)).unwrap();
    }),
    ("gone and then back", |server, text| {
        fs::remove_file(server.path(FILE)).unwrap();
        server.answers("/om/", 404);
        fs::write(server.path(FILE), text).unwrap();
    }),
    ("emptied and then written slowly", |server, text| {
        let mut file = fs::File::create(server.path(FILE)).unwrap();
        for part in text.as_bytes().chunks(7) {
            file.write_all(part).unwrap();
            thread::sleep(Duration::from_millis(15));
        }
    }),
    ("longer and then cut", |server, text| {
        let file = fs::OpenOptions::new()
            .write(true)
            .open(server.path(FILE))
            .unwrap();
        let mut all = text.as_bytes().to_vec();
        all.extend(b"\n<<<<<<< uferdig\n");
        (&file).write_all(&all).unwrap();
        file.set_len(text.len() as u64).unwrap();
    }),
];

fn every_way_is_seen(server: &Server) {
    for (number, (way, save)) in WAYS.iter().enumerate() {
        let marker = format!("nummer {number}: {way}");
        save(server, &text(&marker));
        server.shows("/om/", &marker);
        server.lacks("/om/", "uferdig");
    }
}

#[test]
fn every_way_of_saving_is_seen() {
    every_way_is_seen(&server(&[]));
}

#[test]
fn every_way_of_saving_is_seen_without_events() {
    let server = server(&["--poll"]);
    server.says("igjen og igjen");
    every_way_is_seen(&server);
}

#[test]
fn programs_that_rewrite_in_their_own_way_are_seen() {
    let server = server(&[]);
    let sed = Command::new("sed")
        .args(["-i", "s/begynnelsen/slutten/"])
        .arg(server.path(FILE))
        .status();
    if sed.is_ok_and(|status| status.success()) {
        server.shows("/om/", "slutten");
    }
}

#[test]
fn a_folder_is_moved_out_and_in_and_renamed() {
    let server = server(&[]);
    server.answers("/samling/to/", 200);
    let (inside, outside) = (server.path("content/sider/samling"), server.path("utenfor"));
    fs::rename(&inside, &outside).unwrap();
    server.answers("/samling/to/", 404);
    fs::write(outside.join("tre.md"), "---\ntittel: Tre\n---\n\nTredje.\n").unwrap();
    fs::rename(&outside, &inside).unwrap();
    server.shows("/samling/tre/", "Tredje");
    server.answers("/samling/to/", 200);
    fs::rename(&inside, server.path("content/sider/andre")).unwrap();
    server.shows("/andre/tre/", "Tredje");
    server.answers("/samling/tre/", 404);
    // What comes later in a folder that was moved is seen too.
    fs::write(
        server.path("content/sider/andre/fire.md"),
        "---\ntittel: Fire\n---\n\nFjerde.\n",
    )
    .unwrap();
    server.shows("/andre/fire/", "Fjerde");
}

#[test]
fn the_whole_of_the_content_is_taken_away_and_put_back() {
    let server = server(&[]);
    let (content, aside) = (server.path("content"), server.path("borte"));
    fs::rename(&content, &aside).unwrap();
    server.answers("/om/", 404);
    fs::rename(&aside, &content).unwrap();
    server.shows("/om/", "begynnelsen");
    fs::write(server.path(FILE), text("fortsettelsen")).unwrap();
    server.shows("/om/", "fortsettelsen");
}

#[test]
fn folders_that_come_with_all_their_files_at_once_are_seen() {
    let server = server(&[]);
    for number in 0..20 {
        let folder = server.path(&format!("content/sider/dyp/a{number}/b/c"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join("side.md"),
            format!("---\ntittel: Side\n---\n\nDyp {number}.\n"),
        )
        .unwrap();
    }
    for number in 0..20 {
        server.shows(
            &format!("/dyp/a{number}/b/c/side/"),
            &format!("Dyp {number}."),
        );
    }
}

#[test]
fn another_branch_is_checked_out() {
    let git = |server: &Server, arguments: &[&str]| {
        Command::new("git")
            .args([
                "-c",
                "user.name=Prøve",
                "-c",
                "user.email=post@example.no",
                "-c",
                "init.defaultBranch=main",
            ])
            .args(["-c", "commit.gpgsign=false", "-c", "core.autocrlf=false"])
            .args(arguments)
            .current_dir(server.root())
            .output()
            .is_ok_and(|output| output.status.success())
    };
    let server = server(&[]);
    if !git(&server, &["init"]) {
        // There is no git here to check anything out with.
        return;
    }
    assert!(git(&server, &["add", "."]) && git(&server, &["commit", "-m", "a"]));
    assert!(git(&server, &["checkout", "-b", "annen"]));
    for number in 0..300 {
        let name = format!("content/sider/mange/nr{number}.md");
        fs::create_dir_all(server.path("content/sider/mange")).unwrap();
        fs::write(
            server.path(&name),
            format!("---\ntittel: Nr {number}\n---\n\nDet er {number}.\n"),
        )
        .unwrap();
    }
    fs::write(server.path(FILE), text("noe annet")).unwrap();
    fs::remove_file(server.path("content/sider/samling/en.md")).unwrap();
    assert!(git(&server, &["add", "-A"]) && git(&server, &["commit", "-m", "b"]));
    server.shows("/mange/nr299/", "Det er 299.");
    server.shows("/om/", "noe annet");

    assert!(git(&server, &["checkout", "main"]));
    server.shows("/om/", "begynnelsen");
    server.answers("/mange/nr0/", 404);
    server.answers("/mange/nr299/", 404);
    server.answers("/samling/en/", 200);

    assert!(git(&server, &["checkout", "annen"]));
    server.shows("/om/", "noe annet");
    for number in 0..300 {
        server.shows(&format!("/mange/nr{number}/"), &format!("Det er {number}."));
    }
    server.answers("/samling/en/", 404);
}
