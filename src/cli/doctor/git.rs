//! The repository that the site is in, and the programs that are asked for.

use std::path::Path;

use tr::tr;

use super::super::git::asked;
use super::finding::Finding;

/// Looks at the repository of the site at `root`.
pub(super) fn look(root: &Path) -> Vec<Finding> {
    if asked(root, &["--version"]).is_none() {
        return vec![Finding::advice(
            tr!("git er ikke installert"),
            tr!("digitv virker uten. Med git ser du hva som er endret, og hvem som endret det."),
        )];
    }
    if asked(root, &["rev-parse", "--is-inside-work-tree"]).as_deref() != Some("true") {
        return vec![Finding::advice(
            tr!("nettstedet er ikke i et git-repo"),
            tr!("Kjør `git init` i mappa, så kan ingenting bli borte."),
        )];
    }
    let mut found = Vec::new();
    if asked(root, &["rev-parse", "--is-shallow-repository"]).as_deref() == Some("true") {
        found.push(Finding::advice(
            tr!("git-repoet har bare en del av historikken"),
            tr!("Hent resten med `git fetch --unshallow`; i en arbeidsflyt: `fetch-depth: 0`."),
        ));
    } else {
        found.push(Finding::good(tr!(
            "nettstedet er i et git-repo med hele historikken"
        )));
    }
    let is_ignored = asked(root, &["check-ignore", "public"]).is_some();
    if root.join("public").is_dir() && !is_ignored {
        found.push(Finding::advice(
            tr!("det ferdige nettstedet i public blir med i git"),
            tr!("Skriv `/public` i .gitignore: det kan alltid bygges på nytt."),
        ));
    }
    found
}
