//! Checks files that are published beside the documents: their kind, their names, and their
//! content.
//!
//! A file that anyone may propose is opened on the site's own origin. So only kinds that run
//! nothing are allowed, by the ending of the name *and* by the content of the file, and under names
//! that mean the same everywhere. The reasons are in `docs/decisions/0009-attachments.md`.

mod kind;
pub mod names;
mod office;
mod pdf;
mod picture;
mod sniff;
mod svg;

use std::sync::Arc;

use tr::tr;

pub use kind::{CannotAdd, Kinds};
use kind::{Form, ending_of, is_active, is_markdown};

use crate::diagnostic::{Check, Diagnostic, Location, Problem};

/// A file that may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The bytes that are published.
    pub bytes: Arc<[u8]>,
    /// Remarks that do not keep the file from being published.
    pub remarks: Vec<Diagnostic>,
    /// The text in the file, as far as it can be read, for the check for personal data.
    pub text: Option<String>,
}

/// Checks the file `name` (relative to the root of the site) as an attachment.
///
/// # Errors
/// Returns the reason why it is not published.
pub fn inspect(name: &Arc<str>, bytes: &Arc<[u8]>, kinds: &Kinds) -> Result<Accepted, Diagnostic> {
    let refused = |problem: Problem| problem.at(name.clone(), Location::File);
    let form = form(name, kinds).map_err(refused)?;
    content(form, name, bytes).map_err(refused)
}

/// Checks that `bytes` are a workbook without macros that unpacks to a bounded size.
///
/// # Errors
/// Returns the reason where they are not.
pub fn check_workbook(bytes: &[u8]) -> Result<(), Problem> {
    office::look(bytes, office::Family::Microsoft("xl/")).map(drop)
}

/// Returns the form that the file `name` must have, by its name alone.
fn form(name: &str, kinds: &Kinds) -> Result<Form, Problem> {
    let file = name.rsplit('/').next().unwrap_or(name);
    if let Some(better) = document_name(file) {
        return Err(sniff::misnamed(file, &better));
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

/// Checks the content of a file that must have `form`.
fn content(form: Form, name: &Arc<str>, bytes: &Arc<[u8]>) -> Result<Accepted, Problem> {
    let mut accepted = Accepted {
        bytes: bytes.clone(),
        remarks: Vec::new(),
        text: None,
    };
    match form {
        Form::Text => {
            sniff::text(name, bytes)?;
            accepted.text = Some(String::from_utf8_lossy(bytes).into_owned());
        }
        Form::Added => sniff::unknown(bytes)?,
        Form::Picture(format) => picture::picture(format, bytes)?,
        Form::Media(format) => picture::media(format, bytes)?,
        Form::Svg => {
            let drawing = svg::rewrite(bytes)?;
            let findings =
                cleaned(&drawing).map(|problem| problem.at(name.clone(), Location::File));
            accepted.remarks.extend(findings);
            accepted.bytes = drawing.text.as_bytes().into();
            accepted.text = Some(drawing.text);
        }
        Form::Pdf => {
            let about = pdf::look(bytes)?;
            let findings = properties(about.author.as_slice());
            accepted
                .remarks
                .extend(findings.map(|problem| problem.at(name.clone(), Location::File)));
        }
        Form::Office(folder) => office(
            name,
            bytes,
            office::Family::Microsoft(folder),
            &mut accepted,
        )?,
        Form::OpenDocument(kind) => office(name, bytes, office::Family::Open(kind), &mut accepted)?,
    }
    Ok(accepted)
}

fn office(
    name: &Arc<str>,
    bytes: &[u8],
    family: office::Family,
    accepted: &mut Accepted,
) -> Result<(), Problem> {
    let about = office::look(bytes, family)?;
    let findings = properties(&about.people);
    accepted
        .remarks
        .extend(findings.map(|problem| problem.at(name.clone(), Location::File)));
    accepted.text = Some(about.text);
    Ok(())
}

fn cleaned(drawing: &svg::Drawing) -> Option<Problem> {
    let names: Vec<_> = drawing
        .left_out
        .iter()
        .map(|name| format!("`{}`", name.escape_debug()))
        .collect();
    (!names.is_empty()).then(|| {
        Problem::new(
            Check::SvgCleaned,
            tr!(
                "tegningen er publisert uten {names}, som kan kjøre kode eller hente noe",
                names = names.join(", ")
            ),
        )
        .help(tr!(
            "Se at den ser riktig ut. Lagre den som «vanlig SVG» for å bli kvitt denne meldinga."
        ))
    })
}

fn properties(people: &[String]) -> Option<Problem> {
    (!people.is_empty()).then(|| {
        let people: Vec<_> = people
            .iter()
            .map(|name| tr!("«{text}»", text = name.escape_debug()))
            .collect();
        let message = tr!(
            "egenskapene til fila forteller hvem som har skrevet den: {people}",
            people = people.join(", ")
        );
        Problem::new(Check::HiddenProperties, message).help(tr!(
            "Ta dem bort med «Fil» → «Informasjon» → «Inspiser dokument» i Office, eller lagre \
             som PDF uten dokumentegenskaper."
        ))
    })
}

/// Returns the name that a file of Markdown with a wrong ending should have: `a.md.txt` → `a.md`.
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

fn bad_name(part: &str, fault: names::Fault) -> Problem {
    let help = match fault.better {
        Some(better) => tr!(
            "Gi `{part}` et annet navn, for eksempel `{better}`.",
            part = part.escape_debug(),
            better
        ),
        None => tr!(
            "Gi `{part}` et annet navn med bokstaver, tall, bindestrek og punktum.",
            part = part.escape_debug()
        ),
    };
    Problem::new(Check::InvalidFileName, fault.message).help(help)
}

fn unknown_kind(ending: &str, kinds: &Kinds) -> Problem {
    if is_active(ending) {
        return Problem::new(
            Check::AttachmentKind,
            tr!(
                "filer av typen `.{ending}` kan kjøre kode, og blir aldri publisert",
                ending
            ),
        )
        .help(tr!(
            "Lagre innholdet som PDF, eller skriv det som et dokument i Markdown (`.md`)."
        ));
    }
    let message = match ending {
        "" => tr!("fila har ingen endelse som sier hva den er"),
        _ => tr!(
            "filer av typen `.{ending}` kan ikke være vedlegg",
            ending = ending.escape_debug()
        ),
    };
    let help = tr!(
        "Vedlegg kan være {endings}. Lagre fila som en av dem, for eksempel PDF, ta den bort, eller legg \
         typen til i `attachments.kinds` i site.yaml.",
        endings = kinds.endings().join(", ")
    );
    Problem::new(Check::AttachmentKind, message).help(help)
}

#[cfg(test)]
mod tests;
