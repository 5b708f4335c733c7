//! Attachments that nobody is led to: they are published, and no page links to them.

use std::collections::HashSet;

use crate::content::index::Attachment;
use crate::diagnostic::{Check, Diagnostic};
use crate::knowledge::Knowledge;
use crate::markdown::LinkTarget;
use crate::text::folder::ATTACHMENTS;
use crate::text::percent::encode_path;

/// Reports each of `attachments` whose address stands in no text.
pub(super) fn attachments(knowledge: &Knowledge, attachments: &[Attachment]) -> Vec<Diagnostic> {
    if attachments.is_empty() {
        return Vec::new();
    }
    let mut used: HashSet<&str> = HashSet::new();
    for id in knowledge.documents() {
        for (_, document) in knowledge.document(id).versions() {
            used.extend(addresses(&document.body.html));
            let paths = document
                .body
                .links
                .iter()
                .filter_map(|link| match &link.to {
                    LinkTarget::Path(path) => Some(path.as_str()),
                    _ => None,
                });
            used.extend(paths);
        }
    }
    let unused = attachments.iter().filter(|attachment| {
        let address = &attachment.address;
        !used.contains(address.as_str()) && !used.contains(encode_path(address).as_str())
    });
    let diagnostic = |attachment: &Attachment| {
        let message = "ingen lenke fører til vedlegget";
        Diagnostic::new(
            Check::UnusedAttachment,
            attachment.file.clone(),
            None,
            message,
        )
        .help("Lenk til det der det hører hjemme, eller ta bort fila: den blir publisert likevel.")
    };
    unused.map(diagnostic).collect()
}

/// Returns the addresses of attachments in `html`, without base path.
fn addresses(html: &str) -> impl Iterator<Item = &str> {
    let starts = memchr::memmem::find_iter(html.as_bytes(), ATTACHMENTS);
    starts.map(|at| {
        let rest = &html[at..];
        let end = rest.find(['"', '?', '#', ' ']).unwrap_or(rest.len());
        &rest[..end]
    })
}
