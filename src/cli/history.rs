//! The history of the content in git, asked for once for all files.

use std::path::Path;

use jiff::civil::Date;
use tr::tr;

use super::git::{answered, asked};
use super::output::say;
use crate::knowledge::last_changed::{Commit, History, Touched};
use crate::source::CONTENT_DIR;

/// The sign before the day of a commit.
const COMMIT: char = '\u{1}';

/// Returns the history of the content of the site at `root`; `None` where it is in no repository, or
/// git is not there. Where the beginning is missing, that is said.
pub(super) fn history(root: &Path) -> Option<History> {
    let is_shallow = asked(root, &["rev-parse", "--is-shallow-repository"])?;
    let log = answered(
        root,
        &[
            // Whatever the settings of the user are.
            "-c",
            "log.showSignature=false",
            "log",
            "--format=%x01%cs",
            "--numstat",
            "-z",
            "--ignore-all-space",
            "--ignore-blank-lines",
            "--find-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--relative",
            "HEAD",
            "--",
            CONTENT_DIR,
        ],
    )?;
    let is_whole = is_shallow != "true";
    if !is_whole {
        say(&tr!(
            "Git-repoet har bare en del av historikken: sider uten dato i feltene får derfra bare det den viser. \
             Hent resten med `git fetch --unshallow` (i en arbeidsflyt: `fetch-depth: 0`)."
        ));
    }
    let commits = commits(&String::from_utf8_lossy(&log));
    Some(History { commits, is_whole })
}

/// Reads an answer of `git log --numstat -z`: the day of each commit, then for each file its lines
/// added and removed, and its name; where that is empty, the old and the new name follow.
fn commits(log: &str) -> Vec<Commit> {
    let mut commits: Vec<Commit> = Vec::new();
    let mut parts = log.split('\0').map(|part| part.trim_start_matches('\n'));
    while let Some(part) = parts.next() {
        if let Some(day) = part.strip_prefix(COMMIT) {
            let (day, touched) = (day.parse::<Date>(), Vec::new());
            commits.extend(day.ok().map(|day| Commit { day, touched }));
            continue;
        }
        let mut fields = part.splitn(3, '\t');
        let (Some(added), Some(removed), Some(name)) =
            (fields.next(), fields.next(), fields.next())
        else {
            continue;
        };
        let (from, file) = match name {
            "" => (parts.next(), parts.next()),
            name => (None, Some(name)),
        };
        if let (Some(commit), Some(file)) = (commits.last_mut(), file) {
            commit.touched.push(Touched {
                file: file.to_owned(),
                from: from.map(str::to_owned),
                has_words: (added, removed) != ("0", "0"),
            });
        }
    }
    commits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_commit_has_its_day_and_its_files() {
        let log = "\u{1}2026-11-29\0\n2\t0\tcontent/a.md\x000\t0\t\0content/b.md\0content/c.md\0\u{1}2026-11-01\0\n0\t0\tcontent/a.md\0";
        let found = commits(log);
        assert_eq!(found.len(), 2);
        let [first, second] = &found[..] else {
            panic!("two");
        };
        assert_eq!(first.day.to_string(), "2026-11-29");
        assert_eq!(first.touched[1].from.as_deref(), Some("content/b.md"));
        let has_words = |commit: &Commit| -> Vec<bool> {
            commit.touched.iter().map(|file| file.has_words).collect()
        };
        assert_eq!(has_words(first), [true, false]);
        assert_eq!(has_words(second), [false]);
        assert_eq!(commits(""), []);
    }
}
