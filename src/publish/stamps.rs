//! Asks the system about files without reading them, so that a later build knows that nobody has
//! touched them.

use std::fs::{self, Metadata};
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::names::MANIFEST;
use super::open::Output;
use super::written::Written;

/// The resolution of times in most file systems, with room: a file that was changed so shortly ago
/// may be changed again and get the same time.
const FINE: Duration = Duration::from_millis(20);
/// The same where times are whole seconds.
const COARSE: Duration = Duration::from_secs(2);

/// A stamp holds the size of a file, when it was changed, and which file it is. On Unix it holds the
/// time of the last change of anything about the file too, which only the system sets: a file with
/// the same stamp is the same file with the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    values: [u64; 4],
    modified: Time,
    changed: Time,
}

/// A time that the file system gives, as time since the epoch of Unix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time(Duration);

impl Time {
    fn of(time: SystemTime) -> Option<Self> {
        time.duration_since(UNIX_EPOCH).ok().map(Self)
    }

    fn nanoseconds(self) -> Option<u64> {
        u64::try_from(self.0.as_nanos()).ok()
    }

    fn begins(self) -> SystemTime {
        UNIX_EPOCH + self.0
    }

    /// Returns the time from which another change gets another time.
    fn ends(self) -> SystemTime {
        let grain = if self.0.subsec_nanos() == 0 {
            COARSE
        } else {
            FINE
        };
        self.begins() + grain
    }
}

impl Stamp {
    /// Returns the stamp of the file that `about` tells of; `None` where the system keeps no times.
    pub fn of(about: &Metadata) -> Option<Self> {
        let (identity, changed) = system::identity_and_change(about)?;
        let modified = Time::of(about.modified().ok()?)?;
        let values = [
            about.len(),
            identity,
            modified.nanoseconds()?,
            changed.nanoseconds()?,
        ];
        Some(Self {
            values,
            modified,
            changed,
        })
    }

    /// Adds the stamp to a digest.
    pub fn add_to(&self, digest: &mut blake3::Hasher) {
        for value in self.values {
            digest.update(&value.to_le_bytes());
        }
    }
}

/// The stamps of all files of a site.
struct Stamps {
    digest: blake3::Hash,
    settled: SystemTime,
}

impl Output {
    /// Returns a digest of the list of the files of the site and of the stamp of each; `None` where
    /// something is missing.
    pub fn stamps(&self) -> Option<blake3::Hash> {
        Some(self.look(|_, _| true)?.digest)
    }

    /// Returns the same of what has just been `written`, for a later build to compare; `None` also
    /// where somebody has changed a file since it was compared or written, or so recently that
    /// another change may leave its stamp as it is. Waits a moment where that is enough.
    pub fn settled_stamps(&self, written: &Written) -> Option<blake3::Hash> {
        let new: FxHashSet<&str> = [&written.changes.added, &written.changes.changed]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .chain([MANIFEST])
            .collect();
        let is_as_written = |path: &str, stamp: &Stamp| {
            if new.contains(path) {
                stamp.modified.begins() <= written.placed
            } else {
                stamp.modified.ends() <= written.compared
            }
        };
        let first = self.look(is_as_written)?;
        let Ok(rest) = first.settled.duration_since(SystemTime::now()) else {
            return Some(first.digest);
        };
        if rest > FINE {
            return None;
        }
        sleep(rest);
        let again = self.look(is_as_written)?;
        (again.settled == first.settled).then_some(again.digest)
    }

    fn look(&self, is_right: impl Fn(&str, &Stamp) -> bool + Sync) -> Option<Stamps> {
        let folder = self.folder();
        let list = fs::read_to_string(folder.join(MANIFEST)).ok()?;
        let paths: Vec<&str> = list.lines().chain([MANIFEST]).collect();
        let stamp = |path: &&str| {
            let about = folder.join(path).symlink_metadata().ok()?;
            let stamp = Stamp::of(&about).filter(|_| about.is_file())?;
            is_right(path, &stamp).then_some(stamp)
        };
        let stamps: Vec<Stamp> = paths.par_iter().map(stamp).collect::<Option<_>>()?;
        let mut digest = blake3::Hasher::new();
        digest.update(list.as_bytes());
        stamps.iter().for_each(|stamp| stamp.add_to(&mut digest));
        let settled = stamps.iter().map(|stamp| stamp.changed.ends()).max()?;
        Some(Stamps {
            digest: digest.finalize(),
            settled,
        })
    }
}

#[cfg(unix)]
mod system {
    use std::fs::Metadata;
    use std::os::unix::fs::MetadataExt;
    use std::time::Duration;

    use super::Time;

    pub(super) fn identity_and_change(about: &Metadata) -> Option<(u64, Time)> {
        let seconds = about.ctime().try_into().ok()?;
        let rest = about.ctime_nsec().try_into().ok()?;
        Some((about.ino(), Time(Duration::new(seconds, rest))))
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::Metadata;

    use super::Time;

    /// The time when a file was made stands for its identity.
    pub(super) fn identity_and_change(about: &Metadata) -> Option<(u64, Time)> {
        let made = Time::of(about.created().ok()?)?.nanoseconds()?;
        Some((made, Time::of(about.modified().ok()?)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(path: &std::path::Path) -> Stamp {
        Stamp::of(&path.symlink_metadata().unwrap()).unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_written_again_has_another_stamp_whatever_its_time_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "one").unwrap();
        let first = stamp(&path);
        assert_eq!(first, stamp(&path));
        sleep(FINE);
        let modified = path.metadata().unwrap().modified().unwrap();
        fs::write(&path, "two").unwrap();
        let file = fs::File::options().append(true).open(&path).unwrap();
        file.set_modified(modified).unwrap();
        assert_ne!(first, stamp(&path));
    }
}
