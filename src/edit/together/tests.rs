//! Tests of changing several files, all or none.

use std::collections::BTreeMap;

use super::*;

/// Returns a site with the files `a`, `b` and `c`.
fn site() -> (tempfile::TempDir, Files) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    for name in ["a", "b", "c"] {
        fs::write(folder.path().join(format!("content/{name}.md")), "før").unwrap();
    }
    let files = Files::of(folder.path());
    (folder, files)
}

/// Returns everything below the folder: files with their bytes, and folders.
fn all(folder: &tempfile::TempDir) -> BTreeMap<String, Option<String>> {
    let found = walkdir::WalkDir::new(folder.path())
        .min_depth(1)
        .into_iter();
    let found = found.map(Result::unwrap).map(|found| {
        let name = found.path().strip_prefix(folder.path()).unwrap();
        let text = fs::read_to_string(found.path()).ok();
        (name.to_string_lossy().replace('\\', "/"), text)
    });
    found.collect()
}

fn replace<'a>(name: &'a str) -> FileStep<'a> {
    FileStep::Replace {
        name,
        before: "før".as_bytes(),
        after: b"etter",
    }
}

const NEW: FileStep<'_> = FileStep::Create {
    name: "content/ny/d.md",
    text: b"etter",
};

const RENAMED: FileStep<'_> = FileStep::Rename {
    name: "content/c.md",
    new: "content/ny/e/c.md",
};

#[test]
fn all_steps_are_made_and_nothing_is_left_beside() {
    let (folder, files) = site();
    files
        .make_all(&[replace("content/a.md"), NEW, RENAMED])
        .unwrap();
    let found = all(&folder);
    let text = |name: &str| found[name].as_deref();
    assert_eq!(text("content/a.md"), Some("etter"));
    assert_eq!(text("content/ny/d.md"), Some("etter"));
    assert_eq!(text("content/ny/e/c.md"), Some("før"));
    let files = found.values().filter(|text| text.is_some());
    assert_eq!(files.count(), 4, "{found:?}");
}

#[test]
fn where_a_step_cannot_be_prepared_nothing_is_made() {
    for (bad, name) in [
        (replace("content/borte.md"), "content/borte.md"),
        (
            FileStep::Create {
                name: "content/a.md/b.md",
                text: b"x",
            },
            "content/a.md/b.md",
        ),
        (
            FileStep::Rename {
                name: "content/b.md",
                new: "content/a.md",
            },
            "content/b.md",
        ),
    ] {
        let (folder, files) = site();
        let before = all(&folder);
        let failed = files.make_all(&[replace("content/a.md"), NEW, RENAMED, bad]);
        let failed = failed.unwrap_err();
        assert_eq!(failed.name, name);
        assert_eq!(failed.left, [""; 0]);
        assert_eq!(all(&folder), before);
    }
}

#[test]
fn where_a_step_fails_half_way_those_before_are_taken_back() {
    let (folder, files) = site();
    let before = all(&folder);
    // Both can be prepared: the name is free until the first has it.
    let again = FileStep::Rename {
        name: "content/b.md",
        new: "content/ny/e/c.md",
    };
    let failed = files
        .make_all(&[replace("content/a.md"), NEW, RENAMED, again])
        .unwrap_err();
    assert!(matches!(failed.error, FileError::Exists), "{failed:?}");
    assert_eq!(failed.left, [""; 0]);
    assert_eq!(all(&folder), before);
}

#[test]
fn a_file_that_may_not_be_written_is_left_alone() {
    let (folder, files) = site();
    let path = folder.path().join("content/b.md");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions.clone()).unwrap();
    let before = all(&folder);
    let steps = [
        replace("content/a.md"),
        replace("content/b.md"),
        replace("content/c.md"),
    ];
    let failed = files.make_all(&steps).unwrap_err();
    assert_eq!(failed.name, "content/b.md");
    let FileError::System(error) = failed.error else {
        panic!("another reason");
    };
    assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    assert_eq!(all(&folder), before);
}
