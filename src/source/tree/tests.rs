use std::fs;

use super::*;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        files
            .iter()
            .for_each(|(name, text)| folder.write(name, text));
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    fn tree(&self) -> Tree {
        Tree::read(self.0.path())
    }

    /// Returns the changes at these places, after which the tree must equal a new one.
    #[track_caller]
    fn look(&self, tree: &mut Tree, names: &[&str]) -> Vec<String> {
        let paths = names.iter().map(|name| self.path(name)).collect();
        let changes = tree.look(&Touched::Paths(paths));
        let new = self.tree();
        assert_eq!(tree.files().files, new.files().files);
        let sorted = |tree: &Tree| {
            let mut problems = tree.problems().to_vec();
            problems.sort_by(|a, b| a.file.cmp(&b.file));
            problems
        };
        assert_eq!(sorted(tree), sorted(&new));
        changes.files.iter().map(ToString::to_string).collect()
    }
}

fn small() -> Folder {
    Folder::new(&[
        ("site.yaml", "a"),
        ("content/sider/om.md", "b"),
        ("content/sider/mappe/to.md", "c"),
    ])
}

#[test]
fn a_file_that_is_new_differs_or_is_gone_is_reported() {
    let folder = small();
    let mut tree = folder.tree();
    folder.write("content/sider/ny.md", "d");
    folder.write("content/sider/om.md", "e");
    fs::remove_file(folder.path("content/sider/mappe/to.md")).unwrap();
    let names = [
        "content/sider/ny.md",
        "content/sider/om.md",
        "content/sider/mappe/to.md",
    ];
    let mut expected = names.to_vec();
    expected.sort_unstable();
    assert_eq!(folder.look(&mut tree, &names), expected);
    assert_eq!(
        folder.look(&mut tree, &names),
        [""; 0],
        "nothing has changed since"
    );
}

#[test]
fn the_same_bytes_are_no_change_and_stay_where_they_are() {
    let folder = small();
    let mut tree = folder.tree();
    let before = tree.files().get("content/sider/om.md").unwrap().clone();
    folder.write("content/sider/om.md", "b");
    assert_eq!(folder.look(&mut tree, &["content/sider/om.md"]), [""; 0]);
    assert!(Arc::ptr_eq(
        &before,
        tree.files().get("content/sider/om.md").unwrap()
    ));
}

#[test]
fn a_folder_that_is_moved_takes_its_files_along() {
    let folder = small();
    let mut tree = folder.tree();
    folder.rename("content/sider/mappe", "content/sider/annen");
    let found = folder.look(&mut tree, &["content/sider/mappe", "content/sider/annen"]);
    assert_eq!(
        found,
        ["content/sider/annen/to.md", "content/sider/mappe/to.md"]
    );
    // A name that another only begins with is something else.
    folder.write("content/sider/annen.md", "d");
    folder.rename("content/sider/annen", "borte");
    assert_eq!(
        folder.look(
            &mut tree,
            &["content/sider/annen.md", "content/sider/annen"]
        ),
        ["content/sider/annen.md", "content/sider/annen/to.md"]
    );
}

#[test]
fn what_is_no_part_of_a_site_is_passed_over() {
    let folder = small();
    let mut tree = folder.tree();
    let names = [
        "content/sider/.om.md.swp",
        "content/.git/x.md",
        "content/sider/om.md~",
        "public/index.html",
        "notat.md",
        "content/node_modules/a.md",
    ];
    names.iter().for_each(|name| folder.write(name, "x"));
    assert_eq!(folder.look(&mut tree, &names), [""; 0]);
    let elsewhere = Touched::Paths([std::env::temp_dir()].into());
    assert!(tree.look(&elsewhere).is_empty());
}

#[test]
fn the_settings_and_the_whole_content_may_come_and_go() {
    let folder = small();
    let mut tree = folder.tree();
    folder.rename("content", "borte");
    fs::remove_file(folder.path("site.yaml")).unwrap();
    assert_eq!(folder.look(&mut tree, &["content", "site.yaml"]).len(), 3);
    folder.rename("borte", "content");
    folder.write("site.yaml", "a");
    assert_eq!(folder.look(&mut tree, &["content", "site.yaml"]).len(), 3);
}

#[test]
fn a_file_that_becomes_a_folder_and_back_is_followed() {
    let folder = small();
    let mut tree = folder.tree();
    fs::remove_file(folder.path("content/sider/om.md")).unwrap();
    folder.write("content/sider/om.md/index.md", "x");
    assert_eq!(
        folder.look(&mut tree, &["content/sider/om.md"]),
        ["content/sider/om.md", "content/sider/om.md/index.md"]
    );
    fs::remove_dir_all(folder.path("content/sider/om.md")).unwrap();
    folder.write("content/sider/om.md", "b");
    folder.look(&mut tree, &["content/sider/om.md"]);
}

#[test]
fn a_file_that_is_emptied_may_be_half_saved() {
    let folder = small();
    let mut tree = folder.tree();
    folder.write("content/sider/om.md", "");
    let touched = Touched::Paths([folder.path("content/sider/om.md")].into());
    let mut changes = tree.look(&touched);
    assert!(changes.emptied);
    changes.extend(tree.look(&touched));
    assert!(
        !changes.emptied && changes.files.len() == 1,
        "it stays empty: it is meant so"
    );
}

#[test]
fn a_look_at_everything_finds_what_differs_also_in_the_same_size() {
    let folder = small();
    let mut tree = folder.tree();
    folder.write("content/sider/om.md", "d");
    folder.write("content/sider/mappe/tre.md", "e");
    let changes = tree.look(&Touched::Everything);
    assert_eq!(changes.files.len(), 2);
    assert!(tree.look(&Touched::Everything).is_empty());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed_wherever_they_lead() {
    use std::os::unix::fs::symlink;
    let folder = small();
    let mut tree = folder.tree();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("ut.md"), "x").unwrap();
    folder.write("felles/tre.md", "d");
    symlink(folder.path("felles"), folder.path("content/sider/felles")).unwrap();
    symlink(outside.path(), folder.path("content/sider/ut")).unwrap();
    symlink("om.md", folder.path("content/sider/to.md")).unwrap();
    let links = [
        "content/sider/felles",
        "content/sider/to.md",
        "content/sider/ut",
    ];
    assert_eq!(folder.look(&mut tree, &links), [""; 0]);
    for below in ["content/sider/felles/tre.md", "content/sider/ut/ut.md"] {
        assert_eq!(folder.look(&mut tree, &[below]), [""; 0]);
    }
    let reported: Vec<_> = tree
        .problems()
        .iter()
        .map(|problem| &*problem.file)
        .collect();
    assert_eq!(reported, links);
    for link in links {
        fs::remove_file(folder.path(link)).unwrap();
    }
    folder.look(&mut tree, &links);
    assert_eq!(tree.problems(), []);
}

#[test]
fn a_file_that_is_too_large_is_reported_until_it_is_not() {
    let folder = small();
    let mut tree = folder.tree();
    folder.write("content/sider/om.md", &"x".repeat((4 << 20) + 1));
    assert_eq!(
        folder.look(&mut tree, &["content/sider/om.md"]),
        ["content/sider/om.md"]
    );
    assert_eq!(tree.problems().len(), 1);
    folder.write("content/sider/om.md", "x");
    folder.look(&mut tree, &["content/sider/om.md"]);
    assert_eq!(tree.problems(), []);
}
