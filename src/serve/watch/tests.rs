use std::fs;

use super::*;

/// Returns a watch that no event ever reaches, as on some network disks.
fn deaf(root: &Path) -> Watch {
    let mut watch = Watch::new(root, true);
    watch.polling = None;
    watch
}

fn site() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir_all(root.path().join(CONTENT_DIR)).unwrap();
    root
}

#[test]
fn a_change_without_an_event_makes_the_watch_poll() {
    let root = site();
    let mut watch = deaf(root.path());
    let look = loop {
        let look = watch.wait();
        if look.touched == Touched::Everything {
            break look;
        }
    };
    assert!(look.unasked);
    watch.looked(&look, false, Duration::ZERO);
    assert_eq!(watch.polling(), None, "nothing was missed");
    watch.looked(&look, true, Duration::ZERO);
    watch.wait();
    assert_eq!(watch.polling(), Some(&Polling::Missed));
    assert_eq!(watch.wait().touched, Touched::Everything);
}

#[test]
fn an_event_that_comes_late_is_an_event_all_the_same() {
    let root = site();
    let mut watch = deaf(root.path());
    let look = Look {
        touched: Touched::Everything,
        unasked: true,
    };
    watch.looked(&look, true, Duration::ZERO);
    let path = root.path().join("content/a.md");
    watch._sender.send(Hint::At(path.clone())).unwrap();
    assert_eq!(watch.wait().touched, Touched::Paths([path].into()));
    assert_eq!(watch.polling(), None);
}

#[test]
fn events_that_come_together_are_looked_at_together() {
    let root = site();
    let mut watch = deaf(root.path());
    let paths: BTreeSet<PathBuf> = (0..500)
        .map(|number| root.path().join(format!("content/{number}.md")))
        .collect();
    for path in &paths {
        watch._sender.send(Hint::At(path.clone())).unwrap();
    }
    assert_eq!(watch.wait().touched, Touched::Paths(paths));
}

#[test]
fn a_new_folder_is_looked_at_twice() {
    let root = site();
    let mut watch = deaf(root.path());
    let folder = root.path().join("content/sider");
    fs::create_dir(&folder).unwrap();
    watch._sender.send(Hint::At(folder.clone())).unwrap();
    let expected = Touched::Paths([folder].into());
    assert_eq!(watch.wait().touched, expected);
    assert_eq!(watch.wait().touched, expected);
}

#[test]
fn a_save_is_over_when_there_are_no_more_events() {
    let root = site();
    let mut watch = deaf(root.path());
    let paths = ["a.md", "b.md"].map(|name| root.path().join("content").join(name));
    watch._sender.send(Hint::At(paths[0].clone())).unwrap();
    watch.wait();
    watch._sender.send(Hint::At(paths[1].clone())).unwrap();
    let [_, late] = paths;
    assert_eq!(watch.until_quiet(), Some(Touched::Paths([late].into())));
    assert_eq!(watch.until_quiet(), None);
}

#[test]
fn reading_by_the_server_is_no_reason_to_look() {
    let event = |kind| Ok(Event::new(kind).add_path("/a".into()));
    let open = EventKind::Access(AccessKind::Open(AccessMode::Any));
    let written = EventKind::Access(AccessKind::Close(AccessMode::Write));
    assert!(hints(event(open)).is_empty());
    assert_eq!(hints(event(written)).len(), 1);
}
