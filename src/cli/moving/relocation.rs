//! The files that move together, and where to: a document, its translation, and what lies in the
//! folder with its name.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use tr::tr;

use crate::cli::output::Failure;
use crate::cli::root::name_within;
use crate::content::path::{Place, Role, role};
use crate::source::{CONTENT_DIR, Snapshot};
use crate::text::slug::Slug;

/// A move, decided.
#[derive(Debug)]
pub(super) struct Relocation {
    /// The new name of each file that moves, by its old one.
    pub(super) files: BTreeMap<Arc<str>, Arc<str>>,
    /// The documents among them, in the same order.
    pub(super) documents: Vec<Moved>,
}

/// A document that moves.
#[derive(Debug)]
pub(super) struct Moved {
    pub(super) file: Arc<str>,
    pub(super) from: Place,
    pub(super) to: Place,
}

impl Relocation {
    /// Returns the name of `file` after the move.
    pub(super) fn name_of<'f>(&'f self, file: &'f Arc<str>) -> &'f Arc<str> {
        self.files.get(file).unwrap_or(file)
    }

    /// Returns the name that `file` had before the move.
    pub(super) fn old_name_of<'f>(&'f self, file: &'f Arc<str>) -> &'f Arc<str> {
        let mut files = self.files.iter();
        let found = files.find(|(_, new)| *new == file);
        found.map_or(file, |(old, _)| old)
    }
}

/// Decides what the move of the document `old` to `new` moves.
pub(super) fn relocation(
    root: &Path,
    files: &Snapshot,
    old: &str,
    new: &str,
) -> Result<Relocation, Failure> {
    let (file, place) = document(root, files, old)?;
    let new_file = target(&file, &place, new);
    let to = match role(&new_file) {
        Some(Role::Document(to)) if to.kind == place.kind && !to.is_translation => to,
        found => return Err(no_place(&new_file, &place, found)),
    };
    if new_file == *file {
        return Err(refused(
            tr!("{file} heter det fra før", file),
            &tr!("Oppgi et annet navn."),
        ));
    }
    let mut moved = BTreeMap::from([(file.clone(), Arc::from(new_file.as_str()))]);
    let (stem, new_stem) = (
        file.trim_end_matches(".md"),
        new_file.trim_end_matches(".md"),
    );
    let (folder, new_folder) = (folder_of(stem), folder_of(new_stem));
    for (name, _) in files.iter() {
        let rest = name.strip_prefix(stem).filter(|rest| *rest == ".nn.md");
        let beside = rest.map(|rest| format!("{new_stem}{rest}"));
        let inside = name
            .strip_prefix(folder)
            .filter(|rest| rest.starts_with('/'));
        let inside = inside.map(|rest| format!("{new_folder}{rest}"));
        if let Some(new) = beside.or(inside).filter(|_| *name != file) {
            moved.insert(name.clone(), new.into());
        }
    }
    nothing_is_there(root, files, &moved, &to)?;
    let documents = moved.iter().filter_map(|(file, new_file)| {
        let (Some(Role::Document(from)), Some(Role::Document(to))) = (role(file), role(new_file))
        else {
            return None;
        };
        Some(Moved {
            file: file.clone(),
            from,
            to,
        })
    });
    Ok(Relocation {
        documents: documents.collect(),
        files: moved,
    })
}

/// Returns the folder that belongs to the document whose file is `stem` without its ending.
fn folder_of(stem: &str) -> &str {
    stem.strip_suffix("/index").unwrap_or(stem)
}

/// Finds the document that `written` names: its file, or its place without ending, as
/// `kommuner/skien`.
fn document(root: &Path, files: &Snapshot, written: &str) -> Result<(Arc<str>, Place), Failure> {
    let of = |file: &Arc<str>| match role(file) {
        Some(Role::Document(place)) => Some((file.clone(), place)),
        _ => None,
    };
    let plain = plain(written);
    let named = name_within(root, Path::new(written));
    let named = named.and_then(|name| files.iter().find(|(file, _)| ***file == *name));
    let found = named.and_then(|(file, _)| of(file)).or_else(|| {
        let mut all = files.iter().filter_map(|(file, _)| of(file));
        all.find(|(file, place)| {
            let name = format!("{}/{}", place.kind.folder(), place.slug);
            !place.is_translation && (name == plain || self::plain(file) == plain)
        })
    });
    match found {
        Some((_, place)) if place.is_translation => Err(refused(
            tr!(
                "{written} er en versjon på nynorsk av et annet dokument",
                written
            ),
            &tr!("Oppgi dokumentet uten `.nn`; versjonen på nynorsk følger med."),
        )),
        Some(found) => Ok(found),
        None => Err(refused(
            tr!("fant ikke dokumentet {written}", written),
            &tr!("Oppgi fila, som content/losninger/digisos.md, eller bare losninger/digisos."),
        )),
    }
}

