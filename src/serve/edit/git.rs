//! The repository that a site lies in, through the program `git`.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::text::characters::visible;

/// The repository of a site.
pub(super) struct Git {
    root: PathBuf,
    /// The folder of the site in the repository: empty, or with a slash at the end.
    pub(super) folder: String,
}

impl Git {
    /// Returns the repository that the folder `root` is in; `None` where there is none, or no `git`.
    pub(super) fn of(root: &Path) -> Option<Self> {
        let mut git = Self {
            root: root.to_owned(),
            folder: String::new(),
        };
        let found = git.run(&["rev-parse", "--show-prefix"], None).ok()?;
        found.status.success().then(|| {
            git.folder = String::from_utf8_lossy(&found.stdout).trim_end().to_owned();
            git
        })
    }

    /// Decides whether `file` differs from the last commit.
    pub(super) fn has_changed(&self, file: &str) -> bool {
        let arguments = ["status", "--porcelain", "--untracked-files=all", "--", file];
        let found = self.run(&arguments, None);
        found.is_ok_and(|found| !found.stdout.is_empty())
    }

    /// Commits `files`, and nothing else, with `message`.
    ///
    /// # Errors
    /// Returns what `git` says.
    pub(super) fn commit(&self, files: &[&str], message: &str) -> Result<String, String> {
        // Only files that are known to git can be committed by name.
        let new = self.unknown(files)?;
        if !new.is_empty() {
            self.said(&["add", "--intent-to-add", "--"], &new, None)?;
        }
        let committed = self.said(
            &["commit", "--quiet", "--file=-", "--only", "--"],
            files,
            Some(message),
        );
        if let Err(words) = committed {
            if !new.is_empty() {
                // As it was before.
                let _ = self.said(&["reset", "--quiet", "--"], &new, None);
            }
            return Err(words);
        }
        let name = self.said(&["rev-parse", "--short", "HEAD"], &[], None)?;
        Ok(name.trim().to_owned())
    }

    /// Returns those of `files` that git does not know.
    fn unknown<'f>(&self, files: &[&'f str]) -> Result<Vec<&'f str>, String> {
        let mut unknown = Vec::new();
        for file in files {
            let known = self.said(&["ls-files", "--"], &[file], None)?;
            if known.is_empty() {
                unknown.push(*file);
            }
        }
        Ok(unknown)
    }

    /// Runs git with `arguments` and `files`; returns what it prints, or what it complains of.
    fn said(
        &self,
        arguments: &[&str],
        files: &[&str],
        input: Option<&str>,
    ) -> Result<String, String> {
        let all: Vec<&str> = arguments.iter().chain(files).copied().collect();
        let out = self.run(&all, input).map_err(|error| error.to_string())?;
        let text = |bytes: &[u8]| visible(String::from_utf8_lossy(bytes).trim_end()).into_owned();
        match out.status.success() {
            true => Ok(text(&out.stdout)),
            false => Err([text(&out.stderr), text(&out.stdout)]
                .join("\n")
                .trim()
                .to_owned()),
        }
    }

    fn run<A: AsRef<OsStr>>(&self, arguments: &[A], input: Option<&str>) -> io::Result<Output> {
        let mut process = Command::new("git")
            .args(arguments)
            .current_dir(&self.root)
            // A name is a name, whatever signs are in it.
            .env("GIT_LITERAL_PATHSPECS", "1")
            // Nobody is there to answer.
            .env("GIT_TERMINAL_PROMPT", "0")
            .stdin(if input.is_some() {
                Stdio::piped()
            } else {
                Stdio::null()
            })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let (Some(input), Some(mut pipe)) = (input, process.stdin.take()) {
            // A git that has ended does not read; its words say why.
            let _ = pipe.write_all(input.as_bytes());
        }
        process.wait_with_output()
    }
}
