//! Scripts: ES modules that import each other by relative name. Each is published under a name that
//! holds its hash, so the names that scripts have for each other are rewritten to those. The hash
//! of a module covers the hashes of all it imports: when a module changes, so do the names of all
//! that lead to it, and no browser mixes old and new.
//!
//! A script that others name without importing it, which is fetched when it is needed, is published
//! with all that it imports. One of these is the engine of the search, which the program gives.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use tr::tr;

use super::error::{wrong, wrong_at};
use super::files::{File, Files};
use super::imports::{Import, beside, fetched, imports};
use super::joined::joined;
use crate::diagnostic::{Diagnostic, nearest};
use crate::search::in_theme;

/// The folder of a theme that holds its scripts.
pub(super) const FOLDER: &str = "scripts";
/// The script in whose place the engine of the search stands where it is joined with others.
const ENGINE: &str = "search/engine.js";

/// Reads the scripts of `files` and passes each to `publish` after those it imports: its name, and
/// its text with the published names of the others. `publish` returns the published file name.
pub(super) fn each(
    files: &Files,
    publish: impl FnMut(&str, String) -> String,
) -> Result<(), Diagnostic> {
    let scripts: BTreeMap<&str, &File> = files
        .in_folder(FOLDER)
        .filter(|(name, _)| name.ends_with(".js"))
        .collect();
    let sources = scripts
        .iter()
        .map(|(name, file)| match *name {
            ENGINE => Ok((ENGINE, in_theme())),
            name => Ok((name, file.text()?)),
        })
        .collect::<Result<BTreeMap<&str, &str>, Diagnostic>>()?;
    let mut walk = Walk {
        scripts: &scripts,
        fetched: fetched(&sources),
        sources,
        published: BTreeMap::new(),
        path: Vec::new(),
        publish,
    };
    scripts.keys().try_for_each(|name| walk.visit(name))
}

/// A walk through the imports, depth first.
struct Walk<'f, P> {
    scripts: &'f BTreeMap<&'f str, &'f File>,
    sources: BTreeMap<&'f str, &'f str>,
    /// The scripts that are fetched when they are needed.
    fetched: BTreeSet<String>,
    /// The file names of those that are done.
    published: BTreeMap<&'f str, String>,
    /// The scripts that led to the current one.
    path: Vec<&'f str>,
    publish: P,
}

impl<'f, P: FnMut(&str, String) -> String> Walk<'f, P> {
    fn visit(&mut self, name: &'f str) -> Result<(), Diagnostic> {
        if self.published.contains_key(name) {
            return Ok(());
        }
        let scripts = self.scripts;
        let file = scripts[name];
        let mut source = Cow::Borrowed(self.sources[name]);
        if self.path.contains(&name) {
            let ring = format!("{} → {name}", self.path.join(" → "));
            let message = tr!("Skriptene importerer hverandre i ring: {ring}.", ring);
            return Err(wrong(file.name.clone(), message));
        }
        self.path.push(name);
        if self.fetched.contains(name)
            && let Some(joined) = joined(name, &self.sources)
        {
            source = Cow::Owned(joined);
        }
        let mut text = String::with_capacity(source.len() + 64);
        let mut done = 0;
        for written in imports(&source) {
            let found = beside(name, written.path)
                .and_then(|wanted| scripts.get_key_value(wanted.as_str()));
            let Some((imported, _)) = found else {
                return Err(self.missing(file, &source, &written));
            };
            self.visit(imported)?;
            let folder = written.path.rfind('/').map_or(0, |at| at + 1);
            text.push_str(&source[done..written.at + folder]);
            text.push_str(&self.published[imported]);
            done = written.at + written.path.len();
        }
        text.push_str(&source[done..]);
        self.path.pop();
        let file_name = (self.publish)(name, text);
        self.published.insert(name, file_name);
        Ok(())
    }

