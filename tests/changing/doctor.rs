//! `digitv doctor`.

use super::*;

#[test]
fn says_what_to_do() {
    let site = site();
    site.run(&["doctor"])
        .succeeds()
        .says("er ei adresse for eksempler")
        .says("publisher.contact")
        .says("uustatus.no")
        .says("git");
    let copied = "themes/digitv/css/10-tokens.css";
    site.run(&["theme", "copy", "css/10-tokens.css"]).succeeds();
    site.run(&["doctor"])
        .succeeds()
        .says("er lik den innebygde fila");
    let path = site.root().join(copied);
    let changed = fs::read_to_string(&path).expect("copied") + "\n/* vår */\n";
    fs::write(path, changed).expect("written");
    let told = site.run(&["doctor"]).succeeds().stdout();
    assert!(!told.contains(copied), "{told}");
    let note = site.root().join("themes/digitv/.kopiert");
    fs::write(note, "0123456789abcdef css/10-tokens.css\n").expect("written");
    site.run(&["doctor"])
        .succeeds()
        .says("kopiert fra en eldre digitv");
}

#[test]
fn a_site_that_cannot_be_published_is_a_fault() {
    let site = site().write("content/sider/om.md", "---\ntittel: [\n---\n");
    site.run(&["doctor"])
        .finds_errors()
        .says("kan ikke publiseres");
    let site = site.write("site.yaml", "title: A\n");
    site.run(&["doctor"])
        .finds_errors()
        .says("site.yaml kan ikke leses");
}
