//! What a command writes for people, and how it ends.

use std::fs;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use super::system_error::in_words;
use crate::diagnostic::render::{self, Style};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Snapshot;
use crate::text::characters::visible;

/// How a command ended, short of having done its work.
pub(super) enum Failure {
    /// The content has errors; they are told already.
    Content,
    /// Wrong usage, or the environment failed: the message, and what to do.
    Environment(String, Option<String>),
    /// Stopped by the signal with this number.
    Stopped(u8),
}

/// The exit status of a command that has not done its work, told where it is not told already.
pub(super) fn fail(failure: Failure) -> ExitCode {
    match failure {
        Failure::Content => ExitCode::from(1),
        Failure::Environment(message, help) => {
            say(&format!("feil: {message}"));
            if let Some(help) = help {
                say(&format!("hjelp: {help}"));
            }
            ExitCode::from(2)
        }
        // As shells have it.
        Failure::Stopped(signal) => ExitCode::from(128 + signal),
    }
}

/// Tells diagnostics to people, on standard error.
pub(super) fn tell(diagnostics: &[Diagnostic], files: &Snapshot) {
    let style = style(&std::io::stderr());
    let mut out = std::io::stderr().lock();
    // There is nobody to tell where standard error is closed.
    let _ = out.write_all(render::text(diagnostics, files, style).as_bytes());
}

/// Returns how diagnostics are written to `stream`.
pub(super) fn style(stream: &impl IsTerminal) -> Style {
    if coloured(stream) {
        Style::Coloured
    } else {
        Style::Plain
    }
}

/// Colour only for a terminal, and not where `NO_COLOR` is set (no-color.org).
pub(super) fn coloured(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// One line on standard error. It may name files and repeat what stands in them, so it is made
/// [`visible`].
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", visible(line));
}

/// One line on standard output: a result.
pub(super) fn print(line: &str) -> Result<(), Failure> {
    output(&format!("{}\n", visible(line)))
}

/// A result, on standard output. Nothing is wrong where whoever reads it has read enough, as `head`
/// does.
pub(super) fn output(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Environment(
            format!("kan ikke skrive til standard ut: {}", in_words(&error)),
            None,
        )),
        _ => Ok(()),
    }
}

/// Writes `text` to the file at `path`, whose folders are made where they are missing.
pub(super) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let made = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, text));
    made.map_err(|error| {
        Failure::Environment(
            format!("kan ikke skrive {}: {}", path.display(), in_words(&error)),
            Some("Velg ei mappe der du har lov til å skrive.".to_owned()),
        )
    })
}

pub(super) fn at_least(diagnostics: &[Diagnostic], severity: Severity) -> Vec<Diagnostic> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity >= severity)
        .cloned()
        .collect()
}
