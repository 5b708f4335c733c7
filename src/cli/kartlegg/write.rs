//! Writes several files of a site, all or none.

use std::path::Path;

use super::super::output::Failure;
use super::super::system_error::in_words;
use crate::edit::{FileError, Files};

/// A file that is to be written.
pub(super) struct Writing {
    /// Its name, relative to the root of the site.
    pub(super) file: String,
    /// The bytes that it was read as; `None` for a new file.
    pub(super) before: Option<Vec<u8>>,
    /// The new text.
    pub(super) after: String,
}

/// Writes all of `writings`. Where one cannot be written, those before it get their old bytes back.
pub(super) fn write_all(root: &Path, writings: &[Writing]) -> Result<(), Failure> {
    let files = Files::of(root);
    for (place, writing) in writings.iter().enumerate() {
        let after = writing.after.as_bytes();
        let written = match &writing.before {
            Some(before) => files.replace(&writing.file, before, after),
            None => files.create(&writing.file, after),
        };
        if let Err(error) = written {
            let undone = writings[..place].iter().all(|one| undo(root, &files, one));
            return Err(failure(&writing.file, &error, undone));
        }
    }
    Ok(())
}

/// Gives a file that was written its old bytes back, or takes it away where it was new.
fn undo(root: &Path, files: &Files, writing: &Writing) -> bool {
    let after = writing.after.as_bytes();
    match &writing.before {
        Some(before) => files.replace(&writing.file, after, before).is_ok(),
        None => std::fs::remove_file(root.join(&writing.file)).is_ok(),
    }
}

fn failure(file: &str, error: &FileError, is_undone: bool) -> Failure {
    let message = match error {
        FileError::Changed => format!("{file} er endret etter at den ble lest"),
        FileError::Exists => format!("{file} finnes fra før"),
        FileError::Outside => format!("{file} ligger bak en lenke eller utenfor nettstedet"),
        FileError::System(error) => format!("kan ikke skrive {file}: {}", in_words(error)),
    };
    let help = match is_undone {
        true => "Ingenting er skrevet. Prøv en gang til.",
        false => {
            "Noen filer er skrevet. Kjør kommandoen en gang til: det som er gjort, blir ikke gjort to ganger."
        }
    };
    Failure::Environment(message, Some(help.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 3] = [
        "content/kommuner/nome.md",
        "content/kommuner/skien.md",
        "content/innspill/mottatt/svar.md",
    ];

    /// Returns a site with two documents, and what is to be written: both, and a new file.
    fn site() -> (tempfile::TempDir, Vec<Writing>) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("content/kommuner")).unwrap();
        for name in &NAMES[..2] {
            std::fs::write(root.join(name), "før").unwrap();
        }
        let writing = |name: &str, before: Option<&str>| Writing {
            file: name.to_owned(),
            before: before.map(|text| text.as_bytes().to_vec()),
            after: "etter".to_owned(),
        };
        let writings = vec![
            writing(NAMES[0], Some("før")),
            writing(NAMES[2], None),
            writing(NAMES[1], Some("før")),
        ];
        (folder, writings)
    }

    /// Returns every file of the site with its text, by name.
    fn texts(root: &Path) -> Vec<(String, String)> {
        let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
        let files = files
            .map(Result::unwrap)
            .filter(|one| one.file_type().is_file());
        files
            .map(|one| {
                let name = one.path().strip_prefix(root).unwrap();
                let text = std::fs::read_to_string(one.path()).unwrap();
                (name.to_string_lossy().replace('\\', "/"), text)
            })
            .collect()
    }

    #[test]
    fn all_files_are_written_where_all_can_be() {
        let (folder, writings) = site();
        write_all(folder.path(), &writings).ok().unwrap();
        assert!(texts(folder.path()).iter().all(|(_, text)| text == "etter"));
        assert_eq!(texts(folder.path()).len(), 3);
    }

    #[test]
    fn where_the_last_cannot_be_written_nothing_is() {
        // Somebody else has saved the last file in the meantime.
        let (folder, writings) = site();
        std::fs::write(folder.path().join(NAMES[1]), "andres").unwrap();
        let before = texts(folder.path());
        let failure = write_all(folder.path(), &writings).err().unwrap();
        assert_eq!(texts(folder.path()), before);
        let Failure::Environment(message, help) = failure else {
            panic!("another failure");
        };
        assert!(
            message.contains(NAMES[1]) && message.contains("endret"),
            "{message}"
        );
        assert!(help.unwrap().starts_with("Ingenting er skrevet."));
    }

    #[test]
    fn where_the_system_refuses_half_way_nothing_is_written() {
        // A file stands where a folder is needed; this holds for those who may write everything too.
        let (folder, writings) = site();
        std::fs::create_dir_all(folder.path().join("content/innspill")).unwrap();
        std::fs::write(folder.path().join("content/innspill/mottatt"), "fil").unwrap();
        let before = texts(folder.path());
        let failure = write_all(folder.path(), &writings).err().unwrap();
        assert_eq!(texts(folder.path()), before);
        let Failure::Environment(message, _) = failure else {
            panic!("another failure");
        };
        assert!(message.contains(NAMES[2]), "{message}");
    }
}
