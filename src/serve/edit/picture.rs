//! Puts a picture beside the document that it belongs to.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use tr::tr;

use super::change::{Saved, saved};
use super::history::Written;
use super::session::Session;
use super::{Editing, Refusal};
use crate::attachments::names;
use crate::content::path::{Role, role};
use crate::diagnostic::render::overlays;
use crate::diagnostic::{Diagnostic, Severity};
use crate::serve::state::State;
use crate::site::intake::{self, new_findings};

/// The endings of pictures.
const PICTURES: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];

/// The answer to a picture that was put beside its document.
#[derive(Serialize)]
pub(super) struct Placed {
    /// The name to refer to it by in the text of the document.
    name: String,
    #[serde(flatten)]
    saved: Saved,
}

impl Editing {
    /// Puts the picture `data`, as base64, beside `document` under `name`.
    pub(super) fn picture(
        &self,
        session: &mut Session,
        state: &State,
        document: &str,
        name: &str,
        data: &str,
    ) -> Result<Placed, Refusal> {
        let (beside, _) = self.file_of(session, state, document)?;
        let file = file_for(&beside, name)?;
        let bytes = STANDARD
            .decode(data)
            .map_err(|_| Refusal::malformed(tr!("Bildet kom ikke helt fram. Prøv igjen.")))?;
        let bytes: Arc<[u8]> = bytes.into();
        let files = self.files_now(session, state, &[file.clone()].into());
        if files.get(&file).is_some() || self.now(&file).is_some() {
            return Err(Refusal::unwritten(&file, &crate::edit::FileError::Exists));
        }
        let before = session.checker.check(files.clone());
        let after = session.checker.check(files.with([(&file, Some(&bytes))]));
        let found = new_findings(&before.diagnostics, &after.diagnostics);
        // A hint stands in nobody's way: that no text leads to the picture yet is one.
        let stops = |found: &&Diagnostic| {
            found.file == file && (found.severity >= Severity::Warning || intake::stops(found))
        };
        let found: Vec<_> = found.iter().filter(stops).collect();
        if !found.is_empty() {
            let error = tr!("Bildet kan ikke brukes. Ingenting er skrevet.");
            return Err(Refusal::content(error, overlays(found, &after.files)));
        }
        let written = [Written {
            file: file.clone(),
            before: None,
            after: Some(bytes),
        }];
        self.write(session, &written)?;
        let words = vec![tr!("nytt bilde: {file}", file)];
        session.history.push(words.clone(), written.to_vec());
        Ok(Placed {
            name: file.rsplit('/').next().unwrap_or(&file).to_owned(),
            saved: saved(session, words, &written, &after),
        })
    }
}

/// Returns the file of a picture called `name` beside the document `beside`.
fn file_for(beside: &str, name: &str) -> Result<Arc<str>, Refusal> {
    let bad = |why: String| Err(Refusal::malformed(why));
    if name.starts_with('.') || name.contains(['/', '\\']) || names::fault(name).is_some() {
        return bad(tr!(
            "«{name}» kan ikke være navnet på et bilde. Bruk bokstaver, tall og bindestrek.",
            name
        ));
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    if !PICTURES.contains(&ending.as_str()) {
        return bad(tr!(
            "«{name}» er ikke et bilde som kan brukes: {pictures}.",
            name,
            pictures = PICTURES.join(", ")
        ));
    }
    let folder = beside.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = format!("{folder}/{name}");
    match role(&file) {
        Some(Role::Attachment(_)) => Ok(file.into()),
        _ => bad(tr!("{file} ligger ikke der bilder kan ligge.", file)),
    }
}
