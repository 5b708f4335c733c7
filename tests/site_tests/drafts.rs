//! Drafts: they are left out, and shown when asked for.

use super::*;

#[test]
fn are_left_out_with_all_that_they_say() {
    let built = Site::fixture("drafts").build().succeeds();
    assert!(!built.public().has("/losninger/uferdig/"));
    for (file, text) in built.public().texts() {
        assert!(!text.contains("Uferdig løsning"), "{file}");
        assert!(!text.to_lowercase().contains("uferdig"), "{file}");
    }
}

#[test]
fn are_not_led_to_from_the_menu_and_the_footer() {
    let settings = "title: Utkast\nbase_url: https://utkast.example.no\n\
            menu: [{title: Den uferdige, address: losninger/uferdig}, {title: Uferdig igjen, address: /losninger/uferdig/}, losninger]\n\
            footer: [[losninger/uferdig, {title: Uferdig, address: '/losninger/uferdig/#s-users'}]]\n\
            checks: {broken-link: warning}\n";
    let site = Site::fixture("drafts").write("site.yaml", settings);
    let built = site.build().succeeds();
    for (file, text) in built.public().texts() {
        assert!(!text.to_lowercase().contains("uferdig"), "{file}");
    }
    let with_drafts = site.run(&["build", "--drafts"]).succeeds();
    with_drafts
        .page("/")
        .has("Den uferdige")
        .has("Uferdig igjen")
        .has("href=\"/losninger/uferdig/#s-users\"");
}

#[test]
fn are_there_when_asked_for() {
    let built = Site::fixture("drafts")
        .run(&["build", "--drafts"])
        .succeeds();
    built.page("/losninger/uferdig/").has("Kommer snart.");
    built
        .page("/losninger/ferdig/")
        .has("href=\"/losninger/uferdig/\"");
}

#[test]
fn keep_the_files_that_go_with_them() {
    let text = |fields: &str, body: &str| format!("---\ntitle: A\n{fields}---\n\n{body}\n");
    let draft = text(
        "utkast: true # ikke klar\n",
        "[a](ros.txt) [b](../felles/b.txt)",
    );
    let site = Site::of(&[
        ("content/sider/hemmelig/index.md", draft.as_str()),
        ("content/sider/hemmelig/ros.txt", "risiko"),
        ("content/sider/hemmelig/mer/tall.csv", "a;b"),
        ("content/sider/felles/b.txt", "bare utkastet lenker hit"),
        ("content/sider/felles/c.txt", "begge lenker hit"),
        ("content/sider/om.md", &text("", "[c](felles/c.txt)")),
        (
            "content/sider/om.nn.md",
            &text("utkast: ja\n", "Ikkje ferdig."),
        ),
    ]);
    let of = |run: Run| {
        let mut files: Vec<_> = run.public().files();
        files.retain(|file| file.contains("vedlegg/") || file.contains("nn/om"));
        files
    };
    assert_eq!(of(site.build().succeeds()), ["vedlegg/sider/felles/c.txt"]);
    let with_drafts = of(site.run(&["build", "--drafts"]).succeeds());
    assert_eq!(with_drafts.len(), 5, "{with_drafts:?}");
}

#[test]
fn a_link_to_one_is_told_but_a_reference_is_not() {
    let site = Site::fixture("drafts");
    let found = site.check().succeeds().found();
    let others: Vec<_> = found
        .iter()
        .filter(|found| !common::is_for_the_publisher(found))
        .collect();
    assert_eq!(others, ["broken-link losninger/ferdig.md"]);
    let with_drafts = site
        .run(&["check", "--drafts", "--format", "json"])
        .succeeds();
    assert!(
        !with_drafts
            .found()
            .iter()
            .any(|found| found.starts_with("broken-link"))
    );
}
