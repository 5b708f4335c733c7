//! The names by which scripts refer to each other.

use std::collections::{BTreeMap, BTreeSet};

use memchr::memchr2_iter;

/// Returns the scripts that others name without importing them: in `import(…)` and `new URL(…)`.
pub(super) fn fetched(sources: &BTreeMap<&str, &str>) -> BTreeSet<String> {
    let of = |(name, source): (&&str, &&str)| {
        let later = imports(source).filter(|written| {
            let before = source[..written.at - 1].trim_end();
            !before.ends_with("from") && !before.ends_with("import")
        });
        let names: Vec<String> = later
            .filter_map(|written| beside(name, written.path))
            .collect();
        names
    };
    sources.iter().flat_map(of).collect()
}

/// A name by which a script refers to another.
pub(super) struct Import<'s> {
    /// The index in the source where it begins, inside its quotes.
    pub at: usize,
    /// The text as written: `./facets.js`.
    pub path: &'s str,
}

/// Returns the other scripts that `source` names: every quoted text that is the relative path of
/// one. That covers `import … from`, `import(…)` and `new URL(…, import.meta.url)`; not what stands in
/// comments, where a type may be imported: that fetches nothing, and may name those that import this.
pub(super) fn imports(source: &str) -> impl Iterator<Item = Import<'_>> {
    memchr2_iter(b'"', b'\'', source.as_bytes()).filter_map(|at| {
        let (quote, inner) = source[at..].split_at(1);
        if !(inner.starts_with("./") || inner.starts_with("../")) {
            return None;
        }
        let path = &inner[..inner.find(quote)?];
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"./-_".contains(&byte);
        let is_name = path.ends_with(".js") && path.bytes().all(plain);
        (is_name && !is_in_comment(source, at)).then_some(Import { at: at + 1, path })
    })
}

/// Decides whether the index `at` is in a comment that has a line to itself, or in one of JSDoc. Signs of
/// comments after code may as well be in a text, as in `'image/*'` and `'https://…'`.
fn is_in_comment(source: &str, at: usize) -> bool {
    let mut is_open = false;
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let end = start + line.len();
        let text = line.trim_start();
        is_open = is_open || text.starts_with("/*");
        if at < end {
            let before = &line[..at - start];
            let closed = before.rfind("*/");
            let opened = before.rfind("/**");
            let is_block = is_open && closed.is_none();
            return is_block || text.starts_with("//") || opened.is_some() && opened > closed;
        }
        is_open = is_open && !line.contains("*/");
        start = end;
    }
    false
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
