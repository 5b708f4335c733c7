//! Whatever the files are: their bytes, names, sizes, kinds and links.

use super::*;

const PAGE: (&str, &str) = ("content/sider/om.md", "---\ntittel: Om\n---\n\nTekst.\n");

fn found(site: &Site) -> Vec<String> {
    site.run(&["check", "--format", "json"])
        .found()
        .into_iter()
        .filter(|found| !common::is_for_the_publisher(found))
        // No page links to the files here.
        .filter(|found| !found.starts_with("unused-attachment"))
        .collect()
}

#[test]
fn that_are_no_text_are_told() {
    let site = Site::of(&[PAGE]).write(
        "content/sider/latin.md",
        b"---\ntittel: P\xe5 norsk\n---\n\nTekst.\n",
    );
    assert_eq!(found(&site), ["invalid-utf8 sider/latin.md"]);
    let json = site.check().json();
    let record = json
        .as_array()
        .unwrap()
        .iter()
        .find(|record| record["name"] == "invalid-utf8")
        .unwrap();
    assert_eq!(
        (&record["line"], &record["column"]),
        (&2.into(), &10.into())
    );
}

#[test]
fn that_are_huge_are_told_and_not_read() {
    let site = Site::of(&[PAGE]).write("content/sider/stor.md", "");
    // A file with a hole takes no room on the disk.
    let file = fs::File::options()
        .write(true)
        .open(site.root().join("content/sider/stor.md"))
        .unwrap();
    file.set_len(50 << 20).unwrap();
    assert_eq!(found(&site), ["file-too-large sider/stor.md"]);
    site.build().finds_errors().says("50 MB");
}

#[test]
fn whose_aliases_explode_are_told() {
    let mut text = "---\ntittel: A\nkilder: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        text += &format!(
            "{name}: &{name} [{}]\n",
            vec![format!("*{before}"); 9].join(", ")
        );
    }
    let site = Site::of(&[PAGE]).write("content/sider/bombe.md", text + "---\n\nTekst.\n");
    assert_eq!(found(&site), ["invalid-yaml sider/bombe.md"]);
}

#[test]
fn with_names_that_no_address_can_have_are_told() {
    let site = Site::of(&[PAGE]).write("content/kommuner/Æ Ø.md", "---\n---\n");
    assert_eq!(found(&site), ["invalid-file-name kommuner/Æ Ø.md"]);
}

#[cfg(unix)]
mod on_unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    #[test]
    fn whose_names_are_no_text_are_told() {
        let site = Site::of(&[PAGE]);
        let name = OsStr::from_bytes(b"p\xe5.md");
        fs::write(site.root().join("content/sider").join(name), "x").unwrap();
        let found = found(&site);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("invalid-file-name"));
    }

    #[test]
    fn that_are_links_out_of_the_site_are_not_read() {
        let site = Site::of(&[PAGE]);
        fs::write(site.beside("hemmelig.md"), "---\ntittel: Hemmelig\n---\n").unwrap();
        symlink(
            site.beside("hemmelig.md"),
            site.root().join("content/sider/lenke.md"),
        )
        .unwrap();
        assert_eq!(found(&site), ["unreadable-file sider/lenke.md"]);
    }

    #[test]
    fn in_a_folder_linked_from_outside_are_not_read() {
        let site = Site::of(&[PAGE]);
        fs::create_dir(site.beside("ute")).unwrap();
        fs::write(site.beside("ute").join("a.md"), "---\ntittel: Ute\n---\n").unwrap();
        symlink(site.beside("ute"), site.root().join("content/sider/ute")).unwrap();
        let found = found(&site);
        assert!(
            found
                .iter()
                .all(|found| found.starts_with("unreadable-file"))
                && !found.is_empty(),
            "{found:?}"
        );
    }

    #[test]
    fn that_are_links_in_a_ring_are_told() {
        let site = Site::of(&[PAGE]);
        symlink(
            site.root().join("content"),
            site.root().join("content/sider/ring"),
        )
        .unwrap();
        symlink("b.md", site.root().join("content/sider/a.md")).unwrap();
        symlink("a.md", site.root().join("content/sider/b.md")).unwrap();
        let found = found(&site);
        assert!(
            found
                .iter()
                .all(|found| found.starts_with("unreadable-file")),
            "{found:?}"
        );
        assert_eq!(found.len(), 3, "{found:?}");
    }

    /// A pipe would hold a reader for ever.
    #[test]
    fn that_are_pipes_are_told_and_never_opened() {
        let site = Site::of(&[PAGE]);
        let made = std::process::Command::new("mkfifo")
            .arg(site.root().join("content/sider/ror.md"))
            .status();
        if made.is_ok_and(|status| status.success()) {
            assert_eq!(found(&site), ["unreadable-file sider/ror.md"]);
        }
    }

    /// The list of what a build wrote has a line for each file: a name of two lines must not
    /// make the next build take somebody else's file for its own.
    #[test]
    fn with_line_breaks_in_their_names_do_no_harm() {
        let site = Site::of(&[PAGE]).write("content/sider/x\nCNAME", "vedlegg");
        site.build();
        let site = site.write("public/CNAME", "example.no");
        fs::remove_file(site.root().join("content/sider/x\nCNAME")).unwrap();
        site.build();
        assert!(site.public().has("/CNAME"));
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_does_no_harm() {
    let site = Site::of(&[PAGE]).write("content/sider/mappe.md/vedlegg.txt", "x");
    let _ = site.build();
    let site = Site::empty().write("site.yaml/a", "x");
    site.build().is_refused().says("site.yaml");
    let site = Site::of(&[]).write("content", "ei fil");
    let _ = site.build();
}
