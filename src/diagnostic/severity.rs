//! Defines the severities of diagnostics.

use serde::Serialize;

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The check is turned off.
    Off,
    /// Could be better.
    Hint,
    /// Probably wrong.
    Warning,
    /// Wrong: nothing is published.
    Error,
}

impl Severity {
    /// Returns the severity with this name: `error`, `warning`, `hint` or `off`.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Off, Self::Hint, Self::Warning, Self::Error]
            .into_iter()
            .find(|severity| severity.name() == name)
    }

    /// Returns its name in `site.yaml` and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
