//! Static files under addresses that hold a hash of their content, so that browsers may cache them
//! for ever. The parts of a style sheet are joined into one file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use memchr::memchr3;

use super::files::Files;
use super::scripts;
use crate::diagnostic::Diagnostic;
use crate::text::folder::ASSETS;

/// The name of the joined style sheet in templates.
pub(super) const STYLE_SHEET: &str = "digitv.css";

/// The published files of a theme, by the name that templates use.
pub(super) struct Assets(BTreeMap<String, Asset>);

struct Asset {
    address: String,
    bytes: Cow<'static, [u8]>,
}

impl Assets {
    /// Returns the files of `static/`, the scripts, and the style sheets made from `css/`.
    pub(super) fn load(files: &Files) -> Result<Arc<Self>, Diagnostic> {
        static BUILT_IN: LazyLock<Result<Arc<Assets>, Diagnostic>> =
            LazyLock::new(|| Assets::new(&Files::built_in("")).map(Arc::new));
        match files.are_built_in(&["static", scripts::FOLDER, "css"]) {
            true => BUILT_IN.clone(),
            false => Self::new(files).map(Arc::new),
        }
    }

    fn new(files: &Files) -> Result<Self, Diagnostic> {
        let mut assets = BTreeMap::new();
        let mut add = |name: &str, bytes: Cow<'static, [u8]>| {
            let address = fingerprinted(name, &bytes);
            assets.insert(name.to_owned(), Asset { address, bytes });
        };
        for (path, file) in files.in_folder("static") {
            add(path, file.bytes.clone());
        }
        scripts::each(files, |name, text| {
            let bytes = text.into_bytes();
            let address = fingerprinted(name, &bytes);
            add(name, Cow::Owned(bytes));
            address.rsplit('/').next().unwrap_or(&address).to_owned()
        })?;
        let mut sheets = BTreeMap::from([(STYLE_SHEET.to_owned(), String::new())]);
        for (path, file) in files.in_folder("css") {
            if path.ends_with(".css") {
                squeeze(file.text()?, sheets.entry(sheet_of(path)).or_default());
            }
        }
        for (name, sheet) in sheets {
            add(&name, Cow::Owned(sheet.into_bytes()));
        }
        Ok(Self(assets))
    }

    /// Returns the address of the file called `name`, without base path.
    pub(super) fn address(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|asset| asset.address.as_str())
    }

    /// Returns the names that templates may ask for.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Returns every address and what is there, in order of name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .values()
            .map(|asset| (asset.address.as_str(), &*asset.bytes))
    }
}

/// Returns the name of the style sheet that the file at `path` below `css/` is a part of: the files of
/// a folder are a sheet of their own, for the pages that need it.
fn sheet_of(path: &str) -> String {
    match path.split_once('/') {
        Some((folder, _)) => format!("{folder}.css"),
        None => STYLE_SHEET.to_owned(),
    }
}

/// Returns the address with a hash of `bytes`: `img/logo.svg` → `/assets/img/logo.1a2b3c4d.svg`.
fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let hash = &hash[..8];
    match name.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => {
            format!("{ASSETS}{stem}.{hash}.{extension}")
        }
        _ => format!("{ASSETS}{name}.{hash}"),
    }
}

/// Appends `css` to `out` without comments, indentation and empty lines. Rules are unchanged: the
/// compression of responses does the rest.
fn squeeze(css: &str, out: &mut String) {
    let mut rest = css;
    while let Some(at) = memchr3(b'/', b'"', b'\'', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        squeeze_lines(before, out);
        if let Some(comment) = from.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        let taken = match from.as_bytes()[0] {
            b'/' => 1,
            quote => quoted(from, char::from(quote)),
        };
        out.push_str(&from[..taken]);
        rest = &from[taken..];
    }
    squeeze_lines(rest, out);
    if !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Does the same with a part that has neither comments nor strings.
fn squeeze_lines(part: &str, out: &mut String) {
    let is_at_start = |out: &str| out.is_empty() || out.ends_with('\n');
    for line in part.split_inclusive('\n') {
        let text = line.strip_suffix('\n');
        let ends = text.is_some();
        let text = text.unwrap_or(line);
        out.push_str(match is_at_start(out) {
            true => text.trim_ascii_start(),
            false => text,
        });
        if ends {
            out.truncate(out.trim_end_matches([' ', '\t', '\r']).len());
            if !is_at_start(out) {
                out.push('\n');
            }
        }
    }
}

/// Returns the length of the quoted text that `text` begins with, quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squeezed(css: &str) -> String {
        let mut out = String::new();
        squeeze(css, &mut out);
        out
    }

    #[test]
    fn an_address_changes_only_with_its_content() {
        let one = fingerprinted("img/logo.svg", b"<svg/>");
        assert_eq!(one, fingerprinted("img/logo.svg", b"<svg/>"));
        assert_ne!(one, fingerprinted("img/logo.svg", b"<svg />"));
        assert!(one.starts_with("/assets/img/logo.") && one.ends_with(".svg"));
        assert_eq!(one.len(), "/assets/img/logo.12345678.svg".len());
    }

    #[test]
    fn a_folder_is_a_style_sheet_of_its_own() {
        assert_eq!(sheet_of("20-base.css"), "digitv.css");
        assert_eq!(sheet_of("forms/10-fields.css"), "forms.css");
    }

    #[test]
    fn comments_and_indentation_go_and_strings_stay() {
        assert_eq!(
            squeezed("/* why */\n.a {\n  content: \"/* x */\";\n\n}\n"),
            ".a {\ncontent: \"/* x */\";\n}\n"
        );
        assert_eq!(
            squeezed(".a { margin: -1px /* b */ }"),
            ".a { margin: -1px  }\n"
        );
        assert_eq!(
            squeezed("\n\t/* a\nb */ .a { \r\n\n  /* b */\n  background: url('a/b  ') ;\n}"),
            ".a {\nbackground: url('a/b  ') ;\n}\n"
        );
    }
}
