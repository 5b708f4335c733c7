//! Folders that replace others: with the same rights, owner and attributes.

use std::fs;
use std::io;
use std::path::Path;

/// Creates the folder `to` where it is not there.
pub(super) fn create(to: &Path) -> io::Result<()> {
    match fs::create_dir(to) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && to.is_dir() => Ok(()),
        done => done,
    }
}

/// Gives `to` the rights, the owner and the attributes (access lists among them) of `from`. Returns
/// an error where some of it could not be given; the rest is.
#[cfg(unix)]
pub(super) fn copy_attributes(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let (wanted, given) = (from.symlink_metadata()?, to.symlink_metadata()?);
    let mut outcome = Ok(());
    if (wanted.uid(), wanted.gid()) != (given.uid(), given.gid()) {
        outcome = std::os::unix::fs::chown(to, Some(wanted.uid()), Some(wanted.gid()));
        if outcome.is_err() {
            // The group alone can often be given.
            let _ = std::os::unix::fs::chown(to, None, Some(wanted.gid()));
        }
    }
    let attributes = extended::copy(from, to);
    // Last, since changing the owner removes some of the rights.
    let rights = if to.symlink_metadata()?.mode() == wanted.mode() {
        Ok(())
    } else {
        fs::set_permissions(to, wanted.permissions())
    };
    outcome.and(attributes).and(rights)
}

#[cfg(not(unix))]
pub(super) fn copy_attributes(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives `to` the time stamps of `from`, where the system allows it.
pub(super) fn copy_times(from: &Path, to: &Path) {
    let copy = || -> io::Result<()> {
        let about = from.symlink_metadata()?;
        let times = fs::FileTimes::new()
            .set_accessed(about.accessed()?)
            .set_modified(about.modified()?);
        fs::File::open(to)?.set_times(times)
    };
    let _ = copy();
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
mod extended {
    use std::io;
    use std::path::Path;

    use rustix::fs::{XattrFlags, lgetxattr, llistxattr, lsetxattr};
    use rustix::io::Errno;

    /// The most bytes that Linux allows a list of names or a value to have.
    const MOST: usize = 64 * 1024;

    pub(super) fn copy(from: &Path, to: &Path) -> io::Result<()> {
        // Few folders have any, and the names of those fit here.
        let names = match list(from, vec![0; 256]) {
            Err(Errno::RANGE) => list(from, vec![0; MOST]),
            names => names,
        };
        let names = match names {
            Err(Errno::OPNOTSUPP | Errno::NOSYS) => return Ok(()),
            names => names?,
        };
        if names.is_empty() {
            return Ok(());
        }
        let already = list(to, vec![0; MOST]).unwrap_or_default();
        for name in names {
            let value = value(from, &name)?;
            if !already.contains(&name) || self::value(to, &name)? != value {
                lsetxattr(to, &*name, &value, XattrFlags::empty())?;
            }
        }
        Ok(())
    }

    fn list(path: &Path, mut names: Vec<u8>) -> rustix::io::Result<Vec<Vec<u8>>> {
        let length = llistxattr(path, &mut names[..])?;
        Ok(names[..length]
            .split(|byte| *byte == 0)
            .filter(|name| !name.is_empty())
            .map(<[u8]>::to_vec)
            .collect())
    }

    fn value(path: &Path, name: &[u8]) -> rustix::io::Result<Vec<u8>> {
        let mut value = vec![0; MOST];
        let length = lgetxattr(path, name, &mut value[..])?;
        value.truncate(length);
        Ok(value)
    }
}

#[cfg(all(
    unix,
    not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))
))]
mod extended {
    pub(super) fn copy(_: &std::path::Path, _: &std::path::Path) -> std::io::Result<()> {
        Ok(())
    }
}
