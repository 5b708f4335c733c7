//! Tests that a folder has the whole old site or the whole new one, and that what others put there stays.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::*;

mod leftovers;
#[cfg(unix)]
mod links;

type Outcome = Result<Written, PublishError<&'static str>>;

fn publish(output: &Path, files: &[(&str, &str)]) -> Outcome {
    publish_in(Way::Switch, output, files)
}

fn publish_in(way: Way, output: &Path, files: &[(&str, &str)]) -> Outcome {
    let files: Vec<File<'_, &'static str>> = files
        .iter()
        .map(|(path, text)| File {
            path: (*path).to_owned(),
            render: Box::new(move || {
                if *text == "fails" {
                    Err("broken")
                } else {
                    Ok(text.as_bytes().into())
                }
            }),
        })
        .collect();
    let mut output = Output::open(output, Duration::ZERO, || {}, &|| false)?;
    output.write(&files, way, || {}, &|| false)
}

/// Returns the number of files, of changed and of removed ones; asserts that nothing is left.
fn counts(outcome: Outcome) -> (usize, usize, usize) {
    let written = outcome.unwrap();
    assert!(written.left.is_empty(), "{:?}", written.left);
    let Changes {
        added,
        changed,
        removed,
    } = written.changes;
    (
        written.extent.files,
        added.len() + changed.len(),
        removed.len(),
    )
}

fn read(output: &Path, path: &str) -> Option<String> {
    fs::read_to_string(output.join(path)).ok()
}

#[test]
fn a_second_build_touches_nothing_and_a_third_removes_what_no_longer_belongs() {
    let output = tempfile::tempdir().unwrap();
    let output = output.path();
    let files = [("index.html", "one"), ("a/b/index.html", "two")];
    assert_eq!(counts(publish(output, &files)), (2, 2, 0));
    let before = output
        .join("index.html")
        .metadata()
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(counts(publish(output, &files)), (2, 0, 0));
    assert_eq!(
        output
            .join("index.html")
            .metadata()
            .unwrap()
            .modified()
            .unwrap(),
        before
    );
    assert_eq!(counts(publish(output, &files[..1])), (1, 0, 1));
    assert!(!output.join("a").exists(), "empty folders go too");
}

#[test]
fn an_error_leaves_the_earlier_site_as_it_was() {
    let output = tempfile::tempdir().unwrap();
    let output = output.path();
    publish(output, &[("index.html", "old"), ("gone.html", "old")]).unwrap();
    let error = publish(output, &[("index.html", "new"), ("x/new.html", "fails")]).unwrap_err();
    assert!(matches!(error, PublishError::Render("broken")));
    assert_eq!(read(output, "index.html").as_deref(), Some("old"));
    assert_eq!(read(output, "gone.html").as_deref(), Some("old"));
    let names: Vec<_> = fs::read_dir(output)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 3, "no staging is left: {names:?}");
}

#[test]
fn files_of_others_are_neither_replaced_nor_removed() {
    let output = tempfile::tempdir().unwrap();
    let output = output.path();
    fs::write(output.join("CNAME"), "example.no").unwrap();
    publish(output, &[("index.html", "one")]).unwrap();
    publish(output, &[("other.html", "two")]).unwrap();
    assert_eq!(read(output, "CNAME").as_deref(), Some("example.no"));
    let error = publish(output, &[("CNAME", "ours")]).unwrap_err();
    assert!(
        matches!(error, PublishError::Write(WriteError::InTheWay(paths)) if paths == ["CNAME"])
    );
    assert_eq!(read(output, "CNAME").as_deref(), Some("example.no"));
}

#[test]
fn a_list_that_was_tampered_with_cannot_reach_outside() {
    let around = tempfile::tempdir().unwrap();
    let output = around.path().join("public");
    fs::create_dir(&output).unwrap();
    fs::write(around.path().join("precious"), "x").unwrap();
    fs::write(output.join(".digitv-files"), "../precious\n/etc/hostname\n").unwrap();
    publish(&output, &[("index.html", "one")]).unwrap();
    assert!(around.path().join("precious").exists());
}

#[test]
fn the_sources_are_no_place_to_write() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    fs::create_dir(root.join("content")).unwrap();
    assert_eq!(check_output(root, root), Err(OutputError::HoldsTheSite));
    assert_eq!(
        check_output(root, &root.join("..")),
        Err(OutputError::HoldsTheSite)
    );
    assert_eq!(
        check_output(root, &root.join("content/public")),
        Err(OutputError::AmongTheSources)
    );
    assert_eq!(check_output(root, &root.join("public")), Ok(()));
}

/// Both ways, since both promise the same.
const WAYS: [Way; 2] = [Way::Switch, Way::InPlace];

