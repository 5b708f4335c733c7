//! The day that a page was last changed, from git.

mod common;

use std::path::Path;
use std::process::Command;

use common::Site;

/// Runs git as somebody whose name must not be published.
fn git(folder: &Path, day: &str, arguments: &[&str]) {
    let time = format!("{day}T12:00:00+01:00");
    let run = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args([
            "-c",
            "commit.gpgsign=false",
            "-c",
            "protocol.file.allow=always",
        ])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_NAME", "Hemmelig Navnesen")
        .env("GIT_AUTHOR_EMAIL", "hemmelig@navnesen.example")
        .env("GIT_COMMITTER_NAME", "Hemmelig Navnesen")
        .env("GIT_COMMITTER_EMAIL", "hemmelig@navnesen.example")
        .env("GIT_AUTHOR_DATE", &time)
        .env("GIT_COMMITTER_DATE", &time)
        .output()
        .expect("git is installed");
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{arguments:?}: {told}");
}

fn commit(site: &Site, day: &str) {
    git(&site.root(), day, &["add", "-A"]);
    git(&site.root(), day, &["commit", "-q", "-m", "Endring"]);
}

const PAGE: &str = "---\ntittel: Om\n---\n\nDette er om oss.\n";
const DATED: &str = "---\ntittel: Datert\ndato: 2025-01-05\n---\n\nSe [om](om.md).\n";

/// A site with a page that is made, changed, moved and tidied, each on its day.
fn site() -> Site {
    let site = Site::of(&[
        ("content/sider/gammel.md", PAGE),
        ("content/sider/datert.md", DATED),
    ]);
    let site = site.write(
        "content/sider/datert.md",
        DATED.replace("(om.md)", "(gammel.md)"),
    );
    git(&site.root(), "2026-01-01", &["init", "-q"]);
    commit(&site, "2026-01-01");
    let site = site.write("content/sider/gammel.md", PAGE.replace("oss", "alle"));
    commit(&site, "2026-02-02");
    let site = site
        .remove("content/sider/gammel.md")
        .write("content/sider/om.md", PAGE.replace("oss", "alle"))
        .write("content/sider/datert.md", DATED);
    commit(&site, "2026-03-03");
    let site = site.write("content/sider/om.md", PAGE.replace("oss.", "alle.  \n\n"));
    commit(&site, "2026-04-04");
    site
}

#[test]
fn a_page_without_a_date_says_when_its_words_were_last_changed() {
    let built = site().build().succeeds();
    built.page("/om/").has("Sist endret 2.\u{a0}februar 2026.");
    built
        .page("/datert/")
        .has("Sist endret 5.\u{a0}januar 2025.");
}

#[test]
fn nobody_is_named() {
    let site = site();
    site.build().succeeds();
    let files = walkdir::WalkDir::new(site.root().join("public")).into_iter();
    for file in files.map(|file| file.expect("read")) {
        if file.file_type().is_file() {
            let bytes = std::fs::read(file.path()).expect("read");
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("avnesen"), "{}", file.path().display());
        }
    }
}

#[test]
fn without_git_there_is_no_date_and_not_a_word() {
    let site = Site::of(&[("content/sider/om.md", PAGE)]);
    let built = site.build().succeeds();
    assert!(!built.told().contains("historikk"), "{}", built.told());
    built.page("/om/").lacks("Sist endret");
}

#[test]
fn half_a_history_is_told_of_once() {
    let whole = site();
    let half = Site::empty();
    let from = format!("file://{}", whole.root().display());
    let to = half.root().display().to_string();
    git(
        &whole.root(),
        "2026-05-05",
        &["clone", "-q", "--depth", "1", &from, &to],
    );
    let built = half.build().succeeds();
    let told = built.told();
    assert_eq!(
        told.matches("bare en del av historikken").count(),
        1,
        "{told}"
    );
}

#[test]
fn what_is_kept_for_the_network_dates_no_public_page() {
    let kept = "---\ntittel: Kart\nsammendrag: Kart i saksbehandlinga.\ntype: fagsystem\neierskap: kommunal\ntemaer: [sak-og-arkiv]\nsynlighet: nettverk\n---\n\nTekst.\n";
    let site = site().write("content/losninger/kart.md", kept);
    let built = site.build().succeeds();
    built.page("/om/").lacks("Sist endret");
}
