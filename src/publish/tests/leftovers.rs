//! Tests of what a build that was stopped leaves behind.

use super::*;

/// Leaves the staging folder of a build that is stopped before it does anything visible.
fn leave_staging(output: &Path) -> std::path::PathBuf {
    let new = Manifest::of(["a", "new"].into_iter());
    let staging = Staging::create(output).unwrap();
    staging.list(&new).unwrap();
    staging.put("a", b"2").unwrap();
    staging.put("new", b"2").unwrap();
    let folder = staging.tree().parent().unwrap().to_owned();
    std::mem::forget(staging);
    folder
}

#[test]
fn the_staging_of_a_stopped_build_is_removed() {
    in_both_ways(|way, output| {
        publish_in(way, output, &[("a", "1")]).unwrap();
        let folder = leave_staging(output);
        assert!(folder.exists());
        assert_eq!(counts(publish_in(way, output, &[("a", "1")])), (1, 0, 0));
        assert!(!folder.exists());
    });
}

#[test]
fn a_copy_of_the_staging_of_a_stopped_build_is_removed_and_not_published() {
    in_both_ways(|way, output| {
        publish_in(way, output, &[("a", "1")]).unwrap();
        let folder = leave_staging(output);
        // Another identity than that in the note.
        let tree = folder.join("tree");
        let copy = folder.join("copy");
        fs::create_dir(&copy).unwrap();
        for name in ["a", "new"] {
            fs::copy(tree.join(name), copy.join(name)).unwrap();
        }
        fs::remove_dir_all(&tree).unwrap();
        fs::rename(&copy, &tree).unwrap();
        assert_eq!(counts(publish_in(way, output, &[("a", "1")])), (1, 0, 0));
        assert!(!folder.exists());
        assert!(!output.join("new").exists());
    });
}

#[test]
fn a_folder_of_somebody_else_with_such_a_name_stays() {
    let around = tempfile::tempdir().unwrap();
    let output = around.path().join("public");
    publish(&output, &[("a", "1")]).unwrap();
    let folder = leave_staging(&output);
    fs::write(folder.join("mine"), "mine").unwrap();
    publish(&output, &[("a", "2")]).unwrap();
    assert_eq!(read(&output, "a").as_deref(), Some("2"));
    assert_eq!(read(&folder, "mine").as_deref(), Some("mine"));
}

#[test]
fn staging_of_an_earlier_version_goes_and_what_only_looks_like_it_stays() {
    let output = tempfile::tempdir().unwrap();
    let output = output.path();
    for (folder, file) in [
        (".digitv-staging-aB3xYz", "12"),
        (".digitv-staging-aB3xYy", "x"),
    ] {
        fs::create_dir(output.join(folder)).unwrap();
        fs::write(output.join(folder).join(file), "x").unwrap();
    }
    publish(output, &[("a", "1")]).unwrap();
    assert!(!output.join(".digitv-staging-aB3xYz").exists());
    assert!(output.join(".digitv-staging-aB3xYy/x").exists());
}

#[test]
fn a_journal_that_leads_out_of_the_output_is_not_followed() {
    let around = tempfile::tempdir().unwrap();
    let output = around.path().join("public");
    publish(&output, &[("a", "1")]).unwrap();
    fs::write(around.path().join("precious"), "x").unwrap();
    let journal = r#"{"waiting":[],"clear":[],"clear_folders":[],"folders":[],"put":[],"remove":["../precious"]}"#;
    fs::write(output.join(".digitv-journal-commit"), journal).unwrap();
    publish(&output, &[("a", "1")]).unwrap();
    assert!(around.path().join("precious").exists());
    assert!(!output.join(".digitv-journal-commit").exists());
}
