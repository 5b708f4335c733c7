//! Shares what was changed: the difference since the start, as a commit or as a patch.

use std::fmt::Write;
use std::sync::Arc;

use hyper::StatusCode;
use serde::Serialize;
use similar::TextDiff;
use tr::tr;

use super::git::Git;
use super::history::{Bytes, Entry};
use super::session::{Session, Standing};
use super::{Editing, Refusal};
use crate::content::privacy;
use crate::diagnostic::render::overlays;
use crate::edit::describe::Titles;
use crate::serve::state::State;
use crate::source::Snapshot;

/// Everything that was changed and is not shared.
#[derive(Serialize)]
pub(super) struct Difference {
    files: Vec<Changed>,
    /// A message for the commit, in words.
    message: String,
    /// The changes as a patch, which `git apply` takes; pictures are not in it.
    patch: String,
    /// `true` where `git` can commit them.
    git: bool,
    #[serde(flatten)]
    standing: Standing,
}

/// A file that was changed.
#[derive(Serialize)]
struct Changed {
    file: Arc<str>,
    title: String,
    /// The lines that differ; none for a picture.
    lines: Vec<Line>,
    /// `true` where it is no text.
    is_picture: bool,
    /// `true` where it had changes that were not committed before the first of these: a commit takes
    /// them too.
    had_others: bool,
}

/// A line of a difference: ` `, `-` or `+`, or `@` for lines that are left out, and its text.
#[derive(Serialize)]
struct Line(char, String);

/// The answer to a commit.
#[derive(Serialize)]
pub(super) struct Committed {
    /// The name of the commit.
    commit: String,
    #[serde(flatten)]
    standing: Standing,
}

/// The answer to what was undone or made again.
#[derive(Serialize)]
pub(super) struct Stepped {
    done: Vec<String>,
    #[serde(flatten)]
    standing: Standing,
}

impl Editing {
    /// Undoes the entry `number`, or makes it again.
    pub(super) fn step(
        &self,
        session: &mut Session,
        is_undo: bool,
        number: u64,
    ) -> Result<Stepped, Refusal> {
        let history = &session.history;
        let entry = if is_undo {
            history.to_undo(number)
        } else {
            history.to_redo(number)
        };
        let Some(Entry { words, files, .. }) = entry.cloned() else {
            return Err(Refusal::conflict(tr!(
                "Noe annet er gjort etterpå, kanskje i ei annen fane. Last sida på nytt."
            )));
        };
        let turned: Vec<_> = match is_undo {
            false => files,
            true => files.into_iter().rev().map(|file| file.turned()).collect(),
        };
        self.write(session, &turned)?;
        match is_undo {
            true => session.history.undone(),
            false => session.history.redone(),
        }
        Ok(Stepped {
            done: words,
            standing: session.standing(),
        })
    }

    /// Returns everything that was changed since the start, or since the last commit.
    pub(super) fn difference(&self, session: &Session, state: &State) -> Difference {
        let titles = Titles::of(state.files());
        let git = Git::of(&self.root);
        let folder = git.as_ref().map(|git| git.folder.clone());
        let folder = folder.or_else(|| {
            let repository = state.site.as_ref()?.config.repository.as_ref()?;
            (!repository.folder.is_empty()).then(|| format!("{}/", repository.folder))
        });
        let folder = folder.unwrap_or_default();
        let (mut files, mut patch) = (Vec::new(), String::new());
        for (file, start, now) in self.unshared(session) {
            let texts = (text_of(start), text_of(&now));
            let (Some(before), Some(after)) = texts else {
                files.push(Changed {
                    file: file.clone(),
                    title: file.to_string(),
                    lines: Vec::new(),
                    is_picture: true,
                    had_others: false,
                });
                continue;
            };
            let name = format!("{folder}{file}");
            let (was_there, is_there) = (start.is_some(), now.is_some());
            patch.push_str(&piece_of_patch(&name, was_there, is_there, before, after));
            let had_others = session
                .started
                .get(file)
                .is_some_and(|start| start.was_uncommitted);
            files.push(Changed {
                file: file.clone(),
                title: titles.of_file(file).to_owned(),
                lines: lines(before, after),
                is_picture: false,
                had_others,
            });
        }
        Difference {
            files,
            message: message(session),
            patch,
            git: git.is_some(),
            standing: session.standing(),
        }
    }

