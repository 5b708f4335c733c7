//! `digitv build`: all or nothing, and nothing twice.

use super::*;

#[test]
fn twice_gives_the_same_bytes_and_touches_no_file() {
    let site = Site::fixture("twins");
    site.build().succeeds();
    let (bytes, times) = (site.public().tree(), site.public().times());
    site.build().succeeds();
    assert!(site.public().tree() == bytes, "other bytes");
    assert_eq!(site.public().times(), times);
}

#[test]
fn the_same_content_elsewhere_gives_the_same_bytes() {
    let (one, other) = (Site::fixture("twins"), Site::fixture("twins"));
    one.build().succeeds();
    other
        .run_with(&["build"], |digitv| {
            digitv
                .env("RAYON_NUM_THREADS", "1")
                .env("TZ", "Pacific/Kiritimati")
        })
        .succeeds();
    assert!(one.public().tree() == other.public().tree());
}

#[test]
fn an_error_leaves_the_earlier_site_as_it_was() {
    let site = Site::of(&[PAGE]);
    site.build().succeeds();
    let (bytes, times) = (site.public().tree(), site.public().times());
    let site = site
        .write("content/sider/ny.md", "---\ntittel: Ny\n---\n\nTekst.\n")
        .write(PAGE.0, BROKEN);
    site.build().finds_errors().says("Ingenting er skrevet");
    assert!(site.public().tree() == bytes);
    assert_eq!(site.public().times(), times);
}

#[test]
fn an_error_in_a_first_build_writes_nothing_at_all() {
    let site = Site::of(&[(PAGE.0, BROKEN)]);
    site.build().finds_errors();
    assert!(!site.root().join("public").exists());
}

#[test]
fn files_that_no_longer_belong_are_removed_and_no_others() {
    let site = Site::of(&[
        PAGE,
        (
            "content/sider/bort.md",
            "---\ntittel: Bort\n---\n\nSnart.\n",
        ),
    ])
    .write("content/sider/bort/vedlegg.txt", "vedlegg");
    site.build().succeeds();
    assert!(site.public().has("/vedlegg/sider/bort/vedlegg.txt"));
    let site = site
        .write("public/CNAME", "example.no")
        .write("public/bort/notat.txt", "noens arbeid")
        .remove("content/sider/bort.md")
        .remove("content/sider/bort/vedlegg.txt");
    site.build().succeeds();
    assert!(site.public().has("/om/"));
    assert!(!site.public().has("/bort/"));
    assert!(!site.public().has("/vedlegg/sider/bort/vedlegg.txt"));
    assert!(site.public().has("/CNAME"));
    assert!(site.public().has("/bort/notat.txt"));
}

#[test]
fn what_somebody_else_wrote_is_not_written_over() {
    let site = Site::of(&[PAGE]).write("public/om/index.html", "noens arbeid");
    site.build().is_refused().says("om/index.html");
    assert_eq!(site.public().files(), ["om/index.html"]);
}

#[test]
fn a_link_in_the_output_is_not_followed_out_of_it() {
    let site = Site::of(&[PAGE]);
    fs::create_dir_all(site.beside("annet")).unwrap();
    site.build().succeeds();
    fs::remove_dir_all(site.root().join("public/om")).unwrap();
    symlink(&site.beside("annet"), &site.root().join("public/om"));
    let _ = site.build();
    let written: Vec<_> = fs::read_dir(site.beside("annet")).unwrap().collect();
    assert!(written.is_empty(), "{written:?}");
}

#[test]
fn the_site_itself_and_its_sources_are_no_place_to_write() {
    let site = Site::of(&[PAGE]);
    for output in [
        ".",
        "..",
        "content",
        "content/sider",
        "public/../content",
        "site.yaml",
    ] {
        site.run(&["build", "--output", output]).is_refused();
    }
    let left: Vec<_> = walk(&site.root());
    assert_eq!(left, [PAGE.0, "site.yaml"]);
}

#[test]
fn writes_where_it_is_told() {
    let site = Site::of(&[PAGE]);
    let elsewhere = site.beside("ute");
    site.run(&["build", "--output", elsewhere.to_str().unwrap()])
        .succeeds();
    assert!(elsewhere.join("om/index.html").is_file());
    assert!(!site.root().join("public").exists());
}

#[test]
fn finds_the_site_from_a_folder_within_it() {
    let site = Site::of(&[PAGE]);
    let within = site.root().join("content/sider");
    site.run_with(&["build"], |digitv| digitv.current_dir(within))
        .succeeds();
    assert!(site.public().has("/om/"));
}

#[test]
fn timings_go_to_standard_error() {
    let run = Site::of(&[PAGE]).run(&["build", "--timings"]).succeeds();
    assert!(run.stderr().contains("ms"));
    assert_eq!(run.stdout().lines().count(), 1, "{}", run.stdout());
}

fn walk(folder: &Path) -> Vec<String> {
    common::Public(folder.to_owned()).files()
}

#[cfg(unix)]
fn symlink(to: &Path, at: &Path) {
    std::os::unix::fs::symlink(to, at).expect("a link can be made");
}
#[cfg(windows)]
fn symlink(to: &Path, at: &Path) {
    std::os::windows::fs::symlink_dir(to, at).unwrap();
}