/// Returns a name of a document without what need not be written.
fn plain(written: &str) -> &str {
    let written = written.trim_start_matches("./").trim_end_matches('/');
    let written = written
        .strip_prefix(CONTENT_DIR)
        .map_or(written, |rest| rest.trim_start_matches('/'));
    let written = written.strip_suffix(".md").unwrap_or(written);
    written.strip_suffix("/index").unwrap_or(written)
}

/// Returns the file that the document in `file` gets by the name `new`: beside the old one where
/// the name has no folder, and in a folder of its own where the old one is.
fn target(file: &str, place: &Place, new: &str) -> String {
    let stem = file.trim_end_matches(".md");
    let (is_index, own) = (stem.ends_with("/index"), folder_of(stem));
    let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
    let wanted = plain(new);
    let is_whole = new.ends_with(".md") || new.starts_with(CONTENT_DIR);
    let beside = match wanted.rsplit_once('/') {
        None => Some(wanted),
        // The place without ending says nothing of the year whose folder a report is in.
        Some((of, name)) if !is_whole && of == place.kind.folder() => Some(name),
        Some(_) => None,
    };
    let stem = match beside {
        Some(name) => format!("{folder}/{name}"),
        None => format!("{CONTENT_DIR}/{wanted}"),
    };
    let is_index = match new.ends_with(".md") {
        true => new.ends_with("/index.md"),
        false => is_index,
    };
    match is_index {
        true => format!("{stem}/index.md"),
        false => format!("{stem}.md"),
    }
}

/// Makes sure that the move overwrites nothing.
fn nothing_is_there(
    root: &Path,
    files: &Snapshot,
    moved: &BTreeMap<Arc<str>, Arc<str>>,
    to: &Place,
) -> Result<(), Failure> {
    let same_place = |file: &&Arc<str>| {
        !moved.contains_key(*file)
            && matches!(role(file), Some(Role::Document(place)) if place == *to)
    };
    let mut names = files.iter().map(|(file, _)| file);
    let there = names.find(same_place).cloned().or_else(|| {
        let is_there = |new: &&Arc<str>| {
            !moved.contains_key(*new) && root.join(&***new).symlink_metadata().is_ok()
        };
        moved.values().find(is_there).cloned()
    });
    match there {
        Some(file) => Err(refused(
            tr!("{file} finnes fra før, og blir ikke skrevet over", file),
            &tr!("Velg et annet navn. Ingenting er flyttet."),
        )),
        None => Ok(()),
    }
}

fn no_place(file: &str, place: &Place, found: Option<Role>) -> Failure {
    let kind = place.kind;
    let name = plain(file).rsplit('/').next().unwrap_or_default();
    match found {
        Some(Role::Document(to)) if to.kind != kind => refused(
            tr!(
                "{kind} kan ikke bli {other}: de har ulike felt",
                kind = kind.with_article(),
                other = to.kind.with_article()
            ),
            &tr!("Lag det nye med `digitv new`, og flytt innholdet for hånd."),
        ),
        Some(Role::BadName(_) | Role::UnsafeName(_)) => refused(
            tr!("«{name}» kan ikke bli navnet på ei fil", name),
            &match Slug::made_from(name) {
                Some(better) => {
                    tr!(
                        "Skriv for eksempel {better}: små bokstaver, tall og bindestrek.",
                        better
                    )
                }
                None => tr!("Bruk små bokstaver, tall og bindestrek."),
            },
        ),
        _ => refused(
            tr!(
                "{file} er ikke et sted for {kind}",
                file,
                kind = kind.with_article()
            ),
            &kind.whereabouts(),
        ),
    }
}

pub(super) fn refused(message: impl Into<String>, help: &str) -> Failure {
    Failure::Environment(message.into(), Some(help.to_owned()))
}
