use std::fs;
use std::path::Path;
use std::time::Duration;

use super::*;

type Outcome = Result<Written, PublishError<&'static str>>;

fn publish(output: &Path, files: &[(&str, &str)]) -> Outcome {
    publish_in(Way::Switch, output, files)
}

fn publish_in(way: Way, output: &Path, files: &[(&str, &str)]) -> Outcome {
    let files: Vec<File<'_, &'static str>> = files
        .iter()
        .map(|(path, text)| File {
            path: (*path).to_owned(),
            produce: Box::new(move || {
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

/// Files in all, changed, removed; nothing is left.
fn counts(outcome: Outcome) -> (usize, usize, usize) {
    let written = outcome.unwrap();
    assert!(written.left.is_empty(), "{:?}", written.left);
    (written.files, written.changed, written.removed)
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
    assert!(matches!(error, PublishError::Produce("broken")));
    assert_eq!(read(output, "index.html").as_deref(), Some("old"));
    assert_eq!(read(output, "gone.html").as_deref(), Some("old"));
    let names: Vec<_> = fs::read_dir(output)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names.len(), 3, "no staging is left: {names:?}");
}

#[test]
fn what_no_build_wrote_is_neither_replaced_nor_removed() {
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
