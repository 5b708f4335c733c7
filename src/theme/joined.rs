//! Joins a script and all that it imports into one, so that what a page fetches when it needs it
//! comes with one request and not with one for each file.
//!
//! Each imported script becomes a function that is called at once and returns what it exports. Only
//! plain forms are joined: `import { a, b as c } from './x.js';` at the beginning of a line, and
//! `export` before a function, a class or a `const`. Where a script has another one, nothing is
//! joined, and the browser fetches one after the other.
//!
//! A script that the page imports as well is then there twice: what is fetched when it is needed must
//! share no state and no class with the rest.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::imports::{beside, imports};

/// Returns the text of the script `name` with all that it imports from `sources`; `None` where it
/// imports nothing, or where a form or a name is not known.
pub(super) fn joined(name: &str, sources: &BTreeMap<&str, &str>) -> Option<String> {
    let mut joining = Joining {
        sources,
        folder: folder(name),
        numbers: BTreeMap::new(),
        path: Vec::new(),
        text: String::new(),
    };
    let (body, _) = joining.body(name, Exports::Stay)?;
    (!joining.numbers.is_empty()).then(|| joining.text + &body)
}

/// Says whether the declarations that a script exports stay exports or become plain ones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Exports {
    Stay,
    BecomePlain,
}

struct Joining<'s> {
    sources: &'s BTreeMap<&'s str, &'s str>,
    /// The folder of the script that the others are joined into.
    folder: &'s str,
    /// The number of each script that is done.
    numbers: BTreeMap<String, usize>,
    /// The scripts that led to the current one.
    path: Vec<String>,
    text: String,
}

impl Joining<'_> {
    /// Returns the number of the script `name`, which it joins unless that is done.
    fn number(&mut self, name: String) -> Option<usize> {
        if let Some(number) = self.numbers.get(&name) {
            return Some(*number);
        }
        let (body, exports) = self.body(&name, Exports::BecomePlain)?;
        let number = self.numbers.len();
        let exports = exports.join(", ");
        let _ = write!(
            self.text,
            "const joined{number} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"
        );
        self.numbers.insert(name, number);
        Some(number)
    }

    /// Returns the text of the script `name` with its imports as constants, and the names that it
    /// exports.
    fn body(&mut self, name: &str, what: Exports) -> Option<(String, Vec<String>)> {
        if self.path.iter().any(|other| other == name) {
            return None;
        }
        self.path.push(name.to_owned());
        let source = *self.sources.get(name)?;
        let mut body = String::with_capacity(source.len());
        let mut rest = source;
        let mut exports = Vec::new();
        while !rest.is_empty() {
            if rest.starts_with("import ") {
                let (names, path, after) = import(rest)?;
                let number = self.number(beside(name, path)?)?;
                let _ = writeln!(body, "const {{{names}}} = joined{number};");
                rest = after;
                continue;
            }
            let (mut line, after) = rest.split_at(rest.find('\n').map_or(rest.len(), |at| at + 1));
            if let Some(declaration) = line.strip_prefix("export ") {
                exports.push(declared(declaration)?);
                if what == Exports::BecomePlain {
                    line = declaration;
                }
            }
            body.push_str(&self.rebased(line, name)?);
            rest = after;
        }
        self.path.pop();
        Some((body, exports))
    }

    /// Returns `line` with the paths of other scripts relative to the folder that they are joined in.
    fn rebased(&self, line: &str, name: &str) -> Option<String> {
        let mut out = String::with_capacity(line.len());
        let mut done = 0;
        for written in imports(line) {
            out.push_str(&line[done..written.at]);
            out.push_str(&relative(self.folder, &beside(name, written.path)?));
            done = written.at + written.path.len();
        }
        out.push_str(&line[done..]);
        Some(out)
    }
}

/// Returns the names that the import at the beginning of `text` takes, as a pattern has them, its path,
/// and what follows.
fn import(text: &str) -> Option<(String, &str, &str)> {
    let text = text.strip_prefix("import {")?;
    let (names, text) = text.split_once('}')?;
    let text = text.strip_prefix(" from '")?;
    let (path, text) = text.split_once('\'')?;
    let rest = text.strip_prefix(";\n")?;
    Some((names.replace(" as ", ": "), path, rest))
}

/// Returns the name that `declaration` declares; `None` where it can change or is none.
fn declared(declaration: &str) -> Option<String> {
    let rest = declaration.strip_prefix("async ").unwrap_or(declaration);
    let kinds = ["function ", "class ", "const "];
    let rest = kinds.iter().find_map(|kind| rest.strip_prefix(kind))?;
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    let end = rest.find(|letter| !is_part(letter))?;
    (end > 0).then(|| rest[..end].to_owned())
}

fn folder(name: &str) -> &str {
    name.rfind('/').map_or("", |at| &name[..=at])
}

/// Returns the path from `folder` to the script `name`.
fn relative(folder: &str, name: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (
        folder.split_terminator('/').collect(),
        name.split('/').collect(),
    );
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.len() - shared;
    let start = if up == 0 { "./" } else { "" };
    format!("{start}{}{}", "../".repeat(up), to[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(name: &str, sources: &[(&str, &str)]) -> Option<String> {
        joined(name, &sources.iter().copied().collect())
    }

    #[test]
    fn what_is_imported_comes_first_and_once() {
        let text = join(
            "s/page.js",
            &[
                (
                    "s/page.js",
                    "import { a } from './a.js';\nimport { b as c } from './t/b.js';\nexport function start() {}\na(c);\n",
                ),
                (
                    "s/a.js",
                    "import { b } from './t/b.js';\nexport function a() {}\nb();\n",
                ),
                (
                    "s/t/b.js",
                    "// b\nexport const b = 1;\nconst at = new URL('../w.js', import.meta.url);\n",
                ),
                ("s/w.js", ""),
            ],
        );
        let expected = "const joined0 = (() => {\n// b\nconst b = 1;\nconst at = new URL('./w.js', import.meta.url);\nreturn { b };\n})();\n\
            const joined1 = (() => {\nconst { b } = joined0;\nfunction a() {}\nb();\nreturn { a };\n})();\n\
            const { a } = joined1;\nconst { b: c } = joined0;\nexport function start() {}\na(c);\n";
        assert_eq!(text.as_deref(), Some(expected));
    }

    #[test]
    fn other_forms_are_left_to_the_browser() {
        let with = |text: &str| {
            join(
                "a.js",
                &[("a.js", "import { b } from './b.js';\n"), ("b.js", text)],
            )
        };
        assert!(with("export class b {}\n").is_some());
        for other in [
            "export default 1;\n",
            "export let b = 1;\n",
            "export { b };\n",
            "import * as c from './a.js';\n",
            "import { c } from './c.js';\n",
            "import { b } from './a.js';\n",
        ] {
            assert_eq!(with(other), None, "{other}");
        }
        assert_eq!(join("a.js", &[("a.js", "export const a = 1;\n")]), None);
    }

    #[test]
    fn paths_lead_from_one_folder_to_another() {
        assert_eq!(relative("s/", "s/w.js"), "./w.js");
        assert_eq!(relative("s/t/", "s/w.js"), "../w.js");
        assert_eq!(relative("s/", "own/w.js"), "../own/w.js");
        assert_eq!(relative("", "w.js"), "./w.js");
    }
}
