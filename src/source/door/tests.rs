use std::fs;
use std::os::fd::AsFd;
use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::*;
use crate::source::Snapshot;

fn read(root: &Path, name: &str) -> Result<String, Refused> {
    let root = Root::open(root).map_err(Refused::System)?;
    let bytes = root.read(name, 1000)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[test]
fn a_file_is_read_and_a_link_on_the_way_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("content/a")).unwrap();
    fs::create_dir(root.join(".git")).unwrap();
    fs::write(root.join("content/a/b.md"), "tekst").unwrap();
    fs::write(root.join(".git/config"), "hemmelig").unwrap();
    symlink("../.git", root.join("content/git")).unwrap();
    symlink("../../.git/config", root.join("content/a/c.md")).unwrap();
    assert_eq!(read(root, "content/a/b.md").unwrap(), "tekst");
    for name in ["content/git/config", "content/a/c.md"] {
        assert!(matches!(read(root, name), Err(Refused::Link)), "{name}");
    }
    assert!(matches!(read(root, "content/a"), Err(Refused::NotAFile)));
    for name in [
        "content/../.git/config",
        "/etc/passwd",
        "../x",
        "content/a/b.md/x",
        "",
    ] {
        assert!(read(root, name).is_err(), "{name}");
    }
    // The same where the system cannot open a whole path at once.
    let handle = fs::File::open(root).unwrap();
    let by_parts = |name: &str| system::by_parts(handle.as_fd(), name);
    assert!(by_parts("content/a/b.md").is_ok());
    for name in ["content/git/config", "content/a/c.md", "content/a/b.md/x"] {
        assert!(by_parts(name).is_err(), "{name}");
    }
}

#[test]
fn a_file_that_is_larger_than_it_may_be_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a"), "x".repeat(1001)).unwrap();
    assert!(matches!(
        read(folder.path(), "a"),
        Err(Refused::TooLarge(1001))
    ));
}

/// Swaps a folder and a file for links to a secret, again and again, while the site is read.
#[test]
fn a_swap_between_the_look_and_the_reading_leads_nowhere() {
    const SWAPS: usize = 200;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let sider = root.join("content/sider");
    fs::create_dir_all(sider.join("mappe")).unwrap();
    fs::create_dir_all(root.join(".git")).unwrap();
    for number in 0..40 {
        fs::write(sider.join(format!("mappe/{number}.txt")), "kjent").unwrap();
        fs::write(root.join(format!(".git/{number}.txt")), "hemmelig").unwrap();
    }
    fs::write(sider.join("fil.txt"), "kjent").unwrap();
    let done = AtomicBool::new(false);
    let deadline = Instant::now() + Duration::from_secs(20);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..SWAPS {
                let link = |real: &str, aside: &str, target: &str| {
                    fs::rename(sider.join(real), root.join(aside)).unwrap();
                    symlink(target, sider.join(real)).unwrap();
                    std::thread::yield_now();
                    fs::remove_file(sider.join(real)).unwrap();
                    fs::rename(root.join(aside), sider.join(real)).unwrap();
                };
                link("mappe", "aside", "../../.git");
                link("fil.txt", "aside.txt", "../../.git/1.txt");
                if Instant::now() > deadline {
                    break;
                }
            }
            done.store(true, Ordering::Relaxed);
        });
        let mut reads = 0;
        while !done.load(Ordering::Relaxed) || reads == 0 {
            let (files, _) = Snapshot::read(root);
            reads += 1;
            for (name, bytes) in files.iter() {
                assert_eq!(&**bytes, b"kjent", "{name} after {reads} reads");
            }
        }
    });
}
