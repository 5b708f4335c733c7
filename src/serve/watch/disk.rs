//! File systems that do not report all changes: those of another machine, and those of another
//! system on the same machine.

use std::path::Path;

/// The names of such file systems in Linux. Everything under FUSE is somebody's own program.
const WITHOUT_EVENTS: [&str; 14] = [
    "9p",
    "afs",
    "ceph",
    "cifs",
    "drvfs",
    "fakeowner",
    "lustre",
    "nfs",
    "nfs4",
    "prl_fs",
    "smb3",
    "smbfs",
    "vboxsf",
    "vmhgfs",
];

/// Returns the kind of file system that `root` is on, where it is one that does not report all
/// changes. `None` also where that cannot be known, as on other systems than Linux.
pub(super) fn without_events(root: &Path) -> Option<String> {
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let kind = kind_of(root, &mounts)?;
    let deaf = WITHOUT_EVENTS.contains(&kind) || kind == "fuse" || kind.starts_with("fuse.");
    deaf.then(|| kind.to_owned())
}

/// Returns the kind of file system that `root` is on, by a list of mounts as in
/// `/proc/self/mountinfo`.
fn kind_of<'a>(root: &Path, mounts: &'a str) -> Option<&'a str> {
    let mounts = mounts.lines().filter_map(|line| {
        let (mount, system) = line.split_once(" - ")?;
        let place = unescaped(mount.split(' ').nth(4)?);
        let kind = system.split(' ').next()?;
        root.starts_with(&place).then_some((place.len(), kind))
    });
    // Of several, the innermost; of those in one place, the last, which covers the others.
    let innermost = mounts.max_by_key(|(length, _)| *length);
    innermost.map(|(_, kind)| kind)
}

/// Decodes a path of the list, which writes a space as `\040`.
fn unescaped(place: &str) -> String {
    let mut parts = place.split('\\');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part
            .get(..3)
            .and_then(|code| u8::from_str_radix(code, 8).ok());
        match code {
            Some(code) => {
                out.push(char::from(code));
                out.push_str(&part[3..]);
            }
            None => {
                out.push('\\');
                out.push_str(part);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:30 / /mnt/c rw,noatime - 9p drvfs rw,dirsync
31 22 0:31 / /home/kari/felles\\040mappe rw master:2 - nfs4 tjener:/felles rw
32 31 8:2 / /home/kari/felles\\040mappe/lokal rw - ext4 /dev/sdb1 rw
";

    #[test]
    fn the_innermost_mount_decides() {
        let kind = |path: &str| kind_of(Path::new(path), MOUNTS);
        assert_eq!(kind("/home/kari/nettsted"), Some("ext4"));
        assert_eq!(kind("/mnt/c/Users/kari/nettsted"), Some("9p"));
        assert_eq!(kind("/mnt/cd/nettsted"), Some("ext4"));
        assert_eq!(kind("/home/kari/felles mappe/nettsted"), Some("nfs4"));
        assert_eq!(kind("/home/kari/felles mappe/lokal"), Some("ext4"));
    }
}