    fn missing(&self, file: &File, source: &str, written: &Import<'_>) -> Diagnostic {
        let range = written.at..written.at + written.path.len();
        let message = tr!("Skriptet «{path}» finnes ikke.", path = written.path);
        let error = wrong_at(file.name.clone(), source, range, message);
        let wanted = written.path.rsplit('/').next().unwrap_or(written.path);
        match nearest(wanted, self.scripts.keys().map(|name| (*name, *name))) {
            Some(name) => error.help(tr!("Mente du «{name}»?", name)),
            None => error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Extends;

    /// Publishes `scripts` under names that end in the length of the text.
    fn published(scripts: &[(&str, &str)]) -> Result<Vec<(String, String)>, Diagnostic> {
        let paths: Vec<(String, &str)> = scripts
            .iter()
            .map(|(name, text)| (format!("{FOLDER}/prøve/{name}"), *text))
            .collect();
        let files = Files::new(
            "vårt",
            Extends::BuiltIn,
            paths
                .iter()
                .map(|(path, text)| (path.as_str(), text.as_bytes())),
        );
        let mut out = Vec::new();
        each(&files, |name, text| {
            let file = name.rsplit('/').next().unwrap_or(name);
            let file = file.replace(".js", &format!(".{}.js", text.len()));
            if let Some(own) = name.strip_prefix("prøve/") {
                out.push((own.to_owned(), text));
            }
            file
        })?;
        Ok(out)
    }

    #[test]
    fn names_of_other_scripts_become_those_they_are_published_under() {
        let out = published(&[
            (
                "a.js",
                "import { b } from './del/b.js';\nimport(\"./c.js\")",
            ),
            (
                "c.js",
                "new URL('./del/b.js', import.meta.url); './x.css'; \"it's\"",
            ),
            ("del/b.js", "export const b = '.js';"),
        ])
        .unwrap();
        assert_eq!(
            out,
            [
                ("del/b.js".to_owned(), "export const b = '.js';".to_owned()),
                (
                    "c.js".to_owned(),
                    "new URL('./del/b.23.js', import.meta.url); './x.css'; \"it's\"".to_owned()
                ),
                (
                    "a.js".to_owned(),
                    "import { b } from './del/b.23.js';\nimport(\"./c.60.js\")".to_owned()
                ),
            ]
        );
    }

    #[test]
    fn a_missing_script_is_reported_with_its_place() {
        let error = published(&[("a.js", "//\nimport './fasets.js';"), ("facets.js", "")]);
        let error = error.unwrap_err();
        assert!(error.file.ends_with("prøve/a.js"), "{error:?}");
        assert_eq!(error.range(), Some(&(11..22)));
        assert!(
            error.message.contains("«./fasets.js» finnes ikke"),
            "{error:?}"
        );
        let outside = published(&[("a.js", "import '../../../b.js'"), ("b.js", "")]);
        assert!(outside.is_err());
    }

    #[test]
    fn what_is_fetched_later_comes_with_its_imports() {
        let out = published(&[
            ("a.js", "import('./b.js');"),
            ("b.js", "import { c } from './c.js';\nc();\n"),
            ("c.js", "export const c = () => 1;\n"),
        ])
        .unwrap();
        let (_, text) = out.iter().find(|(name, _)| name == "b.js").unwrap();
        assert!(text.ends_with("const { c } = joined0;\nc();\n"), "{text}");
    }

    #[test]
    fn a_type_in_a_comment_is_no_import() {
        let kit = "import { c } from './c.js';\nexport class Kit {}\n";
        for comment in [
            "/** @type {import('./kit.js').Kit} */",
            "/**\n * @param {import('./kit.js').Kit} kit\n */",
            "const b = /** @type {import('./kit.js').Kit} */ (a);",
            "// See import('./kit.js').",
        ] {
            // It joins nothing, and makes no ring with a script that imports this one.
            let c = format!("{comment}\nexport const c = 1;\n");
            let scripts = [("kit.js", kit), ("c.js", c.as_str())];
            let out = published(&scripts).unwrap();
            let (_, text) = out.iter().find(|(name, _)| name == "kit.js").unwrap();
            assert!(
                text.starts_with("import { c } from './c."),
                "{comment}: {text}"
            );
        }
        for code in [
            "const kinds = 'image/*';\nimport('./kit.js');",
            "const home = 'https://example.no'; import('./kit.js');",
            "/* A comment. */ import './kit.js';",
            "/**\n * A comment.\n */\nimport './kit.js';",
        ] {
            let scripts = [("a.js", code), ("kit.js", "export const kit = 1;\n")];
            let out = published(&scripts).unwrap();
            let (_, text) = out.iter().find(|(name, _)| name == "a.js").unwrap();
            assert!(!text.contains("'./kit.js'"), "{text}");
        }
    }

    #[test]
    fn circular_imports_of_scripts_are_reported() {
        let error = published(&[("a.js", "import './b.js'"), ("b.js", "import './a.js'")]);
        let error = error.unwrap_err().message;
        assert!(error.contains("a.js → prøve/b.js → prøve/a.js"), "{error}");
    }
}
