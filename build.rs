//! Gives `digitv --version` the commit that a release build is made from.
//!
//! The commit comes from the first of these that is there:
//!
//! 1. `DIGITV_COMMIT`, for whoever builds from an archive;
//! 2. `.cargo_vcs_info.json`, which Cargo puts into a package when it is published;
//! 3. git, in a release build whose folder is the top of a repository.
//!
//! Where none is there, or only something that is not a commit, the version is told without one.
//! Development builds do not ask git: they would be linked again after each commit.

#![allow(
    clippy::print_stdout,
    reason = "a build script tells Cargo on standard output"
)]

use std::path::Path;
use std::process::Command;

/// So many digits of a commit are shown.
const DIGITS: usize = 12;
/// Everything in the repository that the program is made of.
const SOURCES: [&str; 5] = ["src", "themes", "build.rs", "Cargo.toml", "Cargo.lock"];

fn main() {
    println!("cargo:rerun-if-env-changed=DIGITV_COMMIT");
    println!("cargo:rerun-if-changed=build.rs");
    // The theme is in the program: files that come to it must be seen.
    println!("cargo:rerun-if-changed=themes");
    println!("cargo:rerun-if-changed=.cargo_vcs_info.json");
    let version = env("CARGO_PKG_VERSION").unwrap_or_default();
    let version = match commit() {
        Some(commit) => format!("{version} ({commit})"),
        None => version,
    };
    println!("cargo:rustc-env=DIGITV_VERSION={version}");
}

fn commit() -> Option<String> {
    if let Some(given) = env("DIGITV_COMMIT") {
        return short(&given);
    }
    if let Ok(info) = std::fs::read_to_string(".cargo_vcs_info.json") {
        return short(packaged(&info)?);
    }
    from_git()
}

fn env(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The first digits, where it is a commit.
fn short(commit: &str) -> Option<String> {
    let commit = commit.trim();
    let is_commit = commit.len() >= DIGITS && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_commit.then(|| commit[..DIGITS].to_ascii_lowercase())
}

/// `{"git": {"sha1": "…"}}`
fn packaged(info: &str) -> Option<&str> {
    let (_, rest) = info.split_once("\"sha1\"")?;
    rest.split('"').nth(1)
}

fn from_git() -> Option<String> {
    if env("PROFILE").as_deref() != Some("release") {
        return None;
    }
    // Another repository may lie around an unpacked archive.
    let top = git(&["rev-parse", "--show-toplevel"])?;
    let here = std::fs::canonicalize(".").ok()?;
    if Path::new(top.trim()).canonicalize().ok()? != here {
        return None;
    }
    for file in ["HEAD", "logs/HEAD"] {
        let path = git(&["rev-parse", "--git-path", file])?;
        if Path::new(path.trim()).exists() {
            println!("cargo:rerun-if-changed={}", path.trim());
        }
    }
    let commit = short(&git(&["rev-parse", "HEAD"])?)?;
    // The program is made again when one of these changes, so it costs nothing to look again.
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
    }
    let mut status = vec!["status", "--porcelain", "--"];
    status.extend(SOURCES);
    let is_changed = !git(&status)?.trim().is_empty();
    Some(if is_changed {
        format!("{commit}, med endringer")
    } else {
        commit
    })
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    let output = output.status.success().then_some(output.stdout)?;
    String::from_utf8(output).ok()
}
