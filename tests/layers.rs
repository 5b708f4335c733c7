//! Holds the order of the modules: a module imports only from those above it in the list of
//! `docs/architecture.md`, and no files import each other in a circle.
//!
//! An import through a parent's `use` counts as one of the file that defines the name. Tests are
//! left out.

#[path = "layers/code.rs"]
mod code;
#[path = "layers/tokens.rs"]
mod tokens;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use code::Code;

#[test]
fn no_module_imports_upward() {
    let order = order();
    let code = Code::read(Path::new("src"));
    let place = |module: &str| order.iter().position(|known| known == module);
    let mut faults = Vec::new();
    for (name, file) in code.of_layers() {
        let Some(own) = place(top(name)) else {
            faults.push(format!(
                "{}: `{}` is missing in the list of layers in docs/architecture.md",
                file.path.display(),
                top(name)
            ));
            continue;
        };
        for import in &file.imports {
            for target in [code.module_of(&import.path), code.definer_of(&import.path)] {
                let Some(target) = target.filter(|target| !target.is_empty()) else {
                    continue;
                };
                if place(top(&target)).is_none_or(|other| other > own) {
                    faults.push(format!(
                        "{}:{}: imports {}, but `{}` is above `{}`",
                        file.path.display(),
                        import.line,
                        code.files[&target].path.display(),
                        top(&target),
                        top(name)
                    ));
                }
            }
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let code = Code::read(Path::new("src"));
    let circles = circles(&code.edges());
    assert!(
        circles.is_empty(),
        "these files import each other: {circles:#?}"
    );
}

#[test]
fn planted_imports_are_found() {
    let code = Code::of(&[
        ("lib", "pub mod a;\npub mod b;"),
        (
            "a",
            "mod one;\nmod two;\npub use one::One;\n#[cfg(test)]\nmod tests { use crate::b::B; }",
        ),
        (
            "a::one",
            "// use crate::b::B;\npub struct One(super::two::Two);",
        ),
        (
            "a::two",
            "use super::{One as Other};\npub struct Two(Box<Other>);",
        ),
        (
            "b",
            "const X: &str = \"crate::a\";\nfn f() { crate::a::One::new() }",
        ),
    ]);
    let edges = code.edges();
    let from = |file: &str| edges[file].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(from("a::one"), ["a::two"]);
    assert_eq!(from("a::two"), ["a::one"]);
    assert_eq!(from("a"), [""; 0]);
    assert_eq!(from("b"), ["a::one"]);
    assert_eq!(code.files["b"].imports[0].line, 2);
    let circle = ["a::one", "a::two"].map(String::from).into();
    assert_eq!(circles(&edges), [circle]);
}

/// Returns the modules in the order of their layers, the lowest first, as
/// `docs/architecture.md` lists them: the numbered lines under «Layers».
fn order() -> Vec<String> {
    let text = fs::read_to_string("docs/architecture.md").expect("docs/architecture.md");
    let (_, list) = text.split_once("\n## Layers\n").expect("a list of layers");
    let list = list.split("\n## ").next().unwrap_or_default();
    list.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_digit()))
        .filter_map(|line| line.split('`').nth(1))
        .map(str::to_owned)
        .collect()
}

fn top(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

/// Returns the groups of files that each reach one another.
fn circles(edges: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> = edges
        .keys()
        .map(|file| {
            let (mut reached, mut next) = (BTreeSet::new(), vec![file]);
            while let Some(file) = next.pop() {
                let targets = edges.get(file).into_iter().flatten();
                next.extend(targets.filter(|target| reached.insert(*target)));
            }
            (file, reached)
        })
        .collect();
    let mut circles: Vec<BTreeSet<String>> = Vec::new();
    for (file, own) in &reached {
        let returns =
            |other: &&&String| reached.get(**other).is_some_and(|back| back.contains(file));
        let circle: BTreeSet<String> = own
            .iter()
            .filter(returns)
            .map(|file| (*file).clone())
            .collect();
        if !circle.is_empty() && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}
