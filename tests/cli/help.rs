//! The help of each command.

use super::*;

#[test]
fn teaches() {
    let site = Site::empty();
    for (name, arguments) in [("digitv", vec!["--help"])]
        .into_iter()
        .chain(COMMANDS.map(|command| (command, vec![command, "--help"])))
    {
        let run = site
            .run_with(&arguments, |digitv| digitv.env("COLUMNS", "100"))
            .succeeds();
        assert_eq!(run.stderr(), "");
        assert_snapshot!(format!("help_{name}"), run.stdout());
    }
}

#[test]
fn lists_every_command() {
    let help = Site::empty().run(&["--help"]).succeeds().stdout();
    let listed = help.lines().filter_map(|line| {
        let (name, about) = line.strip_prefix("  ")?.split_once("  ")?;
        let is_command = name.bytes().all(|byte| byte.is_ascii_lowercase());
        (is_command && !name.is_empty() && !about.is_empty()).then_some(name)
    });
    let mut listed: Vec<&str> = listed.collect();
    listed.sort_unstable();
    assert_eq!(listed, COMMANDS);
}

#[test]
fn the_version_is_that_of_the_package() {
    let run = Site::empty().run(&["--version"]).succeeds();
    let told = run.stdout();
    let version = told.trim().strip_prefix("digitv ").unwrap();
    let (version, commit) = version.split_once(" (").unwrap_or((version, ")"));
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    // Only where the build knows it.
    let commit = commit.strip_suffix(')').unwrap();
    let commit = commit.strip_suffix(", med endringer").unwrap_or(commit);
    let is_commit = commit.len() == 12 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    assert!(commit.is_empty() || is_commit, "{told}");
}
