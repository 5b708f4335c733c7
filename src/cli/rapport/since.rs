//! The time that a report begins at: a day, or a commit.

use std::path::Path;

use jiff::civil::Date;
use tr::tr;

use super::super::git::asked;
use super::super::output::Failure;
use super::history;
use crate::site::history::matters;
use crate::source::Snapshot;
use crate::text::date::PartialDate;
use crate::tr_later;

/// The time that a report begins at, and what is known of the time before.
pub(super) enum Since {
    /// Only what the content itself says.
    Dates {
        /// The first day.
        from: Date,
        /// The reason, where history was not declined.
        why: Option<String>,
    },
    /// The content as it stood.
    Commit(Commit),
}

/// The content of a commit.
pub(super) struct Commit {
    /// Its name, as far as people write it.
    pub(super) name: String,
    /// Its day.
    pub(super) day: Date,
    /// The first day of the report.
    pub(super) from: Date,
    /// The files of the site in it, as far as the graph depends on them.
    pub(super) files: Snapshot,
}

/// The number of letters of the name of a commit that are shown.
const SHOWN: usize = 10;

impl Since {
    /// Reads `text`, which is a date or names a commit. `now` are the files of today.
    pub(super) fn read(
        root: &Path,
        text: &str,
        declines_history: bool,
        now: &Snapshot,
    ) -> Result<Self, Failure> {
        let date = text.parse::<PartialDate>();
        if declines_history {
            let date = date.map_err(|_| no_date(text))?;
            let (from, why) = (date.earliest(), None);
            return Ok(Self::Dates { from, why });
        }
        let Some(inside) = asked(root, &["rev-parse", "--is-inside-work-tree"]) else {
            let date = date.map_err(|_| no_date(text))?;
            let why = match asked(root, &["--version"]) {
                None => {
                    tr!("Merk: git er ikke installert, så rapporten bygger på datoene i innholdet.")
                }
                Some(_) => tr!(
                    "Merk: nettstedet er ikke i git, så rapporten bygger på datoene i innholdet."
                ),
            };
            return Ok(Self::Dates {
                from: date.earliest(),
                why: Some(why),
            });
        };
        if inside != "true" || asked(root, &["rev-parse", "--verify", "--quiet", "HEAD"]).is_none()
        {
            let message = tr!("git-repoet har ingen commit ennå");
            let help = tr!("Legg inn innholdet med `git commit`, eller bruk --fra-datoer.");
            return Err(Failure::Environment(message, Some(help)));
        }
        let commit = match date {
            Ok(date) => before(root, date.earliest())?,
            Err(_) => named(root, text)?,
        };
        let from = date.map_or(commit.1, PartialDate::earliest);
        let files = history::files(root, &commit.0)?;
        let commit = Commit {
            name: commit.0.chars().take(SHOWN).collect(),
            day: commit.1,
            from,
            files,
        };
        if is_last(root, &commit.name) && is_same(&commit.files, now) {
            return Err(nothing_since(text, commit.day));
        }
        Ok(Self::Commit(commit))
    }
}

/// Returns the last commit before `from`, along the line of the site itself, with its day. The day of
/// a commit is the one where it was made.
fn before(root: &Path, from: Date) -> Result<(String, Date), Failure> {
    let log = asked(root, &["log", "--first-parent", "--format=%H %cs", "HEAD"]);
    let log = log.unwrap_or_default();
    let mut commits = log.lines().filter_map(|line| {
        let (name, day) = line.split_once(' ')?;
        Some((name.to_owned(), day.parse::<Date>().ok()?))
    });
    let mut first = None;
    let found = commits.find(|commit| {
        let is_before = commit.1 < from;
        first = Some(commit.1);
        is_before
    });
    found.ok_or_else(|| begins_later(root, from, first))
}

/// Returns the commit that `text` names, with its day.
fn named(root: &Path, text: &str) -> Result<(String, Date), Failure> {
    let commit = format!("{text}^{{commit}}");
    let arguments = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &commit,
    ];
    let found = asked(root, &arguments).and_then(|name| {
        let day = asked(root, &["log", "-1", "--format=%cs", &name, "--"])?;
        Some((name, day.parse().ok()?))
    });
    found.ok_or_else(|| {
        let message = tr!(
            "«{text}» er verken en dato eller en commit i dette repoet",
            text
        );
        Failure::Environment(message, Some(tr!(HOW)))
    })
}

const HOW: &str = tr_later!(
    "Skriv en dato, som --siden 2026-08-01, eller navnet på en commit eller et merke i git."
);

fn no_date(text: &str) -> Failure {
    let help =
        tr!("Skriv en dato, som --siden 2026-08-01. En commit eller et merke virker bare i git.");
    Failure::Environment(tr!("«{text}» er ikke en dato", text), Some(help))
}

fn begins_later(root: &Path, from: Date, first: Option<Date>) -> Failure {
    let first = first.map_or_else(String::new, |day| format!(" {day}"));
    let is_shallow = asked(root, &["rev-parse", "--is-shallow-repository"]);
    if is_shallow.as_deref() == Some("true") {
        let message = tr!(
            "git-repoet har bare en del av historikken: den begynner{first}, og du spør om {from}",
            first,
            from
        );
        let help = tr!(
            "Hent resten med `git fetch --unshallow` (i en arbeidsflyt: `fetch-depth: 0`), eller bruk --fra-datoer."
        );
        return Failure::Environment(message, Some(help));
    }
    let message = tr!(
        "historikken begynner{first}: før {from} var det ingenting i git",
        first,
        from
    );
    let help = tr!("Velg en senere dag, eller bruk datoene i innholdet med --fra-datoer.");
    Failure::Environment(message, Some(help))
}

/// Decides whether the commit is the one that is checked out.
fn is_last(root: &Path, name: &str) -> bool {
    asked(root, &["rev-parse", "HEAD"]).is_some_and(|last| last.starts_with(name))
}

/// Decides whether the files that matter are the same.
fn is_same(then: &Snapshot, now: &Snapshot) -> bool {
    let changed = then.differences(now);
    !changed.iter().any(|name| matters(name))
}

fn nothing_since(text: &str, last: Date) -> Failure {
    let message = tr!(
        "ingenting er endret siden {text}: den siste endringen er fra {last}",
        text,
        last
    );
    Failure::Environment(message, Some(tr!("Velg en tidligere dag.")))
}
