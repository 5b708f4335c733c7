//! The errors of rendering a route.

use std::fmt;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic};
use crate::source::CONFIG_FILE;

/// An error that prevents the file of a route from being made.
#[derive(Clone, Debug)]
pub enum RenderError {
    /// A template fails.
    Theme(Diagnostic),
    /// The search index cannot be written; the value is the cause.
    Search(String),
    /// The data catalogue cannot be written; the value is the cause.
    Catalogue(String),
    /// A file cannot be written as JSON; the value is the cause.
    Json(String),
    /// A workbook cannot be written; the value is the cause.
    Workbook(String),
}

impl RenderError {
    pub(super) fn search(cause: impl fmt::Display) -> Self {
        Self::Search(cause.to_string())
    }

    pub(super) fn catalogue(cause: impl fmt::Display) -> Self {
        Self::Catalogue(cause.to_string())
    }

    pub(super) fn workbook(cause: impl fmt::Display) -> Self {
        Self::Workbook(cause.to_string())
    }

    /// Converts the error to a diagnostic.
    pub fn into_diagnostic(self) -> Diagnostic {
        let message = self.to_string();
        let diagnostic = |check| Diagnostic::new(check, CONFIG_FILE.into(), None, message);
        match self {
            Self::Theme(error) => error,
            Self::Search(_) | Self::Json(_) | Self::Workbook(_) => diagnostic(Check::InvalidData)
                .help(tr!("Dette er en feil i digitv. Meld fra om den.")),
            Self::Catalogue(_) => diagnostic(Check::InvalidConfig).help(tr!(
                "Se etter skrivefeil i `base_url`. Er den rett, er dette en feil i digitv."
            )),
        }
    }
}

impl From<Diagnostic> for RenderError {
    fn from(error: Diagnostic) -> Self {
        Self::Theme(error)
    }
}

impl From<serde_json::Error> for RenderError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error.to_string())
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Theme(error) => write!(out, "{}: {}", error.file, error.message),
            Self::Search(cause) => {
                out.write_str(&tr!("søkeindeksen kan ikke lages: {cause}", cause))
            }
            Self::Json(cause) => out.write_str(&tr!("en JSON-fil kan ikke lages: {cause}", cause)),
            Self::Workbook(cause) => {
                out.write_str(&tr!("en fil for Excel kan ikke lages: {cause}", cause))
            }
            Self::Catalogue(cause) => {
                out.write_str(&tr!("datakatalogen kan ikke lages: {cause}", cause))
            }
        }
    }
}

impl std::error::Error for RenderError {}
