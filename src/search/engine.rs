//! Joins the modules in `engine/` into the published search engine, and those in `answer/` into what
//! answers questions from the graph.
//!
//! The modules are written so that they can be joined as text: names at the top level of a file are
//! unique among all of them, imports are one line each and come only from the same folder, and
//! comments and strings follow the rules of [`mod@squeeze`]. A name in capitals is a constant, and is
//! nothing else anywhere, not in a string either.

use std::sync::LazyLock;

use super::file::name;
use short::{with_declarations_joined, with_numbers};
use squeeze::squeeze;

mod short;
mod squeeze;

/// The modules, each after those that it needs.
const MODULES: [&str; 17] = [
    include_str!("engine/analysis.mjs"),
    include_str!("engine/bits.mjs"),
    include_str!("engine/shards.mjs"),
    include_str!("engine/slips.mjs"),
    include_str!("engine/spelling.mjs"),
    include_str!("engine/question.mjs"),
    include_str!("engine/forms.mjs"),
    include_str!("engine/synonyms.mjs"),
    include_str!("engine/compounds.mjs"),
    include_str!("engine/expand.mjs"),
    include_str!("engine/rank.mjs"),
    include_str!("engine/readings.mjs"),
    include_str!("engine/cards.mjs"),
    include_str!("engine/excerpt.mjs"),
    include_str!("engine/facets.mjs"),
    include_str!("engine/told.mjs"),
    include_str!("engine/main.mjs"),
];

/// The modules of the answers, likewise.
const ANSWERING: [&str; 8] = [
    include_str!("answer/grammar.mjs"),
    include_str!("answer/names.mjs"),
    include_str!("answer/facts.mjs"),
    include_str!("answer/write.mjs"),
    include_str!("answer/use.mjs"),
    include_str!("answer/between.mjs"),
    include_str!("answer/other.mjs"),
    include_str!("answer/main.mjs"),
];

/// The modules of the engine, joined.
static ENGINE: LazyLock<String> = LazyLock::new(|| joined(&MODULES));

/// Returns the published search engine.
pub(super) fn module() -> Vec<u8> {
    exporting(&ENGINE, "createSearch")
}

/// Returns the published module that answers questions from the graph.
pub fn answering() -> Vec<u8> {
    exporting(&joined(&ANSWERING), "createAnswers")
}

/// Returns the engine as a script of a theme, so that it comes with what runs it: `createSearch`, and
/// as `ENGINE` the path that a manifest of this program has for it.
pub fn in_theme() -> &'static str {
    static SCRIPT: LazyLock<String> = LazyLock::new(|| {
        let path = path(&module());
        let code = &*ENGINE;
        format!(
            "export const ENGINE = '{path}';\nexport const createSearch = (() => {{\n{code}return createSearch;\n}})();\n"
        )
    });
    &SCRIPT
}

/// Returns the path of the published `module`, relative to the manifest.
fn path(module: &[u8]) -> String {
    format!("files/{}.js", name(blake3::hash(module)))
}

/// Returns the module of `code` that exports `name`.
fn exporting(code: &str, name: &str) -> Vec<u8> {
    format!("{code}export {{ {name} }};\n").into_bytes()
}

/// Joins `modules`.
fn joined(modules: &[&str]) -> String {
    let mut joined = String::new();
    for module in modules {
        squeeze(module, &mut joined);
    }
    with_declarations_joined(&with_numbers(&joined))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_theme_has_the_engine_under_the_path_in_the_manifest() {
        let mut out = Vec::new();
        let name = super::super::File::add(&mut out, module(), "js");
        let (path, code) = in_theme().split_once(";\n").unwrap_or_default();
        assert_eq!(path, format!("export const ENGINE = 'files/{name}.js'"));
        assert!(code.ends_with("return createSearch;\n})();\n"));
    }

    #[test]
    fn modules_follow_the_rules_for_joining() {
        assert!(names(&MODULES).contains("createSearch"));
        assert!(names(&ANSWERING).contains("createAnswers"));
    }

    /// Returns the names at the top level of `modules`.
    fn names(modules: &[&str]) -> HashSet<String> {
        let mut names = HashSet::new();
        for module in modules {
            assert!(!module.contains("/* "), "comments have lines to themselves");
            for line in module.lines() {
                assert_eq!(line.matches('`').count() % 2, 0, "a template has one line");
                for word in ["true", "false", "const", "Infinity"] {
                    let is_text = line.contains(&format!("'{word}'"));
                    assert!(!is_text, "a string that would be put in short: {line}");
                }
                if line.starts_with("import ") {
                    assert!(line.contains("from './") && line.ends_with("';"), "{line}");
                }
                let declaration = line.strip_prefix("export ").unwrap_or(line);
                let declaration = declaration.strip_prefix("async ").unwrap_or(declaration);
                for keyword in ["function ", "const ", "class ", "let "] {
                    let Some(rest) = declaration.strip_prefix(keyword) else {
                        continue;
                    };
                    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
                    let name = &rest[..end.unwrap_or(rest.len())];
                    assert!(names.insert(name.to_owned()), "{name} is declared twice");
                }
            }
        }
        names
    }
}
