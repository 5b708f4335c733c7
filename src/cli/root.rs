//! The folder of the site that a command works on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use tr::tr;

use super::language::speak_as_site;
use super::output::{Failure, at_least, report};
use super::system_error::in_words;
use crate::diagnostic::Severity;
use crate::knowledge::MunicipalityId;
use crate::site::{self, Loaded, Options, Site, Sources};
use crate::source::{CONFIG_FILE, CONTENT_DIR, THEMES_DIR};
use crate::text::Slug;

/// The option that gives the folder of the site.
#[derive(Args)]
#[command(next_help_heading = "Valg")]
pub(super) struct Root {
    /// Mappa der site.yaml ligger (ellers: nærmeste mappe oppover)
    #[arg(long, value_name = "MAPPE")]
    pub(super) root: Option<PathBuf>,
}

impl Root {
    /// Returns the folder of the site: the one given, or the nearest above that holds `site.yaml`.
    /// Messages from then on are in the language of that site, unless another was asked for.
    pub(super) fn find(&self) -> Result<PathBuf, Failure> {
        let root = self.folder()?;
        speak_as_site(&root);
        Ok(root)
    }

    fn folder(&self) -> Result<PathBuf, Failure> {
        if let Some(root) = &self.root {
            return given(root);
        }
        let here = std::env::current_dir().map_err(|error| {
            Failure::Environment(
                tr!(
                    "kan ikke finne mappa du står i: {error}",
                    error = in_words(&error)
                ),
                None,
            )
        })?;
        let found = nearest(&here).map(Path::to_owned);
        found.ok_or_else(|| no_site(&here))
    }

    pub(super) fn load(&self, options: &Options) -> Result<(PathBuf, Loaded), Failure> {
        let root = self.find()?;
        let loaded = load(&root, options)?;
        Ok((root, loaded))
    }

    /// Loads a site of which everything must be known. Where errors keep it from that, they are
    /// reported, and the command ends.
    pub(super) fn load_whole(
        &self,
        options: &Options,
    ) -> Result<(PathBuf, Loaded, Arc<Site>), Failure> {
        let (root, loaded) = self.load(options)?;
        if let Some(site) = loaded.site.clone() {
            return Ok((root, loaded, site));
        }
        let errors = at_least(&loaded.diagnostics, Severity::Error);
        report(&errors, &loaded.files);
        Err(Failure::Content)
    }
}

/// Speaks the language of the site that the process is started in, where there is one, unless
/// another was asked for.
pub(super) fn speak_as_here() {
    let here = std::env::current_dir().ok();
    if let Some(root) = here.as_deref().and_then(nearest) {
        speak_as_site(root);
    }
}

/// Returns the folder of the site that `folder` is in.
fn nearest(folder: &Path) -> Option<&Path> {
    let mut folders = folder.ancestors();
    folders.find(|folder| folder.join(CONFIG_FILE).is_file())
}

/// Returns the site of `loaded` as the municipality `slug` sees it, and its id there.
pub(super) fn seen_by(
    slug: Slug,
    loaded: &Loaded,
    site: &Arc<Site>,
) -> Result<(Arc<Site>, MunicipalityId), Failure> {
    let seen = site::as_seen_by(slug, &loaded.files, site);
    let found = seen.and_then(|seen| {
        let id = seen.knowledge.municipality_by_slug(slug.as_str())?;
        Some((seen, id))
    });
    found.ok_or_else(|| {
        let help = tr!("`digitv check` sier hva som er feil i det offentlige nettstedet.");
        let message = tr!("det kommunen `{slug}` skal se, kan ikke lages", slug);
        Failure::Environment(message, Some(help))
    })
}

/// Returns the folder of the site where `root` was given: that one, or the one above where `root`
/// is a part of that site: its `content/`, a document, `site.yaml` itself.
fn given(root: &Path) -> Result<PathBuf, Failure> {
    if root.join(CONFIG_FILE).is_file() {
        return Ok(root.to_owned());
    }
    let whole = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let above = whole.ancestors().skip(1);
    let site = above
        .into_iter()
        .find(|folder| folder.join(CONFIG_FILE).is_file());
    let Some(site) = site.filter(|_| root.exists()) else {
        return Err(no_site(root));
    };
    let inside = whole.strip_prefix(site).unwrap_or(&whole);
    let is_part = [CONTENT_DIR, THEMES_DIR, CONFIG_FILE]
        .iter()
        .any(|part| inside.starts_with(part));
    if is_part {
        return Ok(site.to_owned());
    }
    Err(Failure::Environment(
        tr!(
            "fant ingen {file} i {root}",
            file = CONFIG_FILE,
            root = root.display()
        ),
        Some(tr!(
            "Det nærmeste nettstedet ligger over: --root {site}",
            site = shell_word(site)
        )),
    ))
}

/// Returns the name of the file or folder at `path`, relative to `root`, with `/` between parts;
/// `None` where there is none within it. A name that `check` has shown is relative to the site.
pub(super) fn name_within(root: &Path, path: &Path) -> Option<String> {
    let whole = |path: &Path| std::fs::canonicalize(path).ok();
    let folder = whole(root)?;
    let found = [whole(path), whole(&root.join(path))];
    let mut inside = found
        .iter()
        .flatten()
        .filter_map(|path| path.strip_prefix(&folder).ok());
    let inside = inside.next()?;
    Some(inside.to_string_lossy().replace('\\', "/"))
}

/// Quotes a path for a shell where it has a character with a meaning there.
pub(super) fn shell_word(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\._-:~+,@".contains(letter);
    if !text.is_empty() && !text.starts_with('~') && text.chars().all(is_plain) {
        text
    } else if text.contains(['"', '$', '`', '!']) {
        // No character has a meaning within these, so a quotation mark of the same kind is put in
        // from outside.
        format!("'{}'", text.replace('\'', r"'\''"))
    } else {
        format!("\"{text}\"")
    }
}

/// Loads the site whose folder is `root`.
pub(super) fn load(root: &Path, options: &Options) -> Result<Loaded, Failure> {
    Ok(read(root)?.assemble(options))
}

/// Reads the files of the site whose folder is `root`.
pub(super) fn read(root: &Path) -> Result<Sources, Failure> {
    Sources::read(root).map_err(|_| no_site(root))
}

pub(super) fn wrong_base_url(url: &str) -> Failure {
    let help = tr!("Skriv hele adressa, for eksempel https://kunnskap.example.no.");
    Failure::Environment(
        tr!("«{url}» kan ikke være adressa til nettstedet", url),
        Some(help),
    )
}

fn no_site(folder: &Path) -> Failure {
    if !folder.exists() {
        return Failure::Environment(
            tr!(
                "mappa {folder} finnes ikke, så der er ingen {file}",
                folder = folder.display(),
                file = CONFIG_FILE
            ),
            Some(tr!(
                "Oppgi mappa med nettstedet med --root, eller lag et nytt nettsted med `digitv init MAPPE`."
            )),
        );
    }
    Failure::Environment(
        tr!(
            "fant ingen {file} i {folder} eller mappene over",
            file = CONFIG_FILE,
            folder = folder.display()
        ),
        Some(tr!(
            "Gå til mappa med nettstedet, oppgi den med --root, eller lag et nytt nettsted med `digitv init MAPPE`."
        )),
    )
}
