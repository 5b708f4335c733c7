//! Links that are written with the whole address of the site.

use super::*;

fn site(body: &str) -> Site {
    let text = format!("---\ntittel: Om\n---\n\n{body}\n");
    Site::of(&[
        (
            "site.yaml",
            "title: A\nbase_url: https://a.example.no/kunnskap\n",
        ),
        ("content/sider/om.md", &text),
        (
            "content/sider/to.md",
            "---\ntittel: To\n---\n\nTekst.\n\n## Her\n\nMer.\n",
        ),
    ])
}

#[test]
fn lead_to_pages_as_other_links_do() {
    let links = "[en](https://a.example.no/kunnskap/to/#her), <https://a.example.no/kunnskap>, \
                     https://a.example.no/kunnskap/losninger/ og [ute](https://a.example.no/annet/).";
    let built = site(links).build().succeeds();
    built
        .page("/om/")
        .has("<a href=\"/kunnskap/to/#her\">en</a>")
        .has("<a href=\"/kunnskap/\">https://a.example.no/kunnskap</a>")
        .has("<a href=\"/kunnskap/losninger/\">")
        .has("<a href=\"https://a.example.no/annet/\" rel=");
}

#[test]
fn are_told_where_they_lead_nowhere() {
    for link in [
        "[a](https://a.example.no/kunnskap/borte/)",
        "http://a.example.no/kunnskap/borte/",
        "[a]: <https://A.example.no/kunnskap/borte/>\n\n[a]",
    ] {
        let found = site(link).check().found();
        assert!(
            found.contains(&"broken-link sider/om.md".to_owned()),
            "{link}: {found:?}"
        );
    }
    let found = site("[a](https://a.example.no/kunnskap/to/#borte)")
        .check()
        .found();
    assert!(
        found.contains(&"broken-anchor sider/om.md".to_owned()),
        "{found:?}"
    );
}

#[test]
fn are_checked_in_fields_too() {
    let fields = |url: &str| {
        let text = format!(
            "---\ntittel: Om\nkilder:\n  - url: {url}\n# https://a.example.no/kunnskap/merknad/\n---\n\nTekst.\n"
        );
        site("x").write("content/sider/om.md", text).check()
    };
    let broken = fields("https://a.example.no/kunnskap/borte/");
    assert!(
        broken
            .found()
            .contains(&"broken-link sider/om.md".to_owned()),
        "{:?}",
        broken.found()
    );
    let record = broken.json();
    let record = record
        .as_array()
        .unwrap()
        .iter()
        .find(|record| record["name"] == "broken-link");
    assert_eq!(record.unwrap()["line"], 4);
    let good = fields("'https://a.example.no/kunnskap/to/'").found();
    assert!(
        !good.contains(&"broken-link sider/om.md".to_owned()),
        "{good:?}"
    );
}
