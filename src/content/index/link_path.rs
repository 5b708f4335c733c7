//! Paths in links, relative to the folder of the document.

use crate::markdown;
use crate::text::composed::composed;

/// The target that a path in a link is written for.
pub enum Wanted {
    /// A file, relative to the root of the site.
    File(String),
    /// An address of the site.
    Page,
    /// A path that leads above the root.
    Outside,
}

/// Returns the target of `path` in a document in `folder`.
pub fn file_at(folder: &str, path: &str) -> Wanted {
    match path.strip_prefix('/') {
        // Links from the top of the repository work in its web view too.
        Some(from_top) if from_top.starts_with("content/") => Wanted::File(from_top.to_owned()),
        Some(_) => Wanted::Page,
        None => join(folder, path).map_or(Wanted::Outside, Wanted::File),
    }
}

/// Returns the file, with composed letters, that an address in a document in `folder` leads to;
/// `None` where it leads to no file.
pub(in crate::content) fn linked_file(folder: &str, address: &str) -> Option<String> {
    match file_at(folder, &markdown::local_path(address)?) {
        Wanted::File(file) => Some(composed(&file).into_owned()),
        Wanted::Page | Wanted::Outside => None,
    }
}

/// Joins `target` to `folder`; `None` where it leads out of the site.
pub(super) fn join(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Returns the relative path from `folder` to `file`, as a link.
pub fn relative(folder: &str, file: &str) -> String {
    let from: Vec<&str> = folder.split('/').collect();
    let to: Vec<&str> = file.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let ups = std::iter::repeat_n("..", from.len() - shared);
    ups.chain(to[shared..].iter().copied())
        .collect::<Vec<_>>()
        .join("/")
}
