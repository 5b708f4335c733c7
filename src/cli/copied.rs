//! The files of the built-in theme that a site has copied, as they were when it copied them: a
//! later `digitv` may have others, which the copies then hide.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::theme::built_in_files;

/// The file in the folder of the theme that says so: one line for each copy, a hash and a path. Its
/// name is one that no theme has.
const FILE: &str = ".kopiert";

const TOP: &str = "\
# Filene her som er kopiert med `digitv theme copy`, slik de var da. `digitv doctor` ser av dette om
# den innebygde fila er blitt en annen siden.
";

/// The digits of a hash that are written.
const DIGITS: usize = 16;

/// A copy, seen beside the file that is built in now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Copy {
    /// The built-in file is as it was.
    Current,
    /// The built-in file is another now.
    Outdated,
    /// The copy is the same as the built-in file.
    Unchanged,
    /// Nothing says what it was copied from.
    Unknown,
}

/// Notes that the files with `paths` are copied to `folder` from the built-in theme.
pub(super) fn note<'a>(folder: &Path, paths: impl Iterator<Item = &'a str>) -> std::io::Result<()> {
    let mut noted = read(folder);
    let built_in: BTreeMap<String, _> = built_in_files().into_iter().collect();
    for path in paths {
        if let Some(bytes) = built_in.get(path) {
            noted.insert(path.to_owned(), hash(bytes));
        }
    }
    let lines = noted.iter().map(|(path, hash)| format!("{hash} {path}\n"));
    fs::write(
        folder.join(FILE),
        TOP.to_owned() + &lines.collect::<String>(),
    )
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(' '));
    pairs
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect()
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..DIGITS].to_owned()
}

/// Returns every file in `folder`, a theme of the site, that takes the place of a built-in one. A
/// theme that has them all stands by itself and copies nothing.
pub(super) fn copies(folder: &Path) -> Vec<(String, Copy)> {
    let noted = read(folder);
    let built_in = built_in_files();
    let own: Vec<_> = built_in
        .iter()
        .filter_map(|(path, bytes)| Some((path, bytes, fs::read(folder.join(path)).ok()?)))
        .collect();
    if own.len() == built_in.len() {
        return Vec::new();
    }
    let copy = |bytes: &[u8], own: &[u8], noted: Option<&String>| match noted {
        _ if own == bytes => Copy::Unchanged,
        Some(noted) if *noted == hash(bytes) => Copy::Current,
        Some(_) => Copy::Outdated,
        None => Copy::Unknown,
    };
    let copies = own
        .iter()
        .map(|(path, bytes, own)| ((*path).clone(), copy(bytes, own, noted.get(*path))));
    copies.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_seen_beside_the_file_that_is_built_in() {
        let folder = tempfile::tempdir().expect("a folder");
        let built_in = built_in_files();
        let [one, other, third, fourth] = [0, 1, 2, 3].map(|at| built_in[at].0.as_str());
        for path in [one, other, third, fourth] {
            let to = folder.path().join(path);
            fs::create_dir_all(to.parent().expect("a parent")).expect("made");
            let same = path == third;
            let bytes = if same {
                built_in[2].1.to_vec()
            } else {
                b"egen".to_vec()
            };
            fs::write(to, bytes).expect("written");
        }
        note(folder.path(), [one, other, third].into_iter()).expect("noted");
        let text = fs::read_to_string(folder.path().join(FILE)).expect("there");
        let now = hash(&built_in[1].1);
        fs::write(
            folder.path().join(FILE),
            text.replace(&now, "0123456789abcdef"),
        )
        .expect("written");
        let found = copies(folder.path());
        let expected = [
            (one, Copy::Current),
            (other, Copy::Outdated),
            (third, Copy::Unchanged),
            (fourth, Copy::Unknown),
        ];
        assert_eq!(found, expected.map(|(path, copy)| (path.to_owned(), copy)));
    }
}
