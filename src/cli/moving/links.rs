//! The links in texts, after files have moved: each leads where it led before.

use std::ops::Range;
use std::sync::Arc;

use super::relocation::Relocation;
use crate::content::index::{Wanted, file_at, relative};
use crate::markdown;
use crate::source::Snapshot;
use crate::text::percent::encode_path;
use crate::yaml::front_matter;

/// Returns the text of the document `file` with its links changed; `None` where none is to be.
pub(super) fn relinked(
    files: &Snapshot,
    relocation: &Relocation,
    file: &Arc<str>,
    text: &str,
) -> Option<String> {
    let body = front_matter::split(text).map_or(0..text.len(), |parts| parts.body);
    let mut out = text.to_owned();
    let mut found = markdown::addresses(&text[body.clone()]);
    // From the end, so that the places before stay as they are.
    found.reverse();
    for (place, address) in found {
        if let Some(new) = new_address(files, relocation, file, &address) {
            let place = body.start + place.start..body.start + place.end;
            out.replace_range(place, &new);
        }
    }
    (out != text).then_some(out)
}

/// Returns the new form of `address` in the document `file`; `None` where it stays.
pub(super) fn new_address(
    files: &Snapshot,
    relocation: &Relocation,
    file: &Arc<str>,
    address: &str,
) -> Option<String> {
    let path = markdown::local_path(address).filter(|path| !path.is_empty())?;
    let rest = address.find(['?', '#']).map_or("", |at| &address[at..]);
    let folder = folder(file);
    let (written, new) = match file_at(folder, &path) {
        Wanted::Page => (path.clone(), page(relocation, &path)?),
        Wanted::File(to) => {
            let (to, _) = files.iter().find(|(name, _)| ***name == *to)?;
            let new = relocation.name_of(to);
            let new_folder = self::folder(relocation.name_of(file));
            match path.starts_with('/') {
                true => (format!("/{to}"), format!("/{new}")),
                false => (relative(folder, to), relative(new_folder, new)),
            }
        }
        Wanted::Outside => return None,
    };
    (written != new).then(|| format!("{}{rest}", encode_path(&new)))
}

/// Returns the new address of the page that `path` is the address of.
fn page(relocation: &Relocation, path: &str) -> Option<String> {
    let plain = path.trim_end_matches('/');
    let mut documents = relocation.documents.iter();
    let moved = documents.find(|moved| moved.from.address().trim_end_matches('/') == plain)?;
    let new = moved.to.address();
    Some(match path.ends_with('/') {
        true => new,
        false => new.trim_end_matches('/').to_owned(),
    })
}

fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Returns the new form of the value at `range` of `text`, the file that was called `file`: the
/// name of a document that has moved, or a path to a file. `None` where it is neither.
pub(super) fn new_value(
    files: &Snapshot,
    relocation: &Relocation,
    file: &Arc<str>,
    written: &str,
) -> Option<String> {
    let inner = written.trim_matches(['"', '\'']);
    let range: Range<usize> = {
        let start = written.find(inner)?;
        start..start + inner.len()
    };
    let name = relocation.documents.iter().find_map(|moved| {
        let [old, new] = [&moved.from, &moved.to];
        let place =
            |place: &crate::content::path::Place| format!("{}/{}", place.kind.folder(), place.slug);
        match inner {
            _ if inner == old.slug.as_str() => Some(new.slug.to_string()),
            _ if inner == place(old) => Some(place(new)),
            _ => None,
        }
    });
    let new = name.or_else(|| new_address(files, relocation, file, inner))?;
    let mut out = written.to_owned();
    out.replace_range(range, &new);
    Some(out)
}
