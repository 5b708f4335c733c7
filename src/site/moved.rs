//! Links to documents that have moved: their earlier addresses say where to.

use std::collections::HashMap;
use std::sync::Arc;

use tr::tr;

use crate::content::index::{Wanted, file_at, relative};
use crate::content::path::{Role, role};
use crate::diagnostic::{Check, Diagnostic, Fix, Location, Remedy};
use crate::knowledge::Knowledge;
use crate::markdown;
use crate::source::Snapshot;

/// Gives each broken link to the file of a document that has moved the link that is right now.
pub(super) fn lead_on(diagnostics: &mut [Diagnostic], files: &Snapshot, knowledge: &Knowledge) {
    let is_lost = |found: &&mut Diagnostic| found.check == Check::BrokenLink && found.fix.is_none();
    let mut lost = diagnostics.iter_mut().filter(is_lost).peekable();
    if lost.peek().is_none() {
        return;
    }
    let former = former(knowledge);
    for found in lost {
        let Some(range) = found.range().cloned() else {
            continue;
        };
        let text = files
            .get(&found.file)
            .and_then(|bytes| std::str::from_utf8(bytes).ok());
        let written = text.and_then(|text| text.get(range.clone()));
        if let Some(link) = written.and_then(|written| moved(written, &found.file, &former)) {
            found.help = Some(tr!("Dokumentet er flyttet. Skriv «{link}».", link));
            found.fix = Some(Box::new(Fix {
                place: Location::Range(range),
                remedy: Remedy::Passage(link),
            }));
        }
    }
}

/// Returns the file of each document by the addresses that it had before.
fn former(knowledge: &Knowledge) -> HashMap<&str, &Arc<str>> {
    let versions = knowledge
        .documents()
        .flat_map(|id| knowledge.document(id).versions());
    let former = versions.flat_map(|(_, document)| {
        let addresses = document.head.former_addresses.iter();
        addresses.map(move |address| (address.as_str(), document.file))
    });
    former.collect()
}

/// Returns the link to write for `written`, in the document `file`.
fn moved(written: &str, file: &str, former: &HashMap<&str, &Arc<str>>) -> Option<String> {
    let is_plain =
        !written.contains(|letter: char| letter.is_whitespace() || "()<>[]".contains(letter));
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let Wanted::File(wanted) = file_at(folder, &markdown::local_path(written)?) else {
        return None;
    };
    let Some(Role::Document(place)) = role(&wanted) else {
        return None;
    };
    let now = former.get(place.address().as_str())?;
    let rest = written.find(['?', '#']).map_or("", |at| &written[at..]);
    is_plain.then(|| format!("{}{rest}", relative(folder, now)))
}
