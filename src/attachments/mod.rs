//! Files that are published beside the documents: which may be, under which names, and what must
//! be in them.
//!
//! A file that anyone may propose is opened on the site's own origin. So only kinds that run
//! nothing are let through, by the ending of the name *and* by what is in the file, and under names
//! that mean the same everywhere. Why is in `docs/decisions/0009-attachments.md`.

mod kind;
pub mod names;
mod sniff;

use std::sync::Arc;

pub use kind::{CannotAdd, Kinds};
use kind::{Form, ending_of, is_active, is_markdown};

use crate::diagnostic::{Check, Diagnostic};

/// A file that may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The bytes that are published.
    pub bytes: Arc<[u8]>,
    /// Remarks that do not keep the file from being published.
    pub remarks: Vec<Diagnostic>,
}

/// What is wrong with a file, in Norwegian.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    check: Check,
    message: String,
    help: String,
}

impl Finding {
    fn new(check: Check, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            check,
            message: message.into(),
            help: help.into(),
        }
    }

    fn into_diagnostic(self, file: &Arc<str>) -> Diagnostic {
        Diagnostic::new(self.check, file.clone(), None, self.message).help(self.help)
    }
}

/// Looks at the file `name` (relative to the root of the site) as an attachment.
///
/// # Errors
/// The reason why it is not published.
pub fn inspect(name: &Arc<str>, bytes: &Arc<[u8]>, kinds: &Kinds) -> Result<Accepted, Diagnostic> {
    let refused = |finding: Finding| finding.into_diagnostic(name);
    let form = form(name, kinds).map_err(refused)?;
    content(form, name, bytes).map_err(refused)
}

/// The form that the file `name` must have, by its name alone.
fn form(name: &str, kinds: &Kinds) -> Result<Form, Finding> {
    let file = name.rsplit('/').next().unwrap_or(name);
    if let Some(better) = document_name(file) {
        return Err(misnamed(file, &better));
    }
    // The first part is the folder of all content.
    for part in name.split('/').skip(1) {
        if let Some(fault) = names::fault(part) {
            return Err(bad_name(part, fault));
        }
    }
    let ending = ending_of(file);
    kinds
        .form(&ending)
        .ok_or_else(|| unknown_kind(&ending, kinds))
}

/// Looks into a file that must have `form`.
fn content(form: Form, name: &Arc<str>, bytes: &Arc<[u8]>) -> Result<Accepted, Finding> {
    match form {
        Form::Text => sniff::text(name, bytes)?,
        Form::Added => sniff::unknown(bytes)?,
        Form::Picture(_)
        | Form::Svg
        | Form::Pdf
        | Form::Office(_)
        | Form::OpenDocument(_)
        | Form::Media(_) => sniff::unknown(bytes)?,
    }
    Ok(Accepted {
        bytes: bytes.clone(),
        remarks: Vec::new(),
    })
}

/// The name that a file of Markdown with a wrong ending should have: `a.md.txt` → `a.md`.
fn document_name(file: &str) -> Option<String> {
    let mut parts = file.split('.');
    let stem = parts.next()?;
    let mut end = stem.len();
    for part in parts {
        if is_markdown(part.trim().to_lowercase().as_str()) {
            return Some(format!("{}.md", &file[..end]));
        }
        end += 1 + part.len();
    }
    None
}

fn misnamed(file: &str, better: &str) -> Finding {
    Finding::new(
        Check::AttachmentKind,
        format!("`{file}` ser ut til å være et dokument, men navnet slutter ikke på `.md`"),
        format!(
            "Gi fila navnet `{better}`. Windows viser ikke endelsen `.txt` før du slår på \
             «Filtyper» i Utforsker."
        ),
    )
}

fn bad_name(part: &str, fault: names::Fault) -> Finding {
    let help = match fault.better {
        Some(better) => format!(
            "Gi `{}` et annet navn, for eksempel `{better}`.",
            part.escape_debug()
        ),
        None => format!(
            "Gi `{}` et annet navn med bokstaver, tall, bindestrek og punktum.",
            part.escape_debug()
        ),
    };
    Finding::new(Check::InvalidFileName, fault.message, help)
}

fn unknown_kind(ending: &str, kinds: &Kinds) -> Finding {
    if is_active(ending) {
        return Finding::new(
            Check::AttachmentKind,
            format!("filer av typen `.{ending}` kan kjøre kode, og blir aldri publisert"),
            "Lagre innholdet som PDF, eller skriv det som et dokument i Markdown (`.md`).",
        );
    }
    let message = match ending {
        "" => "fila har ingen endelse som sier hva den er".to_owned(),
        _ => format!(
            "filer av typen `.{}` kan ikke være vedlegg",
            ending.escape_debug()
        ),
    };
    let help = format!(
        "Vedlegg kan være {}. Lagre fila som en av dem, for eksempel PDF, ta den bort, eller legg \
         typen til i `attachments.kinds` i site.yaml.",
        kinds.endings().join(", ")
    );
    Finding::new(Check::AttachmentKind, message, help)
}

#[cfg(test)]
mod tests;