    /// Returns every file that differs from what it was, with its bytes then and now.
    fn unshared<'s>(&self, session: &'s Session) -> Vec<(&'s Arc<str>, &'s Bytes, Bytes)> {
        let started = session.started.iter();
        let files = started.map(|(file, start)| (file, &start.bytes, self.now(file)));
        files.filter(|(_, start, now)| *start != now).collect()
    }

    /// Commits what was changed, and nothing else.
    pub(super) fn commit(
        &self,
        session: &mut Session,
        message: &str,
    ) -> Result<Committed, Refusal> {
        let message = message.trim();
        if message.is_empty() {
            return Err(Refusal::malformed(tr!(
                "Skriv med noen ord hva du har gjort."
            )));
        }
        refuse_private(message)?;
        let Some(git) = Git::of(&self.root) else {
            return Err(Refusal::malformed(tr!(
                "Mappa er ikke et git-arkiv, eller git er ikke installert. Lagre en patch i stedet."
            )));
        };
        let files = self.unshared(session);
        let names: Vec<&str> = files.iter().map(|(file, ..)| &***file).collect();
        if names.is_empty() {
            return Err(Refusal::malformed(tr!("Det er ingenting å dele.")));
        }
        let commit = git.commit(&names, message).map_err(|words| {
            Refusal::new(
                StatusCode::CONFLICT,
                tr!(
                    "git laget ingen commit, og filene er som de var: {words}",
                    words
                ),
            )
        })?;
        session.started.clear();
        session.history.committed();
        Ok(Committed {
            commit,
            standing: session.standing(),
        })
    }
}

/// Refuses personal data in a message, which is published with the history.
fn refuse_private(message: &str) -> Result<(), Refusal> {
    let file: Arc<str> = "commit".into();
    let found = privacy::in_words(&file, message);
    if found.is_empty() {
        return Ok(());
    }
    let files = Snapshot::from_files([(file, message)]);
    let error = tr!("Det ser ut til å være personopplysninger i meldinga. Ingen commit er laget.");
    Err(Refusal::content(error, overlays(&found, &files)))
}

/// Returns a message in words: the changes that are not shared, the first in the first line.
fn message(session: &Session) -> String {
    let words = session.history.words();
    match words[..] {
        [] => String::new(),
        [only] => only.to_owned(),
        [first, ref rest @ ..] => {
            let rest = rest.iter().map(|words| format!("- {words}\n"));
            let more = rest.collect::<String>();
            format!("{first}\n\n{}", more.trim_end())
        }
    }
}

/// Returns the text of a file, empty where it is not there; `None` where it is no text.
fn text_of(bytes: &Bytes) -> Option<&str> {
    match bytes {
        None => Some(""),
        Some(bytes) => std::str::from_utf8(bytes).ok(),
    }
}

/// Returns the lines that differ, with two around them.
fn lines(before: &str, after: &str) -> Vec<Line> {
    let diff = TextDiff::from_lines(before, after);
    let mut lines = Vec::new();
    for (at, group) in diff.grouped_ops(2).iter().enumerate() {
        if at > 0 {
            lines.push(Line('@', String::new()));
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let sign = match change.tag() {
                similar::ChangeTag::Equal => ' ',
                similar::ChangeTag::Delete => '-',
                similar::ChangeTag::Insert => '+',
            };
            let text = change.value().trim_end_matches(['\n', '\r']);
            lines.push(Line(sign, text.to_owned()));
        }
    }
    lines
}

/// Returns the piece of a patch for the file `name`.
fn piece_of_patch(
    name: &str,
    was_there: bool,
    is_there: bool,
    before: &str,
    after: &str,
) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut piece = format!("diff --git a/{name} b/{name}\n");
    let (mut from, mut to) = (format!("a/{name}"), format!("b/{name}"));
    if !was_there {
        piece.push_str("new file mode 100644\n");
        from = "/dev/null".to_owned();
    }
    if !is_there {
        piece.push_str("deleted file mode 100644\n");
        to = "/dev/null".to_owned();
    }
    // Writing to a string does not fail.
    let _ = write!(
        piece,
        "{}",
        diff.unified_diff().context_radius(3).header(&from, &to)
    );
    piece
}
