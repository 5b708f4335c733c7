//! System calls beyond the standard library, with fallbacks where a system does not have them.

use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Moves a file or folder to a place where there must be nothing.
pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            // The system or the file system does not support it.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            done => return Ok(done?),
        }
    }
    if to.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

/// Makes everything in the file system of `folder` survive a power cut. `false` where the system
/// cannot, so that each file must be synced by itself.
pub(super) fn sync_all(folder: &Path) -> io::Result<bool> {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::io::Errno;
        match rustix::fs::syncfs(File::open(folder)?) {
            Err(Errno::NOSYS | Errno::OPNOTSUPP | Errno::INVAL) => Ok(false),
            done => Ok(done.map(|()| true)?),
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    {
        let _ = folder;
        Ok(false)
    }
}

/// Makes the names in `folder` survive a power cut, where the system can.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        // Some file systems do not support it for folders.
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        done => done,
    }
}

/// Makes the bytes of `file` survive a power cut. On Apple's systems they are handed to the drive,
/// and [`sync_folder`] at the end makes the drive store them.
pub(super) fn sync_file(file: &File) -> io::Result<()> {
    #[cfg(target_vendor = "apple")]
    return Ok(rustix::fs::fsync(file)?);
    #[cfg(not(target_vendor = "apple"))]
    file.sync_all()
}

/// Creates a folder that only its owner may look into.
pub(super) fn create_private_folder(path: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), allow(unused_mut, reason = "there are no rights to set"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Returns the identity of a file or folder on this machine: two paths with the same one lead to
/// the same. `None` where the system does not tell cheaply.
pub(super) fn identity(path: &Path) -> io::Result<Option<(u64, u64)>> {
    let about = path.symlink_metadata()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Ok(Some((about.dev(), about.ino())))
    }
    #[cfg(not(unix))]
    {
        let _ = about;
        Ok(None)
    }
}

/// Returns the file system that a folder is in and the mount it is reached through: files are
/// linked and moved only within the same.
pub(super) fn mount(path: &Path) -> io::Result<(u64, u64)> {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::fs::{AtFlags, CWD, StatxFlags, statx};
        let flags = AtFlags::SYMLINK_NOFOLLOW;
        if let Ok(about) = statx(
            CWD,
            path,
            flags,
            StatxFlags::BASIC_STATS | StatxFlags::MNT_ID,
        ) {
            let device = (u64::from(about.stx_dev_major) << 32) | u64::from(about.stx_dev_minor);
            return Ok((device, about.stx_mnt_id));
        }
    }
    Ok((identity(path)?.unwrap_or_default().0, 0))
}
