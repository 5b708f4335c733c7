//! Writes changed files: beside the old one first, and then in its place. A file that has changed
//! since it was read is left alone.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::source::read_file;

/// The files of a site that may be written.
pub struct Files {
    root: PathBuf,
}

/// The reason why a file was not written.
#[derive(Debug)]
pub enum FileError {
    /// It has changed, or gone, since it was read.
    Changed,
    /// There is such a file already.
    Exists,
    /// The name leads out of the folder of the site, or over a link.
    Outside,
    /// The system refuses.
    System(io::Error),
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Files {
    /// Returns the files of the site whose folder is `root`.
    pub fn of(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// Writes `text` to the file `name` (relative to the root, `/` between parts), which was read
    /// as `before`.
    pub fn replace(&self, name: &str, before: &[u8], text: &[u8]) -> Result<(), FileError> {
        let (path, new) = self.replacement(name, before, text)?;
        // The last look is as late as can be.
        if !self.is_as(name, before) {
            return Err(FileError::Changed);
        }
        new.persist(&path).map_err(|error| error.error)?;
        Ok(())
    }

    /// Writes `text` beside the file `name`, which was read as `before`. Returns the path of the
    /// file, and what can take its place.
    pub(super) fn replacement(
        &self,
        name: &str,
        before: &[u8],
        text: &[u8],
    ) -> Result<(PathBuf, NamedTempFile), FileError> {
        let path = self.path(name)?;
        if !self.is_as(name, before) {
            return Err(FileError::Changed);
        }
        let permissions = fs::metadata(&path)?.permissions();
        if permissions.readonly() {
            // On some systems the file could be replaced all the same, against its owner's word.
            return Err(io::Error::from(io::ErrorKind::PermissionDenied).into());
        }
        let new = beside(&path, text)?;
        fs::set_permissions(new.path(), permissions)?;
        Ok((path, new))
    }

    /// Writes `text` to the file `name`, which is not there yet.
    pub fn create(&self, name: &str, text: &[u8]) -> Result<(), FileError> {
        let path = self.path(name)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        // Links may have been on the way to a folder that was there.
        let path = self.path(name)?;
        let new = beside(&path, text)?;
        readable(new.path())?;
        persist_new(new, &path)
    }

    /// Takes the file `name` away, which was read as `before`.
    pub fn remove(&self, name: &str, before: &[u8]) -> Result<(), FileError> {
        let path = self.path(name)?;
        if !self.is_as(name, before) {
            return Err(FileError::Changed);
        }
        Ok(fs::remove_file(path)?)
    }

    /// Decides whether the file `name` is there and has these bytes.
    pub(super) fn is_as(&self, name: &str, before: &[u8]) -> bool {
        read_file(&self.root, name).is_ok_and(|now| now == before)
    }

    /// Gives the file `name` the name `new`, which is not there yet.
    pub fn rename(&self, name: &str, new: &str) -> Result<(), FileError> {
        let (path, new) = (self.path(name)?, self.path(new)?);
        if new.symlink_metadata().is_ok() {
            return Err(FileError::Exists);
        }
        if let Some(folder) = new.parent() {
            fs::create_dir_all(folder)?;
        }
        Ok(fs::rename(path, new)?)
    }

    /// Returns the path of the file `name`, with no link on the way.
    pub(super) fn path(&self, name: &str) -> Result<PathBuf, FileError> {
        let mut path = self.root.clone();
        for part in name.split('/') {
            if matches!(part, "" | "." | "..") || part.contains(['\\', '\0']) {
                return Err(FileError::Outside);
            }
            path.push(part);
            if path
                .symlink_metadata()
                .is_ok_and(|found| found.is_symlink())
            {
                return Err(FileError::Outside);
            }
        }
        Ok(path)
    }
}

/// Writes `text` to a file of its own in the folder of `path`.
pub(super) fn beside(path: &Path, text: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut new = hidden().tempfile_in(folder)?;
    new.write_all(text)?;
    Ok(new)
}

/// Puts `new` at `path`, where nothing is.
pub(super) fn persist_new(new: NamedTempFile, path: &Path) -> Result<(), FileError> {
    let put = new.persist_noclobber(path);
    put.map(drop).map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => FileError::Exists,
        _ => FileError::System(error.error),
    })
}

/// Returns names that no walk over the content reads.
pub(super) fn hidden() -> tempfile::Builder<'static, 'static> {
    let mut names = tempfile::Builder::new();
    names.prefix(".digitv-").suffix(".tmp");
    names
}

/// Lets others read a new file, as they can read those that an editor makes.
#[cfg(unix)]
pub(super) fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
pub(super) fn readable(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, Files) {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::of(folder.path());
        (folder, files)
    }

    #[test]
    fn a_file_is_replaced_only_as_it_was_read() {
        let (folder, files) = site();
        files.create("content/a.md", b"en").expect("new");
        files.replace("content/a.md", b"en", b"to").expect("same");
        assert!(matches!(
            files.replace("content/a.md", b"en", b"tre"),
            Err(FileError::Changed)
        ));
        assert!(matches!(
            files.replace("content/b.md", b"en", b"tre"),
            Err(FileError::Changed)
        ));
        assert_eq!(
            fs::read(folder.path().join("content/a.md")).ok(),
            Some(b"to".to_vec())
        );
        assert!(matches!(
            files.remove("content/a.md", b"en"),
            Err(FileError::Changed)
        ));
        let names = fs::read_dir(folder.path().join("content"))
            .expect("read")
            .count();
        assert_eq!(names, 1, "nothing is left beside");
        files.remove("content/a.md", b"to").expect("same");
        assert!(!folder.path().join("content/a.md").exists());
    }

    #[test]
    fn nothing_is_overwritten_and_nothing_is_written_outside() {
        let (_folder, files) = site();
        files.create("content/a.md", b"en").expect("new");
        files.create("content/b.md", b"to").expect("new");
        assert!(matches!(
            files.create("content/a.md", b"x"),
            Err(FileError::Exists)
        ));
        assert!(matches!(
            files.rename("content/a.md", "content/b.md"),
            Err(FileError::Exists)
        ));
        for name in [
            "../a.md",
            "content/../../a.md",
            "/etc/a",
            "",
            "content//a.md",
            "a\\b.md",
        ] {
            assert!(
                matches!(files.create(name, b"x"), Err(FileError::Outside)),
                "{name}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let (folder, files) = site();
        let other = tempfile::tempdir().expect("a folder");
        fs::write(other.path().join("a.md"), "en").expect("written");
        std::os::unix::fs::symlink(other.path(), folder.path().join("content")).expect("a link");
        assert!(matches!(
            files.replace("content/a.md", b"en", b"to"),
            Err(FileError::Outside)
        ));
        assert!(matches!(
            files.create("content/b.md", b"to"),
            Err(FileError::Outside)
        ));
    }
}
