//! The place of a site in its repository, by which annotations name files.

use std::path::{Path, PathBuf};

use crate::config::Config;

/// Returns the folder of the site in its repository: empty, or with a slash at the end. It is the
/// one that `site.yaml` gives; else the one below the nearest folder that holds a repository of
/// Git; else the one below the folder that a workflow on GitHub works in.
pub(super) fn folder(root: &Path, config: Option<&Config>) -> String {
    let set = config.and_then(|config| config.repository.as_ref());
    let set = set.map_or("", |repository| &*repository.folder);
    if !set.is_empty() {
        return format!("{set}/");
    }
    let Ok(root) = root.canonicalize() else {
        return String::new();
    };
    let repository = root
        .ancestors()
        .find(|folder| folder.join(".git").exists())
        .map(Path::to_owned);
    repository
        .or_else(workspace)
        .map_or_else(String::new, |top| below(&root, &top))
}

fn workspace() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("GITHUB_WORKSPACE")?);
    folder.canonicalize().ok()
}

/// Returns the path from `top` down to `root`, with `/` between the parts and at the end.
fn below(root: &Path, top: &Path) -> String {
    let Ok(inside) = root.strip_prefix(top) else {
        return String::new();
    };
    let parts = inside.components();
    parts
        .map(|part| format!("{}/", part.as_os_str().to_string_lossy()))
        .collect()
}
