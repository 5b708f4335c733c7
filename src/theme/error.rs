//! Errors in a theme: one value per problem, with its place in the file.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Check, Diagnostic};

/// An error in a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// The check that found it.
    pub check: Check,
    /// The file, relative to the root of the site; for a built-in file its path in the theme
    /// after `BUILT_IN`.
    pub file: Arc<str>,
    /// The place in the file, in bytes.
    pub range: Option<Range<usize>>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The message, in Norwegian.
    pub message: String,
    /// The advice.
    pub help: Option<String>,
}

/// The prefix of the path of a file that is in the program and not on the disk.
pub const BUILT_IN: &str = "(innebygd tema)/";

impl ThemeError {
    pub(super) fn new(file: impl Into<Arc<str>>, message: impl Into<String>) -> Self {
        Self {
            check: Check::InvalidTheme,
            file: file.into(),
            range: None,
            line: None,
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn at(mut self, source: &str, range: Range<usize>) -> Self {
        self.line = Some(line_of(source, range.start));
        self.range = Some(range);
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Converts the error to a diagnostic. A built-in file cannot be shown, so its line is in the
    /// message.
    pub fn into_diagnostic(self) -> Diagnostic {
        let built_in = self.file.starts_with(BUILT_IN);
        let message = match self.line {
            Some(line) if built_in => format!("{} (linje {line})", self.message),
            _ => self.message,
        };
        let range = self.range.filter(|_| !built_in);
        let diagnostic = Diagnostic::new(self.check, self.file, range, message);
        match self.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }
}

impl fmt::Display for ThemeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(out, ":{line}")?;
        }
        write!(out, ": {}", self.message)
    }
}

impl std::error::Error for ThemeError {}

/// Returns the line that byte `at` of `source` is on, from 1.
fn line_of(source: &str, at: usize) -> usize {
    let before = &source.as_bytes()[..at.min(source.len())];
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}
