//! The names of files, prepared once for comparison with the paths in links.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex};

use crate::diagnostic::Near;
use crate::markdown::Suggestion;
use crate::text::accents::folded;

/// Files that are the page of their folder.
pub(super) const INDEXES: [&str; 3] = ["index.md", "_index.md", "README.md"];

/// The names of all files that links may lead to.
#[derive(Debug)]
pub(super) struct Names {
    /// The files with each name.
    pub(super) same: HashMap<String, Vec<Name>>,
    /// The names of the files with each extension.
    pub(super) near: HashMap<String, Near<Arc<str>>>,
    /// The names of the files in each folder, by folder and extension.
    pub(super) near_in_folder: HashMap<(String, String), Near<Arc<str>>>,
    /// Suggestions that were made already, by folder and path: many pages link to a file that was
    /// moved.
    pub(super) suggested: Mutex<HashMap<(String, String), Option<Suggestion>>>,
}

/// The most suggestions that are cached.
pub(super) const MAX_SUGGESTED: usize = 20_000;

#[derive(Debug)]
pub(super) struct Name {
    pub(super) file: Arc<str>,
    pub(super) extension: String,
}

impl Names {
    pub(super) fn of<'a>(files: impl Iterator<Item = &'a Arc<str>>) -> Self {
        let mut same: HashMap<String, Vec<Name>> = HashMap::new();
        let mut all: HashMap<_, Vec<_>> = HashMap::new();
        let mut in_folder: HashMap<_, Vec<_>> = HashMap::new();
        for file in files {
            let (name, extension) = (name(file), extension(file));
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let pair = (name.clone(), file.clone());
            let here = (folder.to_owned(), extension.clone());
            in_folder.entry(here).or_default().push(pair.clone());
            all.entry(extension.clone()).or_default().push(pair);
            same.entry(name).or_default().push(Name {
                file: file.clone(),
                extension,
            });
        }
        Self {
            same,
            near: sorted(all),
            near_in_folder: sorted(in_folder),
            suggested: Mutex::default(),
        }
    }
}

fn sorted<K: Eq + Hash>(names: HashMap<K, Vec<(String, Arc<str>)>>) -> HashMap<K, Near<Arc<str>>> {
    let of = |(key, names)| (key, Near::of(names));
    names.into_iter().map(of).collect()
}

/// Returns the name to compare, without extension: that of the folder where the file is the page of
/// its folder.
pub(super) fn name(file: &str) -> String {
    let file = file.trim_end_matches(['/', '.', ',', ';', ':']);
    let mut parts = file.rsplit(['/', '\\']);
    let mut last = parts.next().unwrap_or(file);
    let stands_for_folder = INDEXES.contains(&last) || last.eq_ignore_ascii_case("index.html");
    if stands_for_folder && let Some(folder) = parts.next() {
        last = folder;
    }
    let stem = match last.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => last,
    };
    folded(
        &stem
            .replace([' ', '_'], "-")
            .replace("%20", "-")
            .to_lowercase(),
    )
}

/// Returns the extension of `file`, with one for all page formats and one for all image formats.
pub(super) fn extension(file: &str) -> String {
    const IMAGES: [&str; 8] = ["avif", "gif", "heic", "jpeg", "jpg", "png", "svg", "webp"];
    let last = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let last = last.trim_end_matches(['.', ',', ';', ':']);
    let ending = last.rsplit_once('.').map(|(_, ending)| ending);
    match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
        "" | "html" | "htm" | "php" | "markdown" => "md".to_owned(),
        ending if IMAGES.contains(&ending) => "png".to_owned(),
        ending => ending.to_owned(),
    }
}
