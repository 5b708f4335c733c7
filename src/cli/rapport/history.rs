//! The files of a site as they were in a commit.

use std::path::Path;

use tr::tr;

use super::super::git::{answered, asked, objects};
use super::super::output::Failure;
use crate::site::history::matters;
use crate::source::{CONFIG_FILE, Snapshot};

/// Returns the files of the site at `root` as they were in `commit`, as far as the graph depends on
/// them. Links are left out, as they are from the site.
pub(super) fn files(root: &Path, commit: &str) -> Result<Snapshot, Failure> {
    let folder = asked(root, &["rev-parse", "--show-prefix"]).unwrap_or_default();
    let listed = answered(root, &["ls-tree", "-r", "-z", "--full-tree", commit]);
    let listed = listed.ok_or_else(|| unreadable(commit))?;
    let (names, objects_of): (Vec<String>, Vec<String>) = listed
        .split(|byte| *byte == 0)
        .filter_map(|line| entry(line, &folder))
        .unzip();
    if !names.iter().any(|name| name == CONFIG_FILE) {
        let message = tr!(
            "det var ingen {file} i denne mappa i commit {commit}",
            file = CONFIG_FILE,
            commit
        );
        let help = tr!("Velg en senere dag, eller bruk datoene i innholdet med --fra-datoer.");
        return Err(Failure::Environment(message, Some(help)));
    }
    let found = objects(root, &objects_of).ok().flatten();
    let found = found.ok_or_else(|| unreadable(commit))?;
    Ok(Snapshot::from_files(names.into_iter().zip(found)))
}

/// Returns the name within the site and the object of a line of `git ls-tree`; `None` where the graph
/// does not depend on it.
fn entry(line: &[u8], folder: &str) -> Option<(String, String)> {
    let line = std::str::from_utf8(line).ok()?;
    let (about, path) = line.split_once('\t')?;
    let name = path.strip_prefix(folder)?;
    let mut about = about.split(' ');
    let (mode, _, object) = (about.next()?, about.next()?, about.next()?);
    let is_file = mode.starts_with("100");
    (is_file && matters(name)).then(|| (name.to_owned(), object.to_owned()))
}

fn unreadable(commit: &str) -> Failure {
    let message = tr!("innholdet i commit {commit} kan ikke leses", commit);
    let help = tr!(
        "Er det en del av historikken som mangler? Hent den med `git fetch --unshallow`, eller bruk --fra-datoer."
    );
    Failure::Environment(message, Some(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_site_that_say_something_are_read() {
        let of = |line: &str| entry(line.as_bytes(), "nett/").map(|(name, _)| name);
        let found = of("100644 blob 1a\tnett/content/kommuner/åseral.md");
        assert_eq!(found.as_deref(), Some("content/kommuner/åseral.md"));
        assert!(of("100644 blob 1a\tnett/site.yaml").is_some());
        assert_eq!(of("120000 blob 1a\tnett/content/sider/lenke.md"), None);
        assert_eq!(of("100644 blob 1a\tnett/content/sider/bilde.png"), None);
        assert_eq!(of("100644 blob 1a\tcontent/kommuner/nome.md"), None);
        assert_eq!(of("160000 commit 1a\tnett/themes"), None);
    }
}
