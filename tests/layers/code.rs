//! Reads the files of the program: what each imports, and where names are defined.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::tokens::{Token, tokens, without_tests};

/// A path that a file names, absolute and without `crate`.
pub(super) struct Import {
    pub(super) path: Vec<String>,
    pub(super) line: usize,
}

/// What one file says of others.
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) imports: Vec<Import>,
    /// Names that `use` brings in, and where they come from.
    names: BTreeMap<String, Vec<String>>,
}

/// The files of the program, by module path; the root is `""`.
pub(super) struct Code {
    pub(super) files: BTreeMap<String, File>,
}

impl Code {
    pub(super) fn read(src: &Path) -> Self {
        let mut texts = BTreeMap::new();
        let mut folders = vec![src.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder of src") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    let inner = path.strip_prefix(src).expect("inside").with_extension("");
                    let mut parts: Vec<_> =
                        inner.iter().map(|part| part.to_string_lossy()).collect();
                    parts.pop_if(|last| last == "mod");
                    let text = fs::read_to_string(&path).expect("text");
                    texts.insert(parts.join("::"), (path, text));
                }
            }
        }
        Self::new(texts)
    }

    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let texts = files.iter().map(|(module, text)| {
            let path = PathBuf::from(format!("src/{}.rs", module.replace("::", "/")));
            ((*module).to_owned(), (path, (*text).to_owned()))
        });
        Self::new(texts.collect())
    }

    fn new(mut texts: BTreeMap<String, (PathBuf, String)>) -> Self {
        texts.remove("main");
        if let Some(root) = texts.remove("lib") {
            texts.insert(String::new(), root);
        }
        let modules: BTreeSet<String> = texts.keys().cloned().collect();
        let mut tests = BTreeSet::new();
        let mut files = BTreeMap::new();
        for (module, (path, text)) in texts {
            let tokens = tokens(&text);
            let (tokens, of_tests) = without_tests(&tokens);
            tests.extend(of_tests.into_iter().map(|name| join(&module, &name)));
            files.insert(module.clone(), read(&module, path, &tokens, &modules));
        }
        let is_test = |module: &String| {
            let mut tests = tests.iter();
            tests.any(|test| module == test || module.starts_with(&format!("{test}::")))
        };
        files.retain(|module, _| !is_test(module));
        Self { files }
    }

    /// Every file but the root, which only lists the modules.
    pub(super) fn of_layers(&self) -> impl Iterator<Item = (&String, &File)> {
        self.files.iter().filter(|(module, _)| !module.is_empty())
    }

    /// Returns the file that `path` leads into.
    pub(super) fn module_of(&self, path: &[String]) -> Option<String> {
        (0..=path.len())
            .rev()
            .map(|length| path[..length].join("::"))
            .find(|module| self.files.contains_key(module))
    }

    /// Returns the file that defines what `path` leads to.
    pub(super) fn definer_of(&self, path: &[String]) -> Option<String> {
        let mut path = path.to_vec();
        // No name is handed on through more files than this.
        for _ in 0..16 {
            let module = self.module_of(&path)?;
            let depth = module.split("::").filter(|part| !part.is_empty()).count();
            let through = path
                .get(depth)
                .and_then(|name| self.files[&module].names.get(name));
            match through {
                Some(from) => path = from.iter().chain(&path[depth + 1..]).cloned().collect(),
                None => return Some(module),
            }
        }
        None
    }

    /// Returns which files each file imports.
    pub(super) fn edges(&self) -> BTreeMap<String, BTreeSet<String>> {
        let targets = |name: &String, file: &File| {
            let all = file.imports.iter();
            all.filter_map(|import| self.definer_of(&import.path))
                .filter(|target| target != name && !target.is_empty())
                .collect()
        };
        self.of_layers()
            .map(|(name, file)| (name.clone(), targets(name, file)))
            .collect()
    }
}

