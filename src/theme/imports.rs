//! The names by which scripts refer to each other.

use std::collections::{BTreeMap, BTreeSet};

/// Returns the scripts that others name without importing them: in `import(…)` and `new URL(…)`.
pub(super) fn fetched(sources: &BTreeMap<&str, &str>) -> BTreeSet<String> {
    let of = |(name, source): (&&str, &&str)| {
        let later = imports(source).filter(|written| {
            let before = source[..written.at - 1].trim_end();
            !before.ends_with("from") && !before.ends_with("import") && !is_in_comment(before)
        });
        let names: Vec<String> = later
            .filter_map(|written| beside(name, written.path))
            .collect();
        names
    };
    sources.iter().flat_map(of).collect()
}

/// Decides whether what comes after `before` is in a comment, where a type may be imported: that
/// fetches nothing.
fn is_in_comment(before: &str) -> bool {
    let line = before.rfind('\n').map_or(before, |at| &before[at..]);
    let opened = before.rfind("/*");
    line.contains("//") || opened.is_some() && opened > before.rfind("*/")
}

/// A name by which a script refers to another.
pub(super) struct Import<'s> {
    /// The index in the source where it begins, inside its quotes.
    pub at: usize,
    /// The text as written: `./facets.js`.
    pub path: &'s str,
}

/// Returns the other scripts that `source` names: every quoted text that is the relative path of
/// one. That covers `import … from`, `import(…)` and `new URL(…, import.meta.url)`.
pub(super) fn imports(source: &str) -> impl Iterator<Item = Import<'_>> {
    let starts = source.match_indices(['"', '\'']);
    starts.filter_map(|(at, quote)| {
        let inner = &source[at + 1..];
        let path = &inner[..inner.find(quote)?];
        let relative = path.starts_with("./") || path.starts_with("../");
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"./-_".contains(&byte);
        let is_import = relative && path.ends_with(".js") && path.bytes().all(plain);
        is_import.then_some(Import { at: at + 1, path })
    })
}

/// Returns the name of the script that `path` leads to from the script `name`; `None` outside the
/// folder.
pub(super) fn beside(name: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = name.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
