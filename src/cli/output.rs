//! The output of a command for people, and its exit status.

use std::fmt::Display;
use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use tr::tr;

use super::system_error::in_words;
use crate::diagnostic::render::{self, Style};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Snapshot;
use crate::text::characters::visible;

/// A reason why a command did not do its work.
pub(super) enum Failure {
    /// The content has errors, which are already reported.
    Content,
    /// Wrong usage, or the environment failed: the message, and the advice.
    Environment(String, Option<String>),
    /// Stopped by the signal with this number.
    Stopped(u8),
}

/// Returns the exit status of a command that has not done its work, and reports the reason unless
/// that is done.
pub(super) fn fail(failure: Failure) -> ExitCode {
    match failure {
        Failure::Content => ExitCode::from(1),
        Failure::Environment(message, help) => {
            say(&tr!("feil: {message}", message));
            if let Some(help) = help {
                say(&tr!("hjelp: {help}", help));
            }
            ExitCode::from(2)
        }
        // The same as shells return.
        Failure::Stopped(signal) => ExitCode::from(128 + signal),
    }
}

/// Writes diagnostics to standard error.
pub(super) fn report(diagnostics: &[Diagnostic], files: &Snapshot) {
    tell(&rendered(diagnostics, files));
}

/// Returns diagnostics as they are written to standard error.
pub(super) fn rendered(diagnostics: &[Diagnostic], files: &Snapshot) -> String {
    render::text(diagnostics, files, style(&std::io::stderr()))
}

/// Writes a text of [`rendered`] diagnostics to standard error.
pub(super) fn tell(rendered: &str) {
    // Nobody reads them where standard error is closed.
    let _ = std::io::stderr().lock().write_all(rendered.as_bytes());
}

/// Returns the style in which diagnostics are written to `stream`.
pub(super) fn style(stream: &impl IsTerminal) -> Style {
    if coloured(stream) {
        Style::Coloured
    } else {
        Style::Plain
    }
}

/// Returns whether output is coloured: only on a terminal, and not where `NO_COLOR` is set
/// (no-color.org).
pub(super) fn coloured(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Writes one line to standard error. It may name files and repeat their content, so it is made
/// [`visible`].
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", visible(line));
}

/// Writes one line to standard output: a result.
pub(super) fn print(line: &str) -> Result<(), Failure> {
    output(&format!("{}\n", visible(line)))
}

/// Writes a result to standard output. A closed pipe is no error: its reader has read enough, as
/// `head` does.
pub(super) fn output(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Environment(
            tr!(
                "kan ikke skrive til standard ut: {error}",
                error = in_words(&error)
            ),
            None,
        )),
        _ => Ok(()),
    }
}

/// Writes `content` to the file at `path`, whose folders are made where they are missing.
pub(super) fn write_file(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    let help = || tr!("Velg ei mappe der du har lov til å skrive.");
    write_or_advise(path, content, help)
}

/// Writes as [`write_file`] does; `help` is the advice where that fails.
pub(super) fn write_or_advise(
    path: &Path,
    content: impl AsRef<[u8]>,
    help: impl FnOnce() -> String,
) -> Result<(), Failure> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder
        .and_then(|()| fs::write(path, content))
        .map_err(|error| cannot_write(path.display(), &error, Some(help())))
}

/// Returns the failure to write the file called `path`, with advice where there is any.
pub(super) fn cannot_write(path: impl Display, error: &io::Error, help: Option<String>) -> Failure {
    let error = in_words(error);
    Failure::Environment(tr!("kan ikke skrive {path}: {error}", path, error), help)
}

/// Writes `text` to a file that is not there, or that says the same; over another one only where
/// `may_replace`. The file is whole or as it was: the text is written beside it first.
pub(super) fn write_new(path: &Path, text: &str, may_replace: bool) -> Result<(), Failure> {
    match fs::read(path) {
        Ok(now) if now == text.as_bytes() => return Ok(()),
        Ok(_) if !may_replace => {
            let message = tr!(
                "{path} finnes fra før, og er en annen",
                path = path.display()
            );
            let help = tr!("Velg et annet navn, eller skriv over med --skriv-over.");
            return Err(Failure::Environment(message, Some(help)));
        }
        _ => {}
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".digitv-ny");
    let beside = Path::new(&beside);
    let written = write_file(beside, text).and_then(|()| {
        fs::rename(beside, path).map_err(|error| {
            let help = tr!("Er fila åpen i et annet program? Lukk den, eller velg et annet navn.");
            cannot_write(path.display(), &error, Some(help))
        })
    });
    if written.is_err() {
        // It is of no use any more.
        let _ = fs::remove_file(beside);
    }
    written
}

pub(super) fn at_least(diagnostics: &[Diagnostic], severity: Severity) -> Vec<Diagnostic> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity >= severity)
        .cloned()
        .collect()
}
