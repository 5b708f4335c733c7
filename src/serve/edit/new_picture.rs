//! Checks pictures that are to be put beside a document, which may be made together with them.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use tr::tr;

use super::history::Written;
use super::session::Session;
use super::{Editing, Refusal};
use crate::attachments::names;
use crate::content::path::{Role, role};
use crate::diagnostic::render::overlays;
use crate::diagnostic::{Check, Severity};
use crate::edit::FileError;
use crate::images::{self, Fault};
use crate::site::intake::{self, new_findings};
use crate::source::Snapshot;

/// The endings of pictures.
const PICTURES: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];

/// A picture that came: the name of its file, and its bytes as base64.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPicture {
    pub(super) name: String,
    pub(super) data: String,
}

impl Written {
    /// Returns the sentence that says that a picture was put there.
    pub(super) fn words(&self) -> String {
        tr!("nytt bilde: {file}", file = self.file)
    }
}

impl Editing {
    /// Returns `pictures` as they are to be written beside the document `beside`, which need not be there
    /// yet. Refuses those that cannot be used, and names that are taken.
    pub(super) fn beside(
        &self,
        session: &mut Session,
        files: &Snapshot,
        beside: &str,
        pictures: &[NewPicture],
    ) -> Result<Vec<Written>, Refusal> {
        let mut written: Vec<Written> = Vec::with_capacity(pictures.len());
        for picture in pictures {
            let file = file_for(beside, &picture.name)?;
            let is_taken = files.get(&file).is_some()
                || self.now(&file).is_some()
                || written.iter().any(|other| other.file == file);
            if is_taken {
                return Err(Refusal::unwritten(&file, &FileError::Exists));
            }
            let bytes = STANDARD
                .decode(&picture.data)
                .map_err(|_| Refusal::malformed(tr!("Bildet kom ikke helt fram. Prøv igjen.")))?;
            written.push(Written {
                file,
                before: None,
                after: Some(bytes.into()),
            });
        }
        let before = session.checker.check(files.clone());
        let put = written.iter().map(|put| (&put.file, put.after.as_ref()));
        let after = session.checker.check(files.with(put));
        let mut found = new_findings(&before.diagnostics, &after.diagnostics);
        // A hint stands in nobody's way: that no text leads to the picture yet is one.
        found.retain(|found| {
            written.iter().any(|put| put.file == found.file)
                && (found.severity >= Severity::Warning || intake::stops(found))
        });
        for put in &written {
            // Whatever the settings of the site let stand.
            let tells_where = put.after.as_deref().is_some_and(images::location::has_gps);
            if tells_where
                && !found
                    .iter()
                    .any(|found| found.check == Check::ImageLocation)
            {
                found.push(Fault::Located.of(&put.file));
            }
        }
        if found.is_empty() {
            return Ok(written);
        }
        let error = tr!("Bildet kan ikke brukes. Ingenting er skrevet.");
        Err(Refusal::content(error, overlays(&found, &after.files)))
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