fn in_both_ways(test: impl Fn(Way, &Path)) {
    for way in WAYS {
        let around = tempfile::tempdir().unwrap();
        let output = around.path().join("public");
        test(way, &output);
        let beside: Vec<_> = fs::read_dir(around.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .filter(|name| name.to_string_lossy().starts_with('.'))
            .collect();
        assert!(beside.is_empty(), "{way:?} leaves {beside:?}");
    }
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    in_both_ways(|way, output| {
        let file = [("a", "file"), ("b/c/d.html", "x"), ("b/c/e.html", "y")];
        let folder = [("a/index.html", "page"), ("b", "file")];
        publish_in(way, output, &file).unwrap();
        publish_in(way, output, &folder).unwrap();
        assert_eq!(read(output, "a/index.html").as_deref(), Some("page"));
        assert_eq!(read(output, "b").as_deref(), Some("file"));
        publish_in(way, output, &file).unwrap();
        assert_eq!(read(output, "a").as_deref(), Some("file"));
        assert_eq!(read(output, "b/c/e.html").as_deref(), Some("y"));
        assert_eq!(counts(publish_in(way, output, &file)), (3, 0, 0));
    });
}

#[test]
fn a_folder_that_holds_something_foreign_does_not_become_a_file() {
    in_both_ways(|way, output| {
        publish_in(way, output, &[("b/c.html", "x")]).unwrap();
        fs::write(output.join("b/mine.txt"), "mine").unwrap();
        let error = publish_in(way, output, &[("b", "file")]).unwrap_err();
        assert!(
            matches!(&error, PublishError::Write(WriteError::InTheWay(paths)) if paths.len() == 1),
            "{error:?}"
        );
        assert_eq!(read(output, "b/mine.txt").as_deref(), Some("mine"));
        assert_eq!(read(output, "b/c.html").as_deref(), Some("x"));
    });
}

#[test]
fn the_list_names_the_files_of_the_last_build() {
    in_both_ways(|way, output| {
        publish_in(way, output, &[("a", "1"), ("b", "1")]).unwrap();
        publish_in(way, output, &[("b", "2"), ("c", "1")]).unwrap();
        assert_eq!(read(output, ".digitv-files").as_deref(), Some("b\nc\n"));
        let names: Vec<_> = fs::read_dir(output).unwrap().collect();
        assert_eq!(names.len(), 3);
    });
}

#[test]
fn nothing_is_written_where_the_caller_stops() {
    in_both_ways(|way, output| {
        publish_in(way, output, &[("a", "1")]).unwrap();
        let files = [File::<&str> {
            path: "a".to_owned(),
            render: Box::new(|| Ok(b"2"[..].into())),
        }];
        let mut opened = Output::open(output, Duration::ZERO, || {}, &|| false).unwrap();
        let asked = std::sync::atomic::AtomicUsize::new(0);
        // Asked before the file, and last before anything visible changes.
        let stop = || asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) > 0;
        let outcome = opened.write(&files, way, || {}, &stop);
        assert!(matches!(
            outcome,
            Err(PublishError::Write(WriteError::Stopped))
        ));
        drop(opened);
        assert_eq!(read(output, "a").as_deref(), Some("1"));
        assert_eq!(fs::read_dir(output).unwrap().count(), 2);
    });
}

#[test]
fn a_second_build_to_the_same_folder_finds_it_busy() {
    in_both_ways(|way, output| {
        let mut first = Output::open(output, Duration::ZERO, || {}, &|| false).unwrap();
        let second = Output::open(output, Duration::ZERO, || {}, &|| false);
        assert!(matches!(second, Err(WriteError::Busy)));
        first.write::<&str>(&[], way, || {}, &|| false).unwrap();
        // The folder that has taken the place is locked as well.
        let third = Output::open(output, Duration::ZERO, || {}, &|| false);
        assert!(matches!(third, Err(WriteError::Busy)));
        drop(first);
        publish_in(way, output, &[("a", "1")]).unwrap();
    });
}

#[test]
fn a_folder_that_was_created_for_nothing_is_removed() {
    let around = tempfile::tempdir().unwrap();
    let output = around.path().join("a/b/public");
    assert!(publish(&output, &[("x", "fails")]).is_err());
    assert!(!around.path().join("a").exists());
}

#[cfg(unix)]
#[test]
fn files_that_others_put_in_the_old_tree_in_the_last_moment_are_moved_over() {
    let around = tempfile::tempdir().unwrap();
    let (old, output) = (around.path().join("old"), around.path().join("new"));
    publish(&old, &[("a", "1"), ("b/c", "1")]).unwrap();
    publish(&output, &[("a", "2")]).unwrap();
    fs::write(old.join("kept"), "linked").unwrap();
    fs::hard_link(old.join("kept"), output.join("kept")).unwrap();
    fs::write(output.join("replaced"), "before").unwrap();
    fs::write(old.join("replaced"), "after").unwrap();
    fs::create_dir(old.join("b/late")).unwrap();
    fs::write(old.join("b/late/file"), "late").unwrap();
    let left = retire::old_tree(&old, &output, &Manifest::default(), true);
    assert!(left.is_empty(), "{left:?}");
    assert!(!old.exists());
    assert_eq!(read(&output, "kept").as_deref(), Some("linked"));
    assert_eq!(read(&output, "replaced").as_deref(), Some("after"));
    assert_eq!(read(&output, "b/late/file").as_deref(), Some("late"));
    assert_eq!(read(&output, "a").as_deref(), Some("2"));
    assert!(!output.join("b/c").exists());
}
