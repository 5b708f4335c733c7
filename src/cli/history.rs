//! The history of the content in git, asked for once for all files, and what it depends on.

use std::path::Path;

use jiff::civil::Date;
use tr::tr;

use super::git::{answered, asked};
use super::output::say;
use crate::knowledge::last_changed::{Commit, History, Touched};
use crate::source::CONTENT_DIR;

/// The sign before the day of a commit.
const COMMIT: char = '\u{1}';

/// The state that the history depends on: two that are the same give the same history.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct State {
    digest: blake3::Hash,
    is_whole: bool,
}

impl State {
    /// Asks git for the state of the repository that the site at `root` is in; `None` where it is in
    /// none, or git is not there: then it has no history either.
    pub(super) fn of(root: &Path) -> Option<Self> {
        const ABOUT: &[&str] = &[
            "rev-parse",
            "--is-shallow-repository",
            "--show-prefix",
            "HEAD",
        ];
        // The list of commits whose parents are missing, and that of commits with other parents.
        const FILES: [&str; 2] = ["shallow", "info/grafts"];
        let about = answered(root, ABOUT)?;
        let mut digest = blake3::Hasher::new();
        let mut add = |bytes: &[u8]| {
            digest.update(&bytes.len().to_le_bytes()).update(bytes);
        };
        add(&about);
        add(&answered(root, &["version"])?);
        add(&answered(root, &["config", "--list", "-z"])?);
        // Objects that stand for others.
        add(&answered(root, &["for-each-ref", "refs/replace"])?);
        for file in FILES {
            let path = asked(root, &["rev-parse", "--git-path", file])?;
            add(&std::fs::read(root.join(path)).unwrap_or_default());
        }
        let mut variables: Vec<_> = std::env::vars_os()
            .filter(|(name, _)| name.as_encoded_bytes().starts_with(b"GIT_"))
            .collect();
        variables.sort();
        for (name, value) in &variables {
            add(name.as_encoded_bytes());
            add(value.as_encoded_bytes());
        }
        Some(Self {
            digest: digest.finalize(),
            is_whole: !about.starts_with(b"true"),
        })
    }

    /// Returns the state as a digest.
    pub(super) fn digest(&self) -> &blake3::Hash {
        &self.digest
    }

    /// Says where the beginning of the history is missing.
    pub(super) fn tell(&self) {
        if !self.is_whole {
            say(&tr!(
                "Git-repoet har bare en del av historikken: sider uten dato i feltene får derfra bare det den viser. \
                 Hent resten med `git fetch --unshallow` (i en arbeidsflyt: `fetch-depth: 0`)."
            ));
        }
    }
}

/// Returns the history of the content of the site at `root`, whose repository is in `state`; `None`
/// where git does not tell it.
pub(super) fn history(root: &Path, state: &State) -> Option<History> {
    let log = answered(
        root,
        &[
            "--no-literal-pathspecs",
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
            // Whatever attributes the files have.
            "--text",
            "--relative",
            "HEAD",
            "--",
            &format!("{CONTENT_DIR}/*.md"),
        ],
    )?;
    let commits = commits(&String::from_utf8_lossy(&log));
    let is_whole = state.is_whole;
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
