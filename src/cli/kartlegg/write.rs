//! Writes several files of a site, all or none.

use std::path::Path;

use tr::tr;

use super::super::not_written::not_all_written;
use super::super::output::Failure;
use crate::edit::{FileStep, Files};

/// A file that is to be written.
pub(super) struct Writing {
    /// Its name, relative to the root of the site.
    pub(super) file: String,
    /// The bytes that it was read as; `None` for a new file.
    pub(super) before: Option<Vec<u8>>,
    /// The new text.
    pub(super) after: String,
}

/// Writes all of `writings`, or none.
pub(super) fn write_all(root: &Path, writings: &[Writing]) -> Result<(), Failure> {
    let steps = writings.iter().map(|writing| {
        let (name, after) = (writing.file.as_str(), writing.after.as_bytes());
        match &writing.before {
            Some(before) => FileStep::Replace {
                name,
                before,
                after,
            },
            None => FileStep::Create { name, text: after },
        }
    });
    let steps: Vec<FileStep<'_>> = steps.collect();
    let written = Files::of(root).make_all(&steps);
    written
        .map_err(|failed| not_all_written(&failed, &tr!("Ingenting er skrevet. Prøv en gang til.")))
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
        assert!(!folder.path().join("content/innspill").exists());
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
