//! Opens files below the root of a site, with no link on the way.
//!
//! A folder can be swapped for a link between the moment it is inspected and the moment a file in
//! it is opened. So the system is asked to open the whole path from the root's own handle and to
//! follow no link; where it cannot, each part is opened from the one before. What was opened is
//! then inspected once more: only a regular file, no larger than its limit, is read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The folder of a site, as an open handle.
pub(super) struct Root(system::Handle);

/// The reason why a file was not read.
#[derive(Debug)]
pub(super) enum Refused {
    /// The file, or a folder on the way, is a link.
    Link,
    /// It is a folder, a pipe, a socket or a device.
    NotAFile,
    /// It has more bytes than the limit: its size.
    TooLarge(u64),
    /// The system refuses.
    System(io::Error),
}

impl Root {
    /// Opens the folder at `path`, which may itself be reached by links.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        system::Handle::open(path).map(Self)
    }

    /// Returns the bytes of the file `name` (relative to the root, `/` between parts), at most
    /// `limit`.
    pub(super) fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, Refused> {
        let leads_away = |part: &str| matches!(part, "" | "." | "..");
        if name.split('/').any(leads_away) {
            return Err(Refused::System(io::ErrorKind::InvalidInput.into()));
        }
        let file = self.0.file(name)?;
        let about = file.metadata().map_err(Refused::System)?;
        if !about.is_file() {
            return Err(Refused::NotAFile);
        }
        if about.len() > limit {
            return Err(Refused::TooLarge(about.len()));
        }
        read(file, about.len(), limit)
    }
}

/// Reads all of `file`, which may grow while it is read, but not past `limit`.
fn read(file: File, size: u64, limit: u64) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(Refused::System)?;
    match u64::try_from(bytes.len()) {
        Ok(size) if size <= limit => Ok(bytes),
        _ => Err(Refused::TooLarge(limit + 1)),
    }
}

#[cfg(unix)]
mod system {
    use std::fs::File;
    use std::io;
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::path::Path;

    use rustix::fs::{Mode, OFlags, open, openat};
    use rustix::io::Errno;

    use super::Refused;

    /// An open folder.
    pub(super) struct Handle(OwnedFd);

    /// Flags that neither wait for a pipe nor make a terminal the controlling one.
    const FILE: OFlags = OFlags::RDONLY
        .union(OFlags::CLOEXEC)
        .union(OFlags::NOFOLLOW)
        .union(OFlags::NONBLOCK)
        .union(OFlags::NOCTTY);
    const FOLDER: OFlags = OFlags::RDONLY
        .union(OFlags::CLOEXEC)
        .union(OFlags::DIRECTORY);

    impl Handle {
        pub(super) fn open(path: &Path) -> io::Result<Self> {
            Ok(Self(open(path, FOLDER, Mode::empty())?))
        }

        pub(super) fn file(&self, name: &str) -> Result<File, Refused> {
            let opened = match at_once(self.0.as_fd(), name) {
                // A kernel before 5.6, a filter that does not know the call, or a folder that
                // was moved in that very moment.
                Err(Errno::NOSYS | Errno::PERM | Errno::AGAIN) => by_parts(self.0.as_fd(), name),
                outcome => outcome,
            };
            opened.map(File::from).map_err(refused)
        }
    }

    #[cfg(target_os = "linux")]
    fn at_once(root: BorrowedFd<'_>, name: &str) -> Result<OwnedFd, Errno> {
        use rustix::fs::{ResolveFlags, openat2};
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        openat2(root, name, FILE, Mode::empty(), resolve)
    }

    #[cfg(not(target_os = "linux"))]
    fn at_once(_: BorrowedFd<'_>, _: &str) -> Result<OwnedFd, Errno> {
        Err(Errno::NOSYS)
    }

    pub(super) fn by_parts(root: BorrowedFd<'_>, name: &str) -> Result<OwnedFd, Errno> {
        let mut folder: Option<OwnedFd> = None;
        let mut rest = name;
        loop {
            let from = folder.as_ref().map_or(root, AsFd::as_fd);
            let Some((part, after)) = rest.split_once('/') else {
                return openat(from, rest, FILE, Mode::empty());
            };
            let flags = FOLDER.union(OFlags::NOFOLLOW);
            folder = Some(openat(from, part, flags, Mode::empty()).map_err(as_link)?);
            rest = after;
        }
    }

    /// Returns a link error for the error of opening a folder, where some systems report a link so.
    fn as_link(error: Errno) -> Errno {
        match error {
            Errno::NOTDIR | Errno::MLINK => Errno::LOOP,
            error => error,
        }
    }

    fn refused(error: Errno) -> Refused {
        match error {
            Errno::LOOP | Errno::XDEV | Errno::MLINK => Refused::Link,
            // A socket, or a device without a driver.
            Errno::NXIO | Errno::NODEV => Refused::NotAFile,
            error => Refused::System(error.into()),
        }
    }
}

/// Checks the path before and after, where no file can be opened from a handle.
#[cfg(not(unix))]
mod system {
    use std::fs::File;
    use std::io;
    use std::path::{Path, PathBuf};

    use super::Refused;

    /// A folder by its path.
    pub(super) struct Handle(PathBuf);

    impl Handle {
        pub(super) fn open(path: &Path) -> io::Result<Self> {
            path.canonicalize().map(Self)
        }

        pub(super) fn file(&self, name: &str) -> Result<File, Refused> {
            self.look(name)?;
            let file = File::open(self.0.join(name)).map_err(Refused::System)?;
            self.look(name)?;
            Ok(file)
        }

        fn look(&self, name: &str) -> Result<(), Refused> {
            let mut path = self.0.clone();
            for part in name.split('/') {
                path.push(part);
                let about = path.symlink_metadata().map_err(Refused::System)?;
                if about.is_symlink() {
                    return Err(Refused::Link);
                }
            }
            Ok(())
        }
    }
}

#[cfg(all(test, unix))]
mod tests;
