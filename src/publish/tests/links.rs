//! Tests of files that are linked, and of what belongs to others, on file systems that have links.

use std::os::unix::fs::{MetadataExt, symlink};

use super::*;

#[test]
fn unchanged_files_keep_their_identity_and_time_stamp() {
    in_both_ways(|way, output| {
        publish_in(way, output, &[("a/same", "1"), ("differs", "1")]).unwrap();
        let before = output.join("a/same").metadata().unwrap();
        publish_in(way, output, &[("a/same", "1"), ("differs", "2")]).unwrap();
        let after = output.join("a/same").metadata().unwrap();
        assert_eq!(before.ino(), after.ino());
        assert_eq!(before.modified().unwrap(), after.modified().unwrap());
    });
}

#[test]
fn nothing_is_written_through_a_hard_link_or_a_link() {
    in_both_ways(|way, output| {
        publish_in(way, output, &[("a", "1"), ("b", "1"), ("c/d", "1")]).unwrap();
        let mine = output.with_file_name("mine");
        let folder = output.with_file_name("folder");
        fs::write(&mine, "1").unwrap();
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("d"), "mine").unwrap();
        fs::remove_file(output.join("a")).unwrap();
        fs::hard_link(&mine, output.join("a")).unwrap();
        publish_in(way, output, &[("a", "2"), ("b", "1"), ("c/d", "1")]).unwrap();
        assert_eq!(read(output, "a").as_deref(), Some("2"));
        assert_eq!(fs::read_to_string(&mine).unwrap(), "1");

        fs::remove_file(output.join("b")).unwrap();
        symlink(&mine, output.join("b")).unwrap();
        fs::remove_dir_all(output.join("c")).unwrap();
        symlink(&folder, output.join("c")).unwrap();
        let error = publish_in(way, output, &[("b", "2"), ("c/d", "2")]).unwrap_err();
        assert!(
            matches!(&error, PublishError::Write(WriteError::InTheWay(paths)) if paths == &["b", "c"]),
            "{error:?}"
        );
        // They stay where they no longer stand in the way.
        publish_in(way, output, &[("e", "1")]).unwrap();
        assert_eq!(fs::read_link(output.join("b")).unwrap(), mine);
        assert_eq!(fs::read_link(output.join("c")).unwrap(), folder);
        assert_eq!(fs::read_to_string(&mine).unwrap(), "1");
        assert_eq!(fs::read_to_string(folder.join("d")).unwrap(), "mine");
    });
}

#[test]
fn an_output_that_is_a_link_stays_one_and_its_folder_is_written() {
    in_both_ways(|way, output| {
        let real = output.with_file_name("real");
        fs::create_dir(&real).unwrap();
        symlink("real", output).unwrap();
        publish_in(way, output, &[("a", "1")]).unwrap();
        publish_in(way, output, &[("a", "2")]).unwrap();
        assert!(output.symlink_metadata().unwrap().is_symlink());
        assert_eq!(read(&real, "a").as_deref(), Some("2"));
    });
}

#[test]
fn a_dangling_link_is_reported() {
    let around = tempfile::tempdir().unwrap();
    let output = around.path().join("public");
    symlink("nowhere", &output).unwrap();
    let error = publish(&output, &[("a", "1")]).unwrap_err();
    assert!(matches!(
        error,
        PublishError::Write(WriteError::DanglingLink(_))
    ));
    assert!(!around.path().join("nowhere").exists());
}

#[test]
fn files_of_others_keep_their_identity_rights_and_times() {
    use std::os::unix::fs::PermissionsExt;
    in_both_ways(|way, output| {
        publish_in(way, output, &[("a", "1")]).unwrap();
        fs::create_dir_all(output.join("own/empty")).unwrap();
        fs::write(output.join("own/note"), "note").unwrap();
        symlink("nowhere", output.join("own/link")).unwrap();
        fs::set_permissions(output.join("own"), fs::Permissions::from_mode(0o2750)).unwrap();
        fs::set_permissions(output, fs::Permissions::from_mode(0o751)).unwrap();
        let seen = |name: &str| {
            let about = output.join(name).symlink_metadata().unwrap();
            let inode = if about.is_file() { about.ino() } else { 0 };
            (about.mode(), inode, about.mtime(), about.mtime_nsec())
        };
        let names = ["own", "own/empty", "own/note", "own/link"];
        let before = names.map(seen);
        publish_in(way, output, &[("a", "2")]).unwrap();
        assert_eq!(names.map(seen), before);
        assert_eq!(output.metadata().unwrap().mode() & 0o7777, 0o751);
    });
}
