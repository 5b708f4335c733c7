//! The names of files, prepared once for comparison with the paths in links.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::diagnostic::Measured;
use crate::text::accents::folded;

/// Files that are the page of their folder.
pub(super) const INDEXES: [&str; 3] = ["index.md", "_index.md", "README.md"];

/// The names of all files that links may lead to.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) names: Vec<Name>,
    /// Positions in `names`, by name.
    pub(super) same: HashMap<Arc<str>, Vec<usize>>,
    /// Suggestions that were made already, by folder and path: many pages link to a file that was
    /// moved.
    pub(super) suggested: Mutex<HashMap<(String, String), Option<String>>>,
}

/// The most suggestions that are cached.
pub(super) const MAX_SUGGESTED: usize = 20_000;

#[derive(Debug)]
pub(super) struct Name {
    pub(super) file: Arc<str>,
    /// The name, prepared for comparison.
    pub(super) measured: Measured<Arc<str>>,
    pub(super) extension: String,
}

impl Name {
    pub(super) fn pair(&self) -> (&Measured<Arc<str>>, &Arc<str>) {
        (&self.measured, &self.file)
    }
}

impl Names {
    pub(super) fn of<'a>(files: impl Iterator<Item = &'a Arc<str>>) -> Self {
        let mut same: HashMap<Arc<str>, Vec<usize>> = HashMap::new();
        let mut names = Vec::new();
        for file in files {
            let name: Arc<str> = name(file).into();
            same.entry(name.clone()).or_default().push(names.len());
            names.push(Name {
                file: file.clone(),
                measured: Measured::new(name),
                extension: extension(file),
            });
        }
        Self {
            names,
            same,
            suggested: Mutex::default(),
        }
    }
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
