//! `digitv init`.

use super::*;

#[test]
fn makes_a_site_that_builds_without_remarks() {
    let site = Site::empty();
    site.run(&["init"]).succeeds();
    let check = site.check().succeeds();
    let others: Vec<_> = check
        .found()
        .into_iter()
        .filter(|found| !common::is_for_the_publisher(found))
        .collect();
    assert_eq!(others, [""; 0]);
    site.build().succeeds();
    assert!(site.public().has("/"));
    assert!(site.public().has("/kommuner/eksempelvik/"));
    assert!(site.public().has("/bidra/"));
    // One of each kind: what is counted agrees with the number.
    let front = |address, right: [&str; 3], wrong: [&str; 2]| {
        let page = site.public().page(address);
        right.iter().for_each(|words| {
            page.has(words);
        });
        wrong.iter().for_each(|words| {
            page.lacks(words);
        });
    };
    front(
        "/",
        [
            "erfaring herfra",
            "løsning har en kjent bruker",
            "kommune har noe å lese",
        ],
        ["erfaringer herfra", "løsninger har en kjent"],
    );
    front(
        "/nn/",
        [
            "erfaring herifrå",
            "løysing har ein kjend brukar",
            "kommune har noko å lese",
        ],
        ["erfaringar herifrå", "løysingar har ein kjend"],
    );
}

#[test]
fn says_what_to_do_next_in_words_that_can_be_typed() {
    let site = Site::empty();
    let told = site.run(&["init"]).succeeds().stdout();
    assert!(told.contains("klart i denne mappa"), "{told}");
    assert!(!told.contains("cd "), "{told}");
    for (folder, step) in [
        ("kunnskap", "cd kunnskap\n"),
        ("Ny bank", "cd \"Ny bank\"\n"),
        ("blåbær/ny", "cd blåbær/ny\n"),
        ("a$b", "cd 'a$b'\n"),
        ("a&b", "cd \"a&b\"\n"),
    ] {
        let told = site.run(&["init", folder]).succeeds().stdout();
        assert!(told.contains(step), "{told}");
        assert!(told.contains("    digitv serve --open\n"), "{told}");
    }
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_says_so_in_norwegian() {
    let site = Site::empty().write("fil", "x");
    for folder in ["/proc/ny", "fil", "fil/under", "/dev/null/x"] {
        let told = site.run(&["init", folder]).is_refused().stderr();
        assert!(told.contains("kan ikke skrive"), "{told}");
        assert!(!told.contains("os error"), "{told}");
    }
}

#[test]
fn takes_the_folder_to_make() {
    let site = Site::empty();
    site.run(&["init", "ny/mappe"]).succeeds();
    site.run(&["build", "--root", "ny/mappe"]).succeeds();
    assert!(site.root().join("ny/mappe/public/index.html").is_file());
}

#[test]
fn writes_nothing_over_what_is_there() {
    let site = Site::of(&[]);
    let before = fs::read(site.root().join("site.yaml")).unwrap();
    site.run(&["init"]).is_refused().says("site.yaml");
    assert_eq!(fs::read(site.root().join("site.yaml")).unwrap(), before);
    assert!(!site.root().join("content").exists());
}
