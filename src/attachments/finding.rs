//! Defines the findings about attachments.

use std::sync::Arc;

use crate::diagnostic::{Check, Diagnostic};

/// A finding about a file, in Norwegian.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) check: Check,
    pub(super) message: String,
    pub(super) help: String,
}

impl Finding {
    pub(super) fn new(check: Check, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            check,
            message: message.into(),
            help: help.into(),
        }
    }

    pub(super) fn into_diagnostic(self, file: &Arc<str>) -> Diagnostic {
        Diagnostic::new(self.check, file.clone(), None, self.message).help(self.help)
    }
}

/// Returns the finding that `file` is a document whose name should be `better`.
pub(super) fn misnamed(file: &str, better: &str) -> Finding {
    Finding::new(
        Check::AttachmentKind,
        format!("`{file}` ser ut til å være et dokument, men navnet slutter ikke på `.md`"),
        format!(
            "Gi fila navnet `{better}`. Windows viser ikke endelsen `.txt` før du slår på \
             «Filtyper» i Utforsker."
        ),
    )
}