/// Reads what a file imports.
fn read(module: &str, path: PathBuf, tokens: &[Token], modules: &BTreeSet<String>) -> File {
    let mut file = File {
        path,
        imports: Vec::new(),
        names: BTreeMap::new(),
    };
    let mut handed_on = Vec::new();
    let mut words = BTreeSet::new();
    // Modules that are written into the file, and how deep in braces each begins.
    let mut inner: Vec<(String, usize)> = Vec::new();
    let (mut depth, mut at) = (0, 0);
    while at < tokens.len() {
        let token = &tokens[at];
        let here = (!inner.is_empty()).then(|| {
            let names = inner.iter().map(|(name, _)| name);
            names.fold(module.to_owned(), |all, name| join(&all, name))
        });
        let module = here.as_deref().unwrap_or(module);
        match token.text.as_str() {
            "{" => {
                depth += 1;
                if at > 1 && tokens[at - 2].text == "mod" {
                    inner.push((tokens[at - 1].text.clone(), depth));
                }
            }
            "}" => {
                inner.pop_if(|(_, start)| *start == depth);
                depth -= 1;
            }
            _ => {}
        }
        let before = at.checked_sub(1).map(|before| tokens[before].text.as_str());
        if token.text == "use" && before != Some("+") && before != Some("<") {
            let is_public = is_public(tokens, at);
            let end = at
                + tokens[at..]
                    .iter()
                    .take_while(|token| token.text != ";")
                    .count();
            for (path, name) in leaves(&tokens[at + 1..end], &[]) {
                if let Some(path) = absolute(module, &path, modules) {
                    let import = Import {
                        path: path.clone(),
                        line: token.line,
                    };
                    if is_public {
                        handed_on.push((name.clone(), import));
                    } else {
                        file.imports.push(import);
                    }
                    file.names.insert(name, path);
                }
            }
            at = end;
        } else if before != Some("::") && before != Some(".") {
            let leads_on = tokens.get(at + 1).is_some_and(|next| next.text == "::");
            let path = leads_on.then(|| path_at(tokens, at));
            if let Some(path) = path.and_then(|path| absolute(module, &path, modules)) {
                file.imports.push(Import {
                    path,
                    line: token.line,
                });
            }
            if before != Some("mod") {
                words.insert(token.text.clone());
            }
        }
        at += 1;
    }
    let used = handed_on
        .into_iter()
        .filter(|(name, _)| words.contains(name));
    file.imports.extend(used.map(|(_, import)| import));
    file
}

/// Tells whether the `use` at `at` hands names on: `pub use`, `pub(super) use`.
fn is_public(tokens: &[Token], at: usize) -> bool {
    match at.checked_sub(1).map(|before| tokens[before].text.as_str()) {
        Some("pub") => true,
        Some(")") => tokens[..at]
            .iter()
            .rev()
            .take(6)
            .any(|token| token.text == "pub"),
        _ => false,
    }
}

/// Returns the path that begins at `at`.
fn path_at(tokens: &[Token], at: usize) -> Vec<String> {
    let mut path = vec![tokens[at].text.clone()];
    let mut at = at + 1;
    while tokens.get(at).is_some_and(|token| token.text == "::") {
        match tokens.get(at + 1) {
            Some(part) if part.text.starts_with(|first: char| first.is_alphabetic()) => {
                path.push(part.text.clone());
            }
            _ => break,
        }
        at += 2;
    }
    path
}

/// Returns every path of a `use` with the name it brings in.
fn leaves(tokens: &[Token], before: &[String]) -> Vec<(Vec<String>, String)> {
    let mut path = before.to_vec();
    let mut name = None;
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "::" => {}
            "{" => return branches(&tokens[at + 1..tokens.len() - 1], &path),
            "as" => {
                name = tokens.get(at + 1).map(|token| token.text.clone());
                break;
            }
            "self" if !path.is_empty() => {}
            part => path.push(part.to_owned()),
        }
        at += 1;
    }
    let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
    vec![(path, name)]
}

fn branches(tokens: &[Token], path: &[String]) -> Vec<(Vec<String>, String)> {
    let (mut found, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 0 => {
                found.extend(leaves(&tokens[start..at], path));
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < tokens.len() {
        found.extend(leaves(&tokens[start..], path));
    }
    found
}

/// Returns `path` of the file `module` from the root on; `None` where it leads out of the program.
fn absolute(module: &str, path: &[String], modules: &BTreeSet<String>) -> Option<Vec<String>> {
    let mut base: Vec<String> = module.split("::").map(str::to_owned).collect();
    base.retain(|part| !part.is_empty());
    let (first, mut rest) = path.split_first()?;
    match first.as_str() {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            base.pop();
            while rest.first().is_some_and(|part| part == "super") {
                base.pop();
                rest = &rest[1..];
            }
        }
        child if modules.contains(&join(module, child)) => rest = path,
        _ => return None,
    }
    base.extend(rest.iter().cloned());
    Some(base)
}

fn join(module: &str, child: &str) -> String {
    if module.is_empty() {
        child.to_owned()
    } else {
        format!("{module}::{child}")
    }
}
