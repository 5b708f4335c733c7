//! The files of a theme: the built-in ones, overridden one by one by those of the site.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use tr::tr;

use super::error::{BUILT_IN, wrong, wrong_at};
use crate::config::Extends;
use crate::diagnostic::{Check, Diagnostic};
use crate::text::{characters, conflict};

/// The theme that is in the program, which also works without the repository.
static THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/digitv");

/// A file of a theme.
pub(super) struct File {
    /// Its name in messages.
    pub(super) name: Arc<str>,
    /// Its content.
    pub(super) bytes: Cow<'static, [u8]>,
}

impl File {
    /// Returns whether it is the one in the program.
    pub(super) fn is_built_in(&self) -> bool {
        self.name.starts_with(BUILT_IN)
    }

    /// Returns the file as text; the error says that it is not UTF-8 or has unresolved conflicts.
    pub(super) fn text(&self) -> Result<&str, Diagnostic> {
        let text = std::str::from_utf8(&self.bytes)
            .map_err(|_| wrong(self.name.clone(), tr!("Fila er ikke UTF-8-tekst.")))?;
        match self.is_built_in() {
            // A test has looked.
            true => Ok(text),
            false => self.checked(text),
        }
    }

    /// Returns `text`, which this file holds, unless something is in it that nobody sees or wants.
    fn checked<'t>(&self, text: &'t str) -> Result<&'t str, Diagnostic> {
        if let Some(place) = conflict::first(text) {
            let found = wrong_at(self.name.clone(), text, place, conflict::message());
            return Err(found.under(Check::ConflictMarks).help(conflict::help()));
        }
        match characters::first_hidden(text) {
            None => Ok(text),
            Some(found) => {
                let place = found.at..found.at + found.letter.len_utf8();
                let message = tr!(
                    "Fila har et tegn som ikke synes: {found}.",
                    found = found.in_words()
                );
                let help =
                    tr!("Slett tegnet, eller skriv det slik språket i fila har det (`\\u202e`).");
                Err(wrong_at(self.name.clone(), text, place, message).help(help))
            }
        }
    }
}

/// All files of a theme, by their path in it.
pub(super) struct Files(BTreeMap<String, File>);

impl Files {
    /// Returns the files of `theme`: those it `extends`, overridden by `overrides`, which are by
    /// their path in it.
    pub(super) fn new<'a>(
        theme: &str,
        extends: Extends,
        overrides: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    ) -> Self {
        let Self(mut files) = match extends {
            Extends::BuiltIn => Self::built_in(""),
            // The words of closed lists and of months are the program's own.
            Extends::Nothing => Self::built_in("texts"),
        };
        for (path, bytes) in overrides {
            let name = format!("themes/{theme}/{path}").into();
            let bytes = Cow::Owned(bytes.to_vec());
            files.insert(path.to_owned(), File { name, bytes });
        }
        Self(files)
    }

    /// Returns the files of `folder`, by their path in it and in that order.
    pub(super) fn in_folder<'a>(
        &'a self,
        folder: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a File)> {
        self.0.iter().filter_map(move |(path, file)| {
            let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((rest, file))
        })
    }

    /// Returns the paths of all files.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Returns every file by its path, with its content.
    pub(super) fn into_files(self) -> Vec<(String, Cow<'static, [u8]>)> {
        let files = self.0.into_iter();
        files.map(|(path, file)| (path, file.bytes)).collect()
    }

    /// Returns whether there is any file of the site, also one that is like that in the program.
    pub(super) fn has_any_own(&self) -> bool {
        self.0.values().any(|file| !file.is_built_in())
    }

    /// Returns whether `folders` hold what they hold in the program, and no file of the site.
    pub(super) fn are_built_in(&self, folders: &[&str]) -> bool {
        folders.iter().all(|folder| {
            let mut files = self.in_folder(folder);
            let built_in = Self::built_in(&format!("{folder}/"));
            files.all(|(_, file)| file.is_built_in())
                && self.in_folder(folder).count() == built_in.0.len()
        })
    }

    /// Returns whether one of `folders` has a file that differs from the built-in one.
    pub(super) fn has_own(&self, folders: &[&str]) -> bool {
        let mut own = self.0.iter().filter(|(path, file)| {
            let is_in = |folder: &&str| {
                path.strip_prefix(*folder)
                    .is_some_and(|rest| rest.starts_with('/'))
            };
            folders.iter().any(is_in) && !file.is_built_in()
        });
        own.any(|(path, file)| {
            THEME
                .get_file(path)
                .is_none_or(|built_in| *built_in.contents() != *file.bytes)
        })
    }

    /// Returns the file at `path`.
    pub(super) fn get(&self, path: &str) -> Option<&File> {
        self.0.get(path)
    }

    /// Returns the built-in files under `folder`, also those that are overridden.
    pub(super) fn built_in(folder: &str) -> Self {
        let mut files = BTreeMap::new();
        let mut folders = vec![&THEME];
        while let Some(inside) = folders.pop() {
            folders.extend(inside.dirs());
            for file in inside.files() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if path.starts_with(folder) {
                    let name = format!("{BUILT_IN}{path}").into();
                    let bytes = Cow::Borrowed(file.contents());
                    files.insert(path, File { name, bytes });
                }
            }
        }
        Self(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_texts_in_the_program_have_nothing_hidden_in_them() {
        for (path, file) in &Files::built_in("").0 {
            if let Ok(text) = std::str::from_utf8(&file.bytes) {
                assert!(file.checked(text).is_ok(), "{path}");
            }
        }
    }

    #[test]
    fn a_folder_is_built_in_until_the_site_has_a_file_of_its_own_or_leaves_one_out() {
        let own = [("css/10-own.css", b"a {}".as_slice())];
        let files = |extends, own: &[(&'static str, &'static [u8])]| {
            Files::new("ours", extends, own.iter().copied())
        };
        let all = ["templates", "css"];
        assert!(files(Extends::BuiltIn, &[]).are_built_in(&all));
        assert!(!files(Extends::BuiltIn, &own).are_built_in(&all));
        assert!(files(Extends::BuiltIn, &own).are_built_in(&all[..1]));
        assert!(!files(Extends::Nothing, &[]).are_built_in(&all[..1]));
        assert!(files(Extends::Nothing, &own).are_built_in(&["texts"]));
    }
}
